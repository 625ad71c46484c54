import { describe, expect, it } from 'vitest';
import { deckOf, placeOf } from './deck-of.ts';

/** Two files: columns one, two (with three and four below it), five, six. */
const FILES = {
  'a.md': '## One\n\n## Two\n\n----\n\n## Three\n\n----\n\n## Four {#f}',
  'b.md': '## Five\n\n[x]{#word}\n\n## Six',
};

const linkTo = async (href: string) => {
  const { deck, problems } = await deckOf({ ...FILES, 'c.md': `## Links\n\n[a](${href})` });
  return { links: [...deck.links.values()], problems };
};

describe('links', () => {
  it.each([
    ['to a slide', '#two', '#two'],
    ['to a given id', '#f', '#f'],
    ['to an element', '#word', '#word'],
    ['as reveal.js writes them', '#/two', '#two'],
    ['by the number of a column, from 0', '#/1', '#two'],
    ['by the numbers of column and row', '#/1/2', '#f'],
    ['to the row of a column without a stack', '#/0/0', '#one'],
    ['across files by number', '#/3', '#six'],
    ['to the first slide', '#', '#one'],
    ['to the first slide as reveal.js writes it', '#/', '#one'],
    ['to a file', 'b.md', '#five'],
    ['to a slide in a file', 'b.md#six', '#six'],
    ['to themselves', 'c.md', '#links'],
  ])('%s: %s', async (_what, href, target) => {
    expect(await linkTo(href)).toEqual({ links: [target], problems: [] });
  });

  it('with a file look the id up there first, where the same heading has another one', async () => {
    const { deck, problems } = await deckOf({
      'a.md': '## Overview\n\n[b](b.md#overview) [c](c%23.markdown#x)',
      'b.md': '## Overview',
      'c#.markdown': '## C\n\n[x]{#x}',
    });
    expect(problems).toEqual([]);
    expect([...deck.links.values()]).toEqual(['#overview-2', '#x']);
  });

  it('with the wrong file lead on, with a warning that names the right one', async () => {
    const { links, problems } = await linkTo('b.md#two');
    expect(links).toEqual(['#two']);
    expect(problems).toMatchObject([{ severity: 'warning', message: '`#two` is not in `b.md` but in `a.md`' }]);
    expect(problems.map(placeOf)).toEqual(['c.md:3:1 link-file']);
  });

  it.each([
    ['an id that no slide has', '#twoo', 'No slide has the id `#twoo`', 'Did you mean `#two`?'],
    ['a number beyond the last column', '#/9', 'No slide has the id `#9`', expect.any(String)],
    ['a file that is no section', 'bb.md', '`bb.md` is no section of this deck', 'Did you mean `b.md`?'],
    [
      'a file far from any section',
      'more/parts.md',
      '`more/parts.md` is no section of this deck',
      "Sections are the `.md` files right in the deck's folder, without README.md: `a.md`, `b.md`, `c.md`.",
    ],
    [
      'a slide of another file that has none like it',
      'b.md#sixx',
      'No slide has the id `#sixx`',
      'Did you mean `#six`?',
    ],
  ])('to %s are errors at their place', async (_what, href, message, hint) => {
    const { links, problems } = await linkTo(href);
    expect(links).toEqual([]);
    expect(problems).toMatchObject([{ severity: 'error', rule: 'broken-link', message, hint }]);
    expect(problems.map(placeOf)).toEqual(['c.md:3:1 broken-link']);
  });

  it('to a file that is no section are told by what makes it one', async () => {
    const hintOf = async (files: Readonly<Record<string, string>>, sections: string[]) =>
      (await deckOf({ ...files, 'c.md': '## Links\n\n[a](parts.md)' }, { sections })).problems[0]?.hint;
    expect(await hintOf(FILES, ['*.md'])).toBe(
      'Add it to `sections:` in deck.yaml, or link to one that is there: `a.md`, `b.md`, `c.md`.',
    );
    expect(await hintOf({}, [])).toBe('The only one is `c.md`.');
    // Near by its ending alone.
    expect(await hintOf({ 'walls.md': '## Walls' }, [])).not.toContain('Did you mean');
  });

  it('are told at each place where they are broken', async () => {
    const { problems } = await deckOf({ 'a.md': '## A\n\n[x](#no) [y](#no)\n\n## B\n\n[z](#no)' });
    expect(problems.map(placeOf)).toEqual(['a.md:3:1 broken-link', 'a.md:3:10 broken-link', 'a.md:7:1 broken-link']);
  });

  it('find files beside their own', async () => {
    const { deck, problems } = await deckOf({
      'x/a.md': '## A\n\n[b](b.md) [c](../c.md)',
      'x/b.md': '## B',
      'c.md': '## C',
    });
    expect(problems).toEqual([]);
    expect(Object.fromEntries(deck.links)).toEqual({ 'x/b.md': '#b', 'c.md': '#c' });
  });
});

