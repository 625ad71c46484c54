import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkOut } from '../../src/load/output.ts';
import { UsageError } from '../../src/problems.ts';
import { folderOf } from './folder-of.ts';

const root = () => folderOf({ '1.md': '', 'images/a.png': '', 'templates/slide/x.hbs': '' });

test('any folder beside the deck or below it is fine', () => {
  const deck = root();
  for (const out of ['../out', 'dist', 'a/b/c', 'images/out', 'images-2']) {
    expect(() => checkOut(join(deck, out), deck, ['1.md', 'images/a.png'])).not.toThrow();
  }
});

test.each([
  ['.', "is the deck's own folder"],
  ['..', "holds the deck's own folder"],
  ['../..', "holds the deck's own folder"],
  ['templates', 'is the folder of the templates'],
  ['templates/slide', 'is the folder of the templates'],
  ['images', 'is a folder that the deck reads from (images/a.png)'],
  ['1.md', 'is a file, not a folder'],
])('%s is refused', (out, reason) => {
  const deck = root();
  const check = () => checkOut(join(deck, out), deck, ['1.md', 'images/a.png']);
  expect(check).toThrow(UsageError);
  expect(check).toThrow(reason);
});

test('a link does not hide the deck', () => {
  const deck = root();
  const link = join(dirname(deck), 'link');
  symlinkSync(deck, link);
  expect(() => checkOut(link, deck)).toThrow("is the deck's own folder");
  expect(() => checkOut(deck, link)).toThrow("is the deck's own folder");
  expect(() => checkOut(join(link, 'images'), deck, ['images/a.png'])).toThrow('reads from');
});

test('the folder that a link of the deck leads to is read as well', () => {
  const deck = root();
  mkdirSync(join(deck, 'pictures'));
  writeFileSync(join(deck, 'pictures/b.png'), '');
  symlinkSync('pictures', join(deck, 'shown'));
  expect(() => checkOut(join(deck, 'pictures'), deck, ['shown/b.png'])).toThrow('reads from');
});
