import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/deck/settings.ts';
import { backgroundHole, imageHole } from '../../src/markdown/holes.ts';
import { createSlideRenderer, type SlideMemory } from '../../src/render/slide.ts';
import type { SlideView } from '../../src/render/view.ts';
import { deckOf } from '../resolve/deck-of.ts';
import { kit } from './kit.ts';

type Files = Readonly<Record<string, string>>;

/** The views that the layouts of a deck's slides get. */
async function viewsOf(files: Files | string, settings: Partial<Settings> = {}): Promise<SlideView[]> {
  const { deck } = await deckOf(typeof files === 'string' ? { 'a.md': files } : files, settings);
  const views: SlideView[] = [];
  const keep = (view: SlideView): string => {
    views.push(view);
    return '';
  };
  const slides = new Map([...kit.templates.slides.keys()].map((name) => [name, keep]));
  const { render } = createSlideRenderer(deck, { ...kit, templates: { ...kit.templates, slides } });
  deck.slides.forEach(render);
  return views;
}

async function htmlOf(text: string, settings: Partial<Settings> = {}): Promise<string[]> {
  const { deck } = await deckOf({ 'a.md': text }, settings);
  return deck.slides.map(createSlideRenderer(deck, kit).render);
}

const attributesOf = async (text: string): Promise<string | undefined> => (await viewsOf(text))[0]?.attributes;

describe('the attributes of a slide', () => {
  it('are its id, classes, layout, label and what the author gave', async () => {
    expect(await attributesOf('## A "b" {#x .y lang=de transition=fade layout=quote}')).toBe(
      ' id="x" class="slide quote y" data-layout="quote" aria-label="A &quot;b&quot;" lang="de" data-transition="fade"',
    );
  });

  it('label a slide without a heading by its first words, else by its number', async () => {
    const views = await viewsOf('## A\n\n---\n\nSome **words**\n\n---\n\n![](a.png)');
    expect(views.map(({ attributes }) => /aria-label="([^"]*)"/.exec(attributes)?.[1])).toEqual([
      'A',
      'Some words',
      'Slide 3',
    ]);
    const [german] = await viewsOf('---\n\n![](a.png)', { lang: 'de' });
    expect(german?.attributes).toContain('aria-label="Folie 1"');
  });

  it('are numbers also where no slide counts', async () => {
    const html = await htmlOf('# A\n\n## B {uncounted}\n\n# C {uncounted}\n\n## D {uncounted}');
    expect(html.join('')).not.toContain('NaN');
  });
});

describe('the background of a slide', () => {
  const styleOf = async (attributes: string): Promise<string | undefined> =>
    / style="([^"]*)"/.exec((await attributesOf(`## A {${attributes}}`)) ?? '')?.[1];

  it.each([
    ['a colour', 'background-color=#123', '--bg-color:#123'],
    ['a gradient', 'background-gradient="linear-gradient(red, blue)"', '--bg-image:linear-gradient(red, blue)'],
    ['a picture', 'background-image=x.png', `--bg-image:${backgroundHole('x.png').replace('attribute', 'style')}`],
    [
      'a picture as text',
      'background-image="data:image/png;base64,AA"',
      '--bg-image:url(&quot;data:image/png;base64,AA&quot;)',
    ],
    ['a film', 'background-video=x.mp4', '--bg-color:transparent'],
    [
      'a picture and how it lies',
      'background-image=x.png background-size=contain background-position="0 50%" background-repeat=repeat background-opacity=.5',
      `--bg-image:${backgroundHole('x.png').replace('attribute', 'style')};--bg-size:contain;--bg-position:0 50%;--bg-repeat:repeat;--bg-opacity:.5`,
    ],
  ])('%s is in its style, for paper', async (_what, attributes, style) => {
    expect(await styleOf(attributes)).toBe(style);
    expect(await attributesOf(`## A {${attributes}}`)).toMatch(/ class="slide content has-background[ "]/);
  });

  it('of an allowed host is an address', async () => {
    const [view] = await viewsOf('## A {background-image="https://a.example/x y.png"}', { allow: ['a.example'] });
    expect(view?.attributes).toContain('--bg-image:url(&quot;https://a.example/x%20y.png&quot;)');
  });

  it('cannot carry further rules', async () => {
    expect(await styleOf('background-color="red;} * {color:red"')).toBe(
      '--bg-color:red *  color:red'.replace('red *  ', 'red * '),
    );
  });

  it('is none where only its size is given', async () => {
    expect(await attributesOf('## A {background-size=contain}')).not.toMatch(/style=|has-background/);
  });

  it.each([
    ['#0A4538', 'has-dark-background'],
    ['navy', 'has-dark-background'],
    ['rgb(250, 240, 240)', 'has-light-background'],
    ['rgba(0, 0, 0, 0.8)', 'has-dark-background'],
    ['rgba(0, 0, 0, 0.2)', ''],
    ['var(--tint)', ''],
  ])('%s: %s', async (color, expected) => {
    const classes = / class="([^"]*)"/.exec((await attributesOf(`## A {background-color="${color}"}`)) ?? '')?.[1];
    expect(classes).toBe(`slide content has-background${expected && ` ${expected}`}`);
  });
});

