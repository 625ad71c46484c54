import { describe, expect, it, test } from 'vitest';
import { readTime } from '../../src/markdown/time.ts';
import { body, problems, section } from './section.ts';

const student = { edition: 'student' } as const;

describe('a question', () => {
  it('brings its layout and its time along', async () => {
    const { slides } = await section('## Task\n\n::: question {time=90s}\nWho?\n\n1. Think\n:::\n');
    expect(slides[0]).toMatchObject({ layout: 'question', time: 90 });
    expect(slides[0]?.pieces.map(({ html }) => html).join('')).toContain('<div class="question">\n<p>Who?</p>');
  });

  it('has the time and the layout that the heading says, if it says any', async () => {
    const { slides } = await section('## Task {layout=content time=2m}\n\n::: question {time=90s}\nWho?\n:::\n');
    expect(slides[0]).toMatchObject({ layout: 'content', time: 120 });
    expect(slides[0]?.attributes.pairs).toEqual({});
  });

  it.each(['soon', '3', '0m', '9h', '-3m', ''])('cannot take %j', async (time) => {
    expect(await problems(`## A\n\n::: question {time="${time}"}\nWho?\n:::\n`)).toEqual(['3:15 time']);
    expect(await problems(`## A {time="${time}"}\n`)).toEqual(['1:7 time']);
  });
});

test.each([
  ['3m', 180],
  ['3 min', 180],
  ['2.5m', 150],
  ['90s', 90],
  ['1m30s', 90],
  ['75 s', 75],
  ['5h', undefined],
  ['m', undefined],
])('%s is %s seconds', (text, seconds) => {
  expect(readTime(text)).toBe(seconds);
});

describe('a quiz', () => {
  const quiz = '::: quiz\nWhich?\n\n- [ ] One\n    - Too few.\n- [x] *Two*\n:::\n';

  it('has options with letters; the right one comes with a step', async () => {
    const html = await body(quiz);
    expect(html).toContain(
      'aria-label="B: Two">B</button><div class="words"><p><em>Two</em></p><div class="verdict right fragment">',
    );
    expect(html).toMatch(/<div class="verdict wrong"><b>.*Wrong<\/b> · <ul>\n<li>Too few\.<\/li>/);
    expect(html).not.toContain('checkbox');
  });

  it('is options alone for students', async () => {
    const html = await body(quiz, student);
    expect(html.match(/<li class="option">/g)).toHaveLength(2);
    expect(html).not.toMatch(/verdict|Too few|fragment|checked/);
    expect(await problems(quiz, student)).toEqual([]);
  });

  it('wants a right option, and more than one', async () => {
    expect(await problems('## A\n\n::: quiz\n- one\n- two\n:::\n')).toEqual(['3:1 quiz']);
    expect(await problems('## A\n\n::: quiz\n- [x] one\n:::\n')).toEqual(['3:1 quiz']);
    expect(await problems('## A\n\n::: poll\nno list\n:::\n')).toEqual(['3:1 poll']);
  });
});

describe('a poll', () => {
  it('needs no right option; what follows the options comes with a click', async () => {
    const html = await body('::: poll\n- one\n- two\n\nSo it was.\n:::\n');
    expect(html).toMatch(/<div class="answer fragment">\n<p class="answer-title">Answer<\/p>\n<p>So it was\.<\/p>/);
    expect(html).not.toContain('verdict');
    expect(await body('::: poll\n- one\n- two\n\nSo it was.\n:::\n', student)).not.toContain('So it was');
  });
});

