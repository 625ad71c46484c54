/** `::: handout`: sheets for paper. They stand between the slides in the Markdown, and are none. */
import type { HandoutSource } from '../deck/model.ts';
import type { Edition } from '../deck/version.ts';
import { withoutPairs } from './attributes.ts';
import { keptBlocks } from './edition.ts';
import { renderFootnotes } from './footnotes.ts';
import { type Block, firstLineSpan } from './positions.ts';
import { renderBlocks } from './render-blocks.ts';
import { createScope, type Scope, type SectionScope } from './scope.ts';
import { plainText } from './text.ts';
import { asTokens, type DivToken } from './tokens.ts';

type HandoutBlock = Block & { readonly token: DivToken };

const isHandout = (block: Block): block is HandoutBlock => block.token.type === 'div' && block.token.name === 'handout';

/** Takes the handouts out of a file's blocks. */
export function takeHandouts(
  blocks: readonly Block[],
  edition: Edition,
): { readonly rest: readonly Block[]; readonly handouts: readonly HandoutBlock[] } {
  const handouts = blocks.filter(isHandout);
  if (handouts.length === 0) return { rest: blocks, handouts };
  return {
    rest: blocks.filter((block) => !isHandout(block)),
    handouts: keptBlocks(handouts, edition),
  };
}

/** The title is what `title=` says, else the heading that the sheet begins with. */
export function parseHandout(block: HandoutBlock, section: SectionScope): HandoutSource {
  const { token } = block;
  const scope = createScope(section, 'handout', block);
  // No foot is there to name what is cited.
  scope.place = 'notes';
  const { title = '' } = token.attributes.pairs;
  const tokens = asTokens(token.tokens).filter(({ type }) => type !== 'space');
  const heading = title === '' && tokens[0]?.type === 'heading' ? tokens[0] : undefined;
  const html = renderBlocks(heading ? tokens.slice(1) : tokens, scope) + sourcesHtml(scope) + renderFootnotes(scope);
  return {
    title: title || (heading ? plainText(heading.tokens, section.variables).trim() : ''),
    attributes: withoutPairs(token.attributes, 'title'),
    html,
    span: firstLineSpan(block),
    blocks: scope.blocks,
    citations: scope.citations,
    assets: scope.assets,
    links: scope.links,
  };
}

/** `::: source`, as at a slide's foot. */
const sourcesHtml = ({ sources, section }: Scope): string =>
  sources.length > 0 ? `<p class="sources"><b>${section.words.source}</b> ${sources.join(' ')}</p>\n` : '';
