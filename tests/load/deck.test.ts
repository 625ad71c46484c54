import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadDeck, plainFileName } from '../../src/load/deck.ts';
import { UsageError } from '../../src/problems.ts';
import { folderOf } from './folder-of.ts';

type Files = Parameters<typeof folderOf>[0];

const load = (root: string, target = '.', out = 'dist') => loadDeck(join(root, target), { out: join(root, out) });

/** The sections of a deck, and its problems as "line:column message". */
async function sectionsOf(files: Files): Promise<{ sections: string[]; problems: string[] }> {
  const { sections, problems } = await load(folderOf(files));
  return {
    sections: sections.map(({ file }) => file),
    problems: problems.map(({ message, span }) => `${span?.start.line}:${span?.start.column} ${message}`),
  };
}

test('a folder of Markdown is a deck', async () => {
  const deck = await load(folderOf({ '10-end.md': '# End', '2-middle.MD': '', '1-begin.md': '# Begin\r\n' }));
  expect(deck).toMatchObject({ name: 'talk', single: false, problems: [], templates: [] });
  expect(deck.sections).toEqual([
    { file: '1-begin.md', text: '# Begin\n' },
    { file: '2-middle.MD', text: '' },
    { file: '10-end.md', text: '# End\n' },
  ]);
});

test('README.md, hidden files, other files and what lies deeper are no sections', async () => {
  const files = { 'a.md': '', 'README.md': '', 'Readme.md': '', '._a.md': '', 'b.txt': '', 'parts/c.md': '' };
  expect(await sectionsOf(files)).toEqual({ sections: ['a.md'], problems: [] });
});

test('sections come in the order of deck.yaml; a pattern brings those that are not named', async () => {
  const files = { 'a.md': '', 'b.md': '', 'z.md': '', 'parts/2.md': '', 'parts/10.md': '', 'parts/README.md': '' };
  const yaml = 'sections: [z.md, "parts/*.md", "*.md", ./a.md]\n';
  expect(await sectionsOf({ ...files, 'deck.yaml': yaml })).toEqual({
    sections: ['z.md', 'parts/2.md', 'parts/10.md', 'b.md', 'a.md'],
    problems: [],
  });
});

test('patterns do not look into hidden folders, node_modules and the output', async () => {
  const files = { 'a.md': '', '.x/b.md': '', 'node_modules/c/d.md': '', 'dist/e.md': '', 'parts/f.md': '' };
  expect((await sectionsOf({ ...files, 'deck.yaml': 'sections: "**/*.md"\n' })).sections).toEqual([
    'a.md',
    'parts/f.md',
  ]);
});

test('a name with the signs of a pattern is a name first', async () => {
  const files = { 'a [1].md': '', 'a 1.md': '', 'deck.yaml': 'sections: ["a [1].md"]\n' };
  expect((await sectionsOf(files)).sections).toEqual(['a [1].md']);
});

test('an entry that names no section is an error at its line', async () => {
  const yaml = 'sections:\n  - intor.md\n  - "x-*.md"\n  - ../b.md\n  - data.csv\n  - intro.md\n  - intro.md\n';
  const { problems } = await load(folderOf({ 'intro.md': '', 'data.csv': '', 'deck.yaml': yaml }));
  expect(problems.map(({ message, hint, span }) => `${span?.start.line} ${message} | ${hint}`)).toEqual([
    '7 `intro.md` is named twice | Keep one.',
    '2 There is no file `intor.md` | Did you mean `intro.md`?',
    expect.stringMatching(/^3 No Markdown file matches `x-\*\.md` \| /),
    "4 `../b.md` lies outside the deck's folder | Copy the file into the deck's folder and name it there.",
    '5 `data.csv` is not a Markdown file | Name *.md files.',
  ]);
});

test('settings, templates and the theme are read', async () => {
  const deck = await load(
    folderOf({
      'deck.yaml': 'title: T\nname: my-talk\n',
      'a.md': '',
      'theme.css': 'a {}',
      'templates/deck.hbs': '1',
      'templates/slide/fact.hbs': '2',
      'templates/slide/notes.txt': '',
      'templates/partials/foot.hbs': '3',
    }),
  );
  expect(deck).toMatchObject({
    name: 'my-talk',
    settings: { title: 'T' },
    themeCss: { file: 'theme.css', text: 'a {}\n' },
    templates: [
      { kind: 'page', name: 'deck', file: 'templates/deck.hbs', text: '1\n' },
      { kind: 'slide', name: 'fact', file: 'templates/slide/fact.hbs', text: '2\n' },
      { kind: 'partial', name: 'foot', file: 'templates/partials/foot.hbs', text: '3\n' },
    ],
  });
  expect([...deck.texts.keys()]).toContain('deck.yaml');
});

