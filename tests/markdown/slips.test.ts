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
    ['## A\n\nsome [words]{.blnak}', '3:14 blnak → .blank'],
    ['## A\n\nsome [words]{.balnk}', '3:14 balnk → .blank'],
    ['## A\n\n::: anwser\nx\n:::', '3:1 anwser → ::: answer'],
    ['## A\n\n::: awnser\nx\n:::', '3:1 awnser → ::: answer'],
    ['## A\n\n::: colmun\nx\n:::', '3:1 colmun → ::: column'],
    ['## A\n\n::: notse\nx\n:::', '3:1 notse → ::: notes'],
    ['## A {layout=comparison .numberd}', '1:25 numberd → .numbered'],
    ['## A\n\n![](a.png){.decorativ}', '3:12 decorativ → .decorative'],
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
    '## A {.read .dark}\n\n```js {.numbers}\nx\n```\n\n::: course\nx\n:::\n\n::: stone\nx\n:::',
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
    expect(await problems('## A\n\n| a | b |\n|---|---|\n| 1 \\| 2 | 3 |\n| 1 | 2 | |\n| 1 | |')).toEqual([]);
  });
});

describe('a row with fewer cells than the head', () => {
  it.each([
    ['## A\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 1 |\n| 2 |', ['6:1 short-row']],
    ['## A\n\n> a | b\n> --|--\n> 1\n\ntext', ['5:3 short-row']],
    ['## A\n\n| a | b |\n|---|---|\n| 1 | 2 |\na text', ['6:1 short-row']],
    ['## A\n\n| a | b |\n|---|---|\n| 1 | 2 |\n: Caption', []],
    ['## A\n\n| a | b |\n|---|---|\n| 1 ||\n| | |\n1 | `x\\|y`', []],
  ])('is told once for each table: %s', async (text, expected) => {
    expect(await problems(text)).toEqual(expected);
  });
});

describe('a line of dashes with another number of cells than the head', () => {
  it.each([
    ['## A\n\n| a | b |\n|---|\n| 1 | 2 |', '4:1 no-table'],
    ['## A\n\na | b\n:-- | --: | ---', '4:1 no-table'],
    ['## A\n\n> | a \\| b |\n> | :--- | ---: |', '4:3 no-table'],
  ])('is told: %s', async (text, expected) => {
    expect(await problems(text)).toEqual([expected]);
  });

  it('is told with both numbers', async () => {
    const [problem] = (await section('## A\n\n| a | b |\n|---|')).problems;
    expect(problem?.message).toBe('No table: its head has 2 cells, its line of dashes 1');
  });

  it.each([
    '## A\n\n| a |\n|---|',
    '## A\n\na | b\n- | c',
    '## A\n\ntext\n|---| and more',
    '## A\n\n```\na | b\n|---|\n```',
  ])('is none: %s', async (text) => {
    expect(await problems(text)).toEqual([]);
  });
});

describe('a note that is none', () => {
  it.each(['Note : x', '**Note:** x', '__Notes:__ x', '*note*: x', '***Note:***\nx', '  Note: x', 'Note:x'])(
    'is told: %s',
    async (text) => {
      const column = text.length - text.trimStart().length + 1;
      expect(await problems(`## A\n\n${text}`)).toEqual([`3:${column} unread-note`]);
    },
  );

  it.each([
    'Note: x',
    'Notes on rivers: x',
    '**Noted:** x',
    'text\n**Note:** x',
    '- **Note:** x',
    '> **Note:** x',
    '```\nNote : x\n```',
    '::: tip\n**Note:** x\n:::',
    '::: handout\n**Note:** x\n:::',
    'Note:\n\n**Note:** x',
  ])('is none: %s', async (text) => {
    expect(await problems(`## A\n\n${text}`)).toEqual([]);
  });
});