describe('the view of a slide', () => {
  it('has its heading with the size that fits', async () => {
    const [view] = await viewsOf('## Two ways to *measure* a river');
    expect(view?.heading).toBe('<h2 class="one-line">Two ways to <em>measure</em> a river</h2>');
    expect(view?.headingText).toBe('Two ways to measure a river');
  });

  it('has its first picture apart from the rest', async () => {
    const [view] = await viewsOf('## A\n\none\n\n![x](x.png)\n\ntwo\n\n![y](y.png)');
    const figure = (path: string, alt: string): string =>
      `<figure class="picture">${imageHole(path, alt, '')}</figure>\n`;
    expect(view?.figure).toBe(figure('x.png', 'x'));
    expect(view?.text).toBe(`<p>one</p>\n<p>two</p>\n${figure('y.png', 'y')}`);
    expect(view?.body).toBe(`<p>one</p>\n${figure('x.png', 'x')}<p>two</p>\n${figure('y.png', 'y')}`);
  });

  it('has a sheet number where there are several parts', async () => {
    const views = await viewsOf({ '00-a.md': '# Talk\n\n## A', '03-b.md': '# B\n\n## C' });
    expect(views.map(({ sheet }) => sheet)).toEqual(['', '0.2', '', '3.2']);
    expect((await viewsOf('# Talk\n\n## A')).map(({ sheet }) => sheet)).toEqual(['', '']);
  });

  it('has the strip, but not on a title', async () => {
    const views = await viewsOf({ 'a.md': '# Talk', 'b.md': '# B\n\n## C' });
    expect(views.map(({ strip }) => strip !== '')).toEqual([false, true, true]);
  });

  it.each([
    ['2026-11-24', 'en', '24 Nov. 2026'],
    ['2026-11-24', 'de', '24. Nov. 2026'],
    ['autumn 2026', 'en', 'autumn 2026'],
    ['2026', 'sr', '2026'],
  ])('has the date %s in %s as %s', async (date, lang, shown) => {
    expect((await viewsOf('# Talk', { date, lang }))[0]?.deck.date).toBe(shown);
  });

  it('counts the tasks of its part: what has a time, and what asks', async () => {
    const text = '# Talk\n\n# B\n\n## C {time=1m}\n\n## D {layout=question}\n\nWho?\n\n## E {layout=poll}\n\n## F\n';
    const [part] = (await viewsOf(text)).map(({ part }) => part).slice(1);
    expect([part?.tasks, part?.tasksText]).toEqual([3, '3 tasks']);
  });

  it('tells its part in the words of the deck', async () => {
    const files = { '0.md': '# Talk', '1.md': '---\nminutes: 2.25\nshortTitle: Be\n---\n\n# B', '4.md': '# C\n\n## D' };
    const parts = (await viewsOf(files, { lang: 'de' })).map(({ part }) => part);
    expect(parts[1]).toEqual({
      number: 1,
      place: 1,
      count: 2,
      title: 'B',
      shortTitle: 'Be',
      label: 'Teil 1 von 2',
      minutes: 2.3,
      minutesText: '2,3 Minuten',
      slides: 1,
      slidesText: '1 Folie',
      tasks: 0,
      tasksText: '0 Aufgaben',
      agenda: [
        { number: 1, shortTitle: 'Be', width: 2.25, state: 'here' },
        { number: 4, shortTitle: 'C', width: 2, state: 'next' },
      ],
    });
    expect(parts[0]).toMatchObject({ place: 0, label: '', agenda: [{ state: 'next' }, { state: 'next' }] });
    // The fourth file is the second part: a large 4 beside "2 of 2" would be read as a mistake.
    expect(parts[2]).toMatchObject({ number: 4, place: 2, label: '', agenda: [{ state: 'past' }, { state: 'here' }] });
  });

  it('tells of the deck what its settings say', async () => {
    const settings = {
      title: 'T',
      subtitle: 'S',
      author: ['A', 'B'],
      date: 'today',
      lang: 'fr',
      footer: 'a < b',
      logo: 'l.svg',
      licence: 'CC0',
      slideNumbers: false,
    };
    const [view] = await viewsOf({ '1.md': '# A {layout=section}', '2.md': '# B\n\n## C\n\n## D' }, settings);
    expect(view?.deck).toEqual({
      title: 'T',
      subtitle: 'S',
      author: 'A, B',
      date: 'today',
      lang: 'fr',
      footer: 'a &lt; b',
      licence: 'CC0',
      slideNumbers: false,
      logo: imageHole('l.svg', '', ' class="logo"'),
      words: { source: 'Source' },
      stations: [{ at: 0 }, { at: 0.25 }],
    });
  });

  it('has neither agenda nor stations beyond 24 parts', async () => {
    const files = Object.fromEntries(Array.from({ length: 26 }, (_, index) => [`${index}.md`, `# P${index}`]));
    const [, view] = await viewsOf(files);
    expect([view?.part.agenda, view?.deck.stations]).toEqual([[], []]);
  });
});

