import { expect, test } from 'vitest';
import { compareNaturally } from '../../src/deck/natural.ts';

const sorted = (...names: string[]): string[] => [...names].sort(compareNaturally);

test('numbers count as numbers', () => {
  expect(sorted('10-a', '2-b', '1-c', '02-a')).toEqual(['1-c', '02-a', '2-b', '10-a']);
  expect(sorted('a99999999999999999999998', 'a99999999999999999999999', 'a9')).toEqual([
    'a9',
    'a99999999999999999999998',
    'a99999999999999999999999',
  ]);
});

test('case counts only between names that are else the same', () => {
  expect(sorted('b', 'A', 'a', 'B')).toEqual(['A', 'a', 'B', 'b']);
});

test('the order does not depend on the order before', () => {
  const names = ['01.md', '1.md', '001.md', 'ä.md', 'a.md', 'z.md', 'Ж.md', '1a', '1-a', ''];
  expect(sorted(...names.toReversed())).toEqual(sorted(...names));
});
