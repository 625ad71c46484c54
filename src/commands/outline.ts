import { join, relative } from 'node:path';
import type { Part, Slide } from '../deck/model.ts';
import { loadDeck } from '../load/deck.ts';
import { loadKit } from '../load/kit.ts';
import { counted, countedSlides, hasErrors, type Problem } from '../problems.ts';
import type { Deck } from '../resolve/deck.ts';
import { widthOf } from './code-frame.ts';
import { readDeck } from './compile.ts';
import { harmless, type Paint, paintForTerminal, paintNothing } from './paint.ts';
import { formatProblems } from './report.ts';
import { useColor } from './terminal.ts';

/** The document that `lectern outline --json` prints. Minutes are planned ones, 0 where none are given. */
export interface Outline {
  readonly title: string;
  readonly minutes: number;
  readonly parts: readonly OutlinePart[];
  readonly problems: readonly OutlineProblem[];
}

export interface OutlinePart {
  readonly number: number;
  /** Of its divider, else its short title; empty without either. */
  readonly title: string;
  readonly minutes: number;
  readonly slides: readonly OutlineSlide[];
}

export interface OutlineSlide {
  /** From 1, over the whole deck. */
  readonly number: number;
  /** Part and slide: "4.3". */
  readonly sheet: string;
  readonly id: string;
  /** As plain text; empty if the slide has none. */
  readonly heading: string;
  readonly layout: string;
  readonly minutes: number;
  /** True if it lies below the slide before it. */
  readonly down: boolean;
  /** Where it begins: the file relative to the current folder, and the line from 1. */
  readonly file: string;
  readonly line: number;
  /** How many words its notes have. */
  readonly notes: number;
}

export interface OutlineProblem extends Omit<Problem, 'span'> {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

type PathOf = (file: string) => string;

export interface OutlineOptions {
  readonly json?: boolean;
  readonly select?: string;
}

/** `lectern outline`: prints the slides in their order, also of a deck with errors. Returns the exit code. */
export async function runOutline(target: string, { json = false, select }: OutlineOptions): Promise<number> {
  const files = await loadDeck(target, { select });
  const { deck, problems, texts } = await readDeck(files, await loadKit());
  const pathOf: PathOf = (file) => relative('.', join(files.folder.root, file));
  process.stderr.write(
    formatProblems(problems, (file) => texts.get(file), { color: useColor(process.stderr), pathOf }),
  );
  const outline = outlineOf(deck, problems, pathOf);
  const paint = useColor(process.stdout) ? paintForTerminal : paintNothing;
  process.stdout.write(json ? `${JSON.stringify(outline, null, 2)}\n` : formatOutline(outline, paint));
  return hasErrors(problems) ? 1 : 0;
}

/** The outline as text: a part under the other, its slides in columns. */
export function formatOutline({ title, minutes, parts }: Outline, paint: Paint): string {
  const slides = parts.flatMap((part) => part.slides);
  const cells = columns(parts);
  const head = paint('bold', harmless([title, countedSlides(slides), ...timeOf(minutes)].join(' · ')));
  let line = 0;
  const blocks = parts.map((part) => {
    const rows = part.slides.map(() => `  ${cells[line++]?.join('  ').trimEnd() ?? ''}\n`);
    return parts.length > 1 ? `\n${paint('bold', harmless(partHead(part)))}\n${rows.join('')}` : `\n${rows.join('')}`;
  });
  return `${head}\n${blocks.join('')}`;
}

function outlineOf(deck: Deck, problems: readonly Problem[], pathOf: PathOf): Outline {
  const parts = deck.parts.map((part) => outlinePart(part, pathOf));
  return {
    title: deck.title,
    minutes: rounded(parts.reduce((sum, part) => sum + part.minutes, 0)),
    parts,
    problems: problems.map(({ span, ...problem }) => ({
      ...problem,
      ...(span && { file: pathOf(span.file), line: span.start.line, column: span.start.column }),
    })),
  };
}

function outlinePart(part: Part, pathOf: PathOf): OutlinePart {
  return {
    number: part.number,
    title: part.title || part.shortTitle,
    minutes: rounded(part.minutes),
    slides: part.slides.map((slide) => outlineSlide(slide, part, pathOf)),
  };
}

function outlineSlide(slide: Slide, part: Part, pathOf: PathOf): OutlineSlide {
  const { id, number, numberInPart, layout, minutes, source } = slide;
  const { file, start } = source.headingSpan ?? source.span;
  return {
    number,
    sheet: `${part.number}.${numberInPart}`,
    id,
    heading: source.heading?.text ?? '',
    layout,
    minutes,
    down: source.down,
    file: pathOf(file),
    line: start.line,
    notes: countWords(source.notes),
  };
}

/** Sums of tenths are no sums of tenths in binary. */
const rounded = (minutes: number): number => Math.round(minutes * 100) / 100;

/** Words of HTML with holes. Not by blanks: Chinese, Japanese and Thai have none. */
function countWords(html: string): number {
  if (html === '') return 0;
  // An escaped sign stands within a word or between two, as an apostrophe does.
  const text = html
    .replace(/\0[^\0]*\0|<br>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&[#\w]+;/g, '’');
  let words = 0;
  for (const { isWordLike } of new Intl.Segmenter('en', { granularity: 'word' }).segment(text)) if (isWordLike) words++;
  return words;
}

const timeOf = (minutes: number): string[] => (minutes > 0 ? [counted(minutes, 'minute')] : []);

function partHead({ number, title, minutes, slides }: OutlinePart): string {
  return [`${number} ${title || slides[0]?.file}`, ...timeOf(minutes)].join(' · ');
}

/** A row of cells a slide, padded so that they stand in columns; a column in which nothing stands is left out. */
function columns(parts: readonly OutlinePart[]): string[][] {
  const slides = parts.flatMap((part) => part.slides);
  const decimals = Math.max(0, ...slides.map(({ minutes }) => (String(minutes).split('.')[1] ?? '').length));
  const all = [
    // In a deck of one part the slides show no sheet either.
    column(slides, ({ number, sheet, down }) => `${parts.length > 1 ? sheet : number}${down ? ' ↓' : ''}`),
    column(slides, ({ id }) => id),
    column(slides, ({ minutes }) => (minutes ? minutes.toFixed(decimals) : ''), 'right'),
    column(slides, ({ layout }) => layout),
    column(slides, ({ file, line }) => `${file}:${line}`),
  ];
  const shown = all.filter((cells) => cells[0] !== '');
  return slides.map((_, row) => shown.map((cells) => cells[row] ?? ''));
}

type Side = 'left' | 'right';

function column(slides: readonly OutlineSlide[], cell: (slide: OutlineSlide) => string, side: Side = 'left'): string[] {
  const texts = slides.map((slide) => harmless(cell(slide)));
  const width = texts.reduce((most, text) => Math.max(most, widthOf(text)), 0);
  return texts.map((text) => {
    const blanks = ' '.repeat(width - widthOf(text));
    return side === 'left' ? text + blanks : blanks + text;
  });
}