describe('a slide', () => {
  it('has the holes filled that the deck can fill', async () => {
    const [html] = await htmlOf('## A {#x}\n\n[to b](#b) here[^1]\n\n```\ncode\n```\n\n[^1]: note\n\n## B');
    expect(html).not.toContain('\0');
    expect(html).toContain('<a href="#b">to b</a>');
    expect(html).toContain('id="fn-x-1"');
    expect(html).toContain('<pre class="code">');
  });

  it('keeps the holes that its output fills', async () => {
    expect((await htmlOf('## A\n\n![x](x.png)'))[0]).toContain(imageHole('x.png', 'x', ''));
  });

  it('of a layout that is not there looks like content', async () => {
    const [html] = await htmlOf('## A {layout=nothing}\n\ntext');
    expect(html).toMatch(/^<section id="a" class="slide nothing"[^>]*>\n<header class="head">/);
  });

  it.each([...kit.templates.slides.keys()])(
    'of the layout %s is one section with its heading, body and notes',
    async (name) => {
      const [, html = ''] = await htmlOf(
        `# Talk\n\n## Head {layout=${name}}\n\n![pic](p.png)\n\n- body\n\n::: source\nfrom\n:::\n\nNote: say`,
      );
      expect(html.match(/<section/g)).toHaveLength(1);
      expect(html).toMatch(
        /^<section id="head" class="slide [\s\S]*<h2 class="short">Head<\/h2>[\s\S]*<aside class="notes"><p>say<\/p>\n<\/aside>\n<\/section>\n$/,
      );
      expect(html.split('body</li>')).toHaveLength(2);
      expect(html.match(/\0image\u0001p\.png\u0001pic\u0001/g)).toHaveLength(1);
      if (name !== 'title') expect(html).toContain('<div class="source"><b>Source</b> from</div>');
    },
  );
});

describe('slides that were drawn before', () => {
  it('are drawn again when what they show of the deck changes, and then alone', async () => {
    const { deck } = await deckOf({ 'a.md': '## A' });
    const memory: SlideMemory = new WeakMap();
    const drawn: number[] = [];
    const count = ({ total }: SlideView): string => {
      drawn.push(total);
      return `of ${total}`;
    };
    const templates = { ...kit.templates, slides: new Map([['content', count]]) };
    const draw = (total: number): string[] =>
      deck.slides.map(createSlideRenderer({ ...deck, total }, { ...kit, templates }, memory).render);
    expect([...draw(1), ...draw(1), ...draw(3), ...draw(3)]).toEqual(['of 1', 'of 1', 'of 3', 'of 3']);
    expect(drawn).toEqual([1, 3]);
  });
});
