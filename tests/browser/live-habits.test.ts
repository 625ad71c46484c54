/** What editors, sync programs and git do to files: the last state on the disk is what ends up on screen. */
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { copyFile, cp, mkdir, readFile, rename, rm, symlink, unlink, utimes, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { eventually, useBrowser } from './harness.ts';
import { type LiveOptions, startLive, stateOf, untilShown, useLive, watchingBy, writeDeck } from './live.ts';

const browser = useBrowser();

const owls = (text: string): string => `# Birds\n\n## Owls\n\n${text}\n`;

function useBirds(options: LiveOptions = {}) {
  const open = useLive(browser, { 'deck.yaml': 'title: Birds\n', '01-owls.md': owls('They hunt at night.') }, options);
  return async () => {
    const { pathTo: at, ...deck } = await open();
    const untilSeen = (text: string): Promise<void> => untilShown(deck.page, text);
    const shown = () => deck.said().flatMap(({ event, what }) => (event === 'shown' ? [what] : []));
    return { ...deck, at, untilSeen, shown };
  };
}

const open = useBirds();

describe.each([
  ['told by the system', open],
  ['told by nobody, but looked for with --poll', useBirds({ flags: ['--poll'], env: watchingBy('deaf') })],
])('changes that are %s:', (_name, open) => {
  test('a file moved over the old one, moved away and back, removed and restored', async () => {
    const { at, folder, untilSeen, page } = await open();
    await writeFile(join(folder, '..', 'aside'), owls('Moved over.'));
    await rename(join(folder, '..', 'aside'), at('01-owls.md'));
    await untilSeen('Moved over.');
    await rename(at('01-owls.md'), at('01-owls.md~'));
    await writeFile(at('01-owls.md'), owls('With a backup.'));
    await unlink(at('01-owls.md~'));
    await untilSeen('With a backup.');
    await writeFile(at('02-more.md'), '# More\n\nAt first.\n');
    await untilSeen('At first.');
    await rm(at('02-more.md'));
    await eventually(() => page.getByText('At first.').count()).toBe(0);
    await writeFile(at('02-more.md'), '# More\n\nRestored.\n');
    await untilSeen('Restored.');
  });
});

test('of a thousand saves in a row the last one is shown, and so is one that follows soon', async () => {
  const { at, shown, untilSeen } = await open();
  for (let save = 1; save <= 1000; save++) writeFileSync(at('01-owls.md'), owls(`Save ${save} of all.`));
  await untilSeen('Save 1000 of all.');
  expect(shown().length).toBeLessThan(500);
  // Watchers are fond of dropping what follows soon.
  for (const gap of [5, 20, 45]) {
    writeFileSync(at('01-owls.md'), owls(`Before ${gap} ms.`));
    await pause(gap);
    writeFileSync(at('01-owls.md'), owls(`After ${gap} ms.`));
    await untilSeen(`After ${gap} ms.`);
  }
});

test('what is saved between the first build and the watch is shown', async () => {
  const folder = await writeDeck({ '01-owls.md': owls('They hunt at night.') });
  const saving = `() => {
    fs.writeFileSync(${JSON.stringify(join(folder, '01-owls.md'))}, ${JSON.stringify(owls('They see in the dark.'))});
    return deaf();
  }`;
  const { address } = await startLive(folder, { env: watchingBy(saving) });
  await eventually(() => stateOf(address)).toContain('They see in the dark.');
});

test('the folder that the deck is built to is not watched', async () => {
  const folder = await writeDeck({ '01-owls.md': owls('They hunt.'), 'out/a/b.md': '', 'parts/a.md': '' });
  const list = join(folder, '..', 'watched');
  const listing = `(path) => {
    fs.appendFileSync(${JSON.stringify(list)}, path + '\\n');
    return deaf();
  }`;
  await startLive(folder, { flags: ['--out', join(folder, 'out')], env: watchingBy(listing) });
  const watched = (await readFile(list, 'utf8')).split('\n').filter(Boolean);
  expect(watched.map((path) => relative(folder, path)).sort()).toEqual(['', 'parts']);
});

test('a touch without a change is told to nobody', async () => {
  const { at, said, shown, untilSeen } = await open();
  await utimes(at('01-owls.md'), new Date(), new Date());
  await pause(50);
  await writeFile(at('01-owls.md'), owls('They hunt at night.'));
  await pause(50);
  await writeFile(at('01-owls.md'), owls('Now it is.'));
  await untilSeen('Now it is.');
  expect(shown()).toEqual(['#owls']);
  expect(said()).toHaveLength(1);
});

test('a folder of parts is renamed and back, with new files in it, and replaced by another', async () => {
  const { at, untilSeen, page } = await open();
  await mkdir(at('parts'));
  await writeFile(at('parts/wings.md'), 'Soft feathers.\n');
  await writeFile(at('02-wings.md'), '# Wings\n\n## Feathers\n\n::: include parts/wings.md\n');
  await untilSeen('Soft feathers.');
  await rename(at('parts'), at('aside'));
  await page.locator('.live-panel').waitFor();
  await writeFile(at('aside/wings.md'), 'Silent feathers.\n');
  await rename(at('aside'), at('parts'));
  await untilSeen('Silent feathers.');
  await page.locator('.live-panel').waitFor({ state: 'hidden' });
  await rename(at('parts'), at('old'));
  await mkdir(at('parts'));
  await writeFile(at('parts/wings.md'), 'Other feathers.\n');
  await untilSeen('Other feathers.');
  await writeFile(at('parts/wings.md'), 'And followed.\n');
  await untilSeen('And followed.');
});

test('the deck’s own folder is moved away, comes back, and is replaced by another', async () => {
  const { folder, at, untilSeen, page } = await open();
  await rename(folder, `${folder}-away`);
  await page.locator('.live-panel').waitFor();
  await writeFile(join(`${folder}-away`, '01-owls.md'), owls('Back again.'));
  await rename(`${folder}-away`, folder);
  await untilSeen('Back again.');
  await writeFile(at('01-owls.md'), owls('And followed.'));
  await untilSeen('And followed.');
  await cp(folder, `${folder}-other`, { recursive: true });
  await rename(folder, `${folder}-old`);
  await rename(`${folder}-other`, folder);
  await writeFile(at('01-owls.md'), owls('In another folder.'));
  await untilSeen('In another folder.');
});

test('a section that is a link to a file of the deck', async () => {
  const { at, untilSeen } = await open();
  await mkdir(at('texts'));
  await writeFile(at('texts/hawks.md'), '# Hawks\n\nBy day.\n');
  await symlink('texts/hawks.md', at('02-hawks.md'));
  await untilSeen('By day.');
  await writeFile(at('texts/hawks.md'), '# Hawks\n\nAt noon.\n');
  await untilSeen('At noon.');
});

test.skipIf(!hasGit())('git checks out another branch, and comes back', async () => {
  const { folder, at, untilSeen, page } = await open();
  const git = (...args: string[]): unknown =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...args], {
      cwd: folder,
      stdio: 'ignore',
    });
  git('init', '-b', 'one');
  git('add', '.');
  git('commit', '-m', 'one');
  git('checkout', '-b', 'two');
  await copyFile(at('01-owls.md'), at('03-last.md'));
  await writeFile(at('01-owls.md'), owls('On the other branch.'));
  git('add', '.');
  git('commit', '-m', 'two');
  await untilSeen('On the other branch.');
  git('checkout', 'one');
  await eventually(() => page.locator('.slides section:not(.stack)').count()).toBe(2);
  await untilSeen('They hunt at night.');
  git('checkout', 'two');
  await eventually(() => page.locator('.slides section:not(.stack)').count()).toBe(4);
  await untilSeen('On the other branch.');
});

function hasGit(): boolean {
  return spawnSync('git', ['--version']).error === undefined;
}
