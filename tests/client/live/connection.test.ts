import { expect, test } from 'vitest';
import { readPlace } from '../../../src/client/live/connection.ts';

test('a place in the Markdown is a file, a line and a column', () => {
  expect(readPlace('parts/01-rivers.md:12:3')).toEqual({ file: 'parts/01-rivers.md', line: 12, column: 3 });
  expect(readPlace('10:30 notes.md:1:1')).toEqual({ file: '10:30 notes.md', line: 1, column: 1 });
});

test('anything else is none', () => {
  expect(readPlace('')).toBeUndefined();
  expect(readPlace('rivers.md')).toBeUndefined();
  expect(readPlace('rivers.md:1')).toBeUndefined();
});
