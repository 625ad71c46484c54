import { describe, expect, it } from 'vitest';
import { noTools } from '../../src/blocks/context.ts';
import type { Settings } from '../../src/deck/settings.ts';
import { spanAt } from '../../src/problems.ts';
import { kit } from '../render/kit.ts';
import { deckOf, placeOf } from './deck-of.ts';

const SOURCES = `@misc{nato, author = {{NATO (press office)}}, title = {On KFOR}, date = {2023-05-01}, url = {https://www.nato.int/a/b}}
@book{smith, author = {Smith, Ann and Doe, Jo}, title = {Rivers}, year = {1999}, publisher = {Wiley}}
@misc{un, author = {{United Nations}}, shortauthor = {UN}, title = {Resolution}, year = {1999}}
@misc{spare, title = {Never cited}}
`;

async function cite(
  files: Readonly<Record<string, string>>,
  settings: Partial<Settings> = {},
  data: Readonly<Record<string, string>> = {},
  selection?: string,
) {
  const bibliography = {
    files: [{ path: 'refs.bib', span: spanAt('deck.yaml', 1, 1) }],
    style: { name: settings.citationStyle ?? 'short', span: spanAt('deck.yaml', 2, 1) },
    texts: kit.csl,
  };
  const texts: Readonly<Record<string, string>> = { 'refs.bib': SOURCES, ...data };
  const tools = { ...noTools, metrics: kit.metrics, read: (path: string) => texts[path] };
  const { deck, problems } = await deckOf(
    files,
    { bibliography: ['refs.bib'], ...settings },
    { tools, bibliography, selection },
  );
  const plain = (html: string) => html.replace(/<[^>]*>/g, '').replaceAll('\u00a0', ' ');
  const list = deck.slides.filter(({ layout }) => layout === 'references');
  return {
    deck,
    places: problems.map(placeOf),
    hints: problems.map(({ hint }) => hint),
    texts: deck.slides.map(({ citations }) => citations.map(plain)),
    feet: deck.slides.map(({ cited }) => plain(cited)),
    entries: list.flatMap(({ source }) =>
      [...(source.pieces[0]?.html ?? '').matchAll(/<li value="(\d+)"[^>]*>(.*)<\/li>/g)].map(
        ([, number, html = '']) => `${number} ${plain(html)}`,
      ),
    ),
  };
}

describe('a list entry', () => {
  it.each([
    ['edition = {3}, volume = {1}', 'Rayleigh: Sound. 3rd ed., vol. 1. Macmillan, 1877.'],
    ['edition = {Revised}', 'Rayleigh: Sound. Revised. Macmillan, 1877.'],
  ])('names the edition and the volume of a book: %s', async (fields, expected) => {
    const book = `@book{a, author = {Rayleigh}, title = {Sound}, publisher = {Macmillan}, year = {1877}, ${fields}}`;
    expect((await cite({ 'a.md': '## A\n\n[@a]\n' }, {}, { 'refs.bib': book })).entries).toEqual([`1 ${expected}`]);
  });
});

