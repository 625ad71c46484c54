import { expect, test } from 'vitest';
import { groupStacks, nearestSurvivor } from '../../../src/client/live/arrange.ts';

const order = (text: string) => text.split(' ').map((word) => ({ id: word.replace('/', ''), down: word[0] === '/' }));
const shape = (text: string) => groupStacks(order(text)).map((group) => group.map(({ id }) => id).join('/'));

test('slides that stand below others are in a stack with them', () => {
  expect(shape('a b /c /d e')).toEqual(['a', 'b/c/d', 'e']);
});

test('the first slide of a deck stands below nothing', () => {
  expect(shape('/a b')).toEqual(['a', 'b']);
});

test('a deck without slides has no stacks', () => {
  expect(groupStacks([])).toEqual([]);
});

test('the next slide that is left takes the place of one that is gone, else the one before', () => {
  const left = (slides: string) => (slide: string) => slides.includes(slide);
  const before = ['a', 'b', 'c', 'd'];
  expect(nearestSurvivor(before, 'b', left('ad'))).toBe('d');
  expect(nearestSurvivor(before, 'd', left('ab'))).toBe('b');
  expect(nearestSurvivor(before, 'b', left(''))).toBeUndefined();
});
