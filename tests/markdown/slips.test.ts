import { describe, expect, it } from 'vitest';
import { problems, section } from './section.ts';

/** Doubts as `line:column word → hint`. */
async function doubts(text: string): Promise<string[]> {
  const found = (await section(text)).doubts;
  return found.map(
    ({ word, problem: { span, hint } }) =>
      `${span?.start.line}:${span?.start.column} ${word} → ${/`([^`]+)`/.exec(hint ?? '')?.[1]}`,
  );
}

describe('a name that comes near to one with a meaning is doubted', () => {
  it.each([
    ['## A {bacground-color=red}', '1:7 bacground-color → background-color'],
    ['## A\n\n<!-- .slide: data-backgroud="red" -->', '3:14 backgroud → background'],
    ['---\n\n<!-- .slide: class="x" data-transtion="fade" -->\n\n## A', '3:24 transtion → transition'],
    ['## A {.x transition="zom-in fade-out"}', '1:10 zom-in → none'],
    ['## A {visibility=hiden}', '1:7 hiden → hidden'],
    ['## A\n\n- one\n- two {.fragment .fade-upp}', '4:18 fade-upp → .fade-up'],
    ['## A\n\nsome [words]{.fragment .hilight-red}', '3:24 hilight-red → .highlight-red'],
    ['## A\n\n- one\n- two {.fragmnt}', '4:8 fragmnt → .fragment'],
    ['## A\n\nsome [words]{.blnk}', '3:14 blnk → .blank'],
    ['## A {minutes=2 .teachr}', '1:17 teachr → .teacher'],
    ['## A\n\n::: colums\nx\n:::', '3:1 colums → ::: columns'],
    ['## A\n\n> ::: {.calout}\n> x\n> :::', '3:3 calout → ::: callout'],
  ])('%s', async (text, expected) => {
    expect(await doubts(text)).toEqual([expected]);
  });

  it.each([
    '## A {mood=calm} {background-color=red transition="slide-in fade-out"}',
    '## A\n\n::: box\nx\n:::\n\n::: tips-and-tricks\nx\n:::',
    '## A\n\n- x {.fragment .custom .mine}\n- y {.fade-upp}',
    '## A {.short .part}\n\n- x {.grow} {.now}\n\n[a]{.mark}',
  ])('others are not: %s', async (text) => {
    expect(await doubts(text)).toEqual([]);
  });
});

describe('cells beyond the columns of a table', () => {
  it('are told at their place', async () => {
    const text = '## A\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| `x|y` | 2 |';
    expect(await problems(text)).toEqual(['6:11 lost-cell']);
    expect((await section(text)).problems[0]?.message).toBe('The table has 2 columns: `2` is left out');
  });

  it('are told inside a quotation', async () => {
    expect(await problems('## A\n\n> a | b\n> --|--\n> 1 | 2 | 3 | 4')).toEqual(['5:11 lost-cell']);
  });

  it('are none if they are empty, or the sign is escaped', async () => {
    expect(await problems('## A\n\n| a | b |\n|---|---|\n| 1 \\| 2 | 3 |\n| 1 | 2 | |\n| 1 |')).toEqual([]);
  });
});

describe('a heading without its blank', () => {
  it.each([
    ['## A\n\n##Next', '3:1 heading-blank'],
    ['## A\n\ntext\n###Next', '4:1 heading-blank'],
    ['#Title', '1:1 heading-blank'],
  ])('is told: %s', async (text, expected) => {
    expect(await problems(text)).toEqual([expected]);
  });

  it.each(['## A\n\n#1 of 3', '## A\n\na #tag', '## A\n\n\\##Next', '## A\n\n```\n##x\n```', '## A\n\n- #tag'])(
    'is none: %s',
    async (text) => {
      expect(await problems(text)).toEqual([]);
    },
  );
});

describe('a picture without a text', () => {
  it.each([
    ['## A\n\nx ![](a.png)', ['3:3 no-alternative']],
    ['## A\n\n<img src="a.png">', ['3:1 no-alternative']],
    ['## A\n\n![](a.png){.decorative}', []],
    ['## A\n\n<img src="a.png" alt="">', []],
    ['## A\n\n![](a.mp4)', []],
  ])('is told unless it decorates: %s', async (text, expected) => {
    expect(await problems(text)).toEqual(expected);
  });
});

it('a link without its scheme is an error', async () => {
  expect(await problems('## A\n\nsee [a](www.example.org/x)')).toEqual(['3:9 no-scheme']);
});

it('what is wrong with an attribute of a slide is told at the attribute', async () => {
  expect(await problems('## minutes={} {.a minutes=two}\n\ntext')).toEqual(['1:19 minutes']);
  expect(await problems('## A\n\ntext\n\n<!-- .slide: minutes="two" -->')).toEqual(['5:14 minutes']);
});
