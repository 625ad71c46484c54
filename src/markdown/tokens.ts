/** The tokens that the dialect adds to marked's. */
import type { MarkedToken, Token } from 'marked';
import type { Attributes } from '../deck/model.ts';

export interface DivToken {
  type: 'div';
  raw: string;
  name: string;
  attributes: Attributes;
  /** False if the file ended before a closing `:::`. */
  closed: boolean;
  tokens: Token[];
}

/** A `:::` that closes nothing. */
export interface StrayFenceToken {
  type: 'strayFence';
  raw: string;
}

export interface IncludeToken {
  type: 'include';
  raw: string;
  path: string;
}

/** `Note:` at the start of a line: what follows, up to the next slide, is the speaker's. */
export interface NoteMarkerToken {
  type: 'noteMarker';
  raw: string;
}

export interface FootnoteToken {
  type: 'footnote';
  raw: string;
  label: string;
  tokens: Token[];
}

export interface FootnoteRefToken {
  type: 'footnoteRef';
  raw: string;
  label: string;
}

export interface DefinitionListToken {
  type: 'definitionList';
  raw: string;
  items: { term: Token[]; definitions: { raw: string; tokens: Token[] }[] }[];
}

export interface AttributesToken {
  type: 'attributes';
  raw: string;
  attributes: Attributes;
}

/** `[text]{.class}`, `x^2^`, `H~2~O`. */
export interface SpanToken {
  type: 'span' | 'sup' | 'sub';
  raw: string;
  text: string;
  attributes: Attributes;
  tokens: Token[];
}

export interface VariableToken {
  type: 'variable';
  raw: string;
  name: string;
}

/** What is not in this edition: its text is kept for the places of what follows, and never rendered. */
export interface RemovedToken {
  type: 'removed';
  raw: string;
}

/** A gap to be filled in by hand. */
export interface GapToken {
  type: 'gap';
  raw: string;
  /** A length that its author chose, in em. */
  width?: string;
}

/** A formula in TeX: `$…$`, or `$$…$$` on a line of its own. */
export interface MathToken {
  type: 'math';
  raw: string;
  text: string;
  display: boolean;
}

/** `[see @key, p. 4; @other]`, or `@key [p. 4]` with the author `inText`. */
export interface CitationToken {
  type: 'citation';
  raw: string;
  inText: boolean;
  items: CitedToken[];
}

export interface CitedToken {
  key: string;
  /** The key as it is written, with its `@`. */
  mark: string;
  prefix: Token[];
  /** What the locator counts, as CSL names it: `page`, `chapter`; empty if there is no locator. */
  label: string;
  locator: string;
  suffix: Token[];
  suppressAuthor: boolean;
}

export type OwnToken =
  | CitationToken
  | MathToken
  | DivToken
  | StrayFenceToken
  | IncludeToken
  | NoteMarkerToken
  | FootnoteToken
  | FootnoteRefToken
  | DefinitionListToken
  | AttributesToken
  | SpanToken
  | VariableToken
  | RemovedToken
  | GapToken;

/** Every token there can be, so that a `switch` on `type` is checked. */
export type AnyToken = MarkedToken | OwnToken;

export const asTokens = (tokens: readonly Token[] | undefined): readonly AnyToken[] =>
  (tokens ?? []) as readonly AnyToken[];

/** Inline tokens that take the braces right after them. */
export const ELEMENTS: ReadonlySet<string> = new Set([
  'link',
  'image',
  'codespan',
  'strong',
  'em',
  'del',
  'span',
  'sup',
  'sub',
  'footnoteRef',
  'math',
]);

/** The next one that is more than empty lines. */
export function nextSolid(list: readonly AnyToken[], index: number): { token: AnyToken; index: number } | undefined {
  for (let at = index + 1; at < list.length; at++) {
    const token = list[at];
    if (token && token.type !== 'space') return { token, index: at };
  }
  return undefined;
}
