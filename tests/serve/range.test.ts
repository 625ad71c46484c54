import { expect, test } from 'vitest';
import { parseRange } from '../../src/serve/range.ts';

test.each([
  ['bytes=0-', 0, 10],
  ['bytes=0-0', 0, 1],
  ['bytes=2-5', 2, 6],
  ['bytes=9-100', 9, 10],
  ['bytes=-3', 7, 10],
  ['bytes=-100', 0, 10],
])('%s of ten bytes', (header, start, end) => {
  expect(parseRange(header, 10)).toEqual({ start, end });
});

test.each(['bytes=10-', 'bytes=10-12', 'bytes=-0'])('%s of ten bytes cannot be had', (header) => {
  expect(parseRange(header, 10)).toBe('none');
});

test.each([undefined, '', 'bytes=', 'bytes=-', 'bytes=5-2', 'bytes=0-1,4-5', 'lines=1-2', 'bytes=a-b', 'bytes=0-1;'])(
  '%s is no range: all of it is sent',
  (header) => {
    expect(parseRange(header, 10)).toBeUndefined();
  },
);
