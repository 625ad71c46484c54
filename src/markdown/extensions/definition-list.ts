import type { Token, TokenizerExtension, TokenizerThis } from 'marked';
import type { DefinitionListToken } from '../tokens.ts';

const TERM = /^(?![ \t]|:{3}|[>#|<]|(?:[-*+]|\d{1,9}[.)])[ \t]|```|~~~)([^\n]+)\n/;
const DEFINITION = /^ {0,3}:[ \t]+/;

/** `Term`, then on the next line (or after one blank line) `: definition`; further lines are indented. */
export const definitionListExtension: TokenizerExtension = {
  name: 'definitionList',
  level: 'block',
  tokenizer(src) {
    const items: DefinitionListToken['items'] = [];
    let at = 0;
    for (;;) {
      const item = readItem.call(this, src.slice(at));
      if (!item) break;
      items.push(item.item);
      at += item.length;
      // Blank lines between items belong to the list only if another item follows.
      const blank = /^\n+/.exec(src.slice(at))?.[0].length ?? 0;
      if (!startsItem(src.slice(at + blank))) break;
      at += blank;
    }
    return items.length ? { type: 'definitionList', raw: src.slice(0, at), items } : undefined;
  },
};

function startsItem(src: string): RegExpExecArray | undefined {
  const end = src.indexOf('\n');
  if (end < 0) return undefined;
  // The cheap look first: nearly every paragraph leaves here.
  const next = src[end + 1] === '\n' ? end + 2 : end + 1;
  if (!DEFINITION.test(src.slice(next, next + 6))) return undefined;
  return TERM.exec(src) ?? undefined;
}

function readItem(
  this: TokenizerThis,
  src: string,
): { item: DefinitionListToken['items'][number]; length: number } | undefined {
  const term = startsItem(src);
  if (!term) return undefined;
  const definitions: { raw: string; tokens: Token[] }[] = [];
  let at = term[0].length;
  if (src[at] === '\n') at++;
  while (DEFINITION.test(src.slice(at, at + 6))) {
    const raw = readDefinition(src.slice(at));
    const text = raw.replace(DEFINITION, '').replace(/\n(?: {1,4}|\t)/g, '\n');
    definitions.push({ raw, tokens: this.lexer.blockTokens(text, []) as Token[] });
    at += raw.length;
    if (src[at] === '\n' && DEFINITION.test(src.slice(at + 1, at + 7))) at++;
  }
  return { item: { term: this.lexer.inline(term[1] ?? '') as Token[], definitions }, length: at };
}

/** One definition: its line, lazy lines up to a blank one, then what is indented after blank lines. */
function readDefinition(src: string): string {
  return /^[^\n]*\n?(?:(?! {0,3}:[ \t])(?!\n)[^\n]+\n?|\n+(?= {2,}|\t)[^\n]+\n?)*/.exec(src)?.[0] ?? src;
}
