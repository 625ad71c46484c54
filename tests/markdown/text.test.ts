import { describe, expect, it } from 'vitest';
import { section } from './section.ts';

/** The plain text of a heading, and of a slide without one. */
const heading = async (text: string, variables = {}) =>
  (await section(`## ${text}`, { variables })).slides[0]?.heading?.text;
const words = async (text: string) => (await section(`---\n\n${text}`)).slides[0]?.words;

describe('the plain text of a heading', () => {
  it.each([
    ['a *b* **c** ~~d~~ `e`', 'a b c d e'],
    ['[a *b*](https://a.example) ![c](x.png)', 'a b c'],
    ['x^2^ H~2~O [y]{.z}', 'x2 H2O y'],
    ['a &amp; b &lt; c&nbsp;d &#228; soft&shy;hyphen', 'a & b < c\u00a0d ä softhyphen'],
    ['a &unknown; \\* b', 'a &unknown; * b'],
    ['a <b>c</b> <!-- d --> {.e}', 'a c'],
    ['<https://a.example>', 'https://a.example'],
    ['a[^1]', 'a'],
    ['a &rarr; b &Ouml;l &hellip; &amp; &copy', 'a → b Öl … & &copy'],
    ['`&rarr;` \\&rarr;', '&rarr; &rarr;'],
  ])('%s', async (text, expected) => {
    expect((await heading(text))?.replace(/ +/g, ' ')).toBe(expected);
  });

  it('has its variables', async () => {
    expect(await heading('{{a}} b', { a: '<i> & co' })).toBe('<i> & co b');
  });
});

describe('the first words of a slide', () => {
  it.each([
    ['of a paragraph', 'one *two*\nthree four five six seven eight nine', 'one two three four five six seven eight'],
    ['with a break', 'one\\\ntwo', 'one two'],
    ['of a list', '- a\n- b **c**\n  - d', 'a b c d'],
    ['of a task list', '- [x] done', 'done'],
    ['of a table', '| a | b |\n|---|---|\n| c | d |', 'a b c d'],
    ['of a definition list', 'Term\n: meaning', 'Term'],
    ['of a quote', '> a\n>\n> b', 'a b'],
    ['of a div', '::: box\n### Head\nin *it*\n:::', 'Head in it'],
    ['of code', '```\nlet a\n```', 'let a'],
    ['of a picture', '![a map](x.png)', 'a map'],
    ['after a comment, notes and a source', '<!-- no -->\n\n::: notes\nno\n:::\n\n::: source\nno\n:::\n\nyes', 'yes'],
  ])('%s', async (_what, text, expected) => {
    expect(await words(text)).toBe(expected);
  });
});
