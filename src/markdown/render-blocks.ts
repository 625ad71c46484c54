import type { Token, Tokens } from 'marked';
import type { Attributes, CitingPlace, Piece } from '../deck/model.ts';
import { attributesHtml, mergeAttributes, NO_ATTRIBUTES, withoutPairs } from './attributes.ts';
import { calloutHtml, calloutKind, takeAlertMark } from './callout.ts';
import { answerHtml, linesHtml, type Option, optionsHtml } from './classroom.ts';
import { isEmptied } from './edition.ts';
import { escapeText } from './escape.ts';
import { readFence } from './fence.ts';
import { hole } from './holes.ts';
import { inlineHtml, readComment, renderHtml, renderInline, renderMath } from './render-inline.ts';
import { renderFigure } from './render-media.ts';
import { renderTable, takeCaption } from './render-table.ts';
import { noteId, placeAttribute, report, type Scope, spanOf } from './scope.ts';
import { doubt, slipInDiv } from './slips.ts';
import { plainText } from './text.ts';
import { readTime, wrongTime } from './time.ts';
import { type AnyToken, asTokens, type DefinitionListToken, type DivToken, nextSolid } from './tokens.ts';
import { warnOfBox, warnOfBraces, warnOfDays, warnOfLead, warnOfUnread } from './unread.ts';

/** Block tokens to HTML. */
export const renderBlocks = (tokens: readonly Token[] | readonly AnyToken[], scope: Scope): string =>
  renderPieces(tokens as readonly AnyToken[], scope)
    .map((piece) => piece.html)
    .join('');

/** Block tokens to pieces: what a layout may take out of the flow stands apart. `before` is told of each token. */
export function renderPieces(list: readonly AnyToken[], scope: Scope, before?: (token: AnyToken) => void): Piece[] {
  const pieces: Piece[] = [];
  for (let index = 0; index < list.length; index++) {
    const token = list[index] as AnyToken;
    before?.(token);
    const after = nextSolid(list, index);
    const caption = token.type === 'table' && after ? takeCaption(after.token, scope) : undefined;
    if (caption && after) index = after.index;
    const comment = caption ? undefined : elementComment(after?.token);
    if (comment && after) index = after.index;
    const said = mergeAttributes(comment ?? NO_ATTRIBUTES, caption?.attributes ?? NO_ATTRIBUTES);
    const extra = mergeAttributes(said, placeAttribute(scope, token));
    const piece = renderPiece(token, extra, caption?.html, scope);
    if (piece.html) pieces.push({ ...piece, html: flatten(piece.html) });
  }
  return pieces;
}

/** One string instead of the rope of its pieces, which would all stay in memory: a search makes the engine join it. */
const flatten = (html: string): string => (html.indexOf('\0') < -1 ? '' : html);

function renderPiece(token: AnyToken, extra: Attributes, caption: string | undefined, scope: Scope): Piece {
  if (scope.dropping && token.type !== 'html') return { kind: 'flow', html: '' };
  switch (token.type) {
    case 'paragraph':
    case 'text':
      return renderParagraph(token as Tokens.Paragraph, extra, scope);
    case 'table':
      return { kind: 'table', html: renderTable(token as Tokens.Table, extra, caption, scope) };
    case 'div':
      return renderDiv(token, extra, scope);
    default:
      return { kind: 'flow', html: renderFlow(token, extra, scope) };
  }
}

function renderFlow(token: AnyToken, extra: Attributes, scope: Scope): string {
  switch (token.type) {
    case 'heading': {
      const { html, attributes } = renderInline(token.tokens, scope);
      const all = mergeAttributes(attributes, extra);
      noteId(scope, token, all);
      warnOfBraces(token as Tokens.Heading, scope);
      return `<h${token.depth}${attributesHtml(all)}>${html}</h${token.depth}>\n`;
    }
    case 'list':
      return renderList(token as Tokens.List, extra, scope);
    case 'blockquote':
      return renderQuote(token as Tokens.Blockquote, extra, scope);
    case 'code':
      return renderCode(token as Tokens.Code, extra, scope);
    case 'html':
      return renderHtml(token as Tokens.HTML, scope);
    case 'hr':
      return '<hr>\n';
    case 'math':
      return renderMath(token, 'math', extra, scope);
    case 'definitionList':
      return renderDefinitions(token, extra, scope);
    case 'noteMarker':
      // Inside raw HTML the words are content.
      return `<p>${escapeText(token.raw.trim())}</p>\n`;
    case 'strayFence':
      report(scope, token, {
        severity: 'warning',
        rule: 'stray-fence',
        message: 'This `:::` closes nothing',
        hint: 'Take it out, or open a div before it with `::: name`.',
      });
      return '';
    case 'include':
      report(scope, token, {
        severity: 'error',
        rule: 'include',
        message: '`::: include` stands inside another block',
        hint: 'Move it to a line of its own outside lists, quotes and divs.',
      });
      return '';
    case 'checkbox':
      return inlineHtml([token as Token], scope);
    default:
      return '';
  }
}

