import type { Token, TokenizerExtension } from 'marked';
import type { Attributes } from '../../deck/model.ts';
import { mergeAttributes, NO_ATTRIBUTES, readAttributes } from '../attributes.ts';
import type { OwnToken } from '../tokens.ts';

/** `::: name {attrs}` and Pandoc's `::: {.name}`; three colons or more. */
const OPEN = /^ {0,3}(:{3,})[ \t]*(?!:)(\S.*?)[ \t]*:*[ \t]*$/;
const CLOSE = /^ {0,3}:{3,}[ \t]*$/;
const CODE_FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;

/** Fenced divs, nested to any depth; `::: include FILE` is a line of its own. */
export const divExtension: TokenizerExtension = {
  name: 'div',
  level: 'block',
  start: startInParagraph,
  tokenizer(src) {
    if (!/^ {0,3}:::/.test(src)) return undefined;
    const line = firstLine(src);
    const opening = readOpening(line);
    if (opening === undefined) return CLOSE.test(line) ? { type: 'strayFence', raw: withBreak(src, line) } : undefined;
    if (opening.name === 'include') return include(src, line, opening.rest);
    const end = findClose(src, line.length + 1);
    const content = src.slice(line.length + 1, end.contentEnd);
    const token: OwnToken = {
      type: 'div',
      raw: src.slice(0, end.rawEnd),
      name: opening.name,
      attributes: opening.attributes,
      closed: end.closed,
      tokens: [],
    };
    // Paragraphs are possible inside, also where the div stands in a list item.
    const { top } = this.lexer.state;
    this.lexer.state.top = true;
    token.tokens = this.lexer.blockTokens(content, []) as Token[];
    this.lexer.state.top = top;
    return token;
  },
};

export interface Opening {
  readonly name: string;
  readonly attributes: Attributes;
  /** For `include`: what stands after the name. */
  readonly rest: string;
}

/** Reads a line that opens a div; undefined for any other line. */
export function readOpening(line: string): Opening | undefined {
  const rest = OPEN.exec(line)?.[2];
  if (!rest) return undefined;
  const word = /^[\p{L}_][\p{L}\p{N}_-]*/u.exec(rest)?.[0] ?? '';
  if (word === 'include') return { name: word, attributes: NO_ATTRIBUTES, rest: rest.slice(word.length).trim() };
  const after = rest.slice(word.length).trim();
  if (!after) return word ? { name: known(word), attributes: NO_ATTRIBUTES, rest: '' } : undefined;
  const found = readAttributes(after);
  if (!found || found.raw.length !== after.length) return undefined;
  if (word) return { name: known(word), attributes: found.attributes, rest: '' };
  const [name = '', ...classes] = found.attributes.classes;
  return { name, attributes: mergeAttributes({ ...found.attributes, classes }, NO_ATTRIBUTES), rest: '' };
}

/** Notes that the class would see for a capital letter are nobody's wish. */
const known = (name: string): string => (/^notes$/i.test(name) ? 'notes' : name);

/**
 * Where marked should stop a paragraph: before a `:::` or a `Note:`, whose extension needs no `start` of its own. Looks
 * at this paragraph only, line by line, since a search to the end is quadratic.
 */
function startInParagraph(src: string): number | undefined {
  for (let at = src.indexOf('\n'); at >= 0; at = src.indexOf('\n', at + 1)) {
    const line = src.slice(at + 1, at + 8);
    if (/^[ \t]*(?:\n|$)/.test(line)) return undefined;
    if (/^ {0,3}:::|^notes?:/i.test(line)) return at + 1;
  }
  return undefined;
}

function include(src: string, line: string, path: string): OwnToken {
  const raw = withBreak(src, line);
  const next = firstLine(src.slice(raw.length));
  const closed = CLOSE.test(next);
  return {
    type: 'include',
    raw: closed ? raw + withBreak(src.slice(raw.length), next) : raw,
    path: path.replace(/^(["'])(.*)\1$/, '$2'),
  };
}

/** Finds the `:::` that closes the div whose content starts at `from`, over nested divs and code. */
function findClose(src: string, from: number): { contentEnd: number; rawEnd: number; closed: boolean } {
  let depth = 1;
  let fence = '';
  for (let at = from; at < src.length; ) {
    const lineEnd = src.indexOf('\n', at);
    const next = lineEnd < 0 ? src.length : lineEnd + 1;
    const line = src.slice(at, lineEnd < 0 ? src.length : lineEnd);
    const mark = CODE_FENCE.exec(line)?.[1];
    if (fence) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = '';
    } else if (mark) fence = mark;
    else if (/^ {0,3}:::/.test(line)) {
      const opening = readOpening(line);
      if (opening && opening.name !== 'include') depth++;
      else if (!opening && CLOSE.test(line) && --depth === 0) return { contentEnd: at, rawEnd: next, closed: true };
    }
    at = next;
  }
  return { contentEnd: src.length, rawEnd: src.length, closed: false };
}

const firstLine = (src: string): string => {
  const end = src.indexOf('\n');
  return end < 0 ? src : src.slice(0, end);
};

const withBreak = (src: string, line: string): string => src.slice(0, line.length + 1);