describe('citations', () => {
  it('are numbers on the slide and names at its foot, in the order of first citation over all sections', async () => {
    const { texts, feet, entries } = await cite({
      'a.md': '## A\n\nOne [@un]. Two [@nato, p. 4; @un].\n',
      'b.md': '## B\n\n@smith [chap. 2] says, [see @nato; -@smith].\n',
    });
    expect(texts.slice(0, 2)).toEqual([
      ['[1]', '[2, 1]'],
      ['Smith &amp; Doe [3]', '[2, 3]'],
    ]);
    expect(feet.slice(0, 2)).toEqual([
      'UN 1999 [1]; NATO 2023, p. 4 [2]',
      'Smith &amp; Doe 1999, chap. 2 [3]; see NATO 2023 [2]; Smith &amp; Doe 1999 [3]',
    ]);
    expect(entries).toEqual([
      '1 United Nations: Resolution. 1999.',
      '2 NATO (press office): On KFOR. 1 May 2023, nato.int.',
      '3 A. Smith &amp; J. Doe: Rivers. Wiley, 1999.',
    ]);
  });

  it('lead to their entry, and say what it is', async () => {
    const { deck } = await cite({ 'a.md': '## A\n\n[@nato]\n' });
    expect(deck.slides[0]?.citations).toEqual([
      '<span class="cite">[<a href="#ref-nato" role="doc-biblioref" aria-label="1: NATO 2023">1</a>]</span>',
    ]);
    expect(deck.slides[1]?.source.pieces[0]?.html).toContain('<li value="1" id="ref-nato">');
  });

  it('have lines end between them, not within a name or before its number', async () => {
    const { deck } = await cite({ 'a.md': '## A\n\n[@smith, p. 4; see @un]\n' });
    expect(deck.slides[0]?.cited.replace(/<[^>]*>/g, '').split(' ')).toEqual([
      'Smith\u00a0&amp;\u00a0Doe\u00a01999,\u00a0p.\u00a04\u00a0[1];',
      'see',
      'UN\u00a01999\u00a0[2]',
    ]);
  });

  it('stay on the line of the word before them', async () => {
    const { deck } = await cite({ 'a.md': '## A\n\nOne\n[@un], *two* [@nato] {.lead}\n' });
    expect(deck.slides[0]?.source.pieces[0]?.html).toMatch(
      /^<p class="lead">One\u00a0[^ ]+ <em>two<\/em>\u00a0[^ ]+<\/p>/,
    );
  });

  it('in the notes are words without links and count after the slide', async () => {
    const { texts, feet, deck } = await cite({
      'a.md': '## A\n\n::: notes\nSay [@nato; -@un]: @smith too.\n:::\n\n[@un]\n',
    });
    expect(texts[0]).toEqual(['(NATO 2023 [2]; 1999 [1])', 'Smith &amp; Doe (1999 [3])', '[1]']);
    expect(feet[0]).toBe('UN 1999 [1]');
    expect(deck.slides[0]?.citations[0]).not.toContain('<a');
  });

  it('in the source line are whole and not said twice', async () => {
    const { texts, feet } = await cite({
      'a.md': '## A\n\nOne [@nato; @un].\n\n::: source\nAfter [@nato; @smith, p. 1]\n:::\n',
    });
    expect(texts[0]).toEqual(['[1, 2]', 'NATO 2023 [1]; Smith &amp; Doe 1999, p. 1 [3]']);
    expect(feet[0]).toBe('UN 1999 [2]');
  });

  it('speak the language of the deck', async () => {
    expect((await cite({ 'a.md': '## A\n\n[@nato, p. 4-5]\n' }, { lang: 'de' })).feet[0]).toBe('NATO 2023, S. 4–5 [1]');
    const { feet, entries } = await cite({ 'a.md': '## A\n\n[@nato, S. 4; @spare]\n' }, { lang: 'sr-Cyrl-RS' });
    expect(feet[0]).toBe('NATO 2023, стр. 4 [1]; Never cited б. д. [2]');
    expect(entries[0]).toContain('1. мај 2023.');
    expect((await cite({ 'a.md': '## A\n\n[@nato, S. 4]\n' }, { lang: 'fi' })).feet[0]).toBe('NATO 2023, p. 4 [1]');
  });

  it('follow the style that is asked for, also in the order of the list', async () => {
    const { feet, entries } = await cite({ 'a.md': '## A\n\n[@un, p. 4; @nato]\n' }, { citationStyle: 'apa' });
    expect(feet[0]).toBe('UN, 1999, p. 4 [2]; NATO (press office), 2023 [1]');
    expect(entries.map((entry) => entry.slice(0, 30))).toEqual([
      '1 NATO (press office). (2023, May 1)'.slice(0, 30),
      '2 United Nations. (1999). Reso'.slice(0, 30),
    ]);
    const numeric = await cite({ 'a.md': '## A\n\n[@smith]\n' }, { citationStyle: 'vancouver' });
    expect(numeric.entries).toEqual(['1 Smith A, Doe J. Rivers. Wiley; 1999.']);
    expect(numeric.feet[0]).toBe('Smith &amp; Doe 1999 [1]');
  });

  it('take a style of the deck, and say what is wrong with it', async () => {
    const own = kit.csl.style('short').replace('Lectern, short', 'Mine').replace('delimiter=": "', 'delimiter=" – "');
    const style = (name: string, text: string) =>
      cite({ 'a.md': '## A\n\n[@un]\n' }, { citationStyle: name }, { [name]: text });
    expect((await style('my.csl', own)).entries).toEqual(['1 United Nations – Resolution. 1999.']);
    const dependent = '<style><link href="https://x.org/apa" rel="independent-parent"/></style>';
    const wrong = await style('my.csl', dependent);
    expect(wrong.places).toEqual(['my.csl:1:1 citation-style']);
    expect(wrong.hints[0]).toContain('https://x.org/apa');
    expect((await style('my.csl', '<html>')).places).toEqual(['my.csl:1:1 citation-style']);
  });

  it('of a key that nobody has are errors at the key, with the nearest one', async () => {
    const { places, hints } = await cite({ 'a.md': '## A\n\n- x [see @nato; -@smiht, p. 3]\n' });
    expect(places).toEqual(['a.md:3:18 unknown-key']);
    expect(hints[0]).toContain('`smith`');
  });

  it('of a hidden slide do not count', async () => {
    const { entries } = await cite({ 'a.md': '## A {visibility=hidden}\n\n[@un]\n\n## B\n\n[@nato]\n' });
    expect(entries).toEqual(['1 NATO (press office): On KFOR. 1 May 2023, nato.int.']);
  });
});

