import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { type Position, type Problem, type Span, spanAt } from '../problems.ts';
import { explainFound, READABLE } from './explain.ts';
import type { Folder } from './folder.ts';

/** A text of the deck, or why there is none. `text` may be there with a problem: then it is good for code frames alone. */
export interface ReadText {
  readonly text?: string;
  readonly problem?: Problem;
}

/** Markdown beyond this size is no lesson; parsing it would take minutes. */
const MAX_BYTES = 10 * 1024 * 1024;

/**
 * Reads a text file of the deck, with LF line ends, no byte order mark, no NUL and a final line end.
 * `span` is the place that names the file; without it the problem stands in the file itself.
 */
export function readText(folder: Folder, path: string, span?: Span): ReadText {
  const found = folder.find(path);
  const place = span ?? spanAt(found.path, 1, 1);
  if (found.kind !== 'file') return { problem: { severity: 'error', ...explainFound(folder, found), span: place } };
  if (found.size > MAX_BYTES) return { problem: tooLarge(found.path, found.size, place) };
  let bytes: Buffer;
  try {
    bytes = readFileSync(found.absolute);
  } catch (error) {
    const message = `\`${found.path}\` cannot be read (${(error as NodeJS.ErrnoException).code})`;
    return { problem: { severity: 'error', rule: 'unreadable', message, hint: READABLE, span: place } };
  }
  const text = normalise(bytes.toString('utf8'));
  return isUtf8(bytes) ? { text } : { text, problem: notUtf8(found.path, bytes) };
}

function normalise(text: string): string {
  const unified = unifyLineEnds(text).replaceAll('\0', '\uFFFD');
  return unified === '' || unified.endsWith('\n') ? unified : `${unified}\n`;
}

const unifyLineEnds = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

function tooLarge(file: string, size: number, span: Span): Problem {
  return {
    severity: 'error',
    rule: 'too-large',
    message: `\`${file}\` has ${(size / 1024 / 1024).toFixed(1)} MB; a text may have 10 MB`,
    hint: 'Split it into several sections.',
    span,
  };
}

function notUtf8(file: string, bytes: Buffer): Problem {
  const { line, column } = firstBadByte(bytes);
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return {
    severity: 'error',
    rule: 'encoding',
    message: `The text is not UTF-8${isUtf16 ? ' but UTF-16' : ''}: a sign here cannot be read`,
    hint: 'Save the file again with the encoding UTF-8.',
    span: spanAt(file, line, column),
  };
}

/** A byte that is no UTF-8 is decoded as U+FFFD; that sign itself, if somebody wrote it, is three bytes. */
function firstBadByte(bytes: Buffer): Position {
  const text = bytes.toString('utf8');
  let offset = 0;
  let last = 0;
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) {
    offset += Buffer.byteLength(text.slice(last, at));
    if (bytes.toString('latin1', offset, offset + 3) !== '\xEF\xBF\xBD') return endOf(text.slice(0, at));
    offset += 3;
    last = at + 1;
  }
  return { line: 1, column: 1 };
}

/** The place right after a text. */
function endOf(before: string): Position {
  const lines = unifyLineEnds(before).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
