import { describe, expect, it } from 'vitest';
import { plannedMinutes, stripSegments, whatComesNext } from '../../../src/client/speaker/outlook.ts';

const slides = [
  { id: 'a', steps: 2 },
  { id: 'b', steps: 0 },
];

describe('what comes next', () => {
  it('is the next step while there is one', () => {
    expect(whatComesNext(slides, 0, -1)).toEqual({ kind: 'step', slide: 0, step: 0 });
    expect(whatComesNext(slides, 0, 0)).toEqual({ kind: 'step', slide: 0, step: 1 });
  });

  it('is the next slide after the last step, and then the end', () => {
    expect(whatComesNext(slides, 0, 1)).toEqual({ kind: 'slide', slide: 1 });
    expect(whatComesNext(slides, 1, -1)).toEqual({ kind: 'end' });
  });
});

describe('the strip', () => {
  const parts = [
    { number: 1, title: 'One', minutes: 4, slides: ['a', 'b'] },
    { number: 2, title: 'Two', minutes: 9, slides: ['c', 'd', 'e', 'f'] },
    { number: 3, title: 'Three', minutes: 5, slides: ['g'] },
  ];

  it('is true to time and filled up to the present slide', () => {
    expect(stripSegments(parts, 'c')).toEqual([
      { state: 'past', width: 4, filled: 1 },
      { state: 'here', width: 9, filled: 0.25 },
      { state: 'next', width: 5, filled: 0 },
    ]);
  });

  it('goes by slides where not all parts have minutes', () => {
    const untimed = parts.map((part, index) => (index === 1 ? { ...part, minutes: 0 } : part));
    expect(stripSegments(untimed, 'a').map(({ width }) => width)).toEqual([2, 4, 1]);
  });

  it('adds up the minutes', () => {
    expect(plannedMinutes(parts)).toBe(18);
  });
});