describe('hidden slides', () => {
  const outline = async (text: string): Promise<string[]> => {
    const { deck } = await deckOf({ 'a.md': text });
    return deck.slides.map(({ source: { down, words } }) => (down ? `↓ ${words}` : words));
  };
  const hidden = '{visibility=hidden}';

  it('are left out, and out of the count', async () => {
    const { deck } = await deckOf({ 'a.md': `## A\n\n## B ${hidden}\n\n## C` });
    expect(deck.slides.map(({ number, id }) => [number, id])).toEqual([
      [1, 'a'],
      [2, 'c'],
    ]);
    expect(deck.total).toBe(2);
  });

  it.each([
    [
      'on top of a stack, which the next one then heads',
      `## A ${hidden}\n\n----\n\n## B\n\n----\n\n## C`,
      ['B', '↓ C'],
    ],
    ['within a stack', `## A\n\n----\n\n## B ${hidden}\n\n----\n\n## C`, ['A', '↓ C']],
    ['all of a stack', `## X\n\n## A ${hidden}\n\n----\n\n## B ${hidden}\n\n## C`, ['X', 'C']],
    ['two on top', `## X\n\n## A ${hidden}\n\n----\n\n## B ${hidden}\n\n----\n\n## C`, ['X', 'C']],
  ])('may stand %s', async (_where, text, expected) => {
    expect(await outline(text)).toEqual(expected);
  });

  it('take no id, no file and no link with them', async () => {
    const { deck, problems } = await deckOf({ 'a.md': `## A ${hidden}\n\n![Gone](gone.png) [x](#gone)\n\n## A` });
    expect(deck.slides.map(({ id }) => id)).toEqual(['a']);
    expect({ assets: deck.assets, problems }).toEqual({ assets: [], problems: [] });
  });

  it('make links to them plain text, as do slides of the other edition', async () => {
    const markdown = `## A\n\n[b](#b), [c](#sea), [word](#in-c)\n\n## B ${hidden}\n\n## C {.student #sea}\n\n[x]{#in-c}`;
    const { deck, problems } = await deckOf({ 'a.md': markdown });
    expect(problems).toEqual([]);
    expect([...deck.links]).toEqual([
      ['#b', ''],
      ['#sea', ''],
      ['#in-c', ''],
    ]);
  });
});

describe('a deck', () => {
  it.each([
    ['its setting', '# Heading', { title: 'Set' }, 'Set'],
    ['else its first top heading', '## Before\n\n# Head*ing*', {}, 'Heading'],
    ['else its name', '## Only slides', {}, 'talk'],
  ])('has as title %s', async (_what, text, settings, title) => {
    expect((await deckOf({ 'a.md': text }, settings)).deck.title).toBe(title);
  });

  it('names each place that shows a file', async () => {
    const { deck } = await deckOf({ 'a.md': '## A\n\n![](x.png)\n\n## B\n\n![](x.png) ![](y.png)' });
    expect(deck.assets.map(({ path, span }) => `${path} ${span.start.line}`)).toEqual([
      'x.png 3',
      'x.png 7',
      'y.png 7',
    ]);
  });

  it('has the blocks of each slide rendered, in their order', async () => {
    const { deck } = await deckOf({ 'a.md': '## A\n\n```\none\n```\n\n```\ntwo\n```\n\n## B\n\n```\nthree\n```' });
    const words = deck.slides.map(({ blocks }) => blocks.map((html) => html.replace(/<[^>]*>|\n/g, '')));
    expect(words).toEqual([['one', 'two'], ['three']]);
  });
});
