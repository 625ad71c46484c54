import { describe, expect, it } from 'vitest';
import { colourBrightness } from '../../../src/client/speaker/preview.ts';

describe('the brightness of a background', () => {
  it('tells dark from light', () => {
    expect(colourBrightness('rgb(18, 52, 86)')).toBeLessThan(128);
    expect(colourBrightness('rgba(255, 255, 0, 0.5)')).toBeGreaterThan(128);
  });

  it('is unknown where nothing is painted', () => {
    expect(colourBrightness('rgba(0, 0, 0, 0)')).toBeUndefined();
    expect(colourBrightness('')).toBeUndefined();
  });
});
