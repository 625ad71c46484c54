/**
 * Problems are data: every stage returns what it could make and the problems that it met.
 * Only a command decides what is printed and which exit code that means.
 */

/** A place in a text file. Both numbers are 1-based; `column` counts UTF-16 units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where a thing stands in the deck's files. `end` is exclusive. */
export interface Span {
  /** Path relative to the deck folder, with forward slashes. */
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

export type Severity = 'error' | 'warning';

export interface Problem {
  readonly severity: Severity;
  /** A short, stable name, for example `missing-file`. */
  readonly rule: string;
  /** What is wrong: one sentence, no full stop. */
  readonly message: string;
  /** What to do about it: one sentence. */
  readonly hint?: string;
  readonly span?: Span;
}

export type Report = (problem: Problem) => void;

export const hasErrors = (problems: readonly Problem[]): boolean =>
  problems.some((problem) => problem.severity === 'error');

/** An error of use or of the machine (exit code 2), as opposed to a problem of the deck (exit code 1). */
export class UsageError extends Error {
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.name = 'UsageError';
    this.hint = hint;
  }
}

/** "1 slide", "2 slides": for messages, which are in English. */
export const counted = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

/** "58 slides and 12 uncounted", of all slides of a deck: the first figure is that in the feet of the slides. */
export function countedSlides(slides: readonly { readonly number: number }[]): string {
  const total = slides.at(-1)?.number ?? 0;
  const rest = slides.length - total;
  return `${counted(total, 'slide')}${rest > 0 ? ` and ${rest} uncounted` : ''}`;
}

/** A span of `length` columns on one line. */
export function spanAt(file: string, line: number, column: number, length = 1): Span {
  return { file, start: { line, column }, end: { line, column: column + length } };
}
