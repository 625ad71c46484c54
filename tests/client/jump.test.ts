import { describe, expect, it } from 'vitest';
import { findJump } from '../../src/client/jump.ts';

const slides = [
  { id: 'start', label: 'Start', sheet: '' },
  { id: 'what-kfor-is', label: 'What KFOR is', sheet: '1.1' },
  { id: 'дечани', label: 'Дечани', sheet: '1.2' },
  { id: 'what', label: 'What', sheet: '2.1' },
];

describe('going to a slide', () => {
  it.each([
    ['1', 0],
    [' 4 ', 3],
    ['1.2', 2],
    ['what', 3],
    ['#what-kfor-is', 1],
    ['#/start', 0],
    ['What-K', 1],
    ['дечани', 2],
  ])('finds %s', (asked, index) => {
    expect(findJump(asked, slides)).toBe(index);
  });

  it.each(['0', '5', '9.9', 'nothing', ''])('finds nothing for "%s"', (asked) => {
    expect(findJump(asked, slides)).toBeUndefined();
  });
});
