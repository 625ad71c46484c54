import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/deck/settings.ts';
import type { Kit } from '../../src/render/kit.ts';
import { readThemeCss } from '../../src/resolve/theme-css.ts';
import { createAsset } from '../../src/site/assets.ts';
import { buildSite, type Site } from '../../src/site/site.ts';
import { en } from '../../src/site/words/en.ts';
import { kit } from '../render/kit.ts';
import { deckOf } from '../resolve/deck-of.ts';

interface Extra {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly settings?: Partial<Settings>;
  readonly themeCss?: string;
  readonly ownTemplates?: boolean;
  readonly kit?: Kit;
}

async function build(
  text: string,
  { files = {}, settings = {}, themeCss, ownTemplates = false, kit: own = kit }: Extra = {},
) {
  const { deck } = await deckOf({ 'a.md': text }, settings);
  const assets = new Map(
    Object.entries(files).map(([path, content]) => [path, createAsset(path, Buffer.from(content))]),
  );
  const css = themeCss === undefined ? undefined : readThemeCss(themeCss, 'theme.css');
  return buildSite({ deck, kit: own, assets, themeCss: css, ownTemplates });
}

const text = (site: Site, name: string): string => String(site.get(name));
const pages = (site: Site): string[] => [text(site, 'index.html'), text(site, 'talk.html')];
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>';
const slidesIn = (html: string): string => /<div class="slides">\n([\s\S]*)<\/div><\/div>/.exec(html)?.[1] ?? '';

describe('a site', () => {
  it('is index.html with its files, and one file of the deck’s name', async () => {
    const { site, problems } = await build('## A\n\n![x](i/a.svg)', { files: { 'i/a.svg': svg } });
    const names = [...site.keys()];
    expect(problems).toEqual([]);
    expect(names.filter((name) => !name.startsWith('assets/'))).toEqual(['index.html', 'talk.html']);
    expect(
      names.filter((name) => /^assets\/(?:a|deck|fonts|theme)-[0-9a-f]{10}\.(?:svg|js|css)$/.test(name)),
    ).toHaveLength(4);
    expect(names.every((name) => name.endsWith('.html') || /^assets\/[\w-]+-[0-9a-f]{10}\.\w+$/.test(name))).toBe(true);
  });

  it('has every file that index.html and its stylesheets name, and no other', async () => {
    const { site } = await build('## A {background-image=b.png}\n\n![x](a.svg) [c](c.pdf)', {
      files: { 'a.svg': svg, 'b.png': 'b', 'c.pdf': 'c' },
    });
    const css = [...site.keys()].flatMap((name) => (name.endsWith('.css') ? text(site, name) : [])).join('\n');
    const named = [
      ...[...text(site, 'index.html').matchAll(/assets\/[\w.-]+/g)].map(([name]) => name),
      ...[...css.matchAll(/url\(([\w.-]+\.woff2)\)/g)].map(([, name]) => `assets/${name}`),
    ];
    expect([...new Set(named)].sort()).toEqual([...site.keys()].filter((name) => name.startsWith('assets/')).sort());
  });

  it('has the same slides in both pages but for the addresses of files', async () => {
    const { site } = await build('# Talk\n\n## A\n\n![x](a.svg) text', { files: { 'a.svg': svg } });
    const [web = '', single = ''] = pages(site).map(slidesIn);
    expect(web).toMatch(/^<section id="talk"/);
    expect(single.replace(/"data:[^"]*"/, '"x"')).toBe(web.replace(/"assets\/[^"]*"/, '"x"'));
  });

  it('leaves no hole open', async () => {
    const { site } = await build(
      '## A {background=a.svg}\n\n![](a.svg) [a](#a) [b](a.svg) <img src="a.svg">\n\n```\nx\n```',
      {
        files: { 'a.svg': svg },
        settings: { logo: 'a.svg' },
        themeCss: 'a{b:url(a.svg)}',
      },
    );
    for (const content of site.values()) if (typeof content === 'string') expect(content).not.toContain('\0');
  });

  it('has stacks with the class that reveal.js gives them', async () => {
    const { site } = await build('## A\n\n----\n\n## B\n\n----\n\n## C\n\n## D\n\n## E\n\n----\n\n## F');
    const structure = slidesIn(text(site, 'index.html'))
      .match(/<section(?: id="\w+"| class="stack")|<\/section>/g)
      ?.join(' ');
    expect(structure?.replaceAll('<section', '').replaceAll('</section>', '/')).toBe(
      ' class="stack"  id="a" /  id="b" /  id="c" / /  id="d" /  class="stack"  id="e" /  id="f" / /',
    );
  });
});

