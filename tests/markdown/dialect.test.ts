import { describe, expect, it } from 'vitest';
import { assetHole } from '../../src/markdown/holes.ts';
import { body, problems, section } from './section.ts';

describe('attributes', () => {
  it.each([
    ['a paragraph', 'text {.a #b lang=de}', '<p id="b" class="a" lang="de">text</p>\n'],
    ['a heading within a slide', '### H {.a}', '<h3 class="a">H</h3>\n'],
    [
      'a list item',
      '- one {.fragment index=2}\n- two',
      '<ul>\n<li class="fragment" data-fragment-index="2">one</li>\n<li>two</li>\n</ul>\n',
    ],
    [
      'a link',
      '[t](https://a.example){target=_blank} x',
      '<p><a href="https://a.example" target="_blank">t</a> x</p>\n',
    ],
    ['a span', 'a [b *c*]{.d} e', '<p>a <span class="d">b <em>c</em></span> e</p>\n'],
    ['inline code', '`a`{.b} c', '<p><code class="b">a</code> c</p>\n'],
    ['strong text', '**a**{.b} c', '<p><strong class="b">a</strong> c</p>\n'],
  ])('go to %s', async (_what, text, html) => {
    expect(await body(`## A\n\n${text}`)).toBe(html);
  });

  it('of style name no file', async () => {
    expect(await problems('## A {style="background:url(x.png)"}\n\ntext {style="a:url(x.png)"}')).toEqual([
      '3:16 style-file',
      '1:7 style-file',
    ]);
    expect(await problems('## A\n\ntext {style="fill:url(#a)"}')).toEqual([]);
  });

  it.each([
    ['a quotation', '> x\n\n<!-- .element: id="a" -->'],
    ['a definition list', 'x\n: y\n\n<!-- .element: id="a" -->'],
    ['a figure', '![x](x.png){#a}'],
  ])('give %s an id that links can name', async (_what, text) => {
    expect((await section(`## A\n\n${text}`)).slides[0]?.ids.map(({ id }) => id)).toEqual(['a']);
  });

  it('of unknown names become data attributes', async () => {
    expect(await body('## A\n\ntext {.a wobble=3}')).toBe('<p class="a" data-wobble="3">text</p>\n');
  });

  it('are not read from ordinary braces', async () => {
    expect(await body('## A\n\na {b} {} {1} f(x) {return}')).toBe('<p>a {b} {} {1} f(x) {return}</p>\n');
  });

  it('of a slide heading go to the slide, as reveal.js has them', async () => {
    const { slides } = await section('## A {#one .x background-color="#123" auto-animate minutes=2.5}');
    expect(slides[0]?.attributes).toEqual({
      id: 'one',
      classes: ['x'],
      pairs: { 'data-background-color': '#123', 'data-auto-animate': '' },
    });
    expect(slides[0]?.minutes).toBe(2.5);
  });

  it('of a background say what it is', async () => {
    const { slides } = await section(
      '## A {background="#123"}\n\n## B {background=x.png}\n\n## C {background="linear-gradient(red, blue)"}',
    );
    expect(slides.map((slide) => Object.keys(slide.attributes.pairs))).toEqual([
      ['data-background-color'],
      ['data-background-image'],
      ['data-background-gradient'],
    ]);
    expect(slides[1]?.assets.map((use) => use.path)).toEqual(['x.png']);
  });

  it('come from .element comments as reveal.js reads them', async () => {
    expect(await body('## A\n\n- one <!-- .element: class="fragment" -->\n- two')).toContain(
      '<li class="fragment">one</li>',
    );
    expect(await body('## A\n\ntext <!-- .element: class="x" data-y="z" -->')).toBe(
      '<p class="x" data-y="z">text</p>\n',
    );
    expect(await body('## A\n\n- one\n\n<!-- .element: class="fragment" -->')).toContain('<ul class="fragment">');
  });
});

