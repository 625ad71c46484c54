/**
 * Where a token stands in its file.
 *
 * marked's tokens carry no positions, and the `raw` of nested ones has lost its quote marks and indents, so it is no
 * slice of the source. What does hold: blocks stand on lines of their own, one after the other, and nesting only cuts
 * from the left. So we keep a line cursor through the blocks and align each raw line with the right end of its source
 * line. It is done for one top-level block when a problem, a picture or a link in it asks for its place, never for all.
 */
import type { Token } from 'marked';
import { type Position, type Span, spanAt } from '../problems.ts';
import { type AnyToken, asTokens } from './tokens.ts';

export interface SourceFile {
  readonly file: string;
  readonly text: string;
}

export interface Block {
  readonly token: AnyToken;
  readonly source: SourceFile;
  /** The line of the file, from 1, on which the token starts. */
  readonly line: number;
  /** The index in the file's text at which the token starts. */
  readonly offset: number;
}

type Places = Map<Token, Position>;

const cache = new WeakMap<Block, Places>();
/** The span of a block's first line. */
export function firstLineSpan({ source, line, offset }: Block): Span {
  const from = source.text.lastIndexOf('\n', offset - 1) + 1;
  const to = source.text.indexOf('\n', offset);
  return spanAt(source.file, line, 1, (to < 0 ? source.text.length : to) - from || 1);
}

/** The `raw` of a top-level token is the one that stands in the file as it is: its lines are the file's. */
const linesOf = ({ token }: Block): readonly string[] => token.raw.split('\n');

/** A place within the block's lines, as a place in the file. */
function inFile({ source, line, offset }: Block, place: Position): Position {
  const column = place.line === 1 ? offset - source.text.lastIndexOf('\n', offset - 1) - 1 : 0;
  return { line: line + place.line - 1, column: column + place.column };
}

/** The span of a token inside `block` (or of the block's own token). */
export function locate(block: Block, token: Token): Span {
  if (token === block.token)
    return spanFrom(block, inFile(block, align(token.raw, 1, linesOf(block))), token.raw.trimStart());
  let places = cache.get(block);
  if (!places) {
    places = new Map();
    placeBlock(block.token, 1, linesOf(block), places);
    cache.set(block, places);
  }
  return spanFrom(block, inFile(block, places.get(token) ?? { line: 1, column: 1 }), token.raw);
}

function spanFrom({ source }: Block, start: Position, raw: string): Span {
  const [first = ''] = raw.split('\n', 1);
  return { file: source.file, start, end: { line: start.line, column: start.column + Math.max(1, first.length) } };
}

/** The span of a piece of `text` inside a token: its first occurrence at or after the token's start. */
export function locateText(block: Block, token: Token, text: string): Span {
  const { file, start } = locate(block, token);
  const [wanted = text] = text.split('\n', 1);
  const lines = linesOf(block);
  for (let line = start.line; line < block.line + lines.length; line++) {
    const first = inFile(block, { line: line - block.line + 1, column: 1 }).column;
    const at = (lines[line - block.line] ?? '').indexOf(wanted, line === start.line ? start.column - first : 0);
    if (at >= 0) return spanFrom(block, { line, column: first + at }, wanted);
  }
  return { file, start, end: { line: start.line, column: start.column + 1 } };
}

function placeBlock(token: AnyToken, line: number, lines: readonly string[], places: Places): void {
  const place = align(token.raw, line, lines);
  places.set(token as Token, place);
  switch (token.type) {
    case 'blockquote':
      placeBlocks(asTokens(token.tokens), place.line, lines, places);
      break;
    case 'list': {
      let at = place.line;
      for (const item of token.items) {
        const itemPlace = align(item.raw, at, lines);
        places.set(item, itemPlace);
        placeBlocks(asTokens(item.tokens), itemPlace.line, lines, places);
        at += breaks(item.raw) + (item.raw.endsWith('\n') ? 0 : 1);
      }
      break;
    }
    case 'div':
      placeBlocks(asTokens(token.tokens), place.line + 1, lines, places);
      break;
    case 'footnote':
      placeBlocks(asTokens(token.tokens), place.line, lines, places);
      break;
    case 'definitionList': {
      let at = place.line;
      for (const item of token.items) {
        placeInline(item.term, at, lines, places);
        for (const definition of item.definitions) {
          while (at < lines.length && !/^ {0,3}:/.test(lines[at - 1] ?? '')) at++;
          placeBlocks(asTokens(definition.tokens), at, lines, places);
          at += breaks(definition.raw);
        }
        while (at < lines.length && (lines[at - 1] ?? '') === '') at++;
      }
      break;
    }
    case 'table':
      placeCells(token.header, place.line, lines, places);
      token.rows.forEach((row, index) => {
        placeCells(row, place.line + 2 + index, lines, places);
      });
      break;
    default:
      if ('tokens' in token && token.tokens) placeInline(token.tokens, place.line, lines, places);
  }
}