describe('attributes at the end without their closing brace or their point', () => {
  it.each([
    ['## A {layout=two-columns', '1:6 unread-braces'],
    ['## A *b* {.short', '1:10 unread-braces'],
    ['## A\n\n### B {#b title="x y', '3:7 unread-braces'],
    ['## A\n\n> ### B {a b}', '3:9 unread-braces'],
    ['## A {fragment}', '1:6 unread-braces'],
    ['## A\n\n- a {.fragment', '3:5 unread-braces'],
    ['## A\n\n- a\n\n  - *b* {.fragment index=2\n- c', '5:9 unread-braces'],
    ['## A\n\na\nb {#id .lead', '4:3 unread-braces'],
    ['## A\n\n- b {fragment}\n- c', '3:5 unread-braces'],
    ['## A\n\n> b {fragment fade-up}', '3:5 unread-braces'],
    ['## A\n\n- a\n\n{.small}', '5:1 unread-braces'],
    ['## A\n\n{.lead}\ntext', '3:1 unread-braces'],
  ])('are told: %s', async (text, expected) => {
    expect(await problems(text)).toEqual([expected]);
  });

  it.each([
    '## The set {1, 2',
    '## A \\{layout=x',
    '## A `{layout=x`',
    '## A {layout=quote} b',
    '## A\n\n- {1, 2\n- {red}\n- `{.a`\n- {small, large}\n- {.small} big',
    '## A\n\nM = {x=1\n\n\\{fragment}\n\na {.b\nc',
  ])('are none: %s', async (text) => {
    expect((await problems(text)).filter((one) => one.includes('braces'))).toEqual([]);
  });
});

it('a class without its point is told with what to write', async () => {
  const [problem] = (await section('## A\n\n- b {fragment fade-up}')).problems;
  expect(problem?.hint).toBe('Write `{.fragment .fade-up}`.');
});

describe('colons that open nothing', () => {
  it.each([
    ['## A\n\n:: source\nBBC\n::', '3:1 unread-div'],
    ['## A\n\n::source BBC ::', '3:1 unread-div'],
    ['## A\n\n::: source BBC :::', '3:1 unread-div'],
    ['## A\n\n::: {.a collapse}\nx', '3:1 unread-div'],
    ['## A\n\n> :: {.a}\n> x', '3:3 unread-div'],
  ])('are told: %s', async (text, expected) => {
    expect(await problems(text)).toEqual([expected]);
  });

  it.each(['## A\n\n:: 1', '## A\n\ntext :: source', '## A\n\n`:: source`', '## A\n\nTerm\n: text'])(
    'are none: %s',
    async (text) => {
      expect(await problems(text)).toEqual([]);
    },
  );
});

describe('a date that begins a list', () => {
  it.each([
    ['de', '- 5. November 1826 maßen sie', ['3:3 day-as-list']],
    ['de-AT', 'Text\n\n5. November: Regen', ['5:1 day-as-list']],
    ['de', '> 1. Mai 1890', ['3:3 day-as-list']],
    ['de', '- 3. Okt. 1990: x\n- 9. Nov. 1989', ['3:3 day-as-list', '4:3 day-as-list']],
    ['de', '12. März 1938\n13. März 1938', ['3:1 day-as-list', '4:1 day-as-list']],
    ['sr', '5. novembra 1826.', ['3:1 day-as-list']],
    ['sr-Cyrl', '- 5. новембра 1826. мерили су', ['3:3 day-as-list']],
  ])('is told in %s: %s', async (lang, text, expected) => {
    expect(await problems(`## A\n\n${text}`, { lang })).toEqual(expected);
  });

  it('is told with what to write', async () => {
    const [problem] = (await section('## A\n\n5. November 1826', { lang: 'de' })).problems;
    expect(problem?.message).toBe('`5.` begins a list here, so that the day loses its point');
    expect(problem?.hint).toBe('Write `5\\. November`.');
  });

  it.each([
    ['de', '1. Mai\n2. Juni\n3. Juli'],
    ['de', '1. Mai\n1. Juni'],
    ['de', '3. Dezimalzahlen: Übung\n4. Augen\n5. August der Starke'],
    ['de', '5\\. November 1826'],
    ['de', '3. Regen\n   November 1826'],
    ['de', '44. November'],
    ['de', '5) November 1826'],
    ['en', '5. March 1999'],
  ])('is none in %s: %s', async (lang, text) => {
    expect(await problems(`## A\n\n${text}`, { lang })).toEqual([]);
  });
});

it('more signs than a heading can have are told', async () => {
  expect(await problems('## A\n\n######## B')).toEqual(['3:1 heading-level']);
  expect(await problems('## A\n\n###### B')).toEqual([]);
});

