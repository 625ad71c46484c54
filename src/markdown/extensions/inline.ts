/**
 * All inline additions in one extension that switches on the first character: marked asks each extension at every
 * position of every text, and one that answers at once costs nothing measurable, eight cost half the lexing time.
 */
import type { Token, TokenizerExtension, TokenizerThis } from 'marked';
import { NO_ATTRIBUTES, readAttributes } from '../attributes.ts';
import type { OwnToken } from '../tokens.ts';
import { closingBracket } from './brackets.ts';
import { bracketCitation, textCitation } from './citation.ts';
import { inlineMath } from './math.ts';

/** Without `citations`, `@` and what stands in brackets around it are plain text. */
export const inlineExtension = (citations: boolean): TokenizerExtension => ({
  name: 'lectern',
  level: 'inline',
  start: (src) => {
    const at = src.search(citations ? /[{^~[$@]/ : /[{^~[$]/);
    return at < 0 ? undefined : at;
  },
  // marked hands over the tokens that stand before this one, but does not say so in its types.
  tokenizer(src, before?: unknown) {
    switch (src.charCodeAt(0)) {
      case 0x24 /* $ */:
        return inlineMath(src);
      case 0x40 /* @ */:
        return citations ? textCitation.call(this, src, lastSign(before as readonly Token[])) : undefined;
      case 0x7b /* { */:
        return braces(src);
      case 0x5b /* [ */:
        return brackets.call(this, src) ?? (citations ? bracketCitation.call(this, src) : undefined);
      case 0x5e /* ^ */:
        return script.call(this, 'sup', /^\^([^\s^]+)\^/, src);
      case 0x7e /* ~ */:
        return script.call(this, 'sub', /^~(?!~)([^\s~]+)~(?!~)/, src);
      default:
        return undefined;
    }
  },
});

const lastSign = (tokens: readonly Token[]): string => tokens.at(-1)?.raw.slice(-1) ?? '';

function braces(src: string): OwnToken | undefined {
  const variable = /^\{\{[ \t]*([\p{L}_][\p{L}\p{N}_.-]*)[ \t]*\}\}/u.exec(src);
  if (variable) return { type: 'variable', raw: variable[0], name: variable[1] ?? '' };
  const found = readAttributes(src);
  return found && { type: 'attributes', raw: found.raw, attributes: found.attributes };
}

function brackets(this: TokenizerThis, src: string): OwnToken | undefined {
  const footnote = /^\[\^([^\]\s^]+)\]/.exec(src);
  if (footnote) return { type: 'footnoteRef', raw: footnote[0], label: footnote[1] ?? '' };
  // Bracketed text is a span only if braces follow at once: most brackets are links and leave here.
  if (!src.includes(']{')) return undefined;
  const end = closingBracket(src);
  const found = end > 0 ? readAttributes(src.slice(end + 1)) : undefined;
  if (!found) return undefined;
  const text = src.slice(1, end);
  return {
    type: 'span',
    raw: src.slice(0, end + 1) + found.raw,
    text,
    attributes: found.attributes,
    tokens: this.lexer.inlineTokens(text) as Token[],
  };
}

function script(this: TokenizerThis, type: 'sup' | 'sub', pattern: RegExp, src: string): OwnToken | undefined {
  const match = pattern.exec(src);
  const text = match?.[1];
  if (!match || !text) return undefined;
  return { type, raw: match[0], text, attributes: NO_ATTRIBUTES, tokens: this.lexer.inlineTokens(text) as Token[] };
}
