import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../src/deck/settings.ts';
import {
  assetHole,
  backgroundHole,
  fileHole,
  fillHoles,
  hole,
  imageHole,
  inStyle,
  linkHole,
} from '../../src/markdown/holes.ts';
import { body } from './section.ts';

const html = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', ''));
const someHole = fc.oneof(
  html.map(assetHole),
  html.map(linkHole),
  fc.tuple(html, html, html).map(([path, alt, attributes]) => imageHole(path, alt, attributes)),
  fc.constant(hole('slide')),
);

describe('holes', () => {
  it('are filled by kind, with what they were made of', () => {
    const text = `a${assetHole('i/x y.png')}b${imageHole('p.png', 'alt', ' class="c"')}c${hole('slide')}d${hole('block', '2')}`;
    const filled = fillHoles(text, {
      asset: (path) => `<${path}>`,
      image: (path, alt, attributes) => `<${path}|${alt}|${attributes}>`,
      slide: () => 'id',
      block: (index) => `#${index}`,
    });
    expect(filled).toBe('a<i%2Fx%20y.png>b<p.png|alt| class="c">cidd#2');
  });

  it('stay open where nothing fills them', () => {
    const text = `a${linkHole('#b')}c`;
    expect(fillHoles(text, { slide: () => 'x' })).toBe(text);
  });

  it('of a background know where they stand', () => {
    const fill = { background: (path: string, place: string) => `${path} ${place}` };
    expect(fillHoles(backgroundHole('x.png'), fill)).toBe('x.png attribute');
    expect(fillHoles(inStyle(backgroundHole('x.png')), fill)).toBe('x.png style');
    expect(inStyle('linear-gradient(red, blue)')).toBe('linear-gradient(red, blue)');
  });

  it('may stand in an attribute and be escaped with it', () => {
    for (const make of [assetHole, fileHole, linkHole, backgroundHole]) expect(make(`a"&'<>b`)).not.toMatch(/[&"<>]/);
  });

  it('leave the text around them alone, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(html, someHole)), html, (pieces, end) => {
        const text = pieces.map(([before, mark]) => before + mark).join('') + end;
        expect(fillHoles(text, {})).toBe(text);
        const fill = () => '';
        expect(fillHoles(text, { asset: fill, link: fill, image: fill, slide: fill })).toBe(
          pieces.map(([before]) => before).join('') + end,
        );
      }),
    );
  });

  it('give back what an author wrote, but for signs that nobody sees', () => {
    fc.assert(
      fc.property(html, html, (alt, attributes) => {
        const seen = fillHoles(imageHole('x', alt, attributes), { image: (...args) => JSON.stringify(args) });
        const plain = [alt, attributes].map((text) => text.replaceAll('\u0001', ''));
        expect(JSON.parse(seen)).toEqual(['x', ...plain]);
      }),
    );
  });

  it('that are not closed are text, and no endless work', () => {
    expect(fillHoles('a\0b', {})).toBe('a\0b');
    expect(fillHoles(`${hole('slide')}\0slide`, { slide: () => 'x' })).toBe('x\0slide');
  });
});

describe('marks of holes', () => {
  it('cannot be typed into settings', () => {
    const { settings } = parseSettings(
      'title: "a\\0b"\nvariables: {x: "\\x00slide\\0"}\nauthor: ["\\u0000"]\n',
      'deck.yaml',
    );
    expect(JSON.stringify(settings)).not.toContain('\\u0000');
  });

  it('cannot be typed into alternative texts', async () => {
    const image = await body('## A\n\nx ![a\u0001 onload=b](x.png)');
    expect(fillHoles(image, { image: (_path, alt, attributes) => `${alt}|${attributes}` })).toBe(
      '<p>x a onload=b|</p>\n',
    );
  });
});
