import { describe, expect, it } from 'vitest';
import { noTools } from '../../src/blocks/context.ts';
import type { Settings } from '../../src/deck/settings.ts';
import { type PaperOptions, printDocument as printInto } from '../../src/print/document.ts';
import { spanAt } from '../../src/problems.ts';
import type { Deck } from '../../src/resolve/deck.ts';
import { type Asset, createAsset } from '../../src/site/assets.ts';
import { onPaper, singleOutput } from '../../src/site/outputs.ts';
import { drawDeck, drawForPrint } from '../../src/site/site.ts';
import { kit } from '../render/kit.ts';
import { deckOf } from '../resolve/deck-of.ts';

const talk = {
  '01-a.md':
    '# One\n\n## A\n\n![x](a.svg)\n\n::: source\n[NATO](https://nato.int) 2023\n:::\n\nNote:\n### Say\nHello, class.',
  '02-b.md': '# Two\n\n## B {minutes=2}\n\nText\n\nNote: Bye. [Back](#a)\n\n## C',
};
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>';

const handout = {
  kind: 'handout',
  perPage: 3,
  beside: 'lines',
  paper: 'a4',
  landscape: false,
  inkSaver: false,
} as const;

const printDocument = (deck: Deck, options: PaperOptions, assets = new Map<string, Asset>()): string =>
  printInto(
    drawForPrint({ deck, kit, assets, themeCss: undefined, ownTemplates: false }),
    options,
    onPaper(singleOutput(new Map())),
  );

async function print(options: Partial<PaperOptions> = {}, settings: Partial<Settings> = {}): Promise<string> {
  const { deck } = await deckOf(talk, settings);
  const assets = new Map([['a.svg', createAsset('a.svg', Buffer.from(svg))]]);
  const slides = new Set(deck.slides.map(({ id }) => id));
  return printDocument(deck, { ...handout, slides, ...options }, assets);
}

const pagesIn = (html: string): string[] => html.split('<div class="paper-page">').slice(1);
const slidesIn = (html: string): string[] => [...html.matchAll(/<section id="([^"]+)"/g)].map(([, id = '']) => id);

