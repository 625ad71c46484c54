import { describe, expect, it } from 'vitest';
import { spanAt } from '../../src/problems.ts';
import { findMissingGlyphs } from '../../src/render/glyphs.ts';
import { deckOf, placeOf } from '../resolve/deck-of.ts';
import { kit } from './kit.ts';

async function missing(files: Readonly<Record<string, string>>) {
  return findMissingGlyphs((await deckOf(files)).deck, kit.metrics);
}

describe('characters that the fonts do not have', () => {
  it('are told once a file, at the first of them', async () => {
    const problems = await missing({ 'a.md': '## A\n\nok 中\n\n## B 文\n\n中', 'b.md': '## C\n\n한', 'c.md': '## D' });
    expect(problems.map(placeOf)).toEqual(['a.md:3:4 missing-glyph', 'b.md:3:1 missing-glyph']);
    expect(problems.map(({ message }) => message)).toEqual([
      "The theme's fonts do not have “中”, “文”",
      "The theme's fonts do not have “한”",
    ]);
  });

  it('are told in headings and source lines too, and by their columns', async () => {
    const problems = await missing({ 'a.md': '## Ж 中', 'b.md': '## B\n\n::: source\n😀 한\n:::' });
    expect(problems.map(({ span }) => [span?.start, span?.end.column])).toEqual([
      [{ line: 1, column: 6 }, 7],
      [{ line: 4, column: 1 }, 3],
    ]);
  });

  it('are told in code, and in what layouts show of deck.yaml', async () => {
    const { deck } = await deckOf({ 'a.md': '## A\n\n```js\nlet 中\n```' }, { subtitle: '文', footer: 'fine' });
    const place = { key: spanAt('deck.yaml', 2, 1), value: spanAt('deck.yaml', 2, 11) };
    const problems = findMissingGlyphs(deck, kit.metrics, new Map([['subtitle', place]]));
    expect(problems.map(placeOf)).toEqual(['deck.yaml:2:11 missing-glyph', 'a.md:4:5 missing-glyph']);
  });

  it('are counted where there are many', async () => {
    const [problem] = await missing({ 'a.md': '## A\n\n一二三四五六七八九十' });
    expect(problem?.message).toMatch(/“一”, .*“八” and 2 more$/);
  });

  it('are no matter in notes, which are not shown', async () => {
    expect(await missing({ 'a.md': '## A\n\nNote: 中' })).toEqual([]);
  });

  it.each([
    ['Albanian', 'Përroi, çka'],
    ['Serbian', 'Đ đ Č č Ć ć Š š Ž ž and Ђ ђ Љ љ Њ њ Џ џ Жепа'],
    ['Turkish', 'ığşİĞŞ'],
    ['Greek', 'Ελλάδα πολύς'],
    ['German', 'Flüße „so“ – ‚so‘'],
    ['accents that are typed apart', 'e\u0301'],
    ['signs of joining and direction', 'a\u200db\u200ec\u00add\ufe0f'],
    ['signs of counting', '½ × ÷ − ± € § © ° … ≥ ≤ ≈ √ ∞'],
    ['arrows and ticks', '→ ← ↔ ⇒ ✓ ■ ★'],
  ])('are none in %s', async (_what, text) => {
    expect(await missing({ 'a.md': `## A\n\n${text}` })).toEqual([]);
  });
});