describe('the page', () => {
  it('tells language, theme, ratio and what it is', async () => {
    const settings = {
      title: 'T & T',
      author: ['A', 'B'],
      subtitle: 'S',
      lang: 'de',
      theme: 'dark',
      size: '4:3',
    } satisfies Partial<Settings>;
    for (const html of pages((await build('## A', { settings })).site)) {
      expect(html).toMatch(/^<!doctype html>\n<html lang="de" dir="ltr" data-theme="dark" data-ratio="43">\n/);
      expect(html).toContain(
        '<title>T &amp; T</title>\n<meta name="author" content="A, B">\n<meta name="description" content="S">',
      );
    }
  });

  it.each([
    ['ar', 'rtl'],
    ['fa-IR', 'rtl'],
    ['he', 'rtl'],
    ['en', 'ltr'],
    ['arn', 'ltr'],
  ])('in %s runs %s', async (lang, dir) => {
    expect(text((await build('## A', { settings: { lang } })).site, 'index.html')).toContain(
      `<html lang="${lang}" dir="${dir}"`,
    );
  });

  it('has its policy before all that it rules', async () => {
    for (const html of pages((await build('## A')).site)) {
      const policy = html.indexOf('<meta http-equiv="Content-Security-Policy"');
      expect(policy).toBeGreaterThan(0);
      expect(policy).toBeLessThan(html.search(/<(?:link|style|script)/));
    }
  });

  it('holds one script, which the policy of the single file allows by its hash', async () => {
    const html = text((await build('## A')).site, 'talk.html');
    const script = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
    const hash = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(script))).toString('base64');
    expect(html).toContain(`script-src &#x27;sha256-${hash.replaceAll('=', '&#x3D;')}&#x27;`);
    expect(html.match(/<script[ >]/g)).toHaveLength(2);
  });

  it('adds theme.css after the theme, with its files', async () => {
    const { site } = await build('## A', { files: { 'a.svg': svg }, themeCss: '.mine{background:url(a.svg)}' });
    const css = text(site, [...site.keys()].find((name) => /theme-.*\.css$/.test(name)) ?? '');
    expect(css).toMatch(/\.mine\{background:url\("a-[0-9a-f]{10}\.svg"\)\}$/);
    expect(text(site, 'talk.html')).toContain(
      `.mine{background:url("data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}")}`,
    );
  });
});

describe('the data for the script', () => {
  const dataOf = async (text: string, settings: Partial<Settings> = {}) => {
    const html = String((await build(text, { settings })).site.get('index.html'));
    return /<script type="application\/json" id="lectern-data">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
  };

  it('is what the deck is', async () => {
    const settings = { title: 'T', transition: 'fade', reveal: { loop: true }, size: '4:3', lang: 'he' } as const;
    expect(JSON.parse(await dataOf('# A {layout=section minutes=2}\n\n## B', settings))).toEqual({
      name: 'talk',
      title: 'T',
      width: 1440,
      height: 1080,
      rtl: true,
      reveal: { transition: 'fade', loop: true },
      parts: [{ number: 1, title: 'A', minutes: 2, slides: ['a', 'b'] }],
      words: en,
    });
  });

  it('cannot end the element that it stands in', async () => {
    const title = '</script><script>alert(1)</script><!-- <script>';
    const data = await dataOf('## A', { title });
    expect(data).not.toContain('<');
    expect(JSON.parse(data).title).toBe(title);
  });
});

