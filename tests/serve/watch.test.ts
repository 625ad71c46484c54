import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { watchDeck } from '../../src/serve/watch.ts';
import { aWhile, watched } from './watched.ts';

test('a saved file is told at once, with the time', async () => {
  const { write, told, changes } = await watched();
  const saveOnce = async (save: number): Promise<number> => {
    const before = Date.now();
    write('a.md', `save ${save}\n`);
    while (changes.length === 0) await pause(1);
    const took = Date.now() - before;
    expect(changes[0]?.noticed).toBeGreaterThanOrEqual(before);
    expect(await told()).toEqual(['a.md']);
    return took;
  };
  // The machine may be busy with something else now and then, but not each time.
  let best = Number.POSITIVE_INFINITY;
  for (let save = 0; save < 50 && best >= 40; save++) best = Math.min(best, await saveOnce(save));
  expect(best).toBeLessThan(40);
});

test('files in folders, pictures, new files and removed ones are told', async () => {
  const { write, told, at } = await watched();
  write('images/x.svg', '<svg/>');
  expect(await told()).toEqual(['images/x.svg']);
  write('c.md', 'c\n');
  expect(await told()).toEqual(['c.md']);
  rmSync(at('c.md'));
  expect(await told()).toEqual(['c.md']);
});

test('vim and JetBrains: a new file is moved over the old one', async () => {
  const { write, told, at } = await watched();
  for (const aside of ['a.md~', 'a.md___jb_tmp___', '.a.md.swp']) {
    write(aside, `${aside}\n`);
    renameSync(at(aside), at('a.md'));
    expect(await told()).toEqual(['a.md']);
    write('a.md', 'and again\n');
    expect(await told()).toEqual(['a.md']);
  }
});

test('vim with a backup: the old file is moved away first, and is not told as missing', async () => {
  const { write, at, changes, told } = await watched();
  renameSync(at('a.md'), at('a.md~'));
  await pause(3);
  write('a.md', 'new\n');
  while (changes.length === 0) await pause(1);
  expect(readFileSync(at('a.md'), 'utf8')).toBe('new\n');
  rmSync(at('a.md~'));
  expect(await told()).toEqual(['a.md']);
  expect(changes).toHaveLength(0);
});

test('what editors put beside a file, hidden files and ignored folders are not told', async () => {
  const { write, changes } = await watched({ ignore: (path) => path === 'dist' || path.startsWith('dist/') });
  for (const path of ['4913', '.a.md.swp', 'a.md~', '.#a.md', '#a.md#', 'a.md___jb_old___', 'a.md.swp'])
    write(path, 'x');
  for (const path of ['.git/index', 'node_modules/x/index.js', 'dist/index.html']) write(path, 'x');
  await aWhile();
  expect(changes).toEqual([]);
});

test('a burst of saves ends with the last one, and is told far less often', async () => {
  const read: string[] = [];
  const { write, at } = await watched({ onChange: () => read.push(readFileSync(at('a.md'), 'utf8')) });
  for (let count = 1; count <= 200; count++) {
    write('a.md', `${count}\n`);
    if (count % 10 === 0) await pause(0);
  }
  await vi.waitFor(() => expect(read.at(-1)).toBe('200\n'));
  expect(read.length).toBeLessThan(50);
});

test.each([0, 5, 20, 45, 60])('two saves %i ms apart: the second is never lost', async (gap) => {
  let read = '';
  const { write, at } = await watched({
    onChange: () => {
      read = readFileSync(at('a.md'), 'utf8');
    },
  });
  for (const text of ['one', 'two', 'three']) {
    write('a.md', text);
    await pause(gap);
  }
  await vi.waitFor(() => expect(read).toBe('three'));
});

test('removed, restored and removed again, however soon', async () => {
  const { write, at, told } = await watched();
  for (let round = 0; round < 3; round++) {
    rmSync(at('a.md'));
    expect(await told()).toEqual(['a.md']);
    write('a.md', 'back\n');
    expect(await told()).toEqual(['a.md']);
  }
});

test('a file that is emptied first is told when it is written', async () => {
  const { at, told, changes } = await watched();
  const file = openSync(at('a.md'), 'w');
  await pause(8);
  expect(changes).toEqual([]);
  writeSync(file, 'whole\n');
  closeSync(file);
  expect(await told()).toEqual(['a.md']);
});

test('a file that is written in pieces is told when it is whole', async () => {
  const { at, changes, told } = await watched();
  const piece = 'x'.repeat(8192);
  const file = openSync(at('a.md'), 'w');
  for (let count = 0; count < 5; count++) {
    writeSync(file, piece);
    await pause(5);
  }
  expect(changes).toEqual([]);
  writeSync(file, 'end\n');
  closeSync(file);
  expect(await told()).toEqual(['a.md']);
});

