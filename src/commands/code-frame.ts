import type { Span } from '../problems.ts';
import { harmless, type Paint } from './paint.ts';

/** How many columns of a line are shown; longer lines are cropped around the place. */
const MAX_WIDTH = 100;
const LINES_BEFORE = 2;
const LINES_AFTER = 1;
const TAB = 4;

/** The lines around a place, with their numbers and a caret under it; empty if the place is not in the text. */
export function codeFrame(lines: readonly string[], span: Span, paint: Paint): string[] {
  const { line } = span.start;
  // What follows the last line end is no line.
  const count = lines.at(-1) === '' ? lines.length - 1 : lines.length;
  if (line > count) return [];
  const text = lines[line - 1] ?? '';
  const crop = cropAround(text, span.start.column - 1);
  const last = Math.min(line + LINES_AFTER, count);
  const gutter = String(last).length;
  const frame: string[] = [];
  for (let number = Math.max(1, line - LINES_BEFORE); number <= last; number += 1) {
    const shown = cropped(lines[number - 1] ?? '', crop);
    const mark = number === line ? '>' : ' ';
    frame.push(`${paint('dim', `${mark} ${String(number).padStart(gutter)} |`)} ${shown}`.trimEnd());
    if (number === line)
      frame.push(`${paint('dim', `  ${' '.repeat(gutter)} |`)} ${paint('mark', carets(text, span, crop))}`);
  }
  return frame;
}

/** The part of a line that is shown, in UTF-16 units. */
interface Crop {
  readonly from: number;
  readonly to: number;
}

function cropAround(text: string, at: number): Crop {
  if (text.length <= MAX_WIDTH) return { from: 0, to: MAX_WIDTH };
  const from = Math.max(0, Math.min(at, text.length) - Math.floor(MAX_WIDTH / 3));
  const to = from + MAX_WIDTH;
  // Not between the two halves of a sign beyond U+FFFF.
  return { from: isLowHalf(text, from) ? from - 1 : from, to: isLowHalf(text, to) ? to - 1 : to };
}

function cropped(text: string, { from, to }: Crop): string {
  const start = from > 0 && text.length > 0 ? '…' : '';
  return `${start}${expandTabs(text.slice(from, to))}${text.length > to ? '…' : ''}`;
}

/** `^^^` below the span, as far as it is on its first line and shown. */
function carets(text: string, span: Span, crop: Crop): string {
  const start = Math.min(Math.max(span.start.column - 1, crop.from), text.length);
  const isOneLine = span.end.line === span.start.line;
  const end = Math.min(isOneLine ? span.end.column - 1 : text.length, crop.to, text.length);
  const before = (crop.from > 0 ? 1 : 0) + widthOf(text.slice(crop.from, start));
  const width = widthOf(text.slice(crop.from, end)) - widthOf(text.slice(crop.from, start));
  return `${' '.repeat(before)}${'^'.repeat(Math.max(1, width))}`;
}

const isLowHalf = (text: string, at: number): boolean => /[\uDC00-\uDFFF]/.test(text[at] ?? '');

/** Tabs as blanks: what a tab is worth depends on the terminal, and the caret must stand below its sign. */
function expandTabs(text: string): string {
  if (!text.includes('\t')) return harmless(text);
  let shown = '';
  for (const [at, piece] of text.split('\t').entries()) {
    if (at > 0) shown += ' '.repeat(TAB - (widthOf(shown) % TAB));
    shown += harmless(piece);
  }
  return shown;
}

/** Signs that a terminal draws two columns wide: East Asian ones and emoji. */
const isWide = (sign: string): boolean =>
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{17000}-\u{18CFF}\u{1B000}-\u{1B2FF}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u.test(
    sign,
  );

/** Signs that take no column: accents that combine, joiners, selectors. */
const isNarrow = (sign: string): boolean => /\p{Mn}|\p{Me}|\u200B|\u200C|\u200D|\uFEFF/u.test(sign);

/** How many columns of a terminal a text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) {
    if (sign === '\t') width += TAB - (width % TAB);
    else if (isWide(sign)) width += 2;
    else if (!isNarrow(sign)) width += 1;
  }
  return width;
}
