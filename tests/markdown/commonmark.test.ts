import { tests as examples } from 'commonmark-spec';
import { Lexer, Marked } from 'marked';
import { expect, it } from 'vitest';
import { dialectOf } from '../../src/markdown/dialect.ts';
import { lex } from '../../src/markdown/lexer.ts';

const plain = new Marked({ gfm: true }).defaults;

it('has the whole specification to compare with', () => {
  expect(examples).toHaveLength(652);
});

it.each(examples.map((example) => [example.number, example.markdown.replaceAll('→', '\t')] as const))(
  'lexes example %i of CommonMark as plain marked does',
  (_number, markdown) => {
    const text = markdown.endsWith('\n') ? markdown : `${markdown}\n`;
    const { tokens, problems } = lex(text, 'a.md', dialectOf(false));
    expect(problems).toEqual([]);
    expect([...tokens]).toEqual([...new Lexer(plain).lex(text)]);
  },
);
