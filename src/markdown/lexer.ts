/**
 * marked's lexer with what it lacks: guards against hostile input, and blocks that end where a note or a div begins.
 */
import { Lexer, type MarkedOptions, type Token, Tokenizer, type Tokens, type TokensList } from 'marked';
import { type Problem, spanAt } from '../problems.ts';

/** Deeper than any lesson, and well before marked's recursion or its running time is in danger. */
const MAX_DEPTH = 100;
/** Emphasis signs in one block: marked takes 0.07 s for 4,000 of them, but 1.4 s for 20,000 and then ever more. */
const MAX_EMPHASIS = 4000;
const MAX_BRACKETS = 4000;

export interface Lexed {
  readonly tokens: readonly Token[];
  readonly problems: readonly Problem[];
}

/** Text (LF line ends, ending in one) to tokens of `dialect`. Never throws: what cannot be read is a problem. */
export function lex(text: string, file: string, dialect: MarkedOptions): Lexed {
  const tooDeep = findDeepNesting(text);
  if (tooDeep) return { tokens: [], problems: [deepNesting(file, tooDeep)] };
  const lexer = new GuardedLexer(dialect);
  try {
    const tokens = lexer.lex(text);
    const problems = lexer.dense.map((block) => denseMarkup(file, text, block));
    return { tokens, problems };
  } catch (error) {
    if (error instanceof TooDeep) return { tokens: [], problems: [deepNesting(file, lineOfDepth(text))] };
    if (error instanceof RangeError) return { tokens: [], problems: [tooLong(text, file)] };
    // marked throws on a few malformed inputs; the teacher needs the file, not the stack.
    return { tokens: [], problems: [unreadable(file, error)] };
  }
}

/** True while the lexer reads the file's own blocks, false inside a list, a quote or a div. */
export const isTopLevel = (lexer: object): boolean => (lexer as GuardedLexer).depth <= 1;

class TooDeep extends Error {}

class GuardedLexer extends Lexer {
  depth = 0;
  inlineDepth = 0;
  /** Blocks with so much markup that they are kept as plain text. */
  readonly dense: string[] = [];

  constructor(dialect: MarkedOptions) {
    super(dialect);
    // One tokenizer for all texts of a dialect: with one for each, V8 takes a sixth longer.
    const { tokenizer } = this.options as { tokenizer: Tokenizer };
    rules ??= { ...tokenizer.rules, other: withKnownLists(tokenizer.rules.other) };
    tokenizer.rules = rules;
  }

  override blockTokens(src: string, tokens?: Token[], lastParagraphClipped?: boolean): Token[];
  override blockTokens(src: string, tokens?: TokensList, lastParagraphClipped?: boolean): TokensList;
  override blockTokens(src: string, tokens: Token[] = [], lastParagraphClipped = false): Token[] {
    if (++this.depth > MAX_DEPTH) throw new TooDeep();
    try {
      return super.blockTokens(src, tokens, lastParagraphClipped);
    } finally {
      this.depth--;
    }
  }

  override inlineTokens(src: string, tokens: Token[] = []): Token[] {
    if (this.inlineDepth === 0 && src.length > MAX_EMPHASIS && isDense(src)) {
      this.dense.push(src);
      tokens.push({ type: 'text', raw: src, text: src });
      return tokens;
    }
    if (++this.inlineDepth > MAX_DEPTH) throw new TooDeep();
    try {
      return super.inlineTokens(src, tokens);
    } finally {
      this.inlineDepth--;
    }
  }
}

type OtherRules = Tokenizer['rules']['other'];

const listItems = new Map<string, RegExp>();

/** marked compiles the expression for an item anew with each list, though there are only as many as kinds of bullets. */
const withKnownLists = (other: OtherRules): OtherRules => ({
  ...other,
  listItemRegex: (bullet) => {
    const item = listItems.get(bullet) ?? other.listItemRegex(bullet);
    listItems.set(bullet, item);
    return item;
  },
});

let rules: Tokenizer['rules'] | undefined;

export class LecternTokenizer extends Tokenizer {
  override blockquote(src: string): Tokens.Blockquote | undefined {
    // marked leaks the outer level's last token into the quote's text and then throws: "- see\n  > 2. second\nlazy".
    (this.lexer.state as { lastToken?: Token | undefined }).lastToken = undefined;
    return this.untilMarker(src, (text) => super.blockquote(text));
  }

  override list(src: string): Tokens.List | undefined {
    return this.untilMarker(src, (text) => super.list(text));
  }

