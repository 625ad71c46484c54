import { describe, expect, it } from 'vitest';
import { slidesInRange } from '../../src/deck/range.ts';

const slides = [
  { id: 'start', number: 1 },
  { id: 'maps', number: 2 },
  { id: 'extra', number: 2 },
  { id: 'rivers', number: 3 },
  { id: 'slide-4', number: 4 },
];
const chosen = (range: string) => {
  const found = slidesInRange(range, slides);
  return 'unknown' in found ? `? ${found.unknown}` : found.map(({ id }) => id).join(' ');
};

describe('a range of slides', () => {
  it.each([
    ['', 'start maps extra rivers slide-4'],
    [' , ', 'start maps extra rivers slide-4'],
    ['3', 'rivers'],
    ['1-2', 'start maps extra'],
    ['3-', 'rivers slide-4'],
    ['-1', 'start'],
    ['2–3', 'maps extra rivers'],
    ['4, start', 'start slide-4'],
    ['#rivers,slide-4', 'rivers slide-4'],
    ['9', '? 9'],
    ['1, nowhere', '? nowhere'],
    ['-', '? -'],
    ['3-2', '? 3-2'],
  ])('%j is %s', (range, expected) => {
    expect(chosen(range)).toBe(expected);
  });
});
