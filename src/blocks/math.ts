/** Formulas: TeX to HTML for the eye and MathML for screen readers, by KaTeX. */
import type { FencedBlock, Html } from '../deck/model.ts';
import { attributesHtml, withoutPairs } from '../markdown/attributes.ts';
import { escapeHtml } from '../markdown/escape.ts';
import { hole } from '../markdown/holes.ts';
import type { Position, Span } from '../problems.ts';
import type { BlockContext } from './context.ts';
import type { BlockKind } from './registry.ts';

/** What KaTeX throws for wrong TeX. */
interface ParseError {
  readonly rawMessage: string;
  readonly position?: number;
  readonly length?: number;
}

export const math: BlockKind = { render };

async function render(block: FencedBlock, { report, cache }: BlockContext): Promise<Html> {
  const { attributes, language, span } = block;
  const { display, from } = formOf(block);
  const text = block.text.trim();
  const kind = display ? 'math' : 'math-inline';
  let html = cache.get(kind, text);
  if (html === undefined) {
    const katex = (await import('katex')).default;
    try {
      html = katex.renderToString(text, { displayMode: display, strict: 'ignore', maxExpand: 1000, maxSize: 50 });
      cache.set(kind, text, html);
    } catch (error) {
      if (!(error instanceof katex.ParseError)) throw error;
      const { rawMessage, position = 0, length = 1 } = error as unknown as ParseError;
      report({
        severity: 'error',
        rule: 'math',
        message: `The formula cannot be read: ${plain(rawMessage)}`,
        hint: 'What TeX can be written is listed at https://katex.org/docs/supported.',
        span: spanIn(block.text, block.text.indexOf(text) + position, Math.max(1, length), span, from),
      });
      return `<code>${escapeHtml(text)}</code>`;
    }
  }
  const label = escapeHtml(attributes.pairs.label ?? text.replace(/\s+/g, ' '));
  // On paper, where MathML says nothing, the visible half is a labelled picture: the output decides.
  const shown = html.replace(
    '<span class="katex-html" aria-hidden="true">',
    // As a function: in a string `$'` would be the rest of the formula.
    () => `<span class="katex-html"${hole('formula', label)}>`,
  );
  const around = attributesHtml(withoutPairs(attributes, 'label'), ['math']);
  return language === 'math' ? `<div${around}>${shown}</div>\n` : `<span${around}>${shown}</span>`;
}

/** Where a formula's text begins, from the place of its fence or first dollar sign. */
function formOf({ language, steps }: FencedBlock): { readonly display: boolean; readonly from: 'line' | number } {
  if (language === 'math-inline') return { display: steps === '$$', from: steps.length };
  return { display: true, from: steps === '$$' ? 2 : 'line' };
}

/** The place of an index in the formula. */
function spanIn(text: string, index: number, length: number, { file, start }: Span, from: 'line' | number): Span {
  const before = text.slice(0, index).split('\n');
  const row = before.length - 1;
  const column = (before.at(-1)?.length ?? 0) + 1;
  const at: Position =
    from === 'line'
      ? { line: start.line + row + 1, column }
      : { line: start.line + row, column: row === 0 ? start.column + from + column - 1 : column };
  return { file, start: at, end: { line: at.line, column: at.column + length } };
}

const plain = (message: string): string =>
  message
    .replace(/'([^']+)'/g, '`$1`')
    .replace('`EOF`', 'its end')
    .replace(/\.$/, '');