describe('divs', () => {
  it('nest', async () => {
    expect(await body('## A\n\n:::: columns\n::: column {width=40%}\nleft\n:::\n::: column\nright\n:::\n::::')).toBe(
      '<div class="columns">\n<div class="column" style="--width:40%">\n<p>left</p>\n</div>\n<div class="column">\n<p>right</p>\n</div>\n</div>\n',
    );
  });

  it('may be named by a class alone, as Pandoc has it', async () => {
    expect(await body('## A\n\n::: {.box .big}\nx\n:::')).toBe('<div class="box big">\n<p>x</p>\n</div>\n');
  });

  it('make list items appear one by one', async () => {
    expect(await body('## A\n\n::: incremental\n- a\n- b\n:::')).toContain(
      '<li class="fragment">a</li>\n<li class="fragment">b</li>',
    );
  });

  it('do not end inside a fence', async () => {
    expect(await body('## A\n\n::: box\n```\n:::\n```\nx\n:::')).toMatch(/<div class="box">[\s\S]*<p>x<\/p>\n<\/div>/);
  });

  it('hold the source line', async () => {
    expect((await section('## A\n\n::: source\nNATO *2023*\n:::')).slides[0]?.source).toBe('NATO <em>2023</em>');
  });

  it.each([
    '::: warning {title="Mind"}\nx\n:::',
    '::: callout {.warning title="Mind"}\nx\n:::',
    '> [!WARNING] Mind\n> x',
  ])('and quotes make callouts: %s', async (text) => {
    const html = await body(`## A\n\n${text}`);
    expect(html).toMatch(
      /^<div class="callout warning" role="note">\n<p class="callout-title"><svg.*<span>Mind<\/span><\/p>\n<p>x<\/p>\n<\/div>\n$/,
    );
  });
});

describe('columns of a layout', () => {
  it('open at sub-headings', async () => {
    expect(await body('## A {layout=two-columns}\n\n### L\n\nleft\n\n### R\n\nright')).toBe(
      '<div class="columns">\n<div class="column">\n<h3>L</h3>\n<p>left</p>\n</div>\n<div class="column">\n<h3>R</h3>\n<p>right</p>\n</div>\n</div>\n',
    );
  });

  it('come from a table in a comparison, with the row names above each cell', async () => {
    expect(await body('## A {layout=comparison}\n\n| | X | Y |\n|---|---|---|\n| Who | a | b |')).toBe(
      '<table class="compare">\n<thead>\n<tr><td></td><th scope="col">X</th><th scope="col">Y</th></tr>\n</thead>\n<tbody>\n' +
        '<tr><th scope="row">Who</th><td><span class="row-name" aria-hidden="true">Who</span>a</td><td><span class="row-name" aria-hidden="true">Who</span>b</td></tr>\n</tbody>\n</table>\n',
    );
  });
});

describe('inline additions', () => {
  it.each([
    ['x^2^ and H~2~O', '<p>x<sup>2</sup> and H<sub>2</sub>O</p>\n'],
    ['~~gone~~ stays', '<p><del>gone</del> stays</p>\n'],
    ['[x]{.mark}', '<p><mark class="mark">x</mark></p>\n'],
    ['a ^ b ~ c', '<p>a ^ b ~ c</p>\n'],
    ['`{{name}}` {{name}}', '<p><code>{{name}}</code> <b></p>\n'.replace('<b>', '&lt;i&gt;')],
  ])('%s', async (text, html) => {
    expect(await body(`## A\n\n${text}`, { variables: { name: '<i>' } })).toBe(html);
  });

  it('tell of an unknown variable', async () => {
    expect(await problems('## A\n\n> a {{nobody}} b')).toEqual(['3:5 unknown-variable']);
  });
});

describe('lists, tables, notes at the foot', () => {
  it('define terms', async () => {
    expect(await body('## A\n\nTerm\n: One\n: Two\n\nOther\n: Three')).toBe(
      '<dl>\n<dt>Term</dt>\n<dd>One</dd>\n<dd>Two</dd>\n<dt>Other</dt>\n<dd>Three</dd>\n</dl>\n',
    );
  });

  it('caption a table from the paragraph below it, or its last row', async () => {
    for (const gap of ['\n\n', '\n']) {
      expect(await body(`## A\n\n| a |\n|--:|\n| 1 |${gap}: Caption`)).toBe(
        '<table>\n<caption>Caption</caption>\n<thead>\n<tr><th scope="col" class="right">a</th></tr>\n</thead>\n<tbody>\n<tr><td class="right">1</td></tr>\n</tbody>\n</table>\n',
      );
    }
  });

  it('number footnotes by slide', async () => {
    const html = await body('## A\n\na[^x] b[^y] c[^x]\n\n[^x]: Ex\n[^y]: Why');
    expect(html.match(/<li id/g)).toHaveLength(2);
    expect(html).toContain('>1</a></sup> b<sup');
    expect(await problems('## A\n\na[^z]')).toEqual(['3:2 unknown-footnote']);
  });

  it('tick task lists', async () => {
    expect(await body('## A\n\n- [x] done')).toBe(
      '<ul>\n<li class="task"><input type="checkbox" disabled checked aria-label="done"> done</li>\n</ul>\n',
    );
    expect(await body('## A\n\n- [ ] x', { lang: 'de-AT' })).toContain('aria-label="offen"');
  });
});

