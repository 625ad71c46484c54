import { describe, expect, it } from 'vitest';
import { problems, section } from './section.ts';

/** None of these may crash or hang; the runner's time limit is the bound. */
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

describe('hostile Markdown', () => {
  it.each([
    ['quotes 10,000 deep', '>'.repeat(10_000)],
    ['quotes 10,000 deep, with blanks', '> '.repeat(10_000)],
    ['list marks 10,000 deep', '- '.repeat(10_000).concat('x')],
    ['an indented list 3,000 deep', lines(3000, (index) => `${' '.repeat(2 * index)}- x`)],
    ['divs 3,000 deep, none closed', lines(3000, (index) => `## S${index}\n\n::: a\n`)],
    ['emphasis 10,000 deep', `${'*a **b '.repeat(10_000)}`],
  ])('%s is an error at its place', async (_what, text) => {
    expect(await problems(`## A\n\n${text}\n`)).toEqual([expect.stringMatching(/^\d+:1 (?:too-deep|dense-markup)$/)]);
  });

  it.each([
    ['emphasis without end', '*a_b**c '.repeat(10_000)],
    ['brackets without end', '['.repeat(50_000)],
    ['images without end', '![a]('.repeat(20_000)],
    ['links without end', '[a](b “'.repeat(4000)],
    ['formulas without end', '$v '.repeat(20_000)],
    ['braces without end', '{'.repeat(50_000)],
    ['attributes without end', '{.a '.repeat(20_000)],
    ['spans without end', `${'[a'.repeat(10_000)}]{.x}`],
    ['backticks', lines(2000, (index) => '`'.repeat(index % 90))],
    ['divs without end', lines(90, () => '::: a')],
    ['many tags without end', lines(3000, () => '<div>\n')],
    ['a long table', `| a |\n|---|\n${lines(20_000, () => '| b |')}`],
    ['a long list', lines(20_000, () => '- b')],
    ['comments without end', '<!-- '.repeat(20_000)],
    ['carets and tildes', '^a ~b '.repeat(20_000)],
    ['definitions', lines(5000, (index) => `T${index}\n: d`)],
    ['footnotes', lines(5000, (index) => `a[^${index}]\n\n[^${index}]: d`)],
  ])('%s is read in seconds', async (_what, text) => {
    expect((await section(`## A\n\n${text}\n`)).slides.length).toBeGreaterThan(0);
  });

  it('reads the input on which marked itself throws', async () => {
    expect((await section('- see\n  > 2. second\nlazy\n')).problems).toEqual([]);
  });
});
