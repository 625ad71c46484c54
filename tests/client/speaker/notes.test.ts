import { describe, expect, it } from 'vitest';
import { clampSize, readSize } from '../../../src/client/speaker/notes.ts';

describe('the size of the notes', () => {
  it('stays between 20 and 40 pixels', () => {
    expect([clampSize(12), clampSize(30), clampSize(99)]).toEqual([20, 30, 40]);
  });

  it('is the one that was kept, if it makes sense', () => {
    expect(readSize('33')).toBe(33);
    for (const kept of [undefined, '', 'x', '-5']) expect(readSize(kept)).toBe(27);
  });
});
