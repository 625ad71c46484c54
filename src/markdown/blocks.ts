/**
 * A file as a flat list of top-level blocks, each with its line: what `::: include` names is taken in here, so that the
 * splitter sees one sequence, and an unclosed `:::` is ended at the next slide.
 */
import { posix } from 'node:path';
import type { MarkedOptions, Token } from 'marked';
import { splitFrontMatter } from '../deck/front-matter.ts';
import type { Problem, Report, Span } from '../problems.ts';
import { joinPath } from './address.ts';
import { lex } from './lexer.ts';
import { type Block, breaks, firstLineSpan, type SourceFile } from './positions.ts';
import { type AnyToken, asTokens, type DivToken } from './tokens.ts';

export interface BlockSource {
  readonly file: string;
  readonly text: string;
  readonly options: MarkedOptions;
  /** True for the heading or rule that starts a slide. */
  readonly startsSlide: (token: AnyToken) => boolean;
  /** The text of a file that `::: include` names at `span`; undefined if it cannot be read, which the caller reports. */
  readonly included: (file: string, span: Span) => string | undefined;
  readonly report: Report;
}

export interface Blocks {
  readonly blocks: readonly Block[];
  readonly includes: readonly string[];
}

const MAX_INCLUDES = 20;

export function readBlocks(source: BlockSource): Blocks {
  const blocks: Block[] = [];
  const includes = new Set<string>();

  const read = (file: string, text: string, open: readonly string[]): void => {
    const { body, bodyLine } = splitFrontMatter(text);
    const { tokens, problems } = lex(body, file, source.options);
    for (const problem of problems) source.report(shift(problem, bodyLine - 1));
    const from: SourceFile = { file, text };
    let line = bodyLine;
    let offset = text.length - body.length;
    for (const token of asTokens(tokens)) {
      const block: Block = { token, source: from, line, offset };
      line += breaks(token.raw);
      offset += token.raw.length;
      if (token.type === 'include') include(block, token.path, open);
      else if (token.type === 'div' && !token.closed) blocks.push(...closeAtSlide(block, token, source));
      else blocks.push(block);
    }
  };

  const include = (block: Block, path: string, open: readonly string[]): void => {
    const span = firstLineSpan(block);
    const file = joinPath(path, block.source.file);
    const refusal = refuseInclude(path, file, open);
    if (refusal) {
      source.report({ severity: 'error', rule: 'include', ...refusal, span });
      return;
    }
    includes.add(file);
    const text = source.included(file, span);
    if (text !== undefined) read(file, text, [...open, file]);
  };

  read(source.file, source.text, [source.file]);
  return { blocks, includes: [...includes] };
}

/** Why a file is not taken in; `open` are the files that are being read, the outermost first. */
function refuseInclude(
  path: string,
  file: string,
  open: readonly string[],
): { readonly message: string; readonly hint: string } | undefined {
  if (!path) return { message: '`::: include` names no file', hint: 'Write `::: include other.md`.' };
  if (file.startsWith('../') || posix.isAbsolute(path)) {
    const message = `\`${path}\` lies outside the deck's folder`;
    return { message, hint: 'Move the file into the deck and include it there.' };
  }
  if (open.includes(file)) {
    const chain = [...open.slice(open.indexOf(file)), file].join(' → ');
    return { message: `The file includes itself: ${chain}`, hint: 'Take one of these `::: include` lines out.' };
  }
  if (open.length > MAX_INCLUDES) {
    const message = `Files are included more than ${MAX_INCLUDES} deep`;
    return { message, hint: 'Include them from one file instead.' };
  }
  return undefined;
}

/** An unclosed div would eat the rest of the file: what starts the next slide, and all after it, comes out of it. */
function closeAtSlide(block: Block, div: DivToken, source: BlockSource): Block[] {
  source.report({
    severity: 'error',
    rule: 'unclosed-div',
    message: `\`::: ${div.name}\` is never closed`,
    hint: 'Put a line `:::` where it should end.',
    span: firstLineSpan(block),
  });
  const kept: Token[] = [];
  const rest: Block[] = [];
  let line = block.line + 1;
  let offset = block.offset + div.raw.indexOf('\n') + 1;
  for (const token of asTokens(div.tokens)) {
    const child: Block = { ...block, token, line, offset };
    line += breaks(token.raw);
    offset += token.raw.length;
    if (rest.length === 0 && token.type === 'div' && !token.closed) {
      const [inner, ...after] = closeAtSlide(child, token, source);
      if (inner) kept.push(inner.token as Token);
      rest.push(...after);
    } else if (rest.length || source.startsSlide(token)) rest.push(child);
    else kept.push(token as Token);
  }
  return [{ ...block, token: { ...div, tokens: kept } }, ...rest];
}

/** Moves a problem of the body down by the lines of the front matter. */
function shift(problem: Problem, lines: number): Problem {
  if (!problem.span || !lines) return problem;
  const move = ({ line, column }: Span['start']) => ({ line: line + lines, column });
  return { ...problem, span: { ...problem.span, start: move(problem.span.start), end: move(problem.span.end) } };
}
