/**
 * Citations as Pandoc has them: `[see @key, p. 4; -@other]` and, with the author in the sentence, `@key [p. 4] says`.
 * Read by the inline extension of decks that have a bibliography.
 */
import type { Token, TokenizerThis } from 'marked';
import type { CitationToken, CitedToken } from '../tokens.ts';
import { closingBracket } from './brackets.ts';

/** A key begins with a letter, digit or `_` and has single punctuation inside; any other key stands in braces. */
const KEY = /^@(?:\{([^{}\s]+)\}|([\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&+?<>~/-](?=[\p{L}\p{N}_]))*))/u;
/** The key of an item of a bracket, with what stands before it; `@` within a word or an address is no key. */
const ITEM = new RegExp(`^((?:.*?[^\\p{L}\\p{N}\\\\@-])?)(-?)${KEY.source.slice(1)}`, 'su');

/** `[see @key, p. 4; @other]` at the start of `src`. */
export function bracketCitation(this: TokenizerThis, src: string): CitationToken | undefined {
  const end = src.includes('@') && !this.lexer.state.inLink ? closingBracket(src) : -1;
  const inner = src.slice(1, Math.max(1, end));
  if (!inner.includes('@') || isLink(this, src, inner, end)) return undefined;
  const items: CitedToken[] = [];
  for (const part of splitItems(inner)) {
    const item = readItem.call(this, part);
    if (!item) return undefined;
    items.push(item);
  }
  return { type: 'citation', raw: src.slice(0, end + 1), inText: false, items };
}

/** `@key` or `@key [p. 4]` at the start of `src`; `before` is the character that stands before it. */
export function textCitation(this: TokenizerThis, src: string, before: string): CitationToken | undefined {
  if (this.lexer.state.inLink || /[\p{L}\p{N}]/u.test(before)) return undefined;
  const match = KEY.exec(src);
  if (!match) return undefined;
  const [at, braced, plain] = match;
  const key = braced ?? plain ?? '';
  const bracket = /^[ \n]?(?=\[)/.exec(src.slice(at.length));
  const from = at.length + (bracket?.[0].length ?? 0);
  const end = bracket ? closingBracket(src.slice(from)) : -1;
  const inner = end > 0 ? src.slice(from + 1, from + end) : '';
  const hasLocator = inner !== '' && !inner.includes('@') && !isLink(this, src.slice(from), inner, end);
  const rest = hasLocator ? inner : '';
  const item = { key, mark: at, prefix: [], suppressAuthor: false, ...readSuffix.call(this, rest, true) };
  return { type: 'citation', raw: hasLocator ? src.slice(0, from + end + 1) : at, inText: true, items: [item] };
}

/** A bracket that Markdown has another meaning for: `[@angular/core](https://…)`, or one with a definition. */
function isLink({ lexer }: TokenizerThis, src: string, inner: string, end: number): boolean {
  const after = src[end + 1];
  if (after === '(' || after === '{') return true;
  const isDefined = (label: string): boolean =>
    Object.hasOwn(lexer.tokens.links, label.toLowerCase().replace(/\s+/g, ' ').trim());
  const label = after === '[' ? /^\[([^\]]*)\]/.exec(src.slice(end + 1))?.[1] : undefined;
  return isDefined(inner) || (label !== undefined && isDefined(label || inner));
}

/** Semicolons outside of code, brackets and escapes part the items. */
function splitItems(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '\\') at++;
    else if (sign === '`') at = Math.max(at, text.indexOf('`', at + 1));
    else if (sign === '[' || sign === '{') depth++;
    else if (sign === ']' || sign === '}') depth--;
    else if (sign === ';' && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}

function readItem(this: TokenizerThis, text: string): CitedToken | undefined {
  const match = ITEM.exec(text);
  if (!match) return undefined;
  const [whole, prefix = '', minus, braced, plain] = match;
  const mark = whole.slice(prefix.length + (minus?.length ?? 0));
  return {
    key: braced ?? plain ?? '',
    mark,
    prefix: inline(this, prefix.trim()),
    suppressAuthor: minus === '-',
    ...readSuffix.call(this, text.slice(whole.length), false),
  };
}

type Suffix = Pick<CitedToken, 'label' | 'locator' | 'suffix'>;

