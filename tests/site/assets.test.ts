import { describe, expect, it } from 'vitest';
import { createAsset, hashedName, typeOf } from '../../src/site/assets.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);

describe('names of assets', () => {
  it('are readable, and carry a hash of the content', () => {
    expect(hashedName('images/map.png', 'x')).toMatch(/^map-[0-9a-f]{10}\.png$/);
    expect(hashedName('other/map.png', 'x')).toBe(hashedName('images/map.png', 'x'));
    expect(hashedName('images/map.png', 'y')).not.toBe(hashedName('images/map.png', 'x'));
  });

  it.each([
    ['Brücke 1.PNG', /^Br-cke-1-\w{10}\.png$/],
    ['地图.svg', /^file-\w{10}\.svg$/],
    ['..a b..c.jpg', /^a-b-c-\w{10}\.jpg$/],
    ['.png', /^file-\w{10}\.png$/],
    ['no-extension', /^no-extension-\w{10}\.bin$/],
    ['odd.p n"g', /^odd-\w{10}\.bin$/],
    [`${'long'.repeat(20)}.webp`, /^(?:long){10}-\w{10}\.webp$/],
  ])('are safe in every address: %s', (path, expected) => {
    expect(hashedName(path, 'x')).toMatch(expected);
  });
});

describe('types of assets', () => {
  it.each([
    ['a.png', 'image/png'],
    ['a.JPEG', 'image/jpeg'],
    ['a.b.svg', 'image/svg+xml'],
    ['a.webm', 'video/webm'],
    ['a.m4a', 'audio/mp4'],
    ['a.woff2', 'font/woff2'],
    ['a.pdf', 'application/pdf'],
    ['a.xyz', 'application/octet-stream'],
    ['png', 'application/octet-stream'],
    ['a.d/png', 'application/octet-stream'],
  ])('%s is %s', (file, type) => {
    expect(typeOf(file)).toBe(type);
  });
});

describe('sizes of pictures', () => {
  const sizeOf = (path: string, content: Uint8Array) => createAsset(path, content).size;
  const svg = (attributes: string): Uint8Array => bytes(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}/>`);

  it.each([
    ['its measures', 'width="40" height="20"', { width: 40, height: 20 }],
    ['its measures in other units', 'width="1in" height="48px"', { width: 96, height: 48 }],
    ['its canvas', 'viewBox="0 0 30 10"', { width: 30, height: 10 }],
    ['a measure and its canvas', 'width="60" viewBox="0 0 30 10"', { width: 60, height: 20 }],
    ['nothing', '', undefined],
  ])('of a drawing come from %s', (_what, attributes, size) => {
    expect(sizeOf('a.svg', svg(attributes))).toEqual(size);
  });

  it('of a photograph that was stored on its side are those upright', () => {
    expect([1, 3, 6, 8].map((orientation) => sizeOf('a.jpg', photograph(orientation)))).toEqual([
      { width: 400, height: 300 },
      { width: 400, height: 300 },
      { width: 300, height: 400 },
      { width: 300, height: 400 },
    ]);
  });

  it('are not known of what is no picture, or a broken one', () => {
    expect(sizeOf('a.png', bytes('no picture'))).toBeUndefined();
    expect(sizeOf('a.png', new Uint8Array())).toBeUndefined();
    expect(sizeOf('a.pdf', svg('width="40" height="20"'))).toBeUndefined();
  });
});

/** As little of a JPEG, 400 × 300, as is needed to be measured, with an EXIF orientation. */
function photograph(orientation: number): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  const exif = [...Buffer.from('Exif\0\0'), ...tiff];
  const frame = [8, 300 >> 8, 300 & 255, 400 >> 8, 400 & 255, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0];
  const segment = (marker: number, content: number[]): number[] => [0xff, marker, 0, content.length + 2, ...content];
  return Uint8Array.from([0xff, 0xd8, ...segment(0xe1, exif), ...segment(0xc0, frame), 0xff, 0xd9]);
}
