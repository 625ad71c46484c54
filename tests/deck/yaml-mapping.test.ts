import { expect, test } from 'vitest';
import { parseSettings } from '../../src/deck/settings.ts';
import { readYamlMapping } from '../../src/deck/yaml-mapping.ts';

/** The first problem with the YAML of a deck, as "line:column message | hint". */
function firstProblem(text: string): string {
  const [problem] = parseSettings(text, 'deck.yaml').problems;
  return `${problem?.span?.start.line}:${problem?.span?.start.column} ${problem?.message} | ${problem?.hint}`;
}

test.each([
  ['title: KFOR: a history\n', '1:8 A text with a colon and a blank in it needs quotes | Write `"KFOR: a history"`.'],
  ['title:KFOR\nname: x\n', '1:1 A blank is missing after the colon | Write `title: KFOR`.'],
  ['title: x\njust text\n', '2:1 This line has no `name: value` | To go on with the line above, indent it.'],
  ['name: x\ntitle: "KFOR\n', '2:8 This quote is never closed | Close it at the end of its text.'],
  ["title: 'it's'\n", `1:12 More follows where the text in quotes ends | Put it in the other quotes, ' or ".`],
  ['title: @home\n', '1:8 A text cannot begin with @ here | Put the text in quotes: `"@home"`.'],
  ['title: a\nname: b\ntitle: c\n', '3:1 `title` is set twice | Keep one of the two.'],
  ['reveal:\n\tloop: true\n', '2:1 A tab cannot indent here | Indent with blanks.'],
  ['title: a\n---\nname: b\n', '2:1 The settings end at this line, but more follows | Take the line out.'],
  ['allow: [a, b\nname: c\n', '2:1 A bracket further up is not closed | Close it with ] or } before this line.'],
  [
    '# rivers\n title: a\nname: b\n name: c\n',
    '2:1 This line is indented, but not all of those below it are | ' +
      'Take the blanks at its beginning out, so that all lines begin under one another.',
  ],
  [
    " title: 'it's'\n name: b\n",
    `1:13 More follows where the text in quotes ends | Put it in the other quotes, ' or ".`,
  ],
  [
    'title: a\n author: b\n',
    '2:1 This line is indented, so it belongs to the text above | ' +
      'Begin it right under the `title:` above; if the text does go on here, put all of it in quotes.',
  ],
  [
    'allow:\n  - a: long\n      and on\n     b: c\n',
    '4:1 This line is indented, so it belongs to the text above | ' +
      'Begin it right under the `a:` above; if the text does go on here, put all of it in quotes.',
  ],
  [
    'allow:\n  - 1434 a\n - 1945: b\n',
    '3:2 This entry does not begin under the one above | Put its `-` right under the `-` above; each blank counts.',
  ],
  [
    'reveal:\n  loop: true\n controls: false\n',
    '3:1 This line does not begin where its neighbours do | ' +
      'Begin it right under the line that it belongs beside; each blank counts.',
  ],
  ['just text\n', '1:1 These lines must be settings | Write each as `name: value`, for example `title: My lesson`.'],
  ['- a\n- b\n', '1:1 These lines must be settings | Write each as `name: value`, for example `title: My lesson`.'],
])('%j is told in words', (text, expected) => {
  expect(firstProblem(text)).toBe(expected);
});

test('one slip makes one problem', () => {
  for (const text of ['allow:\n  - x\n - y\nfoo: 1\n', ' title: a\nname: b\n lang: en\n', 'title: a\n name: b\n'])
    expect(parseSettings(text, 'deck.yaml').problems).toHaveLength(1);
});

test('what could be read is kept', () => {
  expect(parseSettings('theme: dark\ntitle: a: b\n', 'deck.yaml').settings.theme).toBe('dark');
});

test('aliases are refused, so that nothing can multiply', () => {
  const bomb = `a: &a [x,x,x,x]\n${[...'bcdefghij'].map((name, at) => `${name}: &${name} [*${'abcdefghi'[at]}, *${'abcdefghi'[at]}]\n`).join('')}`;
  expect(parseSettings(bomb, 'deck.yaml').problems.filter(({ rule }) => rule === 'yaml')).toHaveLength(9);
  expect(firstProblem('title: *x\n')).toMatch(/^1:8 `\*x` points to another value/);
});

test.each([
  ['brackets', '['.repeat(20_000)],
  ['closed brackets', `reveal: ${'{a: '.repeat(3000)}${'}'.repeat(3000)}`],
  ['markers', `${'- '.repeat(20_000)}x`],
  ['indentation', Array.from({ length: 600 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')],
  ['quotes', '- "\n'.repeat(20_000)],
  ['open texts', 'x: "y\n'.repeat(20_000)],
  ['the same name', 'x: 1\n'.repeat(20_000)],
  ['a long text', `title: ${'x'.repeat(1_000_000)}`],
])('endless %s are told at once, without a crash', (_, text) => {
  const start = performance.now();
  expect(parseSettings(text, 'deck.yaml').problems.length).toBeGreaterThan(0);
  expect(performance.now() - start).toBeLessThan(5000);
});

test('names of prototypes are names like any other', () => {
  const source = {
    text: '__proto__: {x: 1}\nb: {__proto__: 1}\n',
    file: 'f',
    lineOffset: 0,
    typedKeys: new Set<string>(),
  };
  const { values, problems } = readYamlMapping(source);
  expect(Object.keys(values)).toEqual(['__proto__', 'b']);
  expect(({} as { x?: unknown }).x).toBeUndefined();
  expect(problems).toMatchObject([
    { message: '`__proto__` cannot be a name', span: { start: { line: 2, column: 5 } } },
  ]);
});