describe('fonts', () => {
  const fontsOf = async (text: string, extra: Extra = {}): Promise<string[]> =>
    [...(await build(text, extra)).site.keys()]
      .filter((name) => name.endsWith('.woff2'))
      .map((name) => name.replace(/^assets\/|(?:-norm(?:al)?)?-[0-9a-f]{10}\.woff2$/g, ''));
  const latin = ['fira-sans-extra-condensed-latin-600', 'fira-sans-latin-400', 'fira-sans-latin-600'];

  it('of a plain deck are the few that every page needs', async () => {
    expect((await fontsOf('## A\n\ntext')).sort()).toEqual(latin);
  });

  it.each([
    ['Cyrillic', 'Жепа', /-cyrillic-/],
    ['Latin with other accents', 'č š ž', /-latin-ext-/],
    ['Greek', 'Ελλάδα', /-greek-/],
  ])('of other scripts come with their characters: %s', async (_what, word, files) => {
    const fonts = await fontsOf(`## A\n\n${word}`);
    expect(fonts.filter((name) => files.test(name)).length).toBeGreaterThan(0);
    expect(fonts.filter((name) => !files.test(name)).sort()).toEqual(latin);
  });

  it('of other scripts come for the title of the deck too', async () => {
    // The window's title and the speaker's window show it even if no slide does.
    const blank = '## A {layout=blank}';
    expect(await fontsOf(blank, { settings: { title: 'Жепа' } })).not.toEqual(await fontsOf(blank));
  });

  it.each([
    ['code', '`x`', /^fira-code-latin-/],
    ['emphasis', '*x*', /^fira-sans-latin-400-italic/],
    ['a quotation', '> x', /^piazzolla-latin-/],
  ])('of a kind come with what uses them: %s', async (_what, markdown, file) => {
    const fonts = await fontsOf(`## A\n\n${markdown}`);
    expect(fonts.filter((name) => file.test(name))).toHaveLength(1);
    expect(fonts).toHaveLength(latin.length + 1);
  });

  it('come all if the deck brings styles or templates, which may use any', async () => {
    const all = await fontsOf('## A', { themeCss: '' });
    expect(all.length).toBeGreaterThan(latin.length + 3);
    expect(await fontsOf('## A', { ownTemplates: true })).toEqual(all);
  });
});

describe('a picture in the single file', () => {
  it('that is shown on several slides stands there once', async () => {
    const { site } = await build('## A\n\n![x](a.svg)\n\n## B\n\n![y](a.svg)', { files: { 'a.svg': svg } });
    const html = text(site, 'talk.html');
    expect(html.split(Buffer.from(svg).toString('base64'))).toHaveLength(2);
    expect(slidesIn(html).match(/<use href="#lectern-picture-1"\/>/g)).toHaveLength(2);
  });

  it('that is the logo of every slide stands there once', async () => {
    const { site } = await build('## A\n\n## B', { files: { 'a.svg': svg }, settings: { logo: 'a.svg' } });
    expect(text(site, 'talk.html').split(Buffer.from(svg).toString('base64'))).toHaveLength(2);
  });
});

describe('heavy files', () => {
  const big = (megabytes: number): Uint8Array => new Uint8Array(megabytes * 1024 * 1024);

  it('are told at the place that shows the largest, from 20 MB on', async () => {
    const markdown = '## A\n\n![](a.mp4)\n\n## B\n\n![](b.mp4)';
    expect((await build(markdown, { files: { 'a.mp4': big(9), 'b.mp4': big(11) } })).problems).toEqual([]);
    const { problems } = await build(markdown, { files: { 'a.mp4': big(9), 'b.mp4': big(12) } });
    expect(problems).toMatchObject([
      {
        severity: 'warning',
        rule: 'large-media',
        message: 'talk.html carries 21.0 MB of pictures, sound and film',
        span: { start: { line: 7 } },
      },
    ]);
    expect(problems[0]?.hint).toBe('Make the largest files smaller: b.mp4 (12.0 MB), a.mp4 (9.0 MB).');
  });
});
