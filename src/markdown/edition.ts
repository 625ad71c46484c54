/**
 * An edition is made here, on the tokens, before anything is rendered: what the other one alone may see is no longer
 * there for whatever comes after, be it a slide, a label, an asset, a citation or the search.
 */
import type { Token, Tokens } from 'marked';
import type { Attributes } from '../deck/model.ts';
import type { Edition } from '../deck/version.ts';
import type { Report } from '../problems.ts';
import { type Block, locate } from './positions.ts';
import { type AnyToken, asTokens, type DivToken, ELEMENTS, type GapToken, type RemovedToken } from './tokens.ts';

/** Divs and classes that only the other edition has. */
const LEFT_OUT: Readonly<Record<Edition, ReadonlySet<string>>> = {
  teacher: new Set(['student']),
  student: new Set(['teacher', 'notes', 'answer']),
};

/** Raw HTML is not read, so what it marks as the teacher's cannot be taken out. */
const TEACHERS_HTML = /\bclass\s*=\s*["']?[^"'>]*\b(teacher|notes|answer|blank)\b/i;

/** Takes what is not for the edition out of what stands inside the blocks, in place. */
export function pruneBlocks(blocks: readonly Block[], edition: Edition, report: Report): void {
  if (edition === 'teacher' && !blocks.some(({ token }) => token.raw.includes('student'))) return;
  for (const block of blocks) pruneInside(block.token, { edition, block, report });
}

/** True for a block that the edition does not have. */
export function isLeftOut(token: AnyToken, edition: Edition): boolean {
  const left = LEFT_OUT[edition];
  if (token.type === 'div') return left.has(token.name) || token.attributes.classes.some((name) => left.has(name));
  // All other classes stand in braces.
  if (!token.raw.includes('{')) return false;
  if (token.type === 'code') return hasClass(token.lang ?? '', left);
  if (token.type === 'paragraph' || token.type === 'heading' || token.type === 'text')
    return ownClasses(token.tokens).some((name) => left.has(name));
  return false;
}

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
      for (const cell of [token.header, ...token.rows].flat()) cell.tokens = pruneList(cell.tokens, pruning);
      break;
    case 'definitionList':
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
    case 'html':
      checkHtml(token, pruning);
      break;
    default:
      if ('tokens' in token && token.tokens) token.tokens = pruneList(token.tokens, pruning);
  }
}

/** Blocks, or the pieces of a line. */
function pruneList(tokens: Token[], pruning: Pruning): Token[] {
  const list = asTokens(tokens);
  return list.map((token, index): Token => {
    const given = ELEMENTS.has(token.type) ? attributesOf(token, list[index + 1]) : [];
    const marks = given.flatMap(({ classes }) => classes);
    if (isLeftOut(token, pruning.edition) || marks.some((name) => LEFT_OUT[pruning.edition].has(name)))
      return removed(token);
    if (pruning.edition === 'student' && marks.includes('blank')) return gap(token, given);
    // The braces of what was taken out would fall to the block around.
    const before = token.type === 'attributes' ? list[index - 1] : undefined;
    if (before && ELEMENTS.has(before.type) && isHidden(attributesOf(before, token), pruning.edition))
      return removed(token);
    pruneInside(token, pruning);
    return token as Token;
  });
}

const isHidden = (given: readonly Attributes[], edition: Edition): boolean =>
  given.some(({ classes }) =>
    classes.some((name) => LEFT_OUT[edition].has(name) || (edition === 'student' && name === 'blank')),
  );

/** An item stays as an empty one, so that those after it keep their places; it is not rendered. */
function pruneItem(item: Tokens.ListItem, pruning: Pruning): void {
  const lead = asTokens(item.tokens).find(({ type }) => type === 'text' || type === 'paragraph');
  if (lead && isLeftOut(lead, pruning.edition)) {
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

function checkHtml(token: Tokens.HTML | Tokens.Tag, { edition, block, report }: Pruning): void {
  const name = edition === 'student' ? TEACHERS_HTML.exec(token.text)?.[1] : undefined;
  if (name === undefined) return;
  report({
    severity: 'error',
    rule: 'teachers-html',
    message: `Raw HTML with the class \`${name}\` cannot be taken out of the edition for students`,
    hint: name === 'blank' ? 'Write `[word]{.blank}`.' : `Write \`::: ${name}\`, and \`:::\` where it ends.`,
    span: locate(block, token as Token),
  });
}

/** What stands in an element's own braces, and in those right after it. */
function attributesOf(token: AnyToken, next: AnyToken | undefined): readonly Attributes[] {
  const own = 'attributes' in token && token.attributes ? [token.attributes] : [];
  return next?.type === 'attributes' ? [...own, next.attributes] : own;
}

/** The classes in braces that belong to the block whose line this is. */
function ownClasses(tokens: readonly Token[] | undefined): readonly string[] {
  const list = asTokens(tokens);
  return list.flatMap((token, index) => {
    const before = list[index - 1];
    return token.type === 'attributes' && !(before && ELEMENTS.has(before.type)) ? token.attributes.classes : [];
  });
}

const hasClass = (info: string, names: ReadonlySet<string>): boolean =>
  [...info.matchAll(/\.([\w-]+)(?=[^{}]*\})/g)].some(([, name = '']) => names.has(name));

const removed = ({ raw }: { readonly raw: string }): Token =>
  ({ type: 'removed', raw }) satisfies RemovedToken as Token;

const gap = ({ raw }: AnyToken, given: readonly Attributes[]): Token => {
  const width = given.map(({ pairs }) => pairs.width).find(Boolean);
  return { type: 'gap', raw, ...(width && { width }) } satisfies GapToken as Token;
};