test('a file that stays empty is told', async () => {
  const { write, told } = await watched();
  write('a.md', '');
  expect(await told()).toEqual(['a.md']);
});

test('a file that grows and grows is told meanwhile', async () => {
  const { at, changes } = await watched();
  for (let count = 0; changes.length === 0; count++) {
    expect(count).toBeLessThan(300);
    appendFileSync(at('images/film.mp4'), 'x'.repeat(4096));
    await pause(2);
  }
});

test('a touch is told: who builds finds that nothing changed', async () => {
  const { at, told } = await watched();
  utimesSync(at('a.md'), new Date(), new Date());
  expect(await told()).toEqual(['a.md']);
});

test('new folders are watched with all that is put into them', async () => {
  const { write, told, writeUntilTold } = await watched();
  write('more/deep/c.md', 'c\n');
  expect(await told()).toContain('');
  await writeUntilTold('more/deep/c.md');
});

test('a folder that is replaced by another of its name stays watched', async () => {
  const { at, writeUntilTold } = await watched();
  for (let round = 0; round < 3; round++) {
    renameSync(at('images'), at('old'));
    mkdirSync(at('images'));
    rmSync(at('old'), { recursive: true });
    await writeUntilTold('images/x.svg');
  }
});

test('a folder that is removed and restored at once stays watched', async () => {
  const { at, writeUntilTold } = await watched();
  for (let round = 0; round < 3; round++) {
    rmSync(at('images'), { recursive: true });
    await writeUntilTold('images/x.svg');
  }
});

test('many files at once, as when git checks out another branch', async () => {
  const { write, at, writeUntilTold } = await watched();
  for (let count = 0; count < 300; count++) write(`part-${count % 20}/s-${count}.md`, 'x\n');
  rmSync(at('b.md'));
  await writeUntilTold('part-7/s-7.md');
});

test("the deck's folder is moved away and back", async () => {
  const { folder, told, writeUntilTold } = await watched();
  renameSync(folder, `${folder}-away`);
  expect(await told()).toEqual(['']);
  renameSync(`${folder}-away`, folder);
  expect(await told()).toEqual(['']);
  await writeUntilTold('a.md');
});

test("the deck's folder is replaced by another one", async () => {
  const { folder, write, told, writeUntilTold } = await watched();
  renameSync(folder, `${folder}-old`);
  write('a.md', 'another\n');
  expect(await told()).toContain('');
  await writeUntilTold('a.md');
});

test('a link within the deck: what it leads to is told, and so is where it leads', async () => {
  const { at, write, told } = await watched();
  symlinkSync(at('images'), at('pictures'));
  expect(await told()).toEqual(['']);
  symlinkSync('a.md', at('link.md'));
  expect(await told()).toEqual(['link.md']);
  write('pictures/x.svg', 'through the link');
  expect(await told()).toEqual(['images/x.svg']);
  rmSync(at('link.md'));
  symlinkSync('b.md', at('link.md'));
  expect(await told()).toEqual(['link.md']);
});

test('a link to a folder above is no endless way', async () => {
  const { at, write, told } = await watched();
  symlinkSync('..', at('images/up'));
  await told();
  write('a.md', 'x\n');
  expect(await told()).toEqual(['a.md']);
});

test('what is ignored may change', async () => {
  let only = 'a.md';
  const { write, changes, told, refresh } = await watched({ ignore: (path) => path !== only });
  write('images/x.svg', 'x');
  write('b.md', 'x');
  await aWhile();
  expect(changes).toEqual([]);
  only = 'b.md';
  refresh();
  expect(await told()).toEqual(['']);
  write('b.md', 'y');
  expect(await told()).toEqual(['b.md']);
});

test('after closing nothing is told', async () => {
  const { write, changes, close } = await watched();
  write('a.md', 'x\n');
  await close();
  write('a.md', 'y\n');
  await aWhile();
  expect(changes).toEqual([]);
});

test('closing while all is watched anew leaves nothing', async () => {
  const { folder, at } = await watched();
  const before = handles();
  for (let round = 0; round < 10; round++) {
    const watch = await watchDeck(folder, { onChange: () => {}, onError: () => {} });
    mkdirSync(at(`n${round}`));
    writeFileSync(join(folder, `n${round}`, 'c.md'), 'c\n');
    await pause(round);
    await watch.close();
  }
  // The test's own watcher has ten folders more, once it has seen them all.
  await vi.waitFor(() => expect(handles() - before).toBe(10), { timeout: 5000 });
});

const handles = (): number => process.getActiveResourcesInfo().filter((name) => name === 'FSEventWrap').length;
