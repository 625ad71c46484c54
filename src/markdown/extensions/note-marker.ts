import type { TokenizerExtension } from 'marked';
import { isTopLevel } from '../lexer.ts';

/** In any case, as reveal.js has it. */
export const NOTE_LINE = /^notes?:(?=[ \t\n]|$)[ \t]*/i;

/** `Note:` at the start of a line, reveal.js's own way of writing notes. What follows is lexed as usual. */
export const noteMarkerExtension: TokenizerExtension = {
  name: 'noteMarker',
  level: 'block',
  tokenizer(src) {
    if ((src.charCodeAt(0) | 0x20) !== 0x6e /* n */ || !isTopLevel(this.lexer)) return undefined;
    const match = NOTE_LINE.exec(src);
    return match ? { type: 'noteMarker', raw: match[0] } : undefined;
  },
};
