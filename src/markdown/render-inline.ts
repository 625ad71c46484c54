import type { Token, Tokens } from 'marked';
import type { Attributes } from '../deck/model.ts';
import { attributesHtml, mergeAttributes, NO_ATTRIBUTES, readCommentAttributes } from './attributes.ts';
import { blankHtml, gapHtml } from './classroom.ts';
import { escapeHtml, escapeText } from './escape.ts';
import { hole } from './holes.ts';
import { locateText } from './positions.ts';
import { renderImage } from './render-media.ts';
import { linkTarget, noteId, report, resource, type Scope, spanOf } from './scope.ts';
import { type AnyToken, asTokens, type CitationToken, ELEMENTS, type MathToken } from './tokens.ts';
import { warnOfLink, warnOfTex } from './unread.ts';

export interface Inline {
  readonly html: string;
  /** What stood in braces or a comment at the end: it belongs to the block around. */
  readonly attributes: Attributes;
}

/** Inline tokens to HTML, with the attributes that they leave to their block. */
export function renderInline(tokens: readonly Token[] | undefined, scope: Scope): Inline {
  const list = asTokens(tokens);
  if (!list.some((token) => token.type === 'attributes' || token.type === 'html')) {
    let html = '';
    for (const token of list) html = append(html, renderToken(token, NO_ATTRIBUTES, scope), token, scope);
    return { html, attributes: NO_ATTRIBUTES };
  }
  const placed = placeAttributes(list, scope);
  let html = '';
  list.forEach((token, index) => {
    const attributes = placed.taken.has(index) ? undefined : (placed.given.get(index) ?? NO_ATTRIBUTES);
    if (attributes) html = append(html, renderToken(token, attributes, scope), token, scope);
  });
  return { html: placed.trailing ? html.trimEnd() : html, attributes: placed.own };
}

/** The number of a citation stays on the line of the word before it. */
const append = (html: string, piece: string, token: AnyToken, { place }: Scope): string =>
  token.type === 'citation' && !token.inText && place === 'slide'
    ? html.replace(/[ \n]$/, '\u00a0') + piece
    : html + piece;

/** Inline tokens to HTML where no block is there to take attributes. */
export const inlineHtml = (tokens: readonly Token[] | undefined, scope: Scope): string =>
  renderInline(tokens, scope).html;

interface Placed {
  /** Attributes that an element before them takes, by its index. */
  readonly given: Map<number, Attributes>;
  /** Indices of tokens that are used up. */
  readonly taken: Set<number>;
  own: Attributes;
  trailing: boolean;
}

/** Decides to which element each `{…}`, `.element:` and `.slide:` belongs. */
function placeAttributes(list: readonly AnyToken[], scope: Scope): Placed {
  const placed: Placed = { given: new Map(), taken: new Set(), own: NO_ATTRIBUTES, trailing: false };
  const give = (index: number, attributes: Attributes) =>
    placed.given.set(index, mergeAttributes(placed.given.get(index) ?? NO_ATTRIBUTES, attributes));
  let lastElement = -1;
  list.forEach((token, index) => {
    if (ELEMENTS.has(token.type)) lastElement = index;
    if (token.type === 'attributes') {
      const before = list[index - 1];
      if (before && ELEMENTS.has(before.type)) give(index - 1, token.attributes);
      else if (list.slice(index + 1).every(isFiller)) {
        placed.own = mergeAttributes(placed.own, token.attributes);
        placed.trailing = true;
      } else return;
      placed.taken.add(index);
    }
    const comment = token.type === 'html' ? readComment(token.text) : undefined;
    if (!comment) return;
    placed.taken.add(index);
    if (comment.kind === 'slide') scope.slide = mergeAttributes(scope.slide, comment.attributes);
    else if (comment.kind === 'element' && lastElement >= 0) give(lastElement, comment.attributes);
    else if (comment.kind === 'element') placed.own = mergeAttributes(placed.own, comment.attributes);
    if (list.slice(index + 1).every(isFiller)) placed.trailing = true;
  });
  return placed;
}