describe('pictures', () => {
  it('alone in a paragraph are figures with caption and credit', async () => {
    const { slides } = await section('## A\n\n![Alt](i/x.png "Cap"){width=600 fit=cover credit="By me"}');
    expect(slides[0]?.pieces[0]?.kind).toBe('figure');
    expect(slides[0]?.pieces[0]?.html).toMatch(
      /^<figure class="picture">\0image\u0001i%2Fx\.png\u0001Alt\u0001 class="fit-cover" style="width:600px"\0<figcaption><span class="caption">Cap<\/span> <span class="credit">By me<\/span><\/figcaption><\/figure>\n$/,
    );
    expect(slides[0]?.assets).toEqual([
      { path: 'i/x.png', span: { file: 'a.md', start: { line: 3, column: 1 }, end: { line: 3, column: 22 } } },
    ]);
  });

  it('are players if they are films or sound', async () => {
    expect(await body('## A\n\n![](a.mp4){poster=a.png}')).toMatch(/<video controls preload="metadata" src="\0asset/);
    expect(await body('## A\n\n![](a.mp3)')).toContain('<audio controls');
  });

  it('from elsewhere are errors at their place', async () => {
    expect(await problems('## A\n\nx ![a](https://a.example/x.png)')).toEqual(['3:8 remote-resource']);
    expect(await problems('## A\n\n![a](https://a.example/x.png)', { allow: ['a.example'] })).toEqual([]);
    expect(await problems('## A\n\n![a](../x.png)')).toEqual(['3:6 outside-deck']);
  });
});

describe('raw HTML', () => {
  it('stays, but for scripts, handlers and foreign pages', async () => {
    const text =
      '## A\n\n<p onclick="x()" class="a">a <b>b</b></p>\n\n<script>\nalert(1)\n</script>\n\nc <script>x</script> d';
    expect(await body(text)).toBe('<p class="a">a <b>b</b></p><p>c  d</p>\n');
    expect(await problems(text)).toEqual(['3:4 unsafe-html', '5:1 unsafe-html', '9:3 unsafe-html']);
  });

  it('shows files of the deck and none of others', async () => {
    const { slides, problems } = await section(
      '## A\n\n<img src="x.png" srcset="y.png 2x" alt="">\n\n<img src="http://a.example/z.png" alt="">',
    );
    expect(slides[0]?.assets.map((use) => use.path)).toEqual(['x.png', 'y.png']);
    expect(problems.map((problem) => problem.rule)).toEqual(['remote-resource']);
  });

  it('has the addresses in its styles looked through', async () => {
    const text =
      '## A\n\n<style>\n@import "y.css";\np { background: url(x.png) }\n</style>\n\n<p style="a:url(z.png)">';
    const { slides, problems } = await section(text);
    expect(slides[0]?.assets.map((use) => use.path)).toEqual(['x.png', 'z.png']);
    expect(slides[0]?.pieces[0]?.html).toContain(`url("${assetHole('x.png')}")`);
    expect(problems.map(({ rule, span }) => `${span?.start.line} ${rule}`)).toEqual(['4 css-import']);
  });

  it('makes no slides', async () => {
    expect(await body('## A\n\n<section class="x">a</section>')).toBe('<div class="x">a</div>\n');
  });

  it('leaves no comment behind', async () => {
    expect(await body('## A\n\n<!-- secret -->\n\ntext <!-- secret --> more')).toBe('<p>text  more</p>\n');
  });
});

describe('links', () => {
  it('to scripts are left out', async () => {
    expect(await body('## A\n\n[a](javascript:alert(1)) [b](mailto:a@b.example)')).toBe(
      '<p>a <a href="mailto:a@b.example">b</a></p>\n',
    );
  });
});

describe('fences', () => {
  it.each([
    ['js {1|3-5} {.line-numbers start=40}', { language: 'js', steps: '1|3-5', classes: ['line-numbers'], start: '40' }],
    ['js [1|3-5]', { language: 'js', steps: '1|3-5', classes: ['line-numbers'], start: undefined }],
    ['js [42: 1|3-5]', { language: 'js', steps: '1|3-5', classes: ['line-numbers'], start: '42' }],
    ['{.js .numberLines startFrom="7"}', { language: 'js', steps: '', classes: ['numberLines'], start: undefined }],
    ['', { language: '', steps: '', classes: [], start: undefined }],
  ])('are read: %s', async (info, expected) => {
    const { slides } = await section(`## A\n\n\`\`\`${info}\nlet a\n\`\`\``);
    const block = slides[0]?.blocks[0];
    expect({ ...block, classes: block?.attributes.classes, start: block?.attributes.pairs.start }).toMatchObject(
      expected,
    );
    expect(block?.text).toBe('let a');
  });
});
