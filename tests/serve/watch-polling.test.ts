import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { watched } from './watched.ts';

const poll = 20;

test('saves, new files and removed ones', async () => {
  const { write, at, changes } = await watched({ poll });
  const untilTold = (path: string) => expect.poll(() => changes.flatMap(({ paths }) => paths)).toContain(path);
  write('a.md', 'polled\n');
  await untilTold('a.md');
  write('images/y.svg', 'y');
  await untilTold('images/y.svg');
  rmSync(at('b.md'));
  await untilTold('b.md');
});

test('a file that is moved over another one', async () => {
  const { write, at, told } = await watched({ poll });
  write('.aside', 'moved\n');
  renameSync(at('.aside'), at('a.md'));
  expect(await told()).toContain('a.md');
});

test('a folder that is replaced', async () => {
  const { write, at, told } = await watched({ poll });
  renameSync(at('images'), at('old'));
  mkdirSync(at('images'));
  await told();
  write('images/x.svg', 'again');
  expect(await told()).toContain('images/x.svg');
  write('images/x.svg', 'and again');
  expect(await told()).toContain('images/x.svg');
});

test("the deck's folder is moved away and back", async () => {
  const { folder, write, told } = await watched({ poll });
  renameSync(folder, `${folder}-away`);
  expect(await told()).toContain('');
  renameSync(`${folder}-away`, folder);
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(await told()).toContain('');
  write('a.md', 'back\n');
  expect(await told()).toContain('a.md');
});