  override table(src: string): Tokens.Table | undefined {
    return this.untilMarker(src, (text) => super.table(text));
  }

  /** A `Note:` or `:::` right below a list, quote or table would be swallowed as its lazy last line: end it before. */
  private untilMarker<T extends { raw: string }>(src: string, read: (text: string) => T | undefined): T | undefined {
    const queued = this.lexer.inlineQueue.length;
    const token = read(src);
    if (!token) return undefined;
    const { raw } = token;
    if (!raw.includes('\n:::') && !/\n(?:N|n)/.test(raw)) return token;
    const at = raw.search(isTopLevel(this.lexer) ? /\n(?=notes?:(?:[ \t\n]|$)|:::)/i : /\n(?=:::)/);
    if (at < 0) return token;
    this.lexer.inlineQueue.length = queued;
    return read(src.slice(0, at + 1));
  }
}

function isDense(src: string): boolean {
  let emphasis = 0;
  let brackets = 0;
  for (let at = 0; at < src.length; at++) {
    const code = src.charCodeAt(at);
    if (code === 0x2a || code === 0x5f || code === 0x7e) emphasis++;
    else if (code === 0x5b || code === 0x60 || code === 0x3c) brackets++;
  }
  return emphasis > MAX_EMPHASIS || brackets > MAX_BRACKETS;
}

/** The first line (from 1) with more container marks than anybody means, found before the lexer recurses into it. */
function findDeepNesting(text: string): number {
  // A list item this far to the right, or a line of this many marks, is the only way to nest so deep.
  const suspicious = new RegExp(
    `^(?:[ \\t>]{${4 * MAX_DEPTH},}|[ \\t]*(?:[>*+-][ \\t>*+-]{${2 * MAX_DEPTH - 1},}))`,
    'gm',
  );
  for (const match of text.matchAll(suspicious)) {
    const end = text.indexOf('\n', match.index);
    const line = text.slice(match.index, end < 0 ? text.length : end);
    if (/^ {0,3}([-*_])(?:[ \t]*\1)+[ \t]*$/.test(line)) continue;
    if (/^[ \t]+$/.test(line) || !/^[ \t]*(?:[>*+-]|\d+[.)])/.test(line)) continue;
    return lineAt(text, match.index);
  }
  return 0;
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;

function lineOfDepth(text: string): number {
  let deepest = { index: 0, length: -1 };
  for (const match of text.matchAll(/^[ \t>*+-]*/gm)) {
    if (match[0].length > deepest.length) deepest = { index: match.index, length: match[0].length };
  }
  return lineAt(text, deepest.index);
}

const deepNesting = (file: string, line: number): Problem => ({
  severity: 'error',
  rule: 'too-deep',
  message: `Lists, quotes or emphasis are nested more than ${MAX_DEPTH} deep`,
  hint: 'Check for a line of stray `>`, `-` or `*` signs and take it out.',
  span: spanAt(file, line, 1),
});

/** The expressions that read a paragraph run out of stack after some megabytes without an empty line. */
function tooLong(text: string, file: string): Problem {
  let longest = { index: 0, length: 0 };
  for (const { index, 0: block } of text.matchAll(/(?:.+\n)+/g)) {
    if (block.length > longest.length) longest = { index, length: block.length };
  }
  return {
    severity: 'error',
    rule: 'too-long',
    message: `A paragraph of ${(longest.length / 1024 / 1024).toFixed(1)} MB is too long to be read`,
    hint: 'Split it with empty lines, or keep a picture that is written in it as a file of its own.',
    span: spanAt(file, lineAt(text, longest.index), 1),
  };
}

function denseMarkup(file: string, text: string, block: string): Problem {
  const [first = ''] = block.split('\n', 1);
  return {
    severity: 'error',
    rule: 'dense-markup',
    message: `A paragraph holds more than ${MAX_EMPHASIS} emphasis or bracket signs`,
    hint: 'Split the paragraph, or put the text into a code block.',
    span: spanAt(file, lineAt(text, Math.max(0, text.indexOf(first.slice(0, 200)))), 1),
  };
}

const unreadable = (file: string, error: unknown): Problem => ({
  severity: 'error',
  rule: 'unreadable-markdown',
  message: `The Markdown of this file cannot be read (${error instanceof Error ? error.message : String(error)})`,
  hint: 'Cut the file in two to find the place, and put a blank line between a quote and the list around it.',
  span: spanAt(file, 1, 1),
});