/**
 * What follows a key: `, p. 4, and elsewhere` is a locator and a suffix; in `{p. A, D-Z}` all is locator, and after `{}`
 * nothing. A number without a word before it is a page.
 */
function readSuffix(this: TokenizerThis, text: string, isWhole: boolean): Suffix {
  const [whole, braced] = /^,?\s*\{([^{}]*)\}/.exec(text) ?? [];
  const { length, ...found } =
    whole === undefined ? readLocator(text, isWhole) : { ...readBraced(braced ?? ''), length: whole.length };
  return { ...found, suffix: inline(this, text.slice(length).trimEnd().replace(/^\s+/, ' ')) };
}

/** Words for what a number counts, as CSL names it; abbreviations as they are written in the languages bundled. */
const LABELS: Readonly<Record<string, string>> = {
  page: 'p pp page pages s seite seiten pág págs página páginas blz pagina f faqe str стр',
  chapter: 'chap chaps chapter chapters kap kapitel cap capítulo chapitre hfst hoofdstuk',
  section: 'sec secs section sections abschn abschnitt sect sección § §§',
  paragraph: 'para paras paragraph paragraphs abs absatz párr ¶ ¶¶',
  figure: 'fig figs figure figures abb abbildung',
  volume: 'vol vols volume volumes bd bde band tome',
  column: 'col cols column columns sp spalte',
  line: 'l ll line lines z zeile zeilen',
  verse: 'v vv verse verses',
  note: 'n nn note notes anm',
  number: 'no nos number numbers nr núm',
  part: 'pt pts part parts teil',
  book: 'bk bks book books buch',
  folio: 'fol fols folio folios',
  issue: 'issue issues heft',
  opus: 'op opp opus',
  'sub-verbo': 's.v s.vv',
};

const labels = new Map(
  Object.entries(LABELS).flatMap(([label, words]) => words.split(' ').map((word) => [word, label])),
);
const WORDS = [...labels.keys()]
  .sort((one, other) => other.length - one.length)
  .join('|')
  .replaceAll('.', '\\.');

/** A number with letters (`4a`) or a Roman one below 90, as prefaces have them; and ranges and lists of these. */
const ROMAN = '(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})';
const NUMBER = `(?:[\\p{L}\\p{P}]*?\\p{N}[\\p{L}\\p{N}.:/]*(?<![.:])|${ROMAN}|${ROMAN.toUpperCase()})(?![\\p{L}\\p{N}])`;
const NUMBERS = `${NUMBER}(?:\\s*(?:[-–]+|,\\s|&|,)\\s*${NUMBER})*`;

// Made when a deck first cites: V8 takes milliseconds for classes of Unicode.
let labelled: RegExp | undefined;
let bare: RegExp | undefined;

function readLocator(text: string, isWhole: boolean): { label: string; locator: string; length: number } {
  labelled ??= new RegExp(`^(,?\\s*)(${WORDS})(?:\\.|(?![\\p{L}\\p{N}]))\\s*(${NUMBERS})`, 'iu');
  bare ??= new RegExp(`^(,?\\s*)(${NUMBERS})`, 'u');
  const [all = '', before, word = '', numbers = ''] = labelled.exec(text) ?? [];
  if (all && (isWhole || before)) {
    return { label: labels.get(word.toLowerCase()) ?? 'page', locator: numbers, length: all.length };
  }
  const [plain = '', comma = '', pages = ''] = bare.exec(text) ?? [];
  if (/\p{N}/u.test(pages) && (isWhole || comma.startsWith(','))) {
    return { label: 'page', locator: pages, length: plain.length };
  }
  return { label: '', locator: '', length: 0 };
}

function readBraced(text: string): { label: string; locator: string } {
  const [before = '', word = ''] = /^\s*([^\s\d]+?)(?:\.|(?=[\s\d]))\s*/.exec(text) ?? [];
  const label = labels.get(word.toLowerCase());
  const locator = text.slice(label ? before.length : 0).trim();
  return { label: locator && (label ?? 'page'), locator };
}

const inline = ({ lexer }: TokenizerThis, text: string): Token[] => (text ? (lexer.inlineTokens(text) as Token[]) : []);
