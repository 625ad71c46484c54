import type { Token, TokenizerExtension } from 'marked';

/** `[^label]: text`; further paragraphs are indented. References are read by the inline extension. */
export const footnoteExtension: TokenizerExtension = {
  name: 'footnote',
  level: 'block',
  tokenizer(src) {
    if (src.charCodeAt(0) !== 0x5b /* [ */ || src[1] !== '^') return undefined;
    const match = /^\[\^([^\]\s^]+)\]:[ \t]*([^\n]*\n?(?:(?!\[\^|:::|\n)[^\n]+\n?|\n+(?= {4}|\t)[^\n]+\n?)*)/.exec(src);
    if (!match) return undefined;
    const [raw, label = '', text = ''] = match;
    return {
      type: 'footnote',
      raw,
      label,
      tokens: this.lexer.blockTokens(text.replace(/\n(?: {1,4}|\t)/g, '\n'), []) as Token[],
    };
  },
};
