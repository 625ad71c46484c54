import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { formatProblems } from '../../src/commands/report.ts';
import { type Problem, spanAt } from '../../src/problems.ts';

const problem = (more: Partial<Problem>): Problem => ({ severity: 'error', rule: 'r', message: 'Wrong', ...more });

/** The report on one problem in `a.md`, without the summary. */
function report(source: string, line: number, column: number, length = 1): string {
  const text = formatProblems([problem({ span: spanAt('a.md', line, column, length) })], () => source);
  return text.slice(0, text.lastIndexOf('\n\n'));
}

/** The sign that the caret stands under, by the columns that a terminal gives to wide signs. */
function signAboveCaret(source: string, column: number): string {
  const lines = report(source, 1, column).split('\n');
  const caret = lines.findIndex((line) => /^[ |]*\^/.test(line));
  const target = (lines[caret] ?? '').indexOf('^');
  let at = 0;
  for (const { segment } of new Intl.Segmenter('en').segment(lines[caret - 1] ?? '')) {
    if (at === target) return segment;
    at += /[\u3000-\u9FFF]|\p{Emoji_Presentation}/u.test(segment) ? 2 : 1;
  }
  return '';
}

test('shows the place, two lines before, one after, a caret and the hint', () => {
  const source = 'one\ntwo\nthree\n![x](y.png) four\nfive\nsix\n';
  const problems = [problem({ message: 'There is no y.png', hint: 'Make one.', span: spanAt('a.md', 4, 1, 11) })];
  expect(formatProblems(problems, () => source)).toBe(
    [
      'a.md:4:1: error: There is no y.png',
      '  2 | two',
      '  3 | three',
      '> 4 | ![x](y.png) four',
      '    | ^^^^^^^^^^^',
      '  5 | five',
      '  Make one.',
      '',
      '1 error',
      '',
    ].join('\n'),
  );
});

test('line numbers stand right-aligned', () => {
  expect(report('x\n'.repeat(12), 9, 1)).toContain('\n   8 | x\n>  9 | x\n     | ^\n  10 | x');
});

test('equal problems stand together, at the first place', () => {
  const problems = [9, 3, 7].map((line) => problem({ hint: 'Mend it.', span: spanAt('a.md', line, 2) }));
  expect(formatProblems([...problems, problem({ message: 'Other' })], () => 'x\n'.repeat(9))).toBe(
    'error: Other\n\na.md:3:2: error: Wrong\n  1 | x\n  2 | x\n> 3 | x\n    |  ^\n  4 | x\n  Mend it.\n' +
      '  and 2 more: a.md:7:2, a.md:9:2\n\n4 errors\n',
  );
  const many = Array.from({ length: 40 }, (_, line) => problem({ span: spanAt('a.md', line + 1, 1) }));
  expect(formatProblems(many, () => undefined)).toMatch(/and 39 more: a\.md:2:1, (?:a\.md:\d:1, ){4}…\n/);
});

test('a long list is cut, errors first', () => {
  const at = (line: number): Pick<Problem, 'message' | 'span'> => ({
    message: `No ${line}`,
    span: spanAt('a.md', line, 1),
  });
  const warnings = Array.from({ length: 40 }, (_, line) => problem({ ...at(line + 1), severity: 'warning' }));
  const text = formatProblems([...warnings, problem(at(99))], () => undefined);
  expect(text).toMatch(/^a\.md:99:1: error: No 99\n\na\.md:1:1: warning: No 1\n/);
  expect(text).toMatch(/No 29\n\n11 other problems not shown: mend these first\.\n\n1 error, 40 warnings\n$/);
});

test('what has no place or no source has no frame', () => {
  expect(formatProblems([problem({})], () => 'x')).toBe('error: Wrong\n\n1 error\n');
  expect(formatProblems([problem({ span: spanAt('b.md', 3, 1) })], () => undefined)).toBe(
    'b.md:3:1: error: Wrong\n\n1 error\n',
  );
  expect(report('x\n', 7, 1)).toBe('a.md:7:1: error: Wrong');
  expect(report('', 1, 1)).toBe('a.md:1:1: error: Wrong');
  expect(report('\n', 1, 1)).toBe('a.md:1:1: error: Wrong\n> 1 |\n    | ^');
});

