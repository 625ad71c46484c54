import fs, { chmodSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { UsageError } from '../../src/problems.ts';
import { writeSite, writeTogether } from '../../src/site/write.ts';
import { folderOf } from '../load/folder-of.ts';

const siteOf = (files: Readonly<Record<string, string>>) => new Map(Object.entries(files));

test('writes every file, in folders that it makes', () => {
  const out = join(folderOf({}), 'a/b');
  writeSite(
    out,
    new Map<string, string | Uint8Array>([
      ['index.html', '<p>ü'],
      ['assets/x-01234567ab.bin', Uint8Array.of(0, 255)],
    ]),
  );
  expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('<p>ü');
  expect([...readFileSync(join(out, 'assets/x-01234567ab.bin'))]).toEqual([0, 255]);
});

test('leaves an asset alone that is there already, and mends one that is damaged', () => {
  const out = folderOf({ 'assets/a-01234567ab.css': 'same', 'assets/b-01234567ab.css': 'dama' });
  const asset = join(out, 'assets/a-01234567ab.css');
  utimesSync(asset, 1000, 1000);
  writeSite(out, siteOf({ 'assets/a-01234567ab.css': 'same', 'assets/b-01234567ab.css': 'good' }));
  expect(statSync(asset).mtimeMs).toBe(1_000_000);
  expect(readFileSync(join(out, 'assets/b-01234567ab.css'), 'utf8')).toBe('good');
});

test('deletes its own stale assets and nothing else', () => {
  const out = folderOf({
    'assets/theme-01234567ab.css': 'stale',
    'assets/theme.css': 'foreign',
    'assets/theme-012345678g.css': 'foreign',
    'theme-01234567ab.css': 'foreign',
    'other.html': 'foreign',
    'assets/deep/theme-01234567ab.css': 'foreign',
  });
  writeSite(out, siteOf({ 'index.html': '', 'assets/theme-abcdef0123.css': 'new' }));
  expect(readdirSync(out).sort()).toEqual(['assets', 'index.html', 'other.html', 'theme-01234567ab.css']);
  expect(readdirSync(join(out, 'assets')).sort()).toEqual([
    'deep',
    'theme-012345678g.css',
    'theme-abcdef0123.css',
    'theme.css',
  ]);
});

test('takes away what killed builds left, but not what a running one writes', () => {
  const mine = `.lectern-${process.ppid}-1.tmp`;
  const out = folderOf({ '.lectern-999999999-1.tmp': '', 'assets/.lectern-999999999-2.tmp': '', [mine]: '' });
  writeSite(out, siteOf({ 'index.html': '', 'assets/a-01234567ab.css': '' }));
  expect(readdirSync(out)).toEqual([mine, 'assets', 'index.html']);
  expect(readdirSync(join(out, 'assets'))).toEqual(['a-01234567ab.css']);
});

test('a page replaces a link instead of writing through it', () => {
  const out = folderOf({ 'source.md': 'precious' });
  symlinkSync('source.md', join(out, 'index.html'));
  writeSite(out, siteOf({ 'index.html': 'page' }));
  expect(readFileSync(join(out, 'source.md'), 'utf8')).toBe('precious');
});

test.each([
  ['a file in the place of the folder', { out: '' }, 'a file stands where a folder should be'],
  ['a file above it', { 'out/..': '' }, 'a file stands where a folder should be'],
  ['a file in the place of assets', { 'out/assets': '' }, 'a file stands where a folder should be'],
  ['a folder in the place of a page', { 'out/index.html/x': '' }, 'a folder stands where a file should be'],
])('%s is told in words', (_, files, message) => {
  const root = 'out/..' in files ? join(folderOf({ file: '' }), 'file') : folderOf(files);
  const write = () => writeSite(join(root, 'out'), siteOf({ 'index.html': '', 'assets/a-01234567ab.css': '' }));
  expect(write).toThrow(UsageError);
  expect(write).toThrow(message);
});

test.runIf(process.platform === 'linux')('a place where no folder can be made is told, not waited for', () => {
  expect(() => writeSite('/proc/lectern/out', siteOf({ 'index.html': '' }))).toThrow('cannot be made');
});

test.skipIf(process.getuid?.() === 0)('a folder that may not be written to is told in words', () => {
  const out = folderOf({});
  chmodSync(out, 0o500);
  expect(() => writeSite(out, siteOf({ 'index.html': '' }))).toThrow('permission is denied');
  chmodSync(out, 0o700);
});

test('a failure leaves the pages that were there, and nothing half-written', () => {
  const out = folderOf({ 'a.html': 'old', 'b.html/x': '' });
  expect(() => writeSite(out, siteOf({ 'b.html': 'new', 'a.html': 'new' }))).toThrow(UsageError);
  expect(readFileSync(join(out, 'a.html'), 'utf8')).toBe('old');
  expect(readdirSync(out)).toEqual(['a.html', 'b.html']);
});

test('files are written together, and those that are stale taken away', () => {
  const out = folderOf({ 'a.pdf': 'old', 'png/slide-1.png': 'old', 'png/slide-2.png': 'old', 'png/slide-3.png/x': '' });
  writeTogether(out, siteOf({ 'a.pdf': 'new', 'b.pdf': 'new', 'png/slide-1.png': 'new' }), /^slide-\d+\.png$/);
  for (const path of ['a.pdf', 'b.pdf', 'png/slide-1.png']) expect(readFileSync(join(out, path), 'utf8')).toBe('new');
  expect(readdirSync(out)).toEqual(['a.pdf', 'b.pdf', 'png']);
  expect(readdirSync(join(out, 'png'))).toEqual(['slide-1.png', 'slide-3.png']);
});

test('of files that are written together none is new if a folder is in the way of one', () => {
  const out = folderOf({ 'a.pdf': 'old', 'b.pdf/x': '' });
  const write = () => writeTogether(out, siteOf({ 'a.pdf': 'new', 'b.pdf': 'new' }));
  expect(write).toThrow(UsageError);
  expect(write).toThrow(`a folder stands where a file should be (${join(out, 'b.pdf')})`);
  expect(readFileSync(join(out, 'a.pdf'), 'utf8')).toBe('old');
  expect(readdirSync(out)).toEqual(['a.pdf', 'b.pdf']);
});

test.each(['linkSync', undefined] as const)('they are put back if one cannot be replaced, without %s', (missing) => {
  const out = folderOf({ 'a.pdf': 'old', 'c.pdf': 'open' });
  const { renameSync } = fs;
  const refuse = (code: string) => () => {
    throw Object.assign(new Error(code), { code });
  };
  vi.spyOn(fs, 'renameSync').mockImplementation((from, to) =>
    String(to).endsWith('c.pdf') ? refuse('EBUSY')() : renameSync(from, to),
  );
  if (missing) vi.spyOn(fs, missing).mockImplementation(refuse('ENOTSUP'));
  syncBuiltinESMExports();
  onTestFinished(() => {
    vi.restoreAllMocks();
    syncBuiltinESMExports();
  });
  const write = () => writeTogether(out, siteOf({ 'a.pdf': 'new', 'b.pdf': 'new', 'c.pdf': 'new' }));
  expect(write).toThrow('another program holds a file in it');
  expect(readFileSync(join(out, 'a.pdf'), 'utf8')).toBe('old');
  expect(readdirSync(out)).toEqual(['a.pdf', 'c.pdf']);
});

test('our own mistakes are not made the machine’s', () => {
  const broken = { keys: () => ['x.html'][Symbol.iterator](), get: () => ({}) } as unknown as Map<string, string>;
  expect(() => writeSite(folderOf({}), broken)).toThrow(TypeError);
});
