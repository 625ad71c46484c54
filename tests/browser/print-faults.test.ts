import type { Browser, BrowserContextOptions } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from './harness.ts';
import { folderWith, printFolder } from './print.ts';

const { browser } = useBrowser();

const junk = Buffer.from('no picture, no font');
const list = Array.from({ length: 40 }, (_, index) => `- item ${index}`).join('\n');

/** A deck with one fault each, and what is said of it; how many pixels it is, and which font, depends on the machine. */
const faults: readonly (readonly [
  name: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  findings: readonly string[],
])[] = [
  [
    'a list that goes below its slide',
    { 'a.md': `## One\n\nfine\n\n## Two\n\n${list}\n` },
    ['a.md:5 error print-overflow: slide 2: the list at a.md:7:1 goes N px below the slide'],
  ],
  [
    'a line that is too wide',
    { 'a.md': `## One\n\n${'wide'.repeat(60)}\n`, 'theme.css': '.body p { white-space: nowrap }' },
    ['a.md:1 error print-overflow: slide 1: the paragraph at a.md:3:1 goes N px beyond the right edge of the slide'],
  ],
  [
    'text that a box cuts',
    { 'a.md': '## One\n\nfirst\\\nsecond\\\nthird\n', 'theme.css': '.body p { height: 1.2em; overflow: hidden }' },
    ['a.md:1 error print-cut: slide 1: the paragraph at a.md:3:1 is cut: it goes N px below the box that holds it'],
  ],
  [
    'text on the footer',
    {
      'a.md': '## One\n\nlow down\n',
      'deck.yaml': 'title: A long title at the foot\n',
      'theme.css': '.body p { position: absolute; top: 790px; left: 0 }',
    },
    ['a.md:1 error print-overflow: slide 1: the paragraph at a.md:3:1 lies on the footer'],
  ],
  [
    'a box on the source line',
    {
      'a.md': '## One\n\n::: answer\nTwo words\n:::\n\n::: source\nA book\n:::\n',
      'theme.css': '.body .answer { position: absolute; top: 640px; left: 0 }',
    },
    ['a.md:1 error print-overflow: slide 1: the box at a.md:3:1 lies on the source line'],
  ],
  [
    'a table whose last rule runs through the source line',
    {
      'a.md': '## One\n\n| a |\n|---|\n| b |\n\n::: source\nA book\n:::\n',
      'theme.css': '.body td { height: 650px }',
    },
    ['a.md:1 error print-overflow: slide 1: the table at a.md:3:1 lies on the source line'],
  ],
  [
    'a slide of another size',
    { 'a.md': '## One\n\nshort\n', 'theme.css': 'section.slide { height: 900px !important }' },
    ['a.md:1 error print-size: slide 1: the slide is 1920 × N px'],
  ],
  [
    'a picture that is none',
    { 'a.md': '## One\n\n![A bridge](bridge.png)\n', 'bridge.png': junk },
    ['a.md:1 error print-image: slide 1: the picture at a.md:3:1 cannot be shown'],
  ],
  [
    'a background that is no picture',
    { 'a.md': '## One\n\nshort\n', 'theme.css': '.body p { background: url(ground.png) }', 'ground.png': junk },
    ['a.md:1 error print-image: slide 1: a picture in the paragraph at a.md:3:1 cannot be shown'],
  ],
  [
    'a slide whose own background is no picture',
    { 'a.md': '## One {background-image=ground.png}\n\nshort\n', 'ground.png': junk },
    ['a.md:1 error print-image: slide 1: the background cannot be shown'],
  ],
  [
    'a picture within a drawing that is none',
    {
      'a.md': '## One\n\n<svg width="20" height="20"><image href="dot.png" width="9" height="9"/></svg>\n',
      'dot.png': junk,
    },
    ['a.md:1 error print-image: slide 1: a picture in the paragraph at a.md:3:1 cannot be shown'],
  ],
  [
    'a font that is none',
    {
      'a.md': '## One\n\nshort\n',
      'theme.css': '@font-face { font-family: Mine; src: url(mine.woff2) } .body p { font-family: Mine, "Fira Sans" }',
      'mine.woff2': junk,
    },
    ['error print-font: The font “Mine” could not be loaded'],
  ],
  [
    'a file that is not there',
    {
      'a.md': '## One\n\nshort\n',
      'templates/slide/content.hbs':
        '<section{{{attributes}}}>{{> head}}<div class="body" style="border: 9px solid; border-image: url(gone.svg) 1">{{{body}}}</div></section>',
    },
    ['error print-file: The page asks for gone.svg and does not get it'],
  ],
  [
    'a link of a template that leads nowhere',
    {
      'a.md': '## One\n\nshort\n',
      'templates/slide/content.hbs':
        '<section{{{attributes}}}>{{> head}}<div class="body">{{{body}}}<a href="#nowhere">there</a></div></section>',
    },
    ['a.md:1 error print-link: slide 1: a link in the text “there” leads to #nowhere, which is nowhere in the deck'],
  ],
  [
    'a gradient that Firefox does not show, with a warning',
    {
      'a.md': '## One {background-gradient="linear-gradient(#000, #fff)"}\n\nfine\n\n## Two\n\nveiled {.veiled}\n',
      'theme.css': '.veiled { background: linear-gradient(90deg, #bbb 50%, transparent) }',
    },
    ['a.md:5 warning print-gradient: slide 2: slides.pdf: page 2 has a gradient that Firefox shows as a pink box'],
  ],
  [
    'words in a font of the machine, with a warning',
    { 'a.md': '## One\n\nshort and *sweet*\n', 'theme.css': '.body em { font-family: serif }' },
    ['a.md:1 warning print-foreign-font: slide 1: slides.pdf: “sweet” is printed in FONT, a font of this machine'],
  ],
  [
    'a blank page',
    { 'a.md': '## One\n\nshort\n\n## Two\n\nlost\n', 'theme.css': '#two > * { display: none }' },
    ['a.md:5 error print-blank: slide 2: slides.pdf: the page is blank'],
  ],
  [
    'words that are invisible',
    { 'a.md': '## One\n\nshort and *sweet words*\n', 'theme.css': '.body em { visibility: hidden }' },
    ['a.md:1 error print-missing: slide 1: slides.pdf: “sweet”, “words” are not on the page'],
  ],
  [
    'words that a filter turns into a picture',
    { 'a.md': '## One\n\nshort and *sweet words*\n', 'theme.css': '.body em { display: block; filter: blur(2px) }' },
    ['a.md:1 error print-missing: slide 1: slides.pdf: “sweet”, “words” are not on the page'],
  ],
  [
    'words of nobody',
    {
      'a.md': '## One\n\nshort\n',
      'theme.css': 'section.slide::after { content: attr(data-layout); position: absolute; top: 400px; left: 400px }',
    },
    ['a.md:1 error print-surplus: slide 1: slides.pdf: “content” stands on the page and not on the slide'],
  ],
  [
    'a sign that no font has',
    { 'a.md': '## One\n\na sign: \u{f1234}\n' },
    ['a.md:1 error print-glyph: slide 1: slides.pdf: an empty box stands where a character should be'],
  ],
  [
    'pages of another size',
    { 'a.md': '## One\n\nshort\n', 'theme.css': '@page { size: 1920px 1200px !important }' },
    ['error print-pages: slides.pdf: page 1 is 1440 × 900 points instead of 1440 × 810'],
  ],
  [
    'more pages than slides',
    {
      'a.md': '## One\n\nshort\n\n## Two\n\nshort\n',
      'theme.css': '.slides::before { content: ""; display: block; break-after: page }',
    },
    ['error print-pages: slides.pdf: it has 3 pages instead of 2'],
  ],
];

