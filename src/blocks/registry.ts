/**
 * The blocks: fences that are rendered at build time. A kind imports its library when a deck first uses it, so a deck
 * without it pays nothing. Whoever adds a block adds its name to `names.ts` and a line to `KINDS`.
 */
import type { FencedBlock, Html } from '../deck/model.ts';
import type { BlockContext } from './context.ts';
import type { BLOCK_NAMES } from './names.ts';
import { type BlockPlace, roomOf } from './room.ts';

export interface BlockKind {
  /** The block as HTML, whatever its content: what is wrong with it is reported and shown as well as it can be. */
  readonly render: (block: FencedBlock, context: BlockContext) => Promise<Html> | Html;
}

type Kinds<Name extends string> = Readonly<Record<Name, () => Promise<BlockKind>>>;

const KINDS: Kinds<(typeof BLOCK_NAMES)[number] | 'math-inline'> & Partial<Kinds<string>> = {
  chart: async () => (await import('./chart/chart.ts')).chart,
  map: async () => (await import('./map/map.ts')).map,
  org: async () => (await import('./org/org.ts')).org,
  timeline: async () => (await import('./timeline/timeline.ts')).timeline,
  math: async () => (await import('./math.ts')).math,
  'math-inline': async () => (await import('./math.ts')).math,
};

const code = async (): Promise<BlockKind> => (await import('./code.ts')).code;

/** The HTML of every slide's, or sheet's, fenced blocks, in their order. */
export async function renderFencedBlocks(
  slides: readonly BlockPlace[],
  deck: Omit<BlockContext, 'room'>,
): Promise<readonly Html[][]> {
  const rendered: Html[][] = [];
  for (const slide of slides) {
    const html: Html[] = [];
    for (const [index, block] of slide.blocks.entries()) {
      const kind = await (KINDS[block.language] ?? code)();
      const context = {
        ...deck,
        get room() {
          return roomOf(slide, index, deck.size, deck.metrics);
        },
      };
      html.push(await kind.render(block, context));
    }
    rendered.push(html);
  }
  return rendered;
}
