import { describe, expect, it } from 'vitest';
import { findSlides, foldText, nextHit } from '../../src/client/search.ts';

const texts = [
  'Safe and secure environment',
  'Small teams talk to Deçan and Đakovica',
  'Високи Дечани',
  '北京欢迎你',
  'السلام عليكم',
  'What (if anything) is at the end? Zebra',
].map(foldText);

describe('finding words', () => {
  it.each([
    ['SECURE', [0]],
    ['decan', [1]],
    ['dakovica', [1]],
    ['дечани', [2]],
    ['欢迎', [3]],
    ['السلام', [4]],
    ['zebra', [5]],
    ['(if', [5]],
    ['nowhere', []],
    ['  ', []],
  ])('works in any script and for any sign: %s', (words, slides) => {
    expect(findSlides(texts, words)).toEqual(slides);
  });

  it('wants all words, in whatever order', () => {
    expect(findSlides(texts, 'deçan small')).toEqual([1]);
    expect(findSlides(texts, 'decan zebra')).toEqual([]);
  });

  it('treats typographic and typed quotes alike', () => {
    expect(findSlides([foldText('NATO’s “verb”')], 'nato\'s "verb"')).toEqual([0]);
  });

  it('goes on from the current slide and around', () => {
    expect(nextHit([1, 4, 7], 4)).toBe(7);
    expect(nextHit([1, 4, 7], 7)).toBe(1);
    expect(nextHit([1, 4, 7], 4, true)).toBe(1);
    expect(nextHit([1, 4, 7], 0, true)).toBe(7);
    expect(nextHit([], 0)).toBeUndefined();
  });
});
