import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFolder } from '../../src/load/folder.ts';
import { readText } from '../../src/load/text.ts';
import { spanAt } from '../../src/problems.ts';
import { folderOf } from './folder-of.ts';

const read = (content: string | Uint8Array) => readText(openFolder(folderOf({ 'a.md': content })), 'a.md');

test.each([
  ['Windows line ends', 'a\r\nb\r\n', 'a\nb\n'],
  ['old Mac line ends', 'a\rb\r', 'a\nb\n'],
  ['a byte order mark', '\uFEFF# a\n', '# a\n'],
  ['no final line end', 'a', 'a\n'],
  ['a NUL', 'a\0b\n', 'a\uFFFDb\n'],
  ['nothing', '', ''],
])('%s are made alike', (_, content, text) => {
  expect(read(content)).toEqual({ text });
});

test.each([
  ['a Latin-1 letter', Buffer.from('x\r\n\u{1F44D}na\xEFve\n'.replace('\u{1F44D}', ''), 'latin1'), 2, 3],
  ['after a good U+FFFD and wide signs', Buffer.concat([Buffer.from('\uFFFD日\u{1F44D}x'), Buffer.from([0xff])]), 1, 6],
  ['half a sign at the end', Buffer.concat([Buffer.from('ab\n'), Buffer.from([0xe6, 0x97])]), 2, 1],
])('the first sign that is no UTF-8 is told: %s', (_, bytes, line, column) => {
  expect(read(bytes).problem).toMatchObject({ rule: 'encoding', span: { file: 'a.md', start: { line, column } } });
});

test('UTF-16 is called by its name', () => {
  expect(read(Buffer.from('\uFEFF# a\n', 'utf16le')).problem?.message).toContain('UTF-16');
});

test('a text of 100 MB is refused with its size, unread', () => {
  const root = folderOf({ 'a.md': '' });
  truncateSync(join(root, 'a.md'), 100 * 1024 * 1024);
  const start = performance.now();
  const { problem } = readText(openFolder(root), 'a.md');
  expect(problem).toMatchObject({ rule: 'too-large', message: '`a.md` has 100.0 MB; a text may have 10 MB' });
  expect(performance.now() - start).toBeLessThan(1000);
});

test('a missing file is told where it is named', () => {
  const folder = openFolder(folderOf({ 'b.md': '' }));
  expect(readText(folder, 'c.md', spanAt('b.md', 3, 5)).problem).toMatchObject({
    rule: 'missing-file',
    message: 'There is no file `c.md`',
    hint: 'Did you mean `b.md`?',
    span: { file: 'b.md', start: { line: 3, column: 5 } },
  });
});
