import { expect, test } from 'vitest';
import { didYouMean, nearestName } from '../../src/deck/nearest.ts';

const names = ['title', 'lang', 'slideLevel', 'slideNumbers', 'size'];

test('finds a name with a slip of the finger, whatever its case', () => {
  expect(nearestName('titel', names)).toBe('title');
  expect(nearestName('SLIDELEVELS', names)).toBe('slideLevel');
  expect(nearestName('slide-level', names)).toBe('slideLevel');
});

test('finds a name by a longer word that begins with it', () => {
  expect(nearestName('language', names)).toBe('lang');
});

test('finds nothing where nothing is near', () => {
  expect(nearestName('footer', names)).toBeUndefined();
  expect(didYouMean('x', [])).toBeUndefined();
});

test('asks', () => {
  expect(didYouMean('sise', names)).toBe('Did you mean `size`?');
});