const isFiller = (token: AnyToken): boolean =>
  token.type === 'attributes' ||
  token.type === 'br' ||
  (token.type === 'text' && token.raw.trim() === '') ||
  (token.type === 'html' && readComment(token.text) !== undefined);

/** A comment, and what it says to us; undefined if the text is no single comment. */
export function readComment(
  text: string,
): { readonly kind: 'slide' | 'element' | 'other'; readonly attributes: Attributes } | undefined {
  const match = /^\s*<!--(?:\s*\.(slide|element):)?([\s\S]*?)-->\s*$/.exec(text);
  if (!match || match[0].indexOf('-->') < match[0].trimEnd().length - 3) return undefined;
  const [, kind, content = ''] = match;
  if (kind !== 'slide' && kind !== 'element') return { kind: 'other', attributes: NO_ATTRIBUTES };
  return { kind, attributes: readCommentAttributes(content) };
}

function renderToken(token: AnyToken, attributes: Attributes, scope: Scope): string {
  if (scope.dropping && token.type !== 'html') return '';
  noteId(scope, token, attributes);
  switch (token.type) {
    case 'text':
      return renderText(token as Tokens.Text, scope);
    case 'escape':
      return escapeText(token.text);
    case 'strong':
    case 'em':
    case 'del':
      return element(token.type, attributes, inlineHtml(token.tokens, scope));
    case 'codespan':
      return element('code', attributes, escapeHtml(token.text));
    case 'br':
      return '<br>';
    case 'link':
      return renderLink(token as Tokens.Link, attributes, scope);
    case 'image':
      return renderImage(token as Tokens.Image, attributes, scope);
    case 'html':
      return renderHtml(token as Tokens.HTML, scope);
    case 'span':
    case 'sup':
    case 'sub': {
      noteId(scope, token, token.attributes);
      const all = mergeAttributes(token.attributes, attributes);
      if (token.type === 'span' && all.classes.includes('blank'))
        return blankHtml(all, inlineHtml(token.tokens, scope), scope.section.words);
      const tag = token.type === 'span' && all.classes.includes('mark') ? 'mark' : token.type;
      return element(tag, all, inlineHtml(token.tokens, scope));
    }
    case 'gap':
      return gapHtml(scope.section.words, token.width);
    case 'variable':
      return renderVariable(token, scope);
    case 'footnoteRef':
      return renderFootnoteRef(token, scope);
    case 'math':
      return renderMath(token, 'math-inline', attributes, scope);
    case 'citation':
      return renderCitation(token, scope);
    case 'attributes':
      return escapeText(token.raw);
    case 'checkbox':
      return `<input type="checkbox" disabled${token.checked ? ' checked' : ''} aria-label="${scope.section.words[token.checked ? 'done' : 'toDo']}"> `;
    default:
      return '';
  }
}

const element = (tag: string, attributes: Attributes, html: string): string =>
  `<${tag}${attributesHtml(attributes)}>${html}</${tag}>`;

function renderText(token: Tokens.Text, scope: Scope): string {
  if (token.tokens) return inlineHtml(token.tokens, scope);
  if (token.raw.includes('](')) warnOfLink(token, scope);
  if (token.raw.includes('$')) warnOfTex(token, scope);
  if (!scope.section.citations && token.raw.includes('@')) hintAtCitation(token, scope);
  return scope.section.noBreak(token.escaped ? token.text : escapeText(token.text));
}

function hintAtCitation(token: Tokens.Text, scope: Scope): void {
  const found = /\[(?:[^@[\]]*[^@[\]\w-])?-?@\w[^[\]]*\]/.exec(token.raw);
  if (!found) return;
  const hint =
    'Name the file of its sources in deck.yaml, `bibliography: references.bib`, or write `\\@` for a plain @.';
  const message = `\`${found[0]}\` looks like a citation, but the deck has no bibliography`;
  report(scope, token, { severity: 'warning', rule: 'no-bibliography', message, hint }, found[0]);
}

