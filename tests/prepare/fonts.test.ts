import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { prepareFonts } from '../../src/prepare/fonts.ts';
import { kit } from '../render/kit.ts';

const { fonts, metrics } = await prepareFonts();
const missing = new RegExp(metrics.missing, 'u');

describe('the coverage of the fonts', () => {
  it.each([
    ['Latin', 'Az09 ß ÿ'],
    ['Albanian, Serbian, Turkish', 'ëçĐđČčŠšŽžİığ'],
    ['Cyrillic', 'Жзђљњћџ'],
    ['Greek', 'Ωω'],
    ['punctuation', '„“”’–—…•\u2010\u2011'],
    ['signs of lessons', '≥ ≤ ≈ ≠ √ ∞ ✓ → ← ↔ ↑ ↓ ⇒ ⇔ − × ÷ ± ′ ″ ▲ ● ■ ★ ☆ ∈ ∪ ∑'],
    ['what needs no glyph', '\t\n\u00a0\u00ad\u200b\u200d\u202e\ufeff\ufe0f'],
  ])('holds %s', (_what, text) => {
    expect([...text].filter((character) => missing.test(character))).toEqual([]);
  });

  it.each(['中', 'ع', 'א', 'क', '😀', '한', '✅', '\ue000'])('does not hold %j', (character) => {
    expect(missing.test(character)).toBe(true);
  });

  it('is that of every face, so that no heading falls back where the text does not', () => {
    const { head = {}, text = {} } = metrics.advances;
    const inBoth = Object.keys(text).filter((character) => head[character] !== undefined);
    expect(inBoth.length).toBeGreaterThan(500);
    expect(inBoth.filter((character) => missing.test(character))).toEqual([]);
    const signs = fonts.filter(({ family }) => /^Noto/.test(family)).map(({ characters }) => characters);
    const isSign = (character: string): boolean => signs.some((sign) => new RegExp(sign, 'u').test(character));
    const textOnly = Object.keys(text).filter((character) => head[character] === undefined && !isSign(character));
    expect(textOnly.filter((character) => !missing.test(character))).toEqual([]);
  });

  it('is joined by small files of signs, which share none', () => {
    const signs = fonts.filter(({ family }) => /^Noto/.test(family));
    expect(signs).toHaveLength(2);
    for (const { bytes } of signs) expect(bytes.length).toBeLessThan(60_000);
    const [one, other] = signs.map(({ characters }) => new RegExp(characters, 'u'));
    const all = Array.from({ length: 0x27c0 - 0x2000 }, (_, index) => String.fromCodePoint(0x2000 + index));
    expect(all.filter((sign) => one?.test(sign) && other?.test(sign))).toEqual([]);
    expect(signs[0]?.range).toMatch(/^(?:U\+[0-9a-f]+(?:-[0-9a-f]+)?,)+U\+[0-9a-f]+(?:-[0-9a-f]+)?$/);
  });
});

describe('the advances', () => {
  it('are those of the faces, in thousandths', () => {
    const { head = {}, text = {}, strong = {} } = metrics.advances;
    for (const face of [head, text, strong]) expect(face.W).toBeGreaterThan((face.i ?? 0) * 2);
    expect(head.M).toBeLessThan(text.M ?? 0);
    expect(text.W).toBeLessThan(strong.W ?? 0);
  });
});

describe('the files', () => {
  it('of formulas are matched by the classes of formulas that need them, and by no other', () => {
    const used = (tex: string): string[] => {
      const html = katex.renderToString(tex);
      return fonts
        .filter(({ isBound, usedBy }) => isBound && new RegExp(usedBy).test(html))
        .map(({ file }) => /^KaTeX_([^.]*?)-[^-]*\.woff2$/.exec(file)?.[1] ?? file)
        .sort();
    };
    expect(used('1+2')).toEqual(['Main-Regular']);
    expect(used('x^2')).toEqual(['Main-Regular', 'Math-Italic']);
    expect(used('\\mathbb R, \\mathcal L')).toEqual(['AMS-Regular', 'Caligraphic-Regular', 'Main-Regular']);
    expect(used('\\left(\\frac12\\right) \\Biggl[')).toEqual(['Main-Regular', 'Size1-Regular', 'Size4-Regular']);
    expect(used('\\mathbf{x} \\text{y}')).toEqual(['Main-Bold', 'Main-Regular']);
    expect(fonts.filter(({ isBound, usedBy }) => isBound && new RegExp(usedBy).test('<p class="size1">'))).toEqual([]);
  });

  it('cover Latin always, and the rest when it is there', () => {
    const base = fonts.filter(({ characters, isBound }) => characters === '' && !isBound);
    expect(base.every(({ file }) => /-latin-(?!ext)/.test(file))).toBe(true);
    expect(new Set(base.map(({ family, weight, style }) => `${family} ${weight} ${style}`)).size).toBe(base.length);
    for (const { characters, range } of fonts) {
      if (characters) expect(new RegExp(characters, 'u').test('a'), range).toBe(false);
    }
  });

  it('say what uses them in words that HTML has', () => {
    const usedBy = (family: string, style: string) =>
      new RegExp(fonts.find((font) => font.family.startsWith(family) && font.style === style)?.usedBy ?? '');
    expect(usedBy('Fira Code', 'normal').test('<p><code>x</code></p>')).toBe(true);
    expect(usedBy('Fira Code', 'normal').test('<p>code</p>')).toBe(false);
    expect(usedBy('Fira Sans', 'italic').test('<p><em class="x">y</em>')).toBe(true);
    expect(usedBy('Fira Sans', 'italic').test('<p><embed>')).toBe(false);
    expect(usedBy('Piazzolla', 'normal').test('<blockquote>')).toBe(true);
    expect(usedBy('Piazzolla', 'italic').test('<blockquote>\n<p><em>x</em>')).toBe(true);
    expect(usedBy('Piazzolla', 'italic').test('<blockquote>\n<p>x')).toBe(false);
  });
});

describe('the kit', () => {
  it('holds them as they are', () => {
    expect(kit.fonts.map(({ read: _read, ...font }) => font)).toEqual(fonts.map(({ bytes: _bytes, ...font }) => font));
    expect(kit.metrics).toEqual(metrics);
  });
});
