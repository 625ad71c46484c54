/**
 * An edition is made here, on the tokens, before anything is rendered: what the other one alone may see is no longer
 * there for whatever comes after, be it a slide, a label, an asset, a citation or the search.
 */
import type { Token, Tokens } from 'marked';
import type { Attributes } from '../deck/model.ts';
import type { Edition } from '../deck/version.ts';
import type { Report } from '../problems.ts';
import { readInfo } from './fence.ts';
import { type Block, locate } from './positions.ts';
import { captionRow, isCaption } from './render-table.ts';
import {
  type AnyToken,
  type AttributesToken,
  asTokens,
  type DivToken,
  ELEMENTS,
  type GapToken,
  nextSolid,
  type RemovedToken,
} from './tokens.ts';
import { countCells } from './unread.ts';

/** Divs and classes that only the other edition has. */
const LEFT_OUT: Readonly<Record<Edition, ReadonlySet<string>>> = {
  teacher: new Set(['student']),
  student: new Set(['teacher', 'notes', 'answer']),
};

/** A capital is a slip that must not show the class what is the teacher's. */
const isOut = (name: string, edition: Edition): boolean => LEFT_OUT[edition].has(name.toLowerCase());

const isBlank = (name: string): boolean => name.toLowerCase() === 'blank';

