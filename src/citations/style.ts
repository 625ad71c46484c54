import type { Report, Span } from '../problems.ts';
import { spanAt } from '../problems.ts';
import type { CslTexts } from './format.ts';

/** The style that deck.yaml names: one that Lectern brings, or a `.csl` file of the deck. */
export interface StyleUse {
  readonly name: string;
  readonly span: Span;
}

/** The style as CSL; ours stands in, with a problem, for one that cannot be used. */
export function readStyle(
  { name, span }: StyleUse,
  texts: CslTexts,
  read: (path: string, span: Span) => string | undefined,
  report: Report,
): string {
  const isFile = name.endsWith('.csl');
  const text = isFile ? read(name, span) : texts.style(name);
  const wrong = text === undefined || !isFile ? undefined : whatIsWrong(text);
  if (wrong) report({ severity: 'error', rule: 'citation-style', ...wrong, span: spanAt(name, 1, 1) });
  return text === undefined || wrong ? texts.style('short') : text;
}

function whatIsWrong(text: string): { readonly message: string; readonly hint: string } | undefined {
  const parent = /<link\b[^>]*\brel="independent-parent"[^>]*>/.exec(text)?.[0];
  const address = parent && /\bhref="([^"]*)"/.exec(parent)?.[1];
  if (address) {
    const message = 'This style only points to another one';
    return { message, hint: `Take that one: ${address}` };
  }
  const isStyle = /<style\b/.test(text) && /<citation\b[\s\S]*<\/citation>/.test(text) && /<\/style>\s*$/.test(text);
  if (isStyle && /<bibliography\b/.test(text)) return undefined;
  const message = isStyle
    ? 'This style has no bibliography, only notes'
    : 'This is no style in CSL, the Citation Style Language';
  return { message, hint: 'Styles are at https://www.zotero.org/styles.' };
}
