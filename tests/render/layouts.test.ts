import { describe, expect, it } from 'vitest';
import { findUnfilledLayouts, findUnknownLayouts } from '../../src/render/layouts.ts';
import { deckOf, placeOf } from '../resolve/deck-of.ts';
import { kit } from './kit.ts';

const layouts = new Set(kit.templates.slides.keys());

it('every layout of the contract is there', () => {
  expect([...layouts].sort()).toEqual([
    'blank',
    'comparison',
    'content',
    'end',
    'full-bleed',
    'image-left',
    'image-right',
    'poll',
    'question',
    'quote',
    'references',
    'section',
    'statement',
    'title',
    'two-columns',
  ]);
});

it('a layout that no template has is an error at its name, with the nearest one', async () => {
  const { deck } = await deckOf({
    'a.md': '## A {layout=quote}\n\n## B {layout=qoute}\n\n---\n\n<!-- .slide: layout="twocolumns" -->\ntext',
  });
  const problems = findUnknownLayouts(deck, layouts);
  expect(problems.map(placeOf)).toEqual(['a.md:3:7 unknown-layout', 'a.md:7:14 unknown-layout']);
  expect(problems.map(({ hint }) => hint)).toEqual([
    'Did you mean `quote`? A layout of your own is a file templates/slide/qoute.hbs.',
    'Did you mean `two-columns`? A layout of your own is a file templates/slide/twocolumns.hbs.',
  ]);
});

describe('a layout without what it is made for', () => {
  const unfilled = async (text: string, own: readonly string[] = []): Promise<string[]> =>
    findUnfilledLayouts((await deckOf({ 'a.md': text })).deck, new Set(own)).map(placeOf);

  it.each(['image-left', 'image-right', 'full-bleed', 'quote', 'two-columns', 'comparison'])(
    'is a warning at its name: %s',
    async (layout) => {
      expect(await unfilled(`## A {.x layout=${layout}}\n\ntext`)).toEqual(['a.md:1:10 layout']);
      expect(await unfilled(`## A {layout=${layout}}\n\ntext`, [layout])).toEqual([]);
    },
  );

  it.each([
    '## A {layout=image-left}\n\n![x](x.png)\n\ntext',
    '## A {layout=full-bleed}\n\n<img src="x.png" alt="x">',
    '## A {layout=full-bleed background-image=x.png}',
    '## A {layout=quote}\n\n> x',
    '## A {layout=two-columns}\n\n### a\n\n### b',
    '## A {layout=comparison}\n\n| a | b |\n|---|---|\n| 1 | 2 |',
    '## A {layout=content}\n\ntext',
  ])('others are fine: %s', async (text) => {
    expect(await unfilled(text)).toEqual([]);
  });
});