function placeBlocks(tokens: readonly AnyToken[], first: number, lines: readonly string[], places: Places): void {
  let line = first;
  let open = false;
  for (const token of tokens) {
    if (open && token.type !== 'space') line++;
    if (token.type === 'checkbox') {
      places.set(token, align(token.raw, line, lines));
      continue;
    }
    placeBlock(token, line, lines, places);
    line += breaks(token.raw);
    open = !token.raw.endsWith('\n');
  }
}

function placeCells(
  cells: readonly { text: string; tokens: Token[] }[],
  line: number,
  lines: readonly string[],
  places: Places,
): void {
  const source = lines[line - 1] ?? '';
  let from = 0;
  for (const cell of cells) {
    const at = source.indexOf(cell.text.replaceAll('|', '\\|'), from);
    const start = at < 0 ? from : at;
    placeRun(cell.tokens, [{ line, column: start + 1 }], places);
    const pipe = source.slice(start).search(/(?<!\\)\|/);
    from = pipe < 0 ? source.length : start + pipe + 1;
  }
}

/** Aligns each line of a block's inline text, then walks its tokens. */
function placeInline(tokens: readonly Token[], line: number, lines: readonly string[], places: Places): void {
  const text = tokens.map((token) => token.raw).join('');
  let at = line - 1;
  const starts = text.split('\n').map((part) => {
    const place = align(part, at + 1, lines);
    at = place.line;
    return { line: place.line, column: place.column - leading(part) };
  });
  placeRun(tokens, starts, places);
}

function placeRun(tokens: readonly Token[], starts: readonly Position[], places: Places): void {
  let row = 0;
  let offset = 0;
  const walk = (list: readonly Token[]): void => {
    for (const token of list) {
      const start = starts[row] ?? starts.at(-1) ?? { line: 1, column: 1 };
      places.set(token, { line: start.line, column: start.column + offset });
      const [rowBefore, offsetBefore] = [row, offset];
      if ('tokens' in token && token.tokens?.length) {
        const inner = token.tokens.map((child) => child.raw).join('');
        advance(token.raw.slice(0, Math.max(0, token.raw.indexOf(inner))));
        walk(token.tokens);
      }
      [row, offset] = [rowBefore, offsetBefore];
      advance(token.raw);
    }
  };
  const advance = (raw: string): void => {
    const count = breaks(raw);
    row += count;
    offset = count ? raw.length - raw.lastIndexOf('\n') - 1 : offset + raw.length;
  };
  walk(tokens);
}

/** The place of the first non-blank line of `raw`, looked for at `line` and, for lazy lines, a little below. */
function align(raw: string, line: number, lines: readonly string[]): Position {
  // The first line that is not blank, and how many blank ones stand before it.
  const first = raw.search(/\S/);
  const from = first < 0 ? 0 : raw.lastIndexOf('\n', first) + 1;
  const to = raw.indexOf('\n', Math.max(first, 0));
  const part = raw.slice(from, to < 0 ? raw.length : to);
  const wanted = part.trim();
  const at = line + breaks(raw.slice(0, from));
  for (const candidate of [at, at + 1, at + 2, at - 1, at + 3]) {
    const source = lines[candidate - 1];
    if (source === undefined) continue;
    if (source.endsWith(part)) return { line: candidate, column: source.length - part.length + leading(part) + 1 };
    const found = wanted ? source.lastIndexOf(wanted) : -1;
    if (found >= 0) return { line: candidate, column: found + 1 };
  }
  return { line: Math.min(at, lines.length || 1), column: 1 };
}

const leading = (text: string): number => text.length - text.trimStart().length;

/** How many line ends the text holds. */
export const breaks = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
};