describe('what is left out cites nothing:', () => {
  const text = `## A {.short}

Seen [@un, p. 1].

::: teacher
Not for all [@smith].
:::

Seen [also ["secret"]{.teacher} @un, p. 2].

Note: Say [@nato].

## B

More [@spare].
`;

  it("the teacher's words in the edition for students", async () => {
    const { entries, feet, deck } = await cite({ 'a.md': text }, { edition: 'student' });
    expect(entries.map((entry) => entry.slice(0, 8))).toEqual(['1 United', '4 Never ']);
    expect(feet[0]).toContain('UN 1999, p. 1 [1]; also');
    const shown = deck.slides.map(({ source, citations, cited }) => [{ ...source, raw: '' }, citations, cited]);
    expect(JSON.stringify(shown)).not.toMatch(/secret|Smith|NATO/);
    expect((await cite({ 'a.md': text })).entries).toHaveLength(4);
  });

  it('slides that are not chosen', async () => {
    const { entries, deck } = await cite({ 'a.md': text }, {}, {}, 'short');
    expect(entries.map((entry) => entry.slice(0, 8))).toEqual(['1 United', '2 A. Smi', '3 NATO (']);
    expect(deck.slides.map(({ id }) => id)).toEqual(['a', 'references']);
  });
});

it('a source has the same number in every edition and selection', async () => {
  const text = `## A\n\n[@un] [@smith]{.teacher}\n\nNote: [@spare]\n\n## B {.short}\n\n[@nato]\n`;
  const numberIn = async (edition: Settings['edition'], selection?: string) =>
    (await cite({ 'a.md': text }, { edition }, {}, selection)).entries.find((entry) => entry.includes('NATO'))?.[0];
  expect([await numberIn('teacher'), await numberIn('student')]).toEqual(['4', '4']);
  expect([await numberIn('teacher', 'short'), await numberIn('student', 'short')]).toEqual(['4', '4']);
});

it('what students alone see is numbered after the rest', async () => {
  const files = { 'a.md': '## A\n\n[[@un]]{.student} [@nato]\n' };
  expect((await cite(files)).entries.map((entry) => entry[0])).toEqual(['1']);
  expect((await cite(files, { edition: 'student' })).texts[0]).toEqual(['[2]', '[1]']);
});

it('a handout writes out what it cites', async () => {
  const { deck } = await cite({ 'a.md': '## A\n\n[@un]\n\n::: handout\nSee [@nato, p. 4].\n:::\n' });
  expect(deck.handouts[0]?.html).toBe('<p>See (NATO\u00a02023,\u00a0p.\u00a04\u00a0[2]).</p>\n');
});

