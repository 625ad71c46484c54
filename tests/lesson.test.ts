/** The lesson in slides/: its time, its sources and its editions. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DomUtils, parseDocument } from 'htmlparser2';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { folderOf, lectern } from './commands/lectern.ts';

type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

const slides = fileURLToPath(new URL('../slides/', import.meta.url));
const sections = readdirSync(slides).filter((name) => name.endsWith('.md'));
const markdown = sections.map((name) => readFileSync(slides + name, 'utf8')).join('\n');
const entries = new Map(
  readFileSync(`${slides}references.bib`, 'utf8')
    .split(/^(?=@)/m)
    .flatMap((entry) => {
      const key = /^@\w+\{([^,\s]+),/.exec(entry)?.[1];
      return key === undefined ? [] : [[key, entry] as const];
    }),
);

describe('the time of the lesson', { timeout: 90_000 }, () => {
  test.each([
    [[], 90, [5, 8.5, 21, 13, 13.5, 16.5, 4, 5, 3.5]],
    [['--select', 'short'], 45, undefined],
  ])('with %j it is %d minutes', (options, minutes, parts) => {
    const outline = JSON.parse(lectern(slides, ['outline', '--json', ...options], {}, 60_000).stdout) as {
      minutes: number;
      parts: { minutes: number; slides: { minutes: number; layout: string }[] }[];
    };
    expect(outline.minutes).toBe(minutes);
    if (parts) expect(outline.parts.map((part) => part.minutes)).toEqual(parts);
    // Only the references have no time of their own.
    const timeless = outline.parts.flatMap((part) => part.slides).filter((slide) => slide.minutes === 0);
    expect(timeless.filter(({ layout }) => layout !== 'references')).toEqual([]);
  });
});

describe('its sources', () => {
  const keys = [...markdown.matchAll(/(?<=[[;\s])@([\w-]+)(?=[\];,])/g)].map(([, key = '']) => key);
  const ofData = readdirSync(`${slides}data`).flatMap((name) =>
    name.endsWith('.csv') ? sourcesOf(readFileSync(`${slides}data/${name}`, 'utf8')) : [],
  );

  it('are in the bibliography, those of the data as well', () => {
    expect(keys.length).toBeGreaterThan(200);
    expect(ofData.length).toBeGreaterThan(60);
    expect([...keys, ...ofData].filter((key) => !entries.has(key))).toEqual([]);
  });

  it('have been seen: each entry says how much of it', () => {
    const unseen = [...new Set(keys)].filter(
      (key) => !/\bnote = \{[^}]*\b(seen|opened)\b/.test(entries.get(key) ?? ''),
    );
    expect(unseen).toEqual([]);
  });
});

describe.each(['teacher', 'student'])('for the %s', (edition) => {
  describe.each([[[]], [['--select', 'short']]])('%j', (options) => {
    let built: ReturnType<typeof lectern>;
    let pages: Element[] = [];

    beforeAll(() => {
      const out = folderOf({});
      built = lectern(slides, ['build', '--edition', edition, '--out', out, ...options], {}, 60_000);
      const index = [`${out}/student/index.html`, `${out}/index.html`].find(existsSync);
      const dom = parseDocument(index === undefined ? '' : readFileSync(index, 'utf8'));
      pages = DomUtils.getElementsByTagName('section', dom).filter(({ attribs }) => 'data-layout' in attribs);
    }, 90_000);

    it('builds without a warning', () => {
      expect(built.stderr).toBe('');
      expect(built.status).toBe(0);
      expect(pages.length).toBeGreaterThan(20);
    });

    it('every slide says where its facts come from; some only ask', () => {
      const silent = pages.filter((page) => !WITHOUT_FACTS.has(layoutOf(page)) && !cites(page));
      const telling = silent.filter((page) => !ASKING.has(idOf(page)));
      // The sources of a question stand at its answer, which students do not see.
      expect(telling.filter((page) => edition === 'teacher' || layoutOf(page) !== 'question').map(idOf)).toEqual([]);
    });
  });
});

/** The keys in the column `source` of a CSV file, which is its last and has no commas. */
const sourcesOf = (csv: string): string[] =>
  csv
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .flatMap((line) => line.slice(line.lastIndexOf(',') + 1).split(';'));

const WITHOUT_FACTS = new Set(['section', 'references']);
const ASKING = new Set([
  'quiz-round-one-what-do-you-still-know',
  'quiz-round-two-parts-4-to-6',
  'debrief-what-changed-in-your-mind',
]);

const layoutOf = ({ attribs }: Element): string => attribs['data-layout'] ?? '';
const idOf = ({ attribs }: Element): string => attribs.id ?? '';

const cites = (page: Element): boolean =>
  DomUtils.getElementsByTagName('a', page).some(({ attribs }) => attribs.role === 'doc-biblioref');
