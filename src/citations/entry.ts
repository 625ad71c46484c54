/** One source of a bibliography file. */
import type { Position, Problem } from '../problems.ts';

/** A source as CSL-JSON has it: <https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables>. */
export interface CslItem {
  readonly id: string;
  readonly [variable: string]: unknown;
}

/** A source with the place of its key. */
export interface Entry {
  readonly item: CslItem;
  /** BibLaTeX's `shortauthor`: how the author is called at the foot of a slide. */
  readonly shortAuthor?: string;
  readonly at: Position;
}

/** What is wrong in a bibliography file. */
export type Complain = (problem: Pick<Problem, 'rule' | 'message' | 'hint'>, at: Position, length?: number) => void;

/** The position of an index in a text. */
export function positionAt(text: string, index: number): Position {
  const before = text.slice(0, index);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: index - lineStart + 1 };
}