describe('an entry of the list', () => {
  const entryOf = async (bib: string, settings: Partial<Settings> = {}) =>
    (await cite({ 'a.md': '## A\n\n[@k]\n' }, settings, { 'refs.bib': bib })).deck.slides[1]?.source.pieces[0]?.html;

  it('keeps a date and a host whole', async () => {
    const html = await entryOf('@misc{k, title = {T}, date = {2023-05-01}, url = {https://a-b.org/c}}');
    expect(html).toContain('1\u00a0May\u00a02023, <a href="https://a-b.org/c" class="host">a-b.org</a>.');
    expect(await entryOf('@misc{k, title = {T}, date = {2023-05}}')).toContain('May\u00a02023.');
  });

  it.each([
    ['en-US', 'May 1, 2023'],
    ['en-GB', '1\u00a0May\u00a02023'],
    ['de', '1.\u00a0Mai\u00a02023'],
  ])('has its date as %s writes it', async (lang, date) => {
    expect(await entryOf('@misc{k, title = {T}, date = {2023-05-01}}', { lang })).toContain(`${date}.`);
  });

  it('says that it has no date, or about which', async () => {
    expect(await entryOf('@misc{k, title = {T}, url = {https://a.org}}')).toContain('</i>. N.d., <a');
    expect(await entryOf('@misc{k, title = {T}, publisher = {P}}')).toContain('</i>. P, n.d.');
    const { feet, entries } = await cite(
      { 'a.md': '## A\n\n[@k]\n' },
      {},
      {
        'refs.bib': '@misc{k, author = {{NATO}}, title = {T}, date = {2023~}}',
      },
    );
    expect(feet[0]).toBe('NATO c. 2023 [1]');
    expect(entries).toEqual(['1 NATO: T. Circa 2023.']);
  });
});

describe('the references', () => {
  const ids = ({ deck }: Awaited<ReturnType<typeof cite>>) =>
    deck.slides.map(({ id, number, layout }) => `${id} ${number} ${layout}`);

  it('come last, uncounted, and not in a deck that cites nothing', async () => {
    expect(ids(await cite({ 'a.md': '## A\n\n[@un]\n\n## B\n' }))).toEqual([
      'a 1 content',
      'b 2 content',
      'references 2 references',
    ]);
    expect(ids(await cite({ 'a.md': '## A\n' }))).toEqual(['a 1 content']);
  });

  it('stand where the author wants them, under a heading and with notes of their own', async () => {
    const found = await cite({
      'a.md': '## A\n\n[@un]\n\n## Books {layout=references}\n\nNote: Read [@un].\n\n## B\n',
    });
    expect(ids(found)).toEqual(['a 1 content', 'books 1 references', 'b 2 content']);
    expect(found.texts[1]).toEqual(['(UN 1999 [1])']);
    const second = await cite({ 'a.md': '## A\n\n[@un]\n\n## Books {layout=references}\n\nAll of them.\n\n## B\n' });
    expect(ids(second)).toEqual(['a 1 content', 'books 2 references', 'books-2 2 references', 'b 3 content']);
  });

  it('asked for twice, or without a citation, are warned of', async () => {
    const list = '## Books {layout=references}\n';
    expect((await cite({ 'a.md': `## A\n\n[@un]\n\n${list}\n${list}` })).places).toEqual(['a.md:7:11 layout']);
    expect((await cite({ 'a.md': list })).places).toEqual(['a.md:1:11 layout']);
  });

  it('spread over slides, each number once', async () => {
    const count = 130;
    const bib = Array.from({ length: count }, (_, index) => {
      const title = `A title ${'that goes on '.repeat(index % 7)}and ends ${'x'.repeat(index % 90)}`;
      return `@book{k${index}, author = {Author ${index}}, title = {${title}}, year = {${1900 + index}}}`;
    });
    const keys = Array.from({ length: count }, (_, index) => `[@k${index}]`).join(' ');
    for (const size of ['16:9', '4:3'] as const) {
      const { deck, entries } = await cite({ 'a.md': `## A\n\n${keys}\n` }, { size }, { 'refs.bib': bib.join('\n') });
      expect(entries.map((entry) => Number.parseInt(entry, 10))).toEqual(
        Array.from({ length: count }, (_, i) => i + 1),
      );
      const lists = deck.slides.slice(1).map(({ source }) => source);
      const numbersOf = (html = ''): string[] =>
        [...html.matchAll(/<li value="(\d+)"/g)].map(([, number = '']) => number);
      expect(lists.map(({ heading }) => heading?.text)).toEqual(
        lists.map(({ pieces }) => numbersOf(pieces[0]?.html)).map((all) => `References ${all[0]}–${all.at(-1)}`),
      );
      expect(lists.map(({ ofReferences }) => ofReferences)).toEqual(
        lists.map((_, index) => ({ title: 'References', number: index + 1, total: lists.length })),
      );
      const pages = deck.slides.slice(1).map(({ source }) => source.pieces[0]?.html.match(/<li /g)?.length ?? 0);
      expect(Math.max(...pages)).toBeLessThanOrEqual(24);
      expect(pages.length).toBeGreaterThan(5);
      expect(deck.slides.slice(1).map(({ source }) => source.down)).toEqual(pages.map((_, index) => index > 0));
    }
  });
});