test.each([
  ['after tabs', '\ta\tX', 4, 'X'],
  ['after wide signs', '日本X', 3, 'X'],
  ['after emoji', '👍👍X', 5, 'X'],
  ['after combining accents', 'e\u0301e\u0301X', 5, 'X'],
  ['on a wide sign', 'ab日', 3, '日'],
])('the caret stands right %s', (_, source, column, sign) => {
  expect(signAboveCaret(source, column)).toBe(sign);
});

test('the caret is as long as the place, on its first line', () => {
  expect(report('日本語 x\n', 1, 1, 3)).toContain('| ^^^^^^');
  const span = { file: 'a.md', start: { line: 1, column: 3 }, end: { line: 2, column: 2 } };
  expect(formatProblems([problem({ span })], () => 'abcde\nfg\n')).toContain('\n    |   ^^^\n');
  expect(report('abc\n', 1, 99)).toContain('> 1 | abc\n    |    ^');
});

test('long lines are cropped around the place', () => {
  const source = `${'a'.repeat(5000)}X${'b'.repeat(5000)}`;
  const shown = report(source, 1, 5001);
  expect(Math.max(...shown.split('\n').map((line) => line.length))).toBeLessThan(115);
  expect(signAboveCaret(source, 5001)).toBe('X');
  expect(shown).toContain('…');
  expect(signAboveCaret(`${'👍'.repeat(100)}X`, 201)).toBe('X');
});

test('problems come in the order of their files and places, what has none first', () => {
  const problems = [
    problem({ message: 'C', span: spanAt('10.md', 1, 1) }),
    problem({ message: 'B', severity: 'warning', span: spanAt('2.md', 5, 2) }),
    problem({ message: 'A', span: spanAt('2.md', 5, 1) }),
    problem({ message: 'Z' }),
  ];
  const heads = formatProblems(problems, () => undefined).match(/(?:error|warning): \w/g);
  expect(heads).toEqual(['error: Z', 'error: A', 'warning: B', 'error: C']);
});

test('counts errors and warnings', () => {
  const warning = problem({ severity: 'warning' });
  const summary = (problems: Problem[]) =>
    formatProblems(problems, () => undefined)
      .split('\n')
      .at(-2);
  expect(summary([problem({}), problem({}), warning])).toBe('2 errors, 1 warning');
  expect(summary([warning, warning])).toBe('2 warnings');
  expect(formatProblems([], () => undefined)).toBe('');
});

test('files can be named from elsewhere', () => {
  const text = formatProblems([problem({ span: spanAt('a.md', 1, 1) })], () => undefined, {
    pathOf: (file) => `slides/${file}`,
  });
  expect(text).toMatch(/^slides\/a\.md:1:1: error/);
});

test('colours add nothing but colours', () => {
  const problems = [problem({ hint: 'Do it.', span: spanAt('a.md', 1, 2) })];
  const coloured = formatProblems(problems, () => 'abc\n', { color: true });
  expect(coloured).toContain('\x1b[');
  expect(stripVTControlCharacters(coloured)).toBe(formatProblems(problems, () => 'abc\n'));
});

test('no text of a deck can steer the terminal', () => {
  const evil = 'a\x1b[31m\x07b\u202Ec';
  const text = formatProblems([problem({ message: evil, hint: evil, span: spanAt('a.md', 1, 1) })], () => evil);
  expect(text).not.toMatch(/[\x1b\x07\u202E]/);
});

test('thousands of problems in a huge line take no time', () => {
  const source = 'x'.repeat(1_000_000);
  const problems = Array.from({ length: 5000 }, (_, at) => problem({ span: spanAt('a.md', 1, at * 100 + 1) }));
  const start = performance.now();
  formatProblems(problems, () => source);
  expect(performance.now() - start).toBeLessThan(3000);
});