function renderParagraph(token: Tokens.Paragraph | Tokens.Text, extra: Attributes, scope: Scope): Piece {
  const image = onlyImage(token.tokens);
  if (image && token.type === 'paragraph') {
    const attributes = mergeAttributes(image.attributes, extra);
    noteId(scope, image.token, attributes);
    return { kind: 'figure', html: `${renderFigure(image.token, attributes, scope)}\n` };
  }
  warnOfUnread(token, scope);
  const tokens = token.tokens ?? [token];
  const inline = renderInline(tokens, scope);
  const { attributes } = inline;
  const isNote = scope.place === 'notes' && scope.layout !== 'handout';
  const html = isNote && isLabelled(tokens) ? inline.html.replace('<strong>', '<strong class="label">') : inline.html;
  const all = mergeAttributes(attributes, isNote && isDirection(tokens) ? mergeAttributes(DIRECTION, extra) : extra);
  noteId(scope, token, all);
  return { kind: 'flow', html: html || all.id ? `<p${attributesHtml(all)}>${html}</p>\n` : '' };
}

const DIRECTION: Attributes = { classes: ['direction'], pairs: {} };

/** A note that is all in italics says what to do, as in a play. */
const isDirection = (tokens: readonly Token[]): boolean => tokens.length === 1 && tokens[0]?.type === 'em';

/** A note that begins with `**Ask:**`. */
const isLabelled = ([first]: readonly Token[]): boolean => first?.type === 'strong' && /:\**\s*$/.test(first.raw);

/** The image of a paragraph that holds nothing else but its attributes. */
function onlyImage(tokens: readonly Token[] | undefined): { token: Tokens.Image; attributes: Attributes } | undefined {
  let image: Tokens.Image | undefined;
  let attributes = NO_ATTRIBUTES;
  for (const token of asTokens(tokens)) {
    if (token.type === 'image' && !image) image = token as Tokens.Image;
    else if (token.type === 'attributes' && image) attributes = mergeAttributes(attributes, token.attributes);
    else if (token.type === 'html' && image) {
      const comment = readComment(token.text);
      if (!comment) return undefined;
      if (comment.kind === 'element') attributes = mergeAttributes(attributes, comment.attributes);
    } else if (token.raw.trim()) return undefined;
  }
  return image && { token: image, attributes };
}

function renderList(token: Tokens.List, extra: Attributes, scope: Scope): string {
  const tag = token.ordered ? 'ol' : 'ul';
  const start = token.ordered && token.start !== 1 && token.start !== '' ? ` start="${token.start}"` : '';
  if (token.ordered && scope.section.month) warnOfDays(token, scope.section.month, scope);
  const items = token.items.map((item) => (isEmptied(item) ? '' : renderItem(item, scope))).join('');
  noteId(scope, token, extra);
  return `<${tag}${start}${attributesHtml(extra)}>\n${items}</${tag}>\n`;
}

function renderItem(item: Tokens.ListItem, scope: Scope): string {
  const [first, ...rest] = asTokens(item.tokens).filter((token) => token.type !== 'checkbox');
  const box = asTokens(item.tokens).find((token) => token.type === 'checkbox');
  const leads = first && (first.type === 'text' || (first.type === 'paragraph' && !onlyImage(first.tokens)));
  const lead = leads && renderInline((first as Tokens.Text).tokens ?? [first as Token], scope);
  if (lead) warnOfLead(first as Tokens.Text, scope);
  const attributes = mergeAttributes(lead ? lead.attributes : NO_ATTRIBUTES, placeAttribute(scope, item));
  noteId(scope, item, attributes);
  const classes = [...(item.task ? ['task'] : []), ...(scope.incremental ? ['fragment'] : [])];
  let html = box ? inlineHtml([box as Token], scope) : '';
  if (lead) html += item.loose ? `<p>${lead.html}</p>\n` : lead.html;
  const others = renderBlocks(lead ? rest : first ? [first, ...rest] : [], scope);
  return `<li${attributesHtml(attributes, classes)}>${html}${others && lead && !item.loose ? '\n' : ''}${others}</li>\n`;
}

