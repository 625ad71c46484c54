import { hole } from './holes.ts';
import type { Block } from './positions.ts';
import { renderBlocks } from './render-blocks.ts';
import type { Scope, SectionScope } from './scope.ts';
import type { AnyToken } from './tokens.ts';

export function findFootnotes(blocks: readonly Block[]): SectionScope['footnotes'] {
  const found: [string, { token: Extract<AnyToken, { type: 'footnote' }>; block: Block }][] = [];
  for (const block of blocks)
    if (block.token.type === 'footnote') found.push([block.token.label, { token: block.token, block }]);
  return new Map(found);
}

/** Those that were referred to, as a list; empty if there are none. */
export function renderFootnotes(scope: Scope): string {
  let html = '';
  // A footnote may refer to another one, which then joins the list.
  for (let index = 0; index < scope.footnotes.length; index++) {
    const note = scope.section.footnotes.get(scope.footnotes[index] ?? '');
    if (!note) continue;
    scope.block = note.block;
    const name = `${hole('slide')}-${index + 1}`;
    html += `<li id="fn-${name}">${renderBlocks(note.token.tokens, scope)}</li>\n`;
  }
  return html && `<ol class="footnotes">\n${html}</ol>\n`;
}
