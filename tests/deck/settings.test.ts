import { expect, test } from 'vitest';
import { parseSettings } from '../../src/deck/settings.ts';
import type { Problem } from '../../src/problems.ts';

const parse = (text: string) => parseSettings(text, 'deck.yaml');

/** "line:column-column message | hint" */
const told = (problems: readonly Problem[]): string[] =>
  problems.map(({ span, message, hint }) => {
    const place = `${span?.start.line}:${span?.start.column}-${span?.end.column}`;
    return `${place} ${message}${hint ? ` | ${hint}` : ''}`;
  });

test('an empty file means the defaults', () => {
  const { settings } = parse('');
  for (const text of ['', '\n', '# nothing yet\n', 'title:\nsections:\nreveal:\n']) {
    expect(parse(text)).toMatchObject({ settings, problems: [] });
  }
  expect(settings).toMatchObject({
    lang: 'en',
    theme: 'light',
    size: '16:9',
    slideLevel: 2,
    transition: 'none',
  });
});

test('texts stay as they are typed', () => {
  const { settings, problems } = parse(
    'title: 007\ndate: 2026-11-24\nvariables: {version: 1.10, open: true, since: 1999}\nauthor: [Ann, 2]\n',
  );
  expect(problems).toEqual([]);
  expect(settings).toMatchObject({
    title: '007',
    date: '2026-11-24',
    variables: { version: '1.10', open: 'true', since: '1999' },
    author: ['Ann', '2'],
  });
});

test('one text stands for a list of one', () => {
  expect(parse('author: Ann\nsections: "*.md"\nallow: example.org\n').settings).toMatchObject({
    author: ['Ann'],
    sections: ['*.md'],
    allow: ['example.org'],
  });
});

test('an unknown setting is told at its name, with the nearest one', () => {
  expect(told(parse('title: x\ntransitoin: fade\nlicense: MIT\n').problems)).toEqual([
    '2:1-11 There is no setting `transitoin` | Did you mean `transition`?',
    '3:1-8 There is no setting `license` | Did you mean `licence`?',
  ]);
});

test('a setting in the wrong place is told where it belongs', () => {
  expect(told(parse('loop: true\nminutes: 4\n').problems)).toEqual([
    '1:1-5 There is no setting `loop` | `loop` is an option of reveal.js: write it indented under `reveal:`.',
    '2:1-8 There is no setting `minutes` | `minutes` belongs to a section: write it into its front matter.',
  ]);
});

test('a wrong value is told at the value, in words', () => {
  expect(told(parse('theme: drak\nslideLevel: 7\nslideNumbers: ja\ntitle: [a, b]\nsize: 16:10\n').problems)).toEqual([
    '4:8-14 `title` must be text, not a list',
    '1:8-12 `theme` must be light or dark, not "drak" | Did you mean `dark`?',
    '5:7-12 `size` must be 16:9 or 4:3, not "16:10" | Did you mean `16:9`?',
    '2:13-14 `slideLevel` must be a whole number from 0 to 6, not 7',
    '3:15-17 `slideNumbers` must be true or false, not "ja"',
  ]);
});

test('a wrong entry is told at the entry, and the others hold', () => {
  const { settings, problems } = parse(
    'sections:\n  - a.md\n  - {b: c}\nvariables:\n  good: 1\n  bad: [1]\n  2nd: x\nselections: {short: short}\n',
  );
  expect(told(problems)).toEqual([
    '3:5-11 Entry 2 of `sections` must be a file or a pattern, not a group of settings',
    '6:8-11 `variables.bad` must be text or a number, not a list',
    '7:3-6 The name `2nd` in `variables` must be letters, digits, `-`, `_` and `.`, beginning with a letter',
    '8:21-26 `selections.short` must be a class with its dot, such as .short, not "short"',
  ]);
  expect(settings.sections).toEqual(['a.md']);
  expect(settings.variables).toEqual({ good: '1' });
});

test.each(['https://example.org', 'example.org/path', '*.example.org', 'a b', "x; script-src 'unsafe-inline'", ''])(
  'allow takes hosts alone, not %j',
  (host) => {
    expect(parse(`allow: ${JSON.stringify(host)}\n`).problems).toMatchObject([{ rule: 'wrong-setting' }]);
  },
);

test.each(['a/b', '..', 'index', 'INDEX', '.hidden', 'con', 'a\\b', `${'x '.repeat(2)}?`])(
  'the name must be good for a file, not %j',
  (name) => {
    expect(parse(`name: ${JSON.stringify(name)}\n`).problems).toMatchObject([{ rule: 'wrong-setting' }]);
  },
);

test('the name may have letters of any script', () => {
  expect(parse('name: Über Косово v2\n')).toMatchObject({ settings: { name: 'Über Косово v2' }, problems: [] });
});

test('options of reveal.js are passed on if they have the right type', () => {
  const text = 'reveal:\n  loop: true\n  controls: speaker\n  autoSlide: 4000\n  keyboard: {13: next, 27: null}\n';
  expect(parse(text)).toMatchObject({
    settings: { reveal: { loop: true, controls: 'speaker', autoSlide: 4000, keyboard: { 13: 'next', 27: null } } },
    problems: [],
  });
  expect(told(parse('reveal:\n  lop: true\n  loop: 1\n  controls: speeker\n').problems)).toEqual([
    '2:3-6 reveal.js has no option `lop` | Did you mean `loop`?',
    '3:9-10 `reveal.loop` must be true or false, not 1',
    '4:13-20 `reveal.controls` must be true, false, speaker or speaker-only, not "speeker" | Did you mean `speaker`?',
  ]);
});

test('an option that the design owns is an error that says why', () => {
  const { settings, problems } = parse('reveal: {width: 960, showNotes: true, postMessage: true}\n');
  expect(problems.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
    'owned-option: `width` of reveal.js cannot be set: slides are a fixed box that fills the window; `size:` chooses 16:9 or 4:3',
    'owned-option: `showNotes` of reveal.js cannot be set: notes are for the speaker alone; press s for the speaker window',
    'owned-option: `postMessage` of reveal.js cannot be set: no other page may steer the deck or listen to it',
  ]);
  expect(settings.reveal).toEqual({});
});

test('transition may stand under reveal as well, but only once', () => {
  expect(parse('reveal: {transition: fade, loop: true}\n')).toMatchObject({
    settings: { transition: 'fade', reveal: { loop: true } },
    problems: [],
  });
  expect(told(parse('transition: zoom\nreveal: {transition: fade}\n').problems)).toEqual([
    '2:10-20 `transition` is set twice, here and outside `reveal` | Keep one of the two.',
  ]);
});

test('front matter is counted from the top of its file', () => {
  const { problems } = parseSettings('titel: x\nminutes: 4\n', 'talk.md', { lineOffset: 1, single: true });
  expect(problems).toMatchObject([{ span: { file: 'talk.md', start: { line: 2, column: 1 } } }]);
});

test('places tell where settings stand', () => {
  const { places } = parse('logo: a.svg\nsections: [x.md, y.md]\n');
  expect(places.get('logo')?.value.start).toEqual({ line: 1, column: 7 });
  expect(places.get('sections.1')?.value.start).toEqual({ line: 2, column: 18 });
});

test('variables are only those that were given', () => {
  expect(parse('variables: {a_b.c: 1, größe: 2}\n').settings.variables.constructor).toBeUndefined();
  expect(Object.keys(parse('variables: {a_b.c: 1, größe: 2}\n').settings.variables)).toEqual(['a_b.c', 'größe']);
});
