import { describe, expect, it } from 'vitest';
import { findJump } from '../../src/client/jump.ts';

const slides = [
  { id: 'start', number: 1, label: 'Start', sheet: '' },
  { id: 'what-kfor-is', number: 2, label: 'What KFOR is', sheet: '1.1' },
  { id: 'uncounted', number: 2, label: 'Aside', sheet: '' },
  { id: 'дечани', number: 3, label: 'Дечани', sheet: '1.2' },
  { id: 'what', number: 4, label: 'What', sheet: '2.1' },
];

describe('going to a slide', () => {
  it.each([
    ['1', 0],
    ['2', 1],
    [' 4 ', 4],
    ['1.2', 3],
    ['what', 4],
    ['#what-kfor-is', 1],
    ['#/start', 0],
    ['What-K', 1],
    ['дечани', 3],
  ])('finds %s', (asked, index) => {
    expect(findJump(asked, slides)).toBe(index);
  });

  it.each(['0', '5', '9.9', 'nothing', ''])('finds nothing for "%s"', (asked) => {
    expect(findJump(asked, slides)).toBeUndefined();
  });
});