describe('a gap', () => {
  it('is filled by a step, in the order that its braces say', async () => {
    expect(await body('The [river]{.blank} and the [sea]{.blank index=1}')).toBe(
      '<p>The <span class="blank"><span class="fragment">river</span></span> and the ' +
        '<span class="blank"><span class="fragment" data-fragment-index="1">sea</span></span></p>\n',
    );
  });

  it('says nothing of its word to students, not even how long it is', async () => {
    const gap = await body('The [river]{.blank #river lang=en title=river}', student);
    expect(gap).toBe('<p>The <span class="blank" role="img" aria-label="gap"></span></p>\n');
    expect(gap).toBe(await body('The [Administrative Boundary Line]{.blank}', student));
  });

  it('is as long as its author says', async () => {
    for (const text of ['[Ana]{.blank width=15em}', '`Ana`{.blank width=15em}', '[Ana]{.blank width="1em;color:red"}'])
      expect(/style="[^"]*"/.exec(await body(text, student))?.[0], text).toBe(
        text.includes('red') ? undefined : 'style="--width:15em"',
      );
    expect(await body('[Ana]{.blank width=15em}')).not.toContain('width');
  });

  it('without words is a line to write on in both editions', async () => {
    const line = '<p>Name <span class="blank" role="img" style="--width:9em" aria-label="gap"></span></p>\n';
    expect(await body('Name [ ]{.blank width=9em}')).toBe(line);
    expect(await body('Name [ ]{.blank width=9em}', student)).toBe(line);
  });
});

describe('a handout', () => {
  const sheet = '::: handout\n# Sheet\n\nDo ![it](a.svg).[^n]\n:::\n\n[^n]: Note\n';

  it('is no slide, and no part of one', async () => {
    const { slides, handouts } = await section(`## A\n\nText\n\n${sheet}\n## B\n`);
    expect(slides.map(({ words }) => words)).toEqual(['A', 'B']);
    expect(slides[0]?.pieces.map(({ html }) => html)).toEqual(['<p>Text</p>\n']);
    expect(slides[0]?.assets).toEqual([]);
    expect(handouts).toMatchObject([{ title: 'Sheet', assets: [{ path: 'a.svg' }], span: { start: { line: 5 } } }]);
    expect(handouts[0]?.html).toMatch(/^<p>Do .*<ol class="footnotes">/s);
  });

  it('names its sources at its end', async () => {
    const { handouts } = await section('::: handout\n# Sheet\n\n::: source\nAn atlas\n:::\n\nDo it.\n:::\n');
    expect(handouts[0]?.html).toBe('<p>Do it.</p>\n<p class="sources"><b>Source</b> An atlas</p>\n');
  });

  it('makes no slide of a file that has nothing else', async () => {
    expect((await section(sheet)).slides).toEqual([]);
  });

  it('stands at the left edge alone', async () => {
    expect(await problems('## A\n\n::: box\n::: handout\nX\n:::\n:::\n')).toEqual(['4:1 handout']);
  });
});

describe('an edition', () => {
  const places = `## A

::: teacher
for the teacher
:::

- one
- two {.teacher}

  more of it

- three

::: student
::: lines {count=3}
:::
:::

{{wrong}}
`;

  it('has what is for it, and not what is for the other', async () => {
    expect(await body(places.replace('{{wrong}}', ''))).toMatchInlineSnapshot(`
      "<div class="teacher">
      <p>for the teacher</p>
      </div>
      <ul>
      <li><p>one</p>
      </li>
      <li class="teacher"><p>two</p>
      <p>more of it</p>
      </li>
      <li><p>three</p>
      </li>
      </ul>
      "
    `);
    expect(await body(places.replace('{{wrong}}', ''), student)).toMatchInlineSnapshot(`
      "<ul>
      <li><p>one</p>
      </li>
      <li><p>three</p>
      </li>
      </ul>
      <div class="student">
      <div class="lines"><i></i><i></i><i></i></div>
      </div>
      "
    `);
  });

  it('does not move the places of problems', async () => {
    expect(await problems(places)).toEqual(['19:1 unknown-variable']);
    expect(await problems(places, student)).toEqual(['19:1 unknown-variable']);
  });

  it('tells of nothing that is not in it', async () => {
    expect(await problems('## A\n\n::: answer\n{{wrong}} ![](../out.svg)\n:::\n\nNote: {{wrong}}\n', student)).toEqual(
      [],
    );
  });
});