describe('a handout', () => {
  it('has so many slides a page, each once and in order', async () => {
    const pages = pagesIn(await print());
    expect(pages.map(slidesIn)).toEqual([
      ['one', 'a', 'two'],
      ['b', 'c'],
    ]);
  });

  it('has a numbered line for each gap that students fill, and none for those that a click fills', async () => {
    const text =
      '## A [b]{.blank}\n\n- [c]{.blank}\n\n```timeline\ntitle: T\ndescription: D\nevents:\n  - 1999 [d]{.blank}\n```\n';
    const linesFor = async (edition: Settings['edition']): Promise<number> => {
      const { deck } = await deckOf({ '1.md': text }, { edition });
      const html = printDocument(deck, { ...handout, slides: new Set(deck.slides.map(({ id }) => id)) });
      return /<ol class="paper-gaps">(.*)<\/ol>/.exec(html)?.[1]?.match(/<li>/g)?.length ?? 0;
    };
    expect(await linesFor('student')).toBe(3);
    expect(await linesFor('teacher')).toBe(0);
  });

  it('says what the title slide says in small letters on its page, and on each sheet', async () => {
    const text =
      '# Rivers\\*\n\n::: aside\n\\* As *we* call them\n:::\n\n## A\n\n## B\n\n## C\n\n::: handout\nX\n:::\n';
    const { deck } = await deckOf({ '1.md': text });
    const html = printDocument(deck, { ...handout, slides: new Set(deck.slides.map(({ id }) => id)) });
    const pages = html.split('<div class="paper-page').slice(1);
    expect(pages.map((page) => /<p class="paper-note">(.*)<\/p>/.exec(page)?.[1])).toEqual([
      '* As we call them',
      undefined,
      '* As we call them',
    ]);
  });

  it('ends with the sheets that the Markdown brings along, each on a page of its own', async () => {
    const { deck } = await deckOf({
      '1.md': '## A\n\n::: handout\n# Sheet & more\n\nDo it.\n:::\n\n::: handout\nCard\n:::\n',
    });
    const drawn = drawDeck({ deck, kit, assets: new Map(), themeCss: undefined, ownTemplates: false });
    const options = { ...handout, slides: new Set(['a']) };
    const sheets = printDocument(deck, options).split('<div class="paper-page paper-sheet">').slice(1);
    expect(sheets).toHaveLength(2);
    expect(sheets[0]).toContain(
      '<h1 class="sheet-title">Sheet &amp; more</h1>\n</div>\n<div class="worksheet"><div class="body"><p>Do it.</p>',
    );
    expect(sheets[1]).not.toContain('<h1');
    expect(printDocument(deck, { ...options, kind: 'notes' })).not.toContain('Do it.');
    expect(drawn.slides.join('')).not.toContain('Do it.');
    expect(drawn.paper, 'the print panel prints them too').toContain('Do it.');
  });

  it('ends with the data of the drawings on its slides, which the panel takes from the slides', async () => {
    const chart =
      '```chart\ntitle: Boats\ndescription: More.\ntype: bar\nx: year\ny: boats\ndata: |\n  year,boats\n  2000,12\n```';
    const { deck, problems } = await deckOf({ '1.md': `## A\n\n${chart}\n\n## B\n\nNone.\n` });
    expect(problems).toEqual([]);
    const drawn = drawDeck({ deck, kit, assets: new Map(), themeCss: undefined, ownTemplates: false });
    const sheetsOf = (ids: string[]) =>
      printDocument(deck, { ...handout, slides: new Set(ids) })
        .split('<div class="paper-page paper-sheet">')
        .slice(1);
    expect(sheetsOf(['a', 'b'])).toEqual([
      expect.stringMatching(/Data of the drawings.*<caption>Boats<.*<td class="number">12</s),
    ]);
    expect(sheetsOf(['a', 'b'])[0], 'with the name of its slide').toMatch(/data-name">A<.*data-source">Slide 1</s);
    expect(sheetsOf(['b'])).toEqual([]);
    expect(drawn.paper).toMatch(
      /Data of the drawings<\/h1>\n<\/div>\n<div class="worksheet"><div class="body" data-drawings><\/div>/,
    );
  });

  it('holds no notes at all unless they were asked for', async () => {
    for (const beside of ['lines', 'nothing'] as const) {
      const html = await print({ beside });
      expect(html).not.toMatch(/Hello, class|Bye\.|<aside/);
    }
    expect(await print({ beside: 'notes' })).toContain('Hello, class.');
  });

  it('says the sheet number, the slide and its sources under each slide', async () => {
    expect(await print()).toContain(
      '<p class="paper-caption"><span class="paper-label"><b>1.2</b> Slide 2 · </span>NATO 2023</p>',
    );
  });

  it.each([
    ['Smith &amp; Doe 1999 [1]; UN 2003, p. 4 [2]; NATO 2023 [3]', 'Smith &amp; Doe 1999 [1] and\u00a02\u00a0more'],
    ['UN 2003 [2]; NATO 2023 [3]; ICTY 2009 [4, 5]', 'UN 2003 [2]; NATO 2023 [3]; ICTY 2009 [4, 5]'],
    ['UN 2003 [2]; NATO 2023 [3]; ICTY 2009 [4]; OSCE 2001 [20]', 'UN 2003 [2]; NATO 2023 [3] and\u00a02\u00a0more'],
    [
      'Printed, in other words than here, by Smith 1999&nbsp;[<a href="#ref-s" role="doc-biblioref" aria-label="4: Smith 1999">4</a>]; UN 2003 [2]; NATO 2023 [3]; ICTY 2009 [5]',
      'Smith 1999\u00a0[4]; UN 2003 [2] and\u00a02\u00a0more',
    ],
    [
      'One that is long enough to go beyond its line (see the appendix) [4]',
      'One that is long enough to go beyond its line …',
    ],
  ])('names whole sources: %s', async (source, shown) => {
    const { deck } = await deckOf({ '01-a.md': `## A\n\nText\n\n::: source\n${source}\n:::` });
    const drawn = drawDeck({ deck, kit, assets: new Map(), themeCss: undefined, ownTemplates: false });
    const [, caption = ''] = /Slide 1 · <\/span>(.*?)<\/p>/.exec(drawn.paper) ?? [];
    expect(/^<span class="paper-few">(.*?)<\/span>/.exec(caption)?.[1] ?? caption).toBe(shown);
  });

  it.each([
    ['teacher', '## A\n\nThe [answer]{.blank}', 'Teacher’s edition: with answers', true],
    ['teacher', '## A\n\nText', '', false],
    ['student', '## A\n\nText', 'Student edition', false],
  ] as const)('says on each page that it is the %s’s: %s', async (edition, markdown, imprint, answers) => {
    const { deck } = await deckOf({ 'a.md': markdown }, { edition });
    const html = printDocument(deck, { ...handout, slides: new Set(['a']) });
    expect(html).toContain(`:root{--imprint:"${imprint}"}</style>`);
    expect(html.includes('class="paper-answers"')).toBe(answers);
    expect(html.includes('class="paper-fill"')).toBe(!answers);
  });

  it('names the part of its last slide at the foot of a page', async () => {
    const parts = pagesIn(await print()).map((page) => /paper-part">([^<]*)/.exec(page)?.[1]);
    expect(parts).toEqual(['2 Two', '2 Two']);
  });

  it('speaks the language of the deck', async () => {
    const html = await print({}, { lang: 'sq' });
    expect(html).toContain('<p class="paper-fill">Emri <i></i></p>');
    expect(html).toContain('Slajdi 2');
  });
});

describe('notes', () => {
  it('have a page a slide, with what there is to say', async () => {
    const pages = pagesIn(await print({ kind: 'notes' }));
    expect(pages.map(slidesIn)).toEqual([['one'], ['a'], ['two'], ['b'], ['c']]);
    expect(pages[3]).toContain(
      '<p class="paper-label">Notes · Slide 4<br>2 minutes</p><p class="paper-heading"><b>2.2</b> B</p>',
    );
    expect(pages[3]).toContain('<p>Bye. <a href="#a">Back</a></p>');
    expect(pages.join('')).not.toContain('<aside');
  });

  it('name as many sources as a line has room for', async () => {
    const line = 'Smith &amp; Doe 1999 [1]; UN 2003, p.\u00a04 [2]; NATO 2023 [3]';
    const sources = Array.from({ length: 12 }, (_, index) => `UN ${2000 + index} [${index}]`).join('; ');
    const { deck } = await deckOf({
      'a.md': `## A\n\n::: source\n${line}\n:::\n\n## B\n\n::: source\n${sources}\n:::`,
    });
    const html = printDocument(deck, { ...handout, kind: 'notes', slides: new Set(['a', 'b']) });
    expect(html).toContain(`<span class="paper-more">${line}</span>`);
    expect(html).toMatch(/<span class="paper-more">UN 2000 .*; UN 2007 \[7\] and\u00a04\u00a0more<\/span>/);
  });

  it('bring no headings of their own into the outline', async () => {
    const html = await print({ kind: 'notes' });
    expect(html).toContain('<p data-heading>Say</p>');
    expect(html).not.toContain('<h3');
  });
});

describe.each(['notes', 'handout'] as const)('references in %s', (kind) => {
  it('are a list of text at the end, and no slides', async () => {
    const read = (path: string) => (path === 'a.bib' ? '@book{un, author={UN}, title={Peace}, year=1999}' : undefined);
    const { deck } = await deckOf(
      { 'a.md': '## A\n\nSaid [@un].\n' },
      { bibliography: ['a.bib'] },
      {
        tools: { ...noTools, metrics: kit.metrics, read },
        bibliography: {
          files: [{ path: 'a.bib', span: spanAt('deck.yaml', 1, 1) }],
          style: { name: 'short', span: spanAt('deck.yaml', 1, 1) },
          texts: kit.csl,
        },
      },
    );
    const drawn = drawDeck({ deck, kit, assets: new Map(), themeCss: undefined, ownTemplates: false });
    const ids = deck.slides.map(({ id }) => id);
    const html = printDocument(deck, { ...handout, kind, slides: new Set(ids) });
    expect(slidesIn(html)).toEqual(['a']);
    expect(html).toMatch(/References<\/h1>.*data-references><ol class="entries">\n<li value="1" id="ref-un">UN: /s);
    expect(printDocument(deck, { ...handout, kind, slides: new Set(['a']) })).not.toContain('References');
    expect(drawn.paper).toContain('data-references></div>');
    expect(drawn.slides[1], 'slides.pdf and the screen keep them').toContain('<ol class="entries">');
  });
});

describe('paper', () => {
  it('is chosen by attributes, and its size by a rule', async () => {
    const html = await print({ perPage: 4, paper: 'letter', landscape: true, beside: 'nothing' });
    expect(html).toContain(
      '<div class="paper" data-kind="handout" data-paper="letter" data-across="yes" data-per-page="4" data-beside="nothing">',
    );
    expect(html).toContain('@page{size:letter landscape;margin:12mm 15mm 12mm}');
    expect(await print({ beside: 'notes' })).toContain('@page{size:a4;margin:12mm 15mm calc(12mm + 26px)}');
  });

  it('saves ink in black on white', async () => {
    expect(await print()).toContain('data-theme="light"');
    expect(await print({ inkSaver: true })).toContain('data-theme="print"');
  });

  it('holds the chosen slides, with the numbers that they have in the deck', async () => {
    const html = await print({ slides: new Set(['b', 'c']) });
    expect(slidesIn(html)).toEqual(['b', 'c']);
    expect(html).toContain('<b>2.2</b> Slide 4');
  });

  it('needs no file beside it and no script', async () => {
    const html = await print();
    expect(html).not.toContain('<script src');
    expect(html).not.toMatch(/(?:src|href)="assets\//);
    expect(html).toContain('src="data:image/svg+xml;base64,');
  });

  it('is the same for the same deck', async () => {
    expect(await print()).toBe(await print());
  });
});

describe('the page of a deck', () => {
  it('carries an empty cell a slide, in which nothing stands twice', async () => {
    const { deck } = await deckOf(talk);
    const { paper } = drawDeck({ deck, kit, assets: new Map(), themeCss: undefined, ownTemplates: false });
    expect([...paper.matchAll(/data-slide="([^"]+)"/g)].map(([, id]) => id)).toEqual(['one', 'a', 'two', 'b', 'c']);
    expect(paper).not.toMatch(/<section|Hello|Text/);
    expect(paper.match(/paper-slide"><\/div>/g)).toHaveLength(5);
  });
});
