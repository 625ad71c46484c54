import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SlideSource } from '../../src/deck/model.ts';
import type { Problem } from '../../src/problems.ts';
import { assignIds, slugOf } from '../../src/resolve/ids.ts';
import { deckOf, placeOf } from './deck-of.ts';

async function idsOf(text: string): Promise<{ ids: string[]; problems: string[] }> {
  const { deck, problems } = await deckOf({ 'a.md': text });
  return { ids: deck.slides.map(({ id }) => id), problems: problems.map(placeOf) };
}

describe('slugs', () => {
  it.each([
    ['Two papers, no peace', 'two-papers-no-peace'],
    ["Kosovo's — “status”?", 'kosovos-status'],
    ['Përroi', 'përroi'],
    ['Çoruh', 'çoruh'],
    ['Đakovica č', 'đakovica-č'],
    ['Жепа', 'жепа'],
    ['中游', '中游'],
    ['العاصي', 'العاصي'],
    ['हिन्दी', 'हिन्दी'],
    ['Slide 20', 'slide-20'],
    ['2024', 'slide-2024'],
    ['٢٠٢٤', 'slide-٢٠٢٤'],
    ['?!', 'slide'],
  ])('%j is %j', (text, slug) => {
    expect(slugOf(text)).toBe(slug);
  });

  it('are the same however an accent is typed', () => {
    expect(slugOf('Pe\u0308rroi')).toBe('p\u00ebrroi');
    // The small letter is composed, the capital is not.
    expect(slugOf('J\u030c')).toBe('\u01f0');
  });

  it('end within 80 signs, between words and between letters', () => {
    expect(slugOf(`${'a'.repeat(79)} b`)).toBe('a'.repeat(79));
    expect(slugOf(`a${'𐐷'.repeat(60)}`)).toBe(`a${'𐐷'.repeat(39)}`);
  });
});

describe('ids', () => {
  it('given by hand come before those of headings', async () => {
    expect((await idsOf('## One\n\n## Two {#one}')).ids).toEqual(['one-2', 'one']);
  });

  it('that are also those of other headings are told where they were given, once', async () => {
    const { problems } = await deckOf({ 'a.md': '## One\n\n## One', 'b.md': '## Two {.x #one}\n\n## One' });
    expect(problems.map(placeOf)).toEqual(['b.md:1:12 id']);
    expect(problems[0]?.message).toContain('“One” (a.md:1), which becomes `#one-2`');
  });

  it.each([
    ['of an element', '## A\n\nx [x]{#b}\n\n## B', ['a.md:3:3 id']],
    ['of an element of the same slide', '## B\n\n[x]{#b}', []],
    ['of the heading itself', '## B {#b}\n\n## B {#c}', []],
    ['that no heading has', '## A {#b-2}\n\n## B\n\n## C', []],
    ['of words that are no heading', '## A {#words}\n\n---\n\nwords', []],
  ])('that are also those of other headings: %s', async (_what, text, expected) => {
    expect((await idsOf(text)).problems).toEqual(expected);
  });

  it('take the first free number on a clash', async () => {
    const { ids } = await idsOf('## A\n\n## A 2\n\n## A\n\n## A');
    expect(ids).toEqual(['a', 'a-2', 'a-3', 'a-4']);
  });

  it('come from the first words where there is no heading', async () => {
    expect((await idsOf('## A\n\n---\n\nSome *words*, then\n\n---\n\n![](a.png)')).ids).toEqual([
      'a',
      'some-words-then',
      'slide',
    ]);
  });

  it('given twice become unlike, with a warning at the second', async () => {
    const { ids, problems } = await idsOf('## A {#x}\n\n## B {#x}');
    expect({ ids, problems }).toEqual({ ids: ['x', 'x-2'], problems: ['a.md:3:1 id'] });
  });

  it('of digits alone get a word before them, with a warning if they were given', async () => {
    const { deck, problems } = await deckOf({ 'a.md': '## 1999\n\n## B {#12}' });
    expect(deck.slides.map(({ id }) => id)).toEqual(['slide-1999', 'slide-12']);
    expect(problems).toMatchObject([{ severity: 'warning', message: expect.stringContaining('digits alone') }]);
  });

  it('are no problem for being typed in another form of Unicode', async () => {
    expect(await idsOf('## A {#e\u0301}')).toEqual({ ids: ['\u00e9'], problems: [] });
  });

  it('of elements within slides are left to them', async () => {
    const { deck } = await deckOf({ 'a.md': '## A\n\n[x]{#b} [to b](#b)\n\n## B' });
    expect(deck.slides.map(({ id }) => id)).toEqual(['a', 'b-2']);
    expect(deck.links.get('#b')).toBe('#b');
  });

  it('leave those that the page itself uses to the page', async () => {
    const { ids } = await idsOf('## Lectern data\n\n## Lectern picture 1\n\n## Picture 1\n\n## Contours');
    expect(ids).toEqual(['lectern-data-2', 'lectern-picture-1-2', 'picture-1', 'contours']);
  });
});

describe('whatever the headings', () => {
  const source = (words: string, id?: string): SlideSource =>
    ({ words, ids: [], attributes: { classes: [], pairs: {}, ...(id && { id }) } }) as unknown as SlideSource;
  const ignore = (_: Problem): void => {};
  const words = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('A', 'a 2', 'A-2', '2', 'Slide 2', ''));

  it('ids are unlike each other, readable for reveal.js, and found by links', () => {
    const slides = fc.array(
      fc.record({ words, id: fc.option(fc.constantFrom('a', '2', 'slide', 'x'), { nil: undefined }) }),
    );
    fc.assert(
      fc.property(slides, (given) => {
        const { slides, targets } = assignIds(
          given.map(({ words, id }) => source(words, id)),
          ignore,
        );
        expect(new Set(slides).size).toBe(given.length);
        slides.forEach((id, index) => {
          expect(id).not.toMatch(/^\p{N}*$|\s|\p{Cs}/u);
          expect(id.normalize('NFC')).toBe(id);
          expect(targets.get(id)).toBe(index);
        });
      }),
    );
  });

  it('ids survive that slides change places', () => {
    const unlike = fc.uniqueArray(words, { selector: slugOf });
    fc.assert(
      fc.property(unlike, fc.infiniteStream(fc.nat()), (all, dice) => {
        const idOf = (order: readonly string[]): Map<string, string> => {
          const { slides } = assignIds(
            order.map((text) => source(text)),
            ignore,
          );
          return new Map(order.map((text, index) => [text, slides[index] ?? '']));
        };
        const shuffled = all.map((text) => ({ text, key: dice.next().value })).sort((a, b) => a.key - b.key);
        expect(idOf(shuffled.map(({ text }) => text))).toEqual(new Map([...idOf(all)]));
      }),
    );
  });
});
