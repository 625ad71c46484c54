import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inject } from 'vitest';

/** The two ways in which a deck is given to a class. */
export const outputs = ['index.html', 'the single file'] as const;

export type Output = (typeof outputs)[number];

/** The decks that tests open most. */
export const gallery = 'tests/fixtures/gallery';
export const lesson = 'slides';
/** A small one, whose slides tests may count. */
export const fiveJobs = 'tests/fixtures/browser/class';

/** The HTML file of a deck: it is built by the first test that asks. */
export async function deckFile(source: string, output: Output = 'index.html'): Promise<string> {
  const folder = await buildDeck(source);
  if (output === 'index.html') return join(folder, output);
  const single = (await readdir(folder)).find((name) => name.endsWith('.html') && name !== 'index.html');
  if (single === undefined) throw new Error(`There is no single file in ${folder}`);
  return join(folder, single);
}

/** Builds a deck with the compiled command, once for all test files; returns the folder, which goes after the tests. */
export async function buildDeck(source: string): Promise<string> {
  const folder = join(inject('decks'), source.replace(/[^\p{L}\d]+/gu, '-'));
  if (existsSync(folder)) return folder;
  const aside = await mkdtemp(join(dirname(folder), 'building-'));
  await promisify(execFile)(process.execPath, [join(root, 'lib', 'main.js'), 'build', source, '--out', aside], {
    cwd: root,
  });
  // Two test files may build the same deck at once: the second one finds the place taken by an equal.
  await rename(aside, folder).catch(() => rm(aside, { recursive: true }));
  return folder;
}

/** A copy of a deck's folder in which a test may change something; its name is kept, since it names the deck. */
export async function copyOf(source: string): Promise<string> {
  return join(await mkdtemp(join(inject('decks'), 'copy-')), basename(source));
}

const root = fileURLToPath(new URL('../../', import.meta.url));
