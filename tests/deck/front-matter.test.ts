import { expect, test } from 'vitest';
import { parseSectionFrontMatter, splitFrontMatter } from '../../src/deck/front-matter.ts';

test('splits off the settings above the text', () => {
  expect(splitFrontMatter('---\ntitle: x\nlang: de\n---\n# Hi\n')).toEqual({
    yaml: { text: 'title: x\nlang: de\n', startLine: 2 },
    body: '# Hi\n',
    bodyLine: 5,
  });
});

test.each([
  ['dots as the closing line', '---\na: x\n...\nbody\n'],
  ['blanks after the rules', '--- \na: x\n---\t\nbody\n'],
  ['a comment first', '---\n# for the editor\na: x\n---\nbody\n'],
  ['a name in quotes', '---\n"a": x\n---\nbody\n'],
])('takes %s', (_, text) => {
  expect(splitFrontMatter(text)).toMatchObject({ body: 'body\n' });
});

test('an empty body is fine', () => {
  expect(splitFrontMatter('---\na: x\n---')).toEqual({ yaml: { text: 'a: x\n', startLine: 2 }, body: '', bodyLine: 4 });
});

test.each([
  ['text without a rule', '# Hi\n\n---\n'],
  ['a rule and a slide', '---\n## One\n\ntext: here\n\n---\n'],
  ['a rule and an empty line', '---\n\nkey: point\n\n---\n'],
  ['a rule and a list', '---\n- a: b\n---\n'],
  ['a rule and a sentence', '---\nThe rule is this: none\n---\n'],
  ['a rule and notes', '---\nNote: say hello\n\n---\n'],
  ['no closing line', '---\ntitle: x\n'],
  ['a longer rule', '----\ntitle: x\n----\n'],
  ['a rule further down', '\n---\ntitle: x\n---\n'],
  ['an empty block', '---\n---\n'],
])('%s is no front matter', (_, text) => {
  expect(splitFrontMatter(text)).toEqual({ body: text, bodyLine: 1 });
});

test('a section may set three things', () => {
  const text = 'shortTitle: History\nminutes: 7.5\nlayout: two-columns\n';
  expect(parseSectionFrontMatter({ text, startLine: 2 }, 'a.md')).toEqual({
    settings: { shortTitle: 'History', minutes: 7.5, layout: 'two-columns' },
    problems: [],
  });
});

test('others are errors at their line of the file', () => {
  const text = 'minuets: 4\ntitle: x\nminutes: four\n';
  expect(parseSectionFrontMatter({ text, startLine: 2 }, 'a.md').problems).toMatchObject([
    { hint: 'Did you mean `minutes`?', span: { start: { line: 2, column: 1 } } },
    { hint: '`title` is a setting of the whole deck: write it into deck.yaml.', span: { start: { line: 3 } } },
    {
      message: '`minutes` must be a number of minutes such as 8 or 7.5, not "four"',
      span: { start: { line: 4, column: 10 } },
    },
  ]);
});

test('in a deck of one file the settings of the deck stand there as well', () => {
  const front = { text: 'title: x\nminutes: 4\nunknown: 1\n', startLine: 2 };
  expect(parseSectionFrontMatter(front, 'a.md', { single: true })).toMatchObject({
    settings: { minutes: 4 },
    problems: [],
  });
});