/** Raw HTML is not read, so what it marks as the teacher's cannot be taken out. */
const TEACHERS_HTML = /\bclass\s*=\s*["']?[^"'>]*\b(teacher|notes|answer|blank)\b/i;

const TEACHERS_BRACES = /\{[^{}\n]*(?:\.|class\s*=\s*["']?)(teacher|notes|answer|blank)\b[^{}\n]*\}?/i;

/** Takes what is not for the edition out of what stands inside the blocks, in place. */
export function pruneBlocks(blocks: readonly Block[], edition: Edition, report: Report): void {
  if (edition === 'teacher' && !blocks.some(({ token }) => /student/i.test(token.raw))) return;
  for (const block of blocks) pruneInside(block.token, { edition, block, report });
}

/** The blocks that the edition has. */
export function keptBlocks<B extends Block>(blocks: readonly B[], edition: Edition): B[] {
  const tokens = blocks.map(({ token }) => token);
  return blocks.filter((_, index) => !isLeftOut(tokens, index, edition));
}

/** True for a block that the edition does not have. */
function isLeftOut(list: readonly AnyToken[], index: number, edition: Edition): boolean {
  const token = list[index] as AnyToken;
  if (token.type === 'div') return [token.name, ...token.attributes.classes].some((name) => isOut(name, edition));
  // The braces of a table stand in its caption, most often a paragraph below it.
  if (token.type === 'table') {
    const below = nextSolid(list, index)?.token;
    const caption = below && isCaption(below) ? below : captionRow(token as Tokens.Table);
    return isMarked(caption?.tokens, edition);
  }
  // All other classes stand in braces.
  if (!token.raw.includes('{')) return false;
  if (token.type === 'code') {
    const { language, attributes } = readInfo(token.lang);
    return [language, ...attributes.classes].some((name) => isOut(name, edition));
  }
  return LINES.has(token.type) && 'tokens' in token && !isBracesAlone(token) && isMarked(token.tokens, edition);
}

/** Blocks whose braces stand on their line. */
const LINES: ReadonlySet<string> = new Set(['paragraph', 'heading', 'text']);

/** They belong to nothing: whose they were meant to be cannot be told. A heading of braces is a slide's. */
const isBracesAlone = (token: AnyToken): token is Tokens.Paragraph =>
  token.type === 'paragraph' && token.tokens?.length === 1 && token.tokens[0]?.type === 'attributes';

interface Pruning {
  readonly edition: Edition;
  readonly block: Block;
  readonly report: Report;
}

function pruneInside(token: AnyToken, pruning: Pruning): void {
  switch (token.type) {
    case 'div':
      if (pruning.edition === 'student' && (token.name === 'quiz' || token.name === 'poll')) hideRight(token);
      token.tokens = pruneList(token.tokens, pruning);
      break;
    case 'list':
      for (const item of token.items as Tokens.ListItem[]) pruneItem(item, pruning);
      break;
    case 'table':
      pruneCells(token as Tokens.Table, pruning);
      break;
    case 'definitionList':
      token.items = token.items.filter(({ term }) => !isMarked(term, pruning.edition));
      for (const item of token.items) {
        item.term = pruneList(item.term, pruning);
        for (const definition of item.definitions) definition.tokens = pruneList(definition.tokens, pruning);
      }
      break;
    case 'citation':
      for (const item of token.items) {
        item.prefix = pruneList(item.prefix, pruning);
        item.suffix = pruneList(item.suffix, pruning);
      }
      break;
    default:
      if (pruning.edition === 'student') checkMarks(token, pruning);
      if ('tokens' in token && token.tokens) token.tokens = pruneList(token.tokens, pruning);
  }
}

/** What is marked as the teacher's in a way that cannot be told from text, or from other blocks' marks. */
function checkMarks(token: AnyToken, pruning: Pruning): void {
  if (token.type === 'html') checkHtml(token, pruning);
  else if (token.type === 'text' && !token.tokens) checkText(token.raw, token as Token, pruning);
  else if (isBracesAlone(token)) checkBracesAlone(token, pruning);
}

/** Blocks, or the pieces of a line. */
function pruneList(tokens: Token[], pruning: Pruning): Token[] {
  const list = asTokens(tokens);
  return list.map((token, index): Token => {
    const given = ELEMENTS.has(token.type) ? attributesOf(token, list[index + 1]) : [];
    const marks = given.flatMap(({ classes }) => classes);
    if (isLeftOut(list, index, pruning.edition) || marks.some((name) => isOut(name, pruning.edition)))
      return removed(token);
    if (pruning.edition === 'student' && marks.some(isBlank)) return gap(token, given);
    if (token.type === 'attributes') {
      const before = list[index - 1];
      // The braces of what was taken out would fall to the block around.
      if (before && ELEMENTS.has(before.type)) {
        if (isHidden(attributesOf(before, token), pruning.edition)) return removed(token);
      } else if (pruning.edition === 'student') checkGap(token, pruning);
    }
    pruneInside(token, pruning);
    return token as Token;
  });
}

const isHidden = (given: readonly Attributes[], edition: Edition): boolean =>
  given.some(({ classes }) => classes.some((name) => isOut(name, edition) || (edition === 'student' && isBlank(name))));

function pruneCells(table: Tokens.Table, pruning: Pruning): void {
  if (pruning.edition === 'student') {
    for (const row of table.raw.split('\n').slice(2))
      if (countCells(row) > table.header.length) checkText(row, table, pruning);
  }
  const caption = captionRow(table);
  for (const cell of [table.header, ...table.rows].flat()) {
    // The braces of the caption are the whole table's.
    const isMarkedItself = cell !== caption && isMarked(cell.tokens, pruning.edition);
    cell.tokens = isMarkedItself ? [] : pruneList(cell.tokens, pruning);
  }
}

/** An item stays as an empty one, so that those after it keep their places; it is not rendered. */
function pruneItem(item: Tokens.ListItem, pruning: Pruning): void {
  const lead = asTokens(item.tokens).find(({ type }) => type === 'text' || type === 'paragraph');
  if (lead && 'tokens' in lead && isMarked(lead.tokens, pruning.edition)) {
    item.tokens = [removed(item as unknown as AnyToken)];
    return;
  }
  item.tokens = pruneList(item.tokens, pruning);
}

/** True for an item of which nothing is left. */
export const isEmptied = (item: Tokens.ListItem): boolean =>
  item.tokens.length > 0 && asTokens(item.tokens).every(({ type }) => type === 'removed');

/** Options alone: which one is right, what is said of each, and what comes after them with a click, is the teacher's. */
function hideRight(choice: DivToken): void {
  const tokens = asTokens(choice.tokens);
  const at = tokens.findIndex(({ type }) => type === 'list');
  if (at < 0) return;
  choice.tokens = [...choice.tokens.slice(0, at + 1), ...tokens.slice(at + 1).map(removed)];
  for (const item of (tokens[at] as Tokens.List).items) {
    item.task = false;
    const [first] = asTokens(item.tokens).filter(({ type }) => type !== 'checkbox');
    if (first && 'tokens' in first && first.tokens)
      first.tokens = first.tokens.filter(({ type }) => type !== 'checkbox');
    item.tokens = first ? [first as Token] : [];
  }
}

function checkHtml(token: Tokens.HTML | Tokens.Tag, pruning: Pruning): void {
  const name = TEACHERS_HTML.exec(token.text)?.[1];
  if (name === undefined) return;
  const message = `Raw HTML with the class \`${name}\` ${STAYS}`;
  const hint = name === 'blank' ? 'Write `[word]{.blank}`.' : `Write \`::: ${name}\`, and \`:::\` where it ends.`;
  refuse(token as Token, pruning, 'teachers-html', message, hint);
}

/** Braces that are text, since a quotation mark or their end is missing, or that stand where a table has no column. */
function checkText(text: string, token: Token, pruning: Pruning): void {
  const [braces, name] = TEACHERS_BRACES.exec(text) ?? [];
  if (braces === undefined) return;
  const message = `\`${braces}\` cannot be read, so what it marks ${STAYS}`;
  const hint = `Write \`{.${name}}\` at the end of the text, or \`\\{\` if it is to be read as it stands.`;
  refuse(token, pruning, 'teachers-braces', message, hint);
}

function checkBracesAlone(token: Tokens.Paragraph, pruning: Pruning): void {
  if (!isMarked(token.tokens, pruning.edition)) return;
  const message = `\`${token.raw.trim()}\` stands alone, so what it marks ${STAYS}`;
  const hint = 'Put it at the end of the text that it is for, or write `::: teacher` before and `:::` after that.';
  refuse(token, pruning, 'teachers-braces', message, hint);
}

/** `[word] {.blank}`: after a blank the braces are those of the whole line, which is no gap. */
function checkGap(token: AttributesToken, pruning: Pruning): void {
  if (!token.attributes.classes.some(isBlank)) return;
  const message = `\`${token.raw.trim()}\` belongs to the whole line here, so no gap can be made of it`;
  const hint = 'Write it right behind the brackets: `[word]{.blank}`.';
  refuse(token as Token, pruning, 'teachers-braces', message, hint);
}

const STAYS = 'cannot be taken out of the edition for students';

const refuse = (token: Token, { block, report }: Pruning, rule: string, message: string, hint: string): void =>
  report({ severity: 'error', rule, message, hint, span: locate(block, token) });

/** What stands in an element's own braces, and in those right after it. */
function attributesOf(token: AnyToken, next: AnyToken | undefined): readonly Attributes[] {
  const own = 'attributes' in token && token.attributes ? [token.attributes] : [];
  return next?.type === 'attributes' ? [...own, next.attributes] : own;
}

/** True if the braces that belong to the block whose line this is have a class that the edition leaves out. */
function isMarked(tokens: readonly Token[] | undefined, edition: Edition): boolean {
  const list = asTokens(tokens);
  return list.some(
    (token, index) =>
      token.type === 'attributes' &&
      !ELEMENTS.has(list[index - 1]?.type ?? '') &&
      token.attributes.classes.some((name) => isOut(name, edition)),
  );
}

const removed = ({ raw }: { readonly raw: string }): Token =>
  ({ type: 'removed', raw }) satisfies RemovedToken as Token;

const gap = ({ raw }: AnyToken, given: readonly Attributes[]): Token => {
  const width = given.map(({ pairs }) => pairs.width).find(Boolean);
  return { type: 'gap', raw, ...(width && { width }) } satisfies GapToken as Token;
};