function renderQuote(token: Tokens.Blockquote, extra: Attributes, scope: Scope): string {
  const alert = takeAlertMark(token);
  noteId(scope, token, extra);
  if (alert)
    return calloutHtml(
      alert.kind,
      alert.title ?? scope.section.words[alert.kind],
      extra,
      renderBlocks(alert.tokens, scope),
    );
  return `<blockquote${attributesHtml(extra)}>\n${renderBlocks(token.tokens, scope)}</blockquote>\n`;
}

function renderCode(token: Tokens.Code, extra: Attributes, scope: Scope): string {
  if (
    token.codeBlockStyle !== 'indented' &&
    !/(?:^|\n)[ \t>]*(?:`{3,}|~{3,})[ \t]*$/.test(token.raw.trimEnd().slice(3))
  ) {
    report(scope, token, {
      severity: 'warning',
      rule: 'unclosed-fence',
      message: 'This code fence is never closed and takes in the rest of the file',
      hint: 'Close it with a line of the same signs.',
    });
  }
  const fence = readFence(token, spanOf(scope, token));
  const block = { ...fence, attributes: mergeAttributes(fence.attributes, extra) };
  noteId(scope, token, block.attributes);
  return hole('block', String(scope.blocks.push(block) - 1));
}

function renderDefinitions(token: DefinitionListToken, extra: Attributes, scope: Scope): string {
  noteId(scope, token, extra);
  let html = `<dl${attributesHtml(extra)}>\n`;
  for (const item of token.items) {
    html += `<dt>${inlineHtml(item.term, scope)}</dt>\n`;
    for (const { tokens } of item.definitions) {
      const only = tokens.length === 1 && tokens[0]?.type === 'paragraph' ? tokens[0] : undefined;
      html += `<dd>${only ? inlineHtml(only.tokens, scope) : renderBlocks(tokens, scope)}</dd>\n`;
    }
  }
  return `${html}</dl>\n`;
}

function renderDiv(token: DivToken, extra: Attributes, scope: Scope): Piece {
  const attributes = mergeAttributes(token.attributes, extra);
  const flow = (html: string): Piece => ({ kind: 'flow', html });
  noteId(scope, token, attributes);
  switch (token.name) {
    case 'notes':
      scope.notes.push(inPlace('notes', scope, () => renderBlocks(token.tokens, scope)));
      return flow('');
    case 'source':
      scope.sources.push(inPlace('source', scope, () => renderSource(token, scope)));
      return flow('');
    case 'answer':
      return flow(answerHtml(attributes, renderBlocks(token.tokens, scope), scope.section.words));
    case 'question':
      scope.time = timeOf(token, scope);
      return flow(
        `<div${attributesHtml(withoutPairs(attributes, 'time'), ['question'])}>\n${renderBlocks(token.tokens, scope)}</div>\n`,
      );
    case 'quiz':
    case 'poll':
      return flow(renderChoice(token, token.name, attributes, scope));
    case 'lines':
      return flow(linesHtml(attributes));
    case 'handout':
      report(scope, token, {
        severity: 'error',
        rule: 'handout',
        message: '`::: handout` stands inside another block',
        hint: 'Move it to the left edge of the file, outside lists, quotes and divs.',
      });
      return flow('');
    case 'incremental':
      return flow(`<div${attributesHtml(attributes)}>\n${inIncremental(token, true, scope)}</div>\n`);
    case 'nonincremental':
      return flow(inIncremental(token, false, scope));
    case 'columns':
      return {
        kind: 'columns',
        html: `<div${attributesHtml(attributes, ['columns'])}>\n${renderBlocks(token.tokens, scope)}</div>\n`,
      };
    case 'column': {
      const { width } = attributes.pairs;
      const style = width && /^[\d.]+(?:%|px|fr|em)?$/.test(width) ? `--width:${width}` : '';
      const html = attributesHtml(withoutPairs(attributes, 'width'), ['column'], style);
      return flow(`<div${html}>\n${renderBlocks(token.tokens, scope)}</div>\n`);
    }
    default: {
      const kind = calloutKind(token.name, attributes);
      const content = renderBlocks(token.tokens, scope);
      const slip = kind ? undefined : slipInDiv(token.name);
      if (slip) doubt(slip, spanOf(scope, token), scope);
      if (kind) {
        const rest = { ...attributes, classes: attributes.classes.filter((name) => name !== kind) };
        return flow(
          calloutHtml(kind, rest.pairs.title || scope.section.words[kind], withoutPairs(rest, 'title'), content),
        );
      }
      return flow(`<div${attributesHtml(attributes, [token.name])}>\n${content}</div>\n`);
    }
  }
}

/** A list of options, with what stands before and after it. */
function renderChoice(token: DivToken, kind: 'quiz' | 'poll', attributes: Attributes, scope: Scope): string {
  const tokens = asTokens(token.tokens);
  const at = tokens.findIndex(({ type }) => type === 'list');
  const list = tokens[at] as Tokens.List | undefined;
  const options = (list?.items ?? []).map((item) => renderOption(item, scope));
  const isUnmarked = kind === 'quiz' && scope.section.edition === 'teacher' && !options.some(({ right }) => right);
  if (options.length < 2 || isUnmarked) {
    report(scope, token, {
      severity: 'error',
      rule: kind,
      message:
        isUnmarked && options.length > 1
          ? 'No option of this quiz is marked as right'
          : `A ${kind} is a list of two options or more`,
      hint:
        kind === 'quiz'
          ? 'Write `- [x]` before the right one, and `- [ ]` before the others.'
          : 'Write each on a line of its own, with `- ` before it.',
    });
  }
  const before = renderBlocks(tokens.slice(0, Math.max(at, 0)), scope);
  const rest = tokens.slice(at + 1).filter(({ type }) => type !== 'space');
  const said = renderBlocks(rest, scope);
  // What follows the options comes with a click, whether it says that it is the answer or not.
  const isAnswer = said === '' || rest.every((child) => child.type === 'div' && child.name === 'answer');
  const after = isAnswer ? said : answerHtml(NO_ATTRIBUTES, said, scope.section.words);
  const html = optionsHtml(kind, options, scope.section.words);
  return `<div${attributesHtml(attributes, [kind])}>\n${before}${html}${after}</div>\n`;
}

/** The first paragraph of an item is the option, what follows is said to those who choose it. */
function renderOption(item: Tokens.ListItem, scope: Scope): Option {
  warnOfBox(item, scope);
  const [first, ...rest] = asTokens(item.tokens).filter(({ type }) => type !== 'checkbox');
  const content = first && 'tokens' in first ? asTokens(first.tokens).filter(({ type }) => type !== 'checkbox') : [];
  return {
    words: `<p>${inlineHtml(content as Token[], scope)}</p>`,
    text: plainText(content as Token[], scope.section.variables).trim(),
    right: item.checked === true && item.task,
    remark: renderBlocks(rest, scope),
  };
}

function timeOf(token: DivToken, scope: Scope): number | undefined {
  const { time } = token.attributes.pairs;
  if (time === undefined) return undefined;
  const seconds = readTime(time);
  if (seconds === undefined) report(scope, token, wrongTime(time), 'time=');
  return seconds;
}

function inIncremental(token: DivToken, on: boolean, scope: Scope): string {
  const before = scope.incremental;
  scope.incremental = on;
  const html = renderBlocks(token.tokens, scope);
  scope.incremental = before;
  return html;
}

function inPlace(place: CitingPlace, scope: Scope, render: () => string): string {
  const before = scope.place;
  scope.place = place;
  const html = render();
  scope.place = before;
  return html;
}

/** A source line is one line: its paragraphs are joined. */
function renderSource(token: DivToken, scope: Scope): string {
  return asTokens(token.tokens)
    .map((child) => (child.type === 'paragraph' ? inlineHtml(child.tokens, scope) : renderBlocks([child], scope)))
    .filter(Boolean)
    .join(' ');
}

/** An `.element:` comment right after a block belongs to that block. */
function elementComment(token: AnyToken | undefined): Attributes | undefined {
  if (token?.type !== 'html') return undefined;
  const comment = readComment(token.text);
  return comment?.kind === 'element' ? comment.attributes : undefined;
}