describe('the box of an option that is none', () => {
  it('is told with what to write', async () => {
    const text = '## A\n\n::: quiz\n- [] One `x`\n- [x]Two\n- [ x ] Three\n- [x] Four\n:::';
    const found = (await section(text)).problems;
    expect(found.map(({ rule, span, hint }) => [rule, span?.start, /`(.*)`:/.exec(hint ?? '')?.[1]])).toEqual([
      ['unread-box', { line: 4, column: 3 }, '- [ ] One `x`'],
      ['unread-box', { line: 5, column: 3 }, '- [x] Two'],
      ['unread-box', { line: 6, column: 3 }, '- [x] Three'],
    ]);
  });

  it('is none in a link, or outside a quiz', async () => {
    const quiz = '::: quiz\n- [x] One\n- [x](https://example.org)\n- [x]{.a}\n- [ ] [y]\n:::';
    expect(await problems(`## A\n\n${quiz}\n\n- [] x`)).toEqual([]);
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

describe('a formula that is not closed', () => {
  it.each([
    ['$$\nv = f \\lambda', '3:1 unread-formula'],
    ['- a\n- $$v = f', '4:3 unread-formula'],
    ['a\n\n$$v = 1\n\nb', '5:1 unread-formula'],
    ['$\nv = f\n$', '3:1 unread-formula'],
    ['> so\n> $\n> v = f', '4:3 unread-formula'],
    ['It is $v = f \\lambda and more', '3:7 unread-formula'],
    ['- it is *here*: $v = 2\\pi\n  and more', '3:17 unread-formula'],
    ['| a |\n|---|\n| **so $v \\lambda** |', '5:8 unread-formula'],
    ['### Of $v \\lambda', '3:8 unread-formula'],
    ['It is $a$ and $ v = \\lambda $', '3:15 unread-formula'],
  ])('is told: %s', async (text, expected) => {
    expect(await problems(`## A\n\n${text}`)).toEqual([expected]);
  });

  it.each([
    '$$\nv = f \\lambda\n$$',
    'so $$v = \\lambda$$ and $a \\cdot b$\n$$x$$',
    '5 $, $5 and **5**$',
    '**5**$\n\n*x*$$',
    'a \\$v \\lambda and `$v \\lambda`',
    'costs $5, so $\\alpha$ is 5$',
    '$$$: dear',
  ])('is none: %s', async (text) => {
    expect(await problems(`## A\n\n${text}`)).toEqual([]);
  });
});

describe('a picture or link that is not read', () => {
  it.each([
    ['x ![Map](a.png “The map”)', '3:3 unread-link'],
    ['![y](a.svg "cap)', '3:1 unread-link'],
    ['- a\n- ![y](a.svg\n  "cap)', '4:3 unread-link'],
    ['| a |\n|---|\n| ![y](a.svg „cap“) |', '5:3 unread-link'],
    ['![y](my picture.svg "cap")', '3:1 unread-link'],
    ['![y](my picture.svg)', '3:1 blank-in-path'],
    ['a [map](a.html “The map”)', '3:3 unread-link'],
    ['a [map](https://example.org/x "The map)', '3:3 unread-link'],
    ['![y](a.svg){credit=“Photo: me”}', '3:12 unread-braces'],
    ['- a ![y](a.svg){width 600} b', '3:16 unread-braces'],
    ['![y](a.svg){width=600', '3:12 unread-braces'],
  ])('is told once: %s', async (text, expected) => {
    expect(await problems(`## A\n\n${text}`)).toEqual([expected]);
  });

  it.each([
    '\\![y](b.md) `![y](a “b”)`',
    '!\\[y](a “b”)',
    'f[x](a, b) and [1](see below)',
    '![y](a.svg){credit="“Photo”: me"}',
    'f(x){1, 2}',
  ])('is none: %s', async (text) => {
    expect(await problems(`## A\n\n${text}`)).toEqual([]);
  });
});

it('a link without its scheme is an error', async () => {
  expect(await problems('## A\n\nsee [a](www.example.org/x)')).toEqual(['3:9 no-scheme']);
});

it('what is wrong with an attribute of a slide is told at the attribute', async () => {
  expect(await problems('## minutes={} {.a minutes=two}\n\ntext')).toEqual(['1:19 minutes']);
  expect(await problems('## A\n\ntext\n\n<!-- .slide: minutes="two" -->')).toEqual(['5:14 minutes']);
});
