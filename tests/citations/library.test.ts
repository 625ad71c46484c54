import { describe, expect, it } from 'vitest';
import { noTools } from '../../src/blocks/context.ts';
import { readLibrary } from '../../src/citations/library.ts';
import { type Problem, spanAt } from '../../src/problems.ts';
import { placeOf } from '../resolve/deck-of.ts';

async function read(files: Readonly<Record<string, string>>) {
  const problems: Problem[] = [];
  const named = Object.keys(files).map((path) => ({ path, span: spanAt('deck.yaml', 1, 1) }));
  const library = await readLibrary(
    named,
    (path) => files[path],
    noTools.cache,
    (problem) => void problems.push(problem),
  );
  return { library, items: [...library.values()].map(({ item }) => item), problems, places: problems.map(placeOf) };
}

describe('a .bib file', () => {
  it('holds sources, abbreviations and inherited fields', async () => {
    const { items, problems } = await read({
      'a.bib': `Some words. @comment{ not this }
@string{un = "United Nations"}
@book{whole, author = {Smith, John and {NATO Press}}, title = {On \\emph{peace}}, publisher = un # { Press}, year = 1999}
@inbook{part, crossref = {whole}, author = {\\'{A}lvarez, B.}, title = "A part", pages = {1--3}}
`,
    });
    expect(problems).toEqual([]);
    expect(items).toMatchObject([
      {
        id: 'whole',
        type: 'book',
        author: [{ given: 'John', family: 'Smith' }, { family: 'NATO Press' }],
        title: 'On <i>peace</i>',
        publisher: 'United Nations Press',
        issued: { 'date-parts': [[1999]] },
      },
      { id: 'part', author: [{ family: 'Álvarez' }], 'container-title': 'On <i>peace</i>', page: '1-3' },
    ]);
  });

  it.each([
    ['a missing comma', '@misc{a,\n  title = {x}\n  year = 3\n}\n', '3:3', /comma/],
    ['a missing key', '\n  @misc{title = {x}}\n', '2:15', /key/],
    ['a field without a sign', '@misc{a,\n  title {x}\n}\n', '2:9', /no `=`/],
    ['a bare word', '@misc{a,\n  year = 3 5\n}\n', '2:12', /cannot be read/],
    ['an entry that is never closed', '@misc{a,\n title = {x}\n\n@misc{b, title = {y}}\n', '1:1', /never closed/],
    ['the last entry not closed', '@misc{b}\n@misc{a,\n title = {x}\n', '2:1', /never closed/],
  ])('%s is an error at its place', async (_, text, place, message) => {
    const { problems } = await read({ 'refs.bib': text });
    const found = problems.find((problem) => message.test(problem.message));
    expect(found && placeOf(found)).toBe(`refs.bib:${place} bibliography`);
    expect(found?.hint).toBeTruthy();
  });

  it('loses only the entries that are wrong', async () => {
    const { library } = await read({ 'a.bib': '@misc{a, title = {x} year = 3}\n@misc{b, title = {y}}\n@misc{c,\n' });
    expect([...library.keys()]).toEqual(['b']);
  });

  it('counts lines also after abbreviations of several lines', async () => {
    const { places } = await read({ 'a.bib': '@string{un =\n\n"UN"}\n@misc{a,\n  title = un\n  year = 3}\n' });
    expect(places).toEqual(['a.bib:6:3 bibliography']);
  });
});

describe('a CSL-JSON file', () => {
  it('holds a list of sources, or an object with one', async () => {
    const one = '[{"id": "a", "type": "book", "title": "A"}, {"id": 7, "title": "B"}]';
    const { library } = await read({ 'a.json': one, 'b.json': '{"items": [{"citation-key": "c"}]}' });
    expect([...library.keys()]).toEqual(['a', '7', 'c']);
  });

  it.each([
    ['[{"id": "a"},\n  {"id" "b"}]', '2:9'],
    ['[{"id": "a"}', '1:13'],
    ['{"title": "x"}', '1:1'],
    ['[{"title": "x"}]', '1:1'],
  ])('%j is an error at its place', async (text, place) => {
    expect((await read({ 'a.json': text })).places).toEqual([`a.json:${place} bibliography`]);
  });
});

describe('a key that is given twice', () => {
  it('is an error at the second one, which names the first', async () => {
    const { places, problems } = await read({
      'a.bib': '@misc{x,\n title = {a}}\n\n  @book{x, title = {b}}\n',
      'b.json': '[\n {"id": "y"},\n {"id": "x"}]',
    });
    expect(places).toEqual(['a.bib:4:9 duplicate-key', 'b.json:3:10 duplicate-key']);
    expect(problems[1]?.hint).toContain('a.bib:1');
  });
});
