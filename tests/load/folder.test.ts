import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFolder } from '../../src/load/folder.ts';
import { folderOf } from './folder-of.ts';

test('finds files, wherever the path winds', () => {
  const root = folderOf({ 'images/a.png': '12345' });
  const folder = openFolder(root);
  const absolute = join(root, 'images/a.png');
  expect(folder.find('images/a.png')).toEqual({ kind: 'file', path: 'images/a.png', absolute, size: 5 });
  expect(folder.find('./images/../images//a.png')).toMatchObject({ kind: 'file', path: 'images/a.png' });
});

test('tells what is no file', () => {
  const folder = openFolder(folderOf({ 'images/a.png': '', '.secret/key': '', 'node_modules/x/a.png': '' }));
  expect(folder.find('images').kind).toBe('folder');
  expect(folder.find('images/b.png').kind).toBe('missing');
  expect(folder.find('images/a.png/b').kind).toBe('missing');
  expect(folder.find('.secret/key').kind).toBe('hidden');
  expect(folder.find('node_modules/x/a.png').kind).toBe('hidden');
});

test.each(['../other.md', 'images/../../other.md', '/etc/passwd', 'C:\\x.png', '\\\\server\\x'])(
  '%s is outside',
  (path) => {
    expect(openFolder(folderOf({ 'images/a.png': '' })).find(path)).toMatchObject({ kind: 'outside', link: false });
  },
);

test('case counts, also on a disk where it does not', () => {
  const folder = openFolder(folderOf({ 'Images/Logo.PNG': '' }));
  expect(folder.find('images/logo.png')).toEqual({
    kind: 'missing',
    path: 'images/logo.png',
    spelling: 'Images/Logo.PNG',
  });
});

test('an accent may be stored in either way', () => {
  const folder = openFolder(folderOf({ 'pe\u0301.png': '' }));
  expect(folder.find('p\u00E9.png')).toMatchObject({ kind: 'file', path: 'p\u00E9.png' });
});

test('links may lead within the folder, not out of it', () => {
  const root = folderOf({ 'pictures/a.png': '' });
  mkdirSync(join(root, '../elsewhere'));
  symlinkSync('pictures', join(root, 'images'));
  symlinkSync('../elsewhere', join(root, 'shared'));
  symlinkSync('nowhere', join(root, 'dead'));
  symlinkSync('round', join(root, 'round'));
  const folder = openFolder(root);
  expect(folder.find('images/a.png')).toMatchObject({ kind: 'file', path: 'images/a.png' });
  expect(folder.find('shared/a.png')).toMatchObject({ kind: 'outside', link: true });
  expect(folder.find('dead').kind).toBe('dead-link');
  expect(folder.find('round').kind).toBe('dead-link');
});

test('lists all files but those that are never read', () => {
  const root = folderOf({
    '10.md': '',
    '2.md': '',
    'parts/a.md': '',
    '.git/config': '',
    'node_modules/x/readme.md': '',
    'dist/index.html': '',
  });
  expect(openFolder(root, join(root, 'dist')).files()).toEqual(['2.md', '10.md', 'parts/a.md']);
});
