import { describe, expect, it } from 'vitest';
import { mendAddress } from '../../src/client/backgrounds.ts';

describe('the address of a background image', () => {
  it('is left alone if it can be decoded', () => {
    expect(mendAddress('images/a%20map.png', true)).toBe('images/a%20map.png');
    expect(mendAddress('images/map.png', true)).toBe('images/map.png');
  });

  it.each(['100%.png', 'a%ff.png', '%E4%B.jpg'])('is mended if it cannot: %s', (address) => {
    expect(() => decodeURI(mendAddress(address, true))).not.toThrow();
    expect(decodeURI(mendAddress(address, true))).toBe(address);
  });

  it('is not looked for in colours, gradients and data', () => {
    const gradient = 'linear-gradient(90deg, #fff 50%, #ccc)';
    expect(mendAddress(gradient, false)).toBe(gradient);
    expect(mendAddress('data:image/svg+xml,100%', true)).toBe('data:image/svg+xml,100%');
    expect(mendAddress('var(--img3) center / 50%', false)).toBe('var(--img3) center / 50%');
  });

  it('is mended in a plain background that reveal.js takes for an address', () => {
    expect(mendAddress('100%.png', false)).toBe('100%25.png');
  });
});
