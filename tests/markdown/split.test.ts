import { describe, expect, it } from 'vitest';
import { body, outline, problems, section } from './section.ts';

describe('slides', () => {
  it('start at headings of the slide level, and above it', async () => {
    expect(await outline('# Talk\n\n## One\n\ntext\n\n### Not a slide\n\n## Two')).toEqual(['Talk', 'One', 'Two']);
  });

  it('start at rules alone if the slide level is 0', async () => {
    expect(await outline('# A\n\n## still A\n\n---\n\n# B', { slideLevel: 0 })).toEqual(['A', 'B']);
  });

  it('go down at four dashes', async () => {
    expect(await outline('## A\n\n----\n\nbelow\n\n----\n\n## C\n\n## D')).toEqual(['A', '↓ below', '↓ C', 'D']);
  });

  it('are not made empty by leading, trailing and doubled rules', async () => {
    expect(await outline('---\n\n---\n\n## A\n\n---\n\n---\n\nB\n\n---\n')).toEqual(['A', 'B']);
  });

  it('take the rule and the comment right before their heading', async () => {
    const { slides } = await section('## A\n\n---\n\n<!-- .slide: data-background-color="#123" -->\n## B\n\ntext');
    expect(slides.map((slide) => slide.words)).toEqual(['A', 'B']);
    expect(slides[1]?.attributes.pairs).toEqual({ 'data-background-color': '#123' });
  });

  it('keep other rules as content', async () => {
    expect(await body('## A\n\n***\n\ntext')).toContain('<hr>');
  });

  it.each([
    ['a fence', '## A\n\n```\n---\n## no\nNote: no\n```\n'],
    ['a list', '## A\n\n- item\n\n  ---\n\n  ## no\n'],
    ['a quote', '## A\n\n> ---\n> ## no\n'],
    ['raw HTML', '## A\n\n<details>\n\n---\n\n## no\n\nNote: no\n\n</details>\n'],
    ['a div', '## A\n\n::: box\n## no\n\n---\n:::\n'],
    ['a comment', '## A\n\n<!--\n---\n\n## no\n-->\n'],
    ['indented code', '## A\n\n    ---\n    ## no\n'],
  ])('do not start inside %s', async (_where, text) => {
    expect(await outline(text)).toEqual(['A']);
  });

  it('start again after an unclosed tag or div', async () => {
    expect(await outline('## A\n\n<div>\n\n## B\n\n::: box\ntext\n\n## C')).toEqual(['A', 'B', 'C']);
  });
});

describe('layouts', () => {
  it('are title for the first top heading and section for later ones', async () => {
    const { slides } = await section('# Talk\n\n## A\n\n# Part\n\n## B {layout=quote}');
    expect(slides.map((slide) => slide.layout)).toEqual(['title', 'content', 'section', 'quote']);
  });

  it('come from the section where a slide names none', async () => {
    const settings = { shortTitle: '', minutes: 0, layout: 'statement' };
    const { slides } = await section('# Part\n\n## A\n\n## B {layout=quote}', { settings, mayHoldTitle: false });
    expect(slides.map((slide) => slide.layout)).toEqual(['section', 'statement', 'quote']);
  });
});

describe('slips', () => {
  it.each([
    ['text right above a rule', 'text\n---\n', ['2:1 setext-heading']],
    ['an unclosed div', '## A\n\n::: box\ntext\n', ['3:1 unclosed-div']],
    ['a div that closes nothing', '## A\n\n:::\n', ['3:1 stray-fence']],
    ['an unclosed tag', '## A\n\n<div>\n\ntext\n', ['3:1 unclosed-tag']],
    ['an unclosed comment', '## A\n\n<!-- forgot\n\n## B\n', ['3:1 unclosed-comment']],
    ['an unclosed fence', '## A\n\n```js\nlet a\n', ['3:1 unclosed-fence']],
    ['a path with a blank', '## A\n\nSee ![b](my pic.png) here\n', ['3:5 blank-in-path']],
    ['a setext heading of equals signs', 'Text\n====\n', []],
    ['a rule with a blank line above', 'text\n\n---\n\nmore\n', []],
  ])('%s is told at its place', async (_what, text, expected) => {
    expect(await problems(text)).toEqual(expected);
  });
});

describe('notes', () => {
  it('run from Note: to the end of the slide', async () => {
    const { slides } = await section('## A\n\ntext\n\nNote: say *this*\n\n- and this\n\n## B\n\nmore');
    expect(slides[0]?.notes).toBe('<p>say <em>this</em></p>\n<ul>\n<li>and this</li>\n</ul>\n');
    expect(slides[1]?.notes).toBe('');
  });

  it.each([
    ['a list', '- a\n- b\nNote: say'],
    ['a quote', '> a\nNotes: say'],
    ['a table', '| a |\n|---|\n| b |\nNote: say'],
    ['a paragraph', 'a\nNote: say'],
    ['a fence', '```\na\n```\nNote: say'],
  ])('need no blank line after %s', async (_what, text) => {
    const { slides } = await section(`## A\n\n${text}`);
    expect(slides[0]?.notes).toBe('<p>say</p>\n');
  });

  it.each(['note: say', 'NOTES: say', '::: Notes\nsay\n:::'])('are read in any case: %s', async (text) => {
    expect((await section(`## A\n\n${text}`)).slides[0]?.notes).toBe('<p>say</p>\n');
  });

  it('stand in a div as well, and both ways join', async () => {
    const { slides } = await section('## A\n\n::: notes\none\n:::\n\nmore\n\nNote: two');
    expect(slides[0]?.notes).toBe('<p>one</p>\n<p>two</p>\n');
    expect(slides[0]?.pieces.map((piece) => piece.html)).toEqual(['<p>more</p>\n']);
  });
});

describe('includes', () => {
  const included = (file: string) => ({ 'parts/b.md': 'lead\n\n## From b\n\n![x](x.png)\n' })[file];

  it('split like text of the file itself, and look for pictures beside themselves', async () => {
    const { slides, includes } = await section('## A\n\n::: include parts/b.md\n\nafter', { included });
    expect(slides.map((slide) => slide.words)).toEqual(['A', 'From b']);
    expect(slides[1]?.assets.map((use) => use.path)).toEqual(['parts/x.png']);
    expect(slides[1]?.headingSpan).toMatchObject({ file: 'parts/b.md', start: { line: 3, column: 1 } });
    expect(includes).toEqual(['parts/b.md']);
  });

  it('tell of cycles and of paths out of the deck', async () => {
    const cycle = (file: string) => (file === 'b.md' ? '::: include a.md\n' : undefined);
    expect(await problems('::: include b.md', { included: cycle })).toEqual(['1:1 include']);
    for (const path of ['../b.md', '/b.md']) expect(await problems(`::: include ${path}`)).toEqual(['1:1 include']);
  });

  it('ask for the text at the place that names it', async () => {
    const asked: unknown[] = [];
    const included = (file: string, span: unknown) => void asked.push(file, span);
    await section('## A\n\n::: include b.md', { included });
    expect(asked).toMatchObject(['b.md', { file: 'a.md', start: { line: 3, column: 1 } }]);
  });
});