/** A formula is a block without a fence: its `steps` are its dollar signs. */
export function renderMath(token: MathToken, language: string, attributes: Attributes, scope: Scope): string {
  const steps = token.display ? '$$' : '$';
  const block = { language, steps, attributes, text: token.text, span: spanOf(scope, token) };
  return hole('block', String(scope.blocks.push(block) - 1));
}

function renderCitation(token: CitationToken, scope: Scope): string {
  const items = token.items.map(({ mark, prefix, suffix, ...item }) => ({
    ...item,
    prefix: inlineHtml(prefix, scope).trim(),
    suffix: inlineHtml(suffix, scope),
    span: locateText(scope.block, token as unknown as Token, mark),
  }));
  return hole('cite', String(scope.citations.push({ place: scope.place, inText: token.inText, items }) - 1));
}

function renderLink(token: Tokens.Link, attributes: Attributes, scope: Scope): string {
  const content = token.autolink ? escapeHtml(token.text) : inlineHtml(token.tokens, scope);
  const href = linkTarget(scope, token, token.href);
  if (href === undefined) return content;
  const title = token.title ? ` title="${escapeText(token.title)}"` : '';
  return `<a href="${href}"${title}${attributesHtml(attributes)}>${content}</a>`;
}

function renderVariable(token: { name: string; raw: string }, scope: Scope): string {
  const value = scope.section.variables[token.name];
  if (value !== undefined) return escapeHtml(value);
  const known = Object.keys(scope.section.variables);
  report(scope, token, {
    severity: 'error',
    rule: 'unknown-variable',
    message: `There is no variable \`${token.name}\``,
    hint: known.length
      ? `deck.yaml has under \`variables:\` ${known.map((name) => `\`${name}\``).join(', ')}.`
      : 'Add it to deck.yaml under `variables:`.',
  });
  return escapeHtml(token.raw);
}

function renderFootnoteRef(token: { label: string; raw: string }, scope: Scope): string {
  if (!scope.section.footnotes.has(token.label)) {
    report(scope, token, {
      severity: 'warning',
      rule: 'unknown-footnote',
      message: `There is no footnote \`[^${token.label}]\` in this file`,
      hint: `Write its text on a line of its own: \`[^${token.label}]: …\`.`,
    });
    return escapeHtml(token.raw);
  }
  let index = scope.footnotes.indexOf(token.label);
  const again = index >= 0;
  if (!again) index = scope.footnotes.push(token.label) - 1;
  const name = `${hole('slide')}-${index + 1}`;
  const id = again ? '' : ` id="fnref-${name}"`;
  return `<sup class="footnote-ref"><a href="#fn-${name}"${id} role="doc-noteref">${index + 1}</a></sup>`;
}

/** Raw HTML, inline or a block, without comments and without what a deck must not do. */
export function renderHtml(token: { text: string }, scope: Scope): string {
  const { rawHtml } = scope.section;
  if (/<!--(?![\s\S]*-->)/.test(token.text)) {
    report(scope, token, {
      severity: 'warning',
      rule: 'unclosed-comment',
      message: 'This comment is never closed and takes in all that follows',
      hint: 'Close it with `-->`.',
    });
  }
  let text = token.text.replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) => {
    const read = readComment(comment);
    if (read?.kind === 'slide') scope.slide = mergeAttributes(scope.slide, read.attributes);
    return '';
  });
  if (scope.dropping) {
    const end = new RegExp(`</${scope.dropping}\\s*>`, 'i').exec(text);
    if (!end) return '';
    scope.dropping = '';
    text = text.slice(end.index + end[0].length);
  }
  if (!rawHtml || !/<[a-z/!?]/i.test(text)) return text;
  const { html, dropping } = rawHtml.rewrite(text, {
    resource: (url) => resource(scope, token, url),
    link: (url) => linkTarget(scope, token, url),
    id: (id) => scope.ids.push({ id, span: spanOf(scope, token) }),
    problem: (problem, at) => report(scope, token, problem, at),
  });
  scope.dropping = dropping;
  return html;
}
