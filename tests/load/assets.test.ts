import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAsset } from '../../src/load/assets.ts';
import { openFolder } from '../../src/load/folder.ts';
import { spanAt } from '../../src/problems.ts';
import { folderOf } from './folder-of.ts';

const span = spanAt('a.md', 7, 3, 12);

function problemOf(path: string): string {
  const folder = openFolder(folderOf({ 'images/Bridge.png': 'x', 'images/map.svg': 'x', 'a.md': '' }));
  const read = readAsset(folder, { path, span });
  if (!('problem' in read)) return '';
  expect(read.problem.span).toEqual(span);
  return `${read.problem.message} | ${read.problem.hint?.replace(folder.root, '…')}`;
}

test('reads bytes', () => {
  const folder = openFolder(folderOf({ 'images/a.png': Uint8Array.of(1, 2, 3) }));
  expect(readAsset(folder, { path: 'images/a.png', span })).toEqual({ bytes: Buffer.from([1, 2, 3]) });
});

test.each([
  [
    'images/bridge.png',
    'There is no file `images/bridge.png` | It is written `images/Bridge.png`: upper and lower case count.',
  ],
  ['images/mapp.svg', 'There is no file `images/mapp.svg` | Did you mean `images/map.svg`?'],
  ['map.svg', 'There is no file `map.svg` | Did you mean `images/map.svg`?'],
  [
    'drawings/photo.jpeg',
    'There is no file `drawings/photo.jpeg` | Put the file where it is looked for, …/drawings/photo.jpeg, or mend its path.',
  ],
  ['images', '`images` is a folder, not a file | Name a file in it.'],
  ['../x.png', "`../x.png` lies outside the deck's folder | Copy the file into the deck's folder and name it there."],
])('%s is told at its place', (path, expected) => {
  expect(problemOf(path)).toBe(expected);
});

test('a folder named like a picture is no crash', () => {
  const root = folderOf({});
  mkdirSync(join(root, 'x.png'));
  expect(readAsset(openFolder(root), { path: 'x.png', span })).toMatchObject({ problem: { rule: 'missing-file' } });
});
