import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../src/deck/words.ts';
import { createStrip, shareOf } from '../../src/render/strip.ts';
import { deckOf } from '../resolve/deck-of.ts';

/** The strip of a deck with a title and the given parts, each `minutes` long. */
async function stripOf(minutes: readonly number[], lang = 'en') {
  const parts = minutes.map((each, index) => [
    `${index + 1}.md`,
    `---\nminutes: ${each || 1}\n---\n\n# P${index + 1}\n\n## A\n\n## B\n\n## C\n`,
  ]);
  const { deck } = await deckOf({ '0.md': '# Talk', ...Object.fromEntries(parts), 'z.md': '## Thanks' });
  return { ...createStrip(deck.parts, 1000, wordsOf(lang)), deck };
}

const numbers = (text: string, name: string): number[] =>
  [...text.matchAll(new RegExp(` ${name}="([\\d.]+)"`, 'g'))].map(([, value]) => Number(value));

/** Where stretches of the road begin and how long they are. */
const stretches = (text: string, name: string): number[][] =>
  [...text.matchAll(new RegExp(`class="${name}" d="M([\\d.]+) 18h([\\d.]+)"`, 'g'))].map(([, x, width]) => [
    Number(x),
    Number(width),
  ]);

/** The states of a symbol's segments, in order. */
const classes = (symbol: string): string[] =>
  [...symbol.matchAll(/class="(past|here-case|next)"/g)].map(([, name]) => name ?? '');

describe('the strip', () => {
  it('shows a segment a part, as long as its minutes', async () => {
    const { symbols } = await stripOf([10, 30, 10]);
    // The symbol of the end has all parts behind it: 1000 wide, with two gaps of 8.
    const last = symbols.split('<symbol ').at(-1) ?? '';
    expect(stretches(last, 'past')).toEqual([
      [0, 196.8],
      [204.8, 590.4],
      [803.2, 196.8],
    ]);
  });

  it('takes a slide as a minute where none are planned', async () => {
    const { deck } = await deckOf({ '1.md': '# A {layout=section}\n\n## B\n\n## C' });
    expect(deck.parts.map(shareOf)).toEqual([3]);
  });

  it('holds what all slides of a part share in a symbol, each state once', async () => {
    const { symbols } = await stripOf([1, 1, 1]);
    const states = symbols.split('<symbol ').slice(1);
    expect(states.map((state) => /id="([^"]+)"/.exec(state)?.[1])).toEqual(
      [0, 1, 2, 3, 4].map((state) => `lectern-strip-${state}`),
    );
    expect(states.map(classes)).toEqual([
      ['next', 'next', 'next'],
      ['here-case', 'next', 'next'],
      ['past', 'here-case', 'next'],
      ['past', 'past', 'here-case'],
      ['past', 'past', 'past'],
    ]);
  });

  it('adds to a slide how far it is in its part', async () => {
    const { of, deck } = await stripOf([1, 1]);
    // The second part from 504 on, 496 wide, four slides.
    const slides = deck.parts[2]?.slides.map((slide) => of(slide, deck.total)) ?? [];
    expect(slides.map((svg) => /href="#([^"]+)"/.exec(svg)?.[1])).toEqual(Array(4).fill('lectern-strip-2'));
    expect(slides.flatMap((svg) => stretches(svg, 'here'))).toEqual([124, 248, 372, 496].map((width) => [504, width]));
    expect(slides.map((svg) => numbers(svg, 'cx')[0])).toEqual([628, 752, 876, 982]);
  });

  it('keeps the ring within its segment, and whole', async () => {
    const { of, deck } = await stripOf([5, 94, 1]);
    const rings = deck.slides.map((slide) => numbers(of(slide, deck.total), 'cx')[0]);
    // A quarter of the first segment is 12.3 long, half of the ring is 15 wide; the last segment is 9.8 wide.
    expect(rings[1]).toBe(18);
    expect(rings.slice(9, 13)).toEqual([982, 982, 982, 982]);
  });

  it('shows no place outside the parts', async () => {
    const { of, deck } = await stripOf([1, 1]);
    const [before, after] = [deck.slides[0], deck.slides.at(-1)].map((slide) => slide && of(slide, deck.total));
    expect(before).toMatch(/<use href="#lectern-strip-0"\/><\/svg>$/);
    expect(after).toMatch(/<use href="#lectern-strip-3"\/><\/svg>$/);
  });

  it('is read as the place in the deck, in its language', async () => {
    const label = async (lang: string, index: number) => {
      const { of, deck } = await stripOf([1, 1], lang);
      const slide = deck.slides[index];
      return /aria-label="([^"]+)"/.exec(slide ? of(slide, deck.total) : '')?.[1];
    };
    expect(await label('en', 5)).toBe('Part 2 of 2, slide 6 of 10');
    expect(await label('de-AT', 5)).toBe('Teil 2 von 2, Folie 6 von 10');
    expect(await label('en', 0)).toBe('slide 1 of 10');
  });

  it('is one segment, the whole deck, beyond 24 parts', async () => {
    const { symbols, of, deck } = await stripOf(Array(25).fill(1));
    expect(symbols).toBe('');
    const svg = deck.slides[50] ? of(deck.slides[50], deck.total) : '';
    expect(svg).not.toContain('<use');
    expect(stretches(svg, 'here')).toEqual([[0, 500]]);
    expect((await stripOf(Array(24).fill(1))).symbols).toContain('lectern-strip-24');
  });

  it('is not there in a deck without parts', async () => {
    const { deck } = await deckOf({ 'a.md': '# Talk\n\n## A' });
    const { symbols, of } = createStrip(deck.parts, 1000, wordsOf('en'));
    expect([symbols, ...deck.slides.map((slide) => of(slide, 2))]).toEqual(['', '', '']);
  });
});
