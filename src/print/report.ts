/** The document that `lectern print --report FILE` writes. */

import type { Severity } from '../problems.ts';
import type { Deck } from '../resolve/deck.ts';
import type { Finding, PathOf } from './gate.ts';

export interface PrintReport {
  readonly title: string;
  /** Name and version of what printed. */
  readonly browser: string;
  /** False if errors were found, unless `--force` was given. */
  readonly written: boolean;
  /** What was written: none if nothing was. */
  readonly outputs: readonly ReportOutput[];
  readonly findings: readonly ReportFinding[];
}

export interface ReportOutput {
  /** Relative to the folder that is written to. */
  readonly file: string;
  readonly bytes: number;
}

export interface ReportFinding {
  readonly severity: Severity;
  /** A short, stable name, for example `print-overflow`. */
  readonly rule: string;
  readonly message: string;
  readonly hint?: string;
  /** Which of the outputs; absent if it concerns all of them. */
  readonly output?: string;
  readonly slide?: { readonly number: number; readonly id: string };
  /** Relative to the current folder; line and column from 1. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

export function printReport(
  deck: Deck,
  browser: string,
  {
    files,
    findings,
    written,
  }: {
    readonly files: ReadonlyMap<string, Uint8Array>;
    readonly findings: readonly Finding[];
    readonly written: boolean;
  },
  pathOf: PathOf,
): PrintReport {
  return {
    title: deck.title,
    browser,
    written,
    outputs: [...(written ? files : [])].map(([file, { length }]) => ({ file, bytes: length })),
    findings: findings.map(({ severity, rule, message, hint, output, slide, span }) => ({
      severity,
      rule,
      message,
      ...(hint && { hint }),
      ...(output && { output }),
      ...(slide && { slide: { number: slide.number, id: slide.id } }),
      ...(span && { file: pathOf(span.file), line: span.start.line, column: span.start.column }),
    })),
  };
}
