import { describe, expect, it } from 'vitest';
import { parseLines } from '../../src/client/code-steps.ts';

describe('the lines that a step names', () => {
  it('are numbers and ranges', () => {
    expect([...parseLines('1,3-5, 8')]).toEqual([1, 3, 4, 5, 8]);
  });

  it('may be none', () => {
    expect([...parseLines('')]).toEqual([]);
  });

  it('are read as far as they make sense', () => {
    expect([...parseLines('x,2,4-,-3,7-6')]).toEqual([2]);
    expect(parseLines('1-999999999').size).toBeLessThan(20_000);
  });
});
