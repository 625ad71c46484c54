import { expect, test } from 'vitest';
import { didYouMean, nearestName, slipOf } from '../../src/deck/nearest.ts';

const names = ['title', 'lang', 'slideLevel', 'slideNumbers', 'size'];

test('finds a name with a slip of the finger, whatever its case', () => {
  expect(nearestName('titel', names)).toBe('title');
  expect(nearestName('SLIDELEVELS', names)).toBe('slideLevel');
  expect(nearestName('slide-level', names)).toBe('slideLevel');
});

test('a sign at another place is one slip', () => {
  expect(nearestName('notse', ['nodules', 'notes'])).toBe('notes');
  expect(slipOf('awnser', ['answers', 'answer'])).toBe('answer');
  expect(slipOf('stone', ['notes'])).toBeUndefined();
  expect(slipOf('blakn', ['blank'])).toBe('blank');
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
