/** Formulas in TeX between dollar signs, by Pandoc's rules: sums of money stay what they are. */
import type { TokenizerExtension } from 'marked';
import type { MathToken } from '../tokens.ts';

/**
 * `$…$` and `$$…$$` at the start of `src`. Of a single `$`, the opening one has a sign right after it; the closing one has
 * one right before it, and no digit after it.
 */
export function inlineMath(src: string): MathToken | undefined {
  const shown = /^\$\$((?:\\[\s\S]|[^\\$]|\$(?!\$))+?)\$\$/.exec(src);
  if (shown) return { type: 'math', raw: shown[0], text: shown[1] ?? '', display: true };
  const match = /^\$((?![\s$])(?:\\[\s\S]|[^\\$])+)(?<!\s)\$(?![\d$])/.exec(src);
  return match ? { type: 'math', raw: match[0], text: match[1] ?? '', display: false } : undefined;
}

/** `$$…$$` on lines of its own, which would be a heading or a rule if it held `---`. No blank line is inside. */
export const mathExtension: TokenizerExtension = {
  name: 'mathBlock',
  level: 'block',
  tokenizer(src) {
    if (!/^ {0,3}\$\$/.test(src)) return undefined;
    const match = /^ {0,3}\$\$((?:\\[\s\S]|[^\\$]|\$(?!\$))+?)\$\$[ \t]*(?:\n|$)/.exec(src);
    if (!match || /\n[ \t]*\n/.test(match[0].trimEnd())) return undefined;
    return { type: 'math', raw: match[0], text: match[1] ?? '', display: true };
  },
};