test.each(faults)('refused: %s', async (_, files, expected) => {
  const { findings } = await printFolder(browser(), folderWith(files));
  expect(findings.map(line)).toEqual(expected);
});

test('no fault: signs of lessons, and a hyphen that does not break, are of the deck', async () => {
  const text = '## UN\u2011led → here\n\n**UN\u2011led** ≥ *2* ✓ ⟶ ★ `a\u2011b`\n';
  const { findings } = await printFolder(browser(), folderWith({ 'a.md': text }));
  expect(findings).toEqual([]);
});

test('no fault: a picture says something, on a slide and behind one', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200"><text y="90">wave <tspan>crest</tspan></text></svg>';
  const { findings } = await printFolder(
    browser(),
    folderWith({ 'a.md': '## One\n\n![A wave](w.svg)\n\n## Two {background-image=w.svg}\n', 'w.svg': svg }),
  );
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('refused: a file that cannot be read back', async () => {
  const newContext = async (options: BrowserContextOptions) => {
    const context = await browser().newContext(options);
    context.on('page', (page) => {
      const print = page.pdf.bind(page);
      page.pdf = async (asked) => (await print(asked)).subarray(0, -1000);
    });
    return context;
  };
  const cutting: Browser = Object.assign(Object.create(browser()), { newContext });
  const { findings, files } = await printFolder(cutting, folderWith({ 'a.md': '## One\n\nshort\n' }));
  expect(findings.map(line)).toEqual(['error print-unread: slides.pdf cannot be read back: it has no end']);
  expect([...files]).toEqual([]);
});

function line({ severity, rule, message, span }: Awaited<ReturnType<typeof printFolder>>['findings'][number]): string {
  const place = span ? `${span.file}:${span.start.line} ` : '';
  return `${place}${severity} ${rule}: ${message.replace(/\d+ px/, 'N px').replace(/printed in \S+,/, 'printed in FONT,')}`;
}
