import { describe, expect, it } from 'vitest';
import type { Part } from '../../src/deck/model.ts';
import { deckOf } from './deck-of.ts';

async function partsOf(files: Readonly<Record<string, string>>): Promise<readonly Part[]> {
  return (await deckOf(files)).deck.parts;
}

const numbers = (parts: readonly Part[]): number[] => parts.map(({ number }) => number);
const places = (parts: readonly Part[]): number[] => parts.map(({ place }) => place);

describe('numbers of parts', () => {
  it('are those at the front of the file names', async () => {
    const parts = await partsOf({ '00-start.md': '# Talk', 'more/01-a.md': '# A', '07_b.md': '# B' });
    expect(numbers(parts)).toEqual([0, 1, 7]);
  });

  it('go on from the last one where a name has none', async () => {
    expect(numbers(await partsOf({ '3-a.md': '# Talk', 'b.md': '# B', 'c.md': '# C' }))).toEqual([3, 4, 5]);
  });

  it('go on within a file', async () => {
    expect(numbers(await partsOf({ '3-a.md': '# A {layout=section}\n\n# B\n\n# C', '9-d.md': '# D' }))).toEqual([
      3, 4, 5, 9,
    ]);
  });

  it('begin at 0 with what stands before the first divider', async () => {
    expect(numbers(await partsOf({ 'start.md': '# Talk\n\n## Hello', 'a.md': '# A', 'b.md': '# B' }))).toEqual([
      0, 1, 2,
    ]);
  });

  it('begin at 1 with a divider', async () => {
    expect(numbers(await partsOf({ 'a.md': '# A {layout=section}', 'b.md': '# B' }))).toEqual([1, 2]);
  });
});

describe('parts', () => {
  it('begin at each further divider of a file', async () => {
    const parts = await partsOf({ 'talk.md': '# Talk\n\n## Hello\n\n# One\n\n## A\n\n## B\n\n# Two\n\n## C' });
    expect(numbers(parts)).toEqual([0, 1, 2]);
    expect(parts.map(({ title }) => title)).toEqual(['', 'One', 'Two']);
    expect(parts.map(({ slides }) => slides.map(({ source }) => source.words))).toEqual([
      ['Talk', 'Hello'],
      ['One', 'A', 'B'],
      ['Two', 'C'],
    ]);
  });

  it('are a file each, also without a divider', async () => {
    const parts = await partsOf({
      'a.md': '# Talk',
      'b.md': '## One',
      'c.md': '# Two',
      'd.md': '## Three',
      'e.md': '# Four',
    });
    expect(parts).toHaveLength(5);
    // "Part n of N" counts those with a divider.
    expect(places(parts)).toEqual([0, 0, 1, 0, 2]);
  });

  it('know the place of each slide', async () => {
    const { deck } = await deckOf({ 'a.md': '# Talk\n\n## One', 'b.md': '# B\n\n## Two\n\n## Three' });
    expect(deck.slides.map(({ number, part, numberInPart }) => [number, part, numberInPart])).toEqual([
      [1, 0, 1],
      [2, 0, 2],
      [3, 1, 1],
      [4, 1, 2],
      [5, 1, 3],
    ]);
  });

  it('give the short title of a file to its first part', async () => {
    const parts = await partsOf({ 'a.md': '---\nshortTitle: Short\n---\n\n# A {layout=section}\n\n# B' });
    expect(parts.map(({ title, shortTitle }) => [title, shortTitle])).toEqual([
      ['A', 'Short'],
      ['B', 'B'],
    ]);
  });
});

describe('minutes of a part', () => {
  it('are the sum of its slides', async () => {
    const [part] = await partsOf({ 'a.md': '---\nminutes: 9\n---\n\n# A {minutes=1}\n\n## B {minutes=2.5}\n\n## C' });
    expect(part?.minutes).toBe(3.5);
  });

  it('are those of the section where no slide has any', async () => {
    const parts = await partsOf({ 'a.md': '---\nminutes: 9\n---\n\n# A {layout=section}\n\n# B' });
    expect(parts.map(({ minutes }) => minutes)).toEqual([9, 0]);
  });
});

describe('uncounted slides', () => {
  it('have the number of the slide before and stay out of the total', async () => {
    const { deck } = await deckOf({ 'a.md': '## A\n\n## B {visibility=uncounted}\n\n## C {uncounted}\n\n## D' });
    expect(deck.slides.map(({ number }) => number)).toEqual([1, 1, 1, 2]);
    expect(deck.total).toBe(2);
  });
});