test('one file is a deck with its settings as front matter, and nothing beside it is read', async () => {
  const root = folderOf({
    'talk.md': '---\ntitle: One\nslideLevel: 3\nminutes: 4\n---\n# Hi\n',
    'deck.yaml': 'title: Other\n',
    'other.md': '',
    'theme.css': '',
  });
  const deck = await load(root, 'talk.md');
  expect(deck).toMatchObject({ single: true, name: 'talk', settings: { title: 'One', slideLevel: 3 }, problems: [] });
  expect(deck.sections.map(({ file }) => file)).toEqual(['talk.md']);
  expect(deck.sections[0]?.text).toMatch(/^---\n/);
  expect(deck.themeCss).toBeUndefined();
});

test('a wrong setting in front matter stands at its line of the file', async () => {
  const { problems } = await load(folderOf({ 'a.md': '---\ntitel: x\nsections: [b.md]\n---\n' }), 'a.md');
  expect(problems).toMatchObject([
    { hint: 'Did you mean `title`?', span: { file: 'a.md', start: { line: 2, column: 1 } } },
    { message: '`sections` means nothing in a deck of one file', span: { start: { line: 3 } } },
  ]);
});

test('a folder without a section says how to begin', async () => {
  const { problems } = await load(folderOf({ 'README.md': '' }));
  expect(problems).toMatchObject([{ rule: 'no-sections', hint: expect.stringContaining('01-intro.md') }]);
});

test('a folder named like a section is an error, not a crash', async () => {
  const root = folderOf({ 'a.md': '' });
  mkdirSync(join(root, 'x.md'));
  expect((await load(root)).problems).toMatchObject([
    { message: '`x.md` is a folder, but its name is that of a section' },
  ]);
  expect((await load(root, 'x.md')).problems).toMatchObject([{ rule: 'no-sections' }]);
});

test('links that lead out of the deck are refused', async () => {
  const root = folderOf({ 'a.md': '', '../other/b.md': '', '../other/slide/x.hbs': '' });
  symlinkSync('../other/b.md', join(root, 'b.md'));
  symlinkSync('../other', join(root, 'templates'));
  const { sections, problems } = await load(root);
  expect(sections.map(({ file }) => file)).toEqual(['a.md']);
  expect(problems.map(({ message }) => message)).toEqual([
    "`b.md` is a link that leads out of the deck's folder",
    "`templates` is a link that leads out of the deck's folder",
  ]);
});

test('settings under another name are not overlooked', async () => {
  const { problems } = await load(folderOf({ 'a.md': '', 'deck.yml': 'title: x\n' }));
  expect(problems).toMatchObject([{ severity: 'error', hint: 'Rename it to `deck.yaml`.' }]);
});

test('all problems are told at once, and the text of a broken file is kept for its frame', async () => {
  const deck = await load(folderOf({ 'a.md': Buffer.from([0x61, 0xff]), 'b.md': 'b', 'deck.yaml': 'theme: blue\n' }));
  expect(deck.problems.map(({ rule }) => rule)).toEqual(['wrong-setting', 'encoding']);
  expect(deck.sections.map(({ file }) => file)).toEqual(['b.md']);
  expect(deck.texts.get('a.md')).toBe('a\uFFFD\n');
});

test.each([
  ['a path that leads nowhere', 'nothing', 'There is no folder or file'],
  ['a path through a file', 'a.md/b', 'There is no folder or file'],
  ['another kind of file', 'notes.txt', 'is not a Markdown file'],
  ['the settings', 'deck.yaml', 'holds the settings of a deck'],
])('%s is wrong use', async (_, target, message) => {
  const root = folderOf({ 'a.md': '', 'notes.txt': '', 'deck.yaml': '' });
  await expect(load(root, target)).rejects.toThrow(UsageError);
  await expect(load(root, target)).rejects.toThrow(message);
});

test('an output that holds the deck hides nothing of it', async () => {
  const root = folderOf({ 'parts/b.md': '', 'deck.yaml': 'sections: "**/*.md"\n' });
  expect((await load(root, '.', '..')).sections).toHaveLength(1);
});

test.each([
  ['my talk', 'my talk'],
  ['Ж 中', 'Ж 中'],
  ['a/b:c', 'a-b-c'],
  ['.hidden', 'hidden'],
  ['index', 'deck'],
  ['', 'deck'],
  ['...', 'deck'],
  ['x. ', 'x'],
])('the folder %j gives the name %j', (folder, name) => {
  expect(plainFileName(folder)).toBe(name);
});
