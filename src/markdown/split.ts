/** Top-level blocks → slides, on tokens alone: what stands inside a fence, a list, a quote or raw HTML never splits. */
import type { Tokens } from 'marked';
import { type Report, spanAt } from '../problems.ts';
import { type Block, firstLineSpan, locate } from './positions.ts';
import type { RawHtml } from './raw-html.ts';
import { readComment } from './render-inline.ts';
import { type AnyToken, asTokens, type DivToken } from './tokens.ts';

export interface Chunk {
  /** The block that starts the slide: its rule, its heading, or simply the first. */
  readonly start: Block;
  readonly down: boolean;
  heading: HeadingBlock | undefined;
  readonly body: Block[];
  /** What stands after `Note:`. */
  readonly notes: Block[];
}

export interface SplitOptions {
  readonly slideLevel: number;
  readonly rawHtml: RawHtml | undefined;
  readonly report: Report;
}

/** True for the heading or the rule that starts a slide, if it stands at the top level. */
export const startsSlide = (token: AnyToken, slideLevel: number): boolean =>
  token.type === 'heading' ? token.depth <= slideLevel : token.type === 'hr' && isSlideRule(token.raw);

export function split(blocks: readonly Block[], { slideLevel, rawHtml, report }: SplitOptions): Chunk[] {
  const inside = rawHtml ? findContained(blocks, rawHtml, report) : undefined;
  const chunks: Chunk[] = [];
  let chunk: Chunk | undefined;
  let rule: { readonly block: Block; readonly down: boolean } | undefined;
  let inNotes = false;

  const begin = (block: Block): Chunk => {
    const next: Chunk = {
      start: rule?.block ?? block,
      down: rule?.down ?? false,
      heading: undefined,
      body: [],
      notes: [],
    };
    rule = undefined;
    inNotes = false;
    chunks.push(next);
    return next;
  };

  blocks.forEach((block, index) => {
    const { token } = block;
    if (token.type === 'space') return;
    if (token.type === 'div') warnSwallowed(block, token, slideLevel, report);
    if (!inside?.has(index)) {
      if (token.type === 'hr' && isSlideRule(token.raw)) {
        rule = { block, down: token.raw.trim() === '----' };
        return;
      }
      if (isHeading(block)) {
        warnSetext(block, slideLevel, report);
        const starts = block.token.depth <= slideLevel;
        const leads = !chunk || rule !== undefined || (!inNotes && isPrelude(chunk));
        if (starts || leads) {
          if (!chunk || rule || inNotes || !isPrelude(chunk)) chunk = begin(block);
          chunk.heading = block;
          return;
        }
      }
    }
    if (!chunk || rule) chunk = begin(block);
    if (token.type === 'noteMarker' && !inside?.has(index)) inNotes = true;
    else (inNotes ? chunk.notes : chunk.body).push(block);
  });
  return chunks;
}

/** The indices of blocks between an open and a close tag of raw HTML; a tag that is never closed counts for nothing. */
function findContained(blocks: readonly Block[], rawHtml: RawHtml, report: Report): Set<number> {
  const inside = new Set<number>();
  const open: { readonly name: string; readonly index: number }[] = [];
  blocks.forEach(({ token }, index) => {
    if (token.type !== 'html') return;
    for (const { name, closing } of rawHtml.containers(token.text)) {
      if (!closing) open.push({ name, index });
      const at = closing ? open.findLastIndex((tag) => tag.name === name) : -1;
      if (at < 0) continue;
      const from = open[at]?.index ?? index;
      for (let within = from + 1; within < index; within++) inside.add(within);
      open.length = at;
    }
  });
  for (const { name, index } of open) {
    const block = blocks[index];
    if (!block) continue;
    report({
      severity: 'warning',
      rule: 'unclosed-tag',
      message: `\`<${name}>\` is never closed`,
      hint: `Write \`</${name}>\` where it ends; until then it ends with its slide.`,
      span: firstLineSpan(block),
    });
  }
  return inside;
}

type HeadingBlock = Block & { readonly token: Tokens.Heading };

const isHeading = (block: Block): block is HeadingBlock => block.token.type === 'heading';

/** Hyphens without blanks; five and more mean what three do, as people draw them across the page. */
const isSlideRule = (raw: string): boolean => /^-{3,}$/.test(raw.trim());

/** True for a slide that holds nothing yet but comments and definitions: a heading joins it. */
export const isPrelude = ({ heading, body }: Pick<Chunk, 'heading' | 'body'>): boolean =>
  !heading &&
  body.every(({ token }) => {
    if (token.type === 'def' || token.type === 'footnote') return true;
    return token.type === 'html' && token.text.split(/(?<=-->)/).every((part) => !part.trim() || readComment(part));
  });

/** A heading that would start a slide, in a div that was meant to end before it. */
function warnSwallowed(block: Block, div: DivToken, slideLevel: number, report: Report): void {
  for (const token of asTokens(div.tokens)) {
    if (token.type === 'div') warnSwallowed(block, token, slideLevel, report);
    if (token.type !== 'heading' || !startsSlide(token, slideLevel)) continue;
    report({
      severity: 'warning',
      rule: 'heading-in-div',
      message: `This heading stands inside \`::: ${div.name}\` and starts no slide`,
      hint: `Close the div before it with \`:::\`, or write the heading with ${slideLevel + 1} \`#\`.`,
      span: locate(block, token),
    });
  }
}

/** "text⏎---" is a heading to Markdown; whoever types it meant a new slide. */
function warnSetext({ token, source, line }: HeadingBlock, slideLevel: number, report: Report): void {
  const lines = token.raw.trimEnd().split('\n');
  const underline = lines.at(-1) ?? '';
  if (lines.length < 2 || !/^-{3,4}$/.test(underline) || (slideLevel > 0 && token.depth > slideLevel)) return;
  report({
    severity: 'warning',
    rule: 'setext-heading',
    message: `The text above \`${underline}\` becomes a heading`,
    hint: 'Put a blank line before the rule to start a new slide, or write the heading with `##`.',
    span: spanAt(source.file, line + lines.length - 1, 1, underline.length),
  });
}
