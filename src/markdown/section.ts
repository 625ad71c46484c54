/** One Markdown file → one section: pure, and a function of the file's text and of what is passed here. */
import { monthAfterPoint } from '../deck/dates.ts';
import type { SectionSettings } from '../deck/front-matter.ts';
import type { Doubt, Piece, Section, SlideSource } from '../deck/model.ts';
import { noBreakOf } from '../deck/no-break.ts';
import type { Edition } from '../deck/version.ts';
import { wordsOf } from '../deck/words.ts';
import type { Problem, Span } from '../problems.ts';
import { attributeSpan, type SlidePlace } from './attribute-span.ts';
import { mergeAttributes, withoutPairs } from './attributes.ts';
import { type BlockSource, readBlocks } from './blocks.ts';
import { dialectOf } from './dialect.ts';
import { keptBlocks, pruneBlocks } from './edition.ts';
import { findFootnotes, renderFootnotes } from './footnotes.ts';
import { parseHandout, takeHandouts } from './handout.ts';
import { type Block, breaks, locate } from './positions.ts';
import { renderBlocks, renderPieces } from './render-blocks.ts';
import { readComment, renderInline } from './render-inline.ts';
import { createScope, placeAttribute, type Scope, type SectionScope } from './scope.ts';
import { slideAttributes } from './slide-attributes.ts';
import { type Chunk, isPrelude, split, startsSlide } from './split.ts';
import { loadEntities, plainText } from './text.ts';
import { readTime, wrongTime } from './time.ts';
import { type AnyToken, asTokens } from './tokens.ts';
import { warnOfBraces } from './unread.ts';

export interface SectionInput {
  readonly file: string;
  /** With LF line ends, ending in one; front matter included. */
  readonly text: string;
  readonly settings: SectionSettings;
  readonly slideLevel: number;
  readonly variables: Readonly<Record<string, string>>;
  readonly allow: readonly string[];
  readonly lang: string;
  readonly edition: Edition;
  /** True if the deck has a bibliography: then `[@key]` is a citation. */
  readonly citations?: boolean;
  /** Write where each block stands (`data-at`), for live editing. */
  readonly places?: boolean;
  /** True until the deck's first `#` was seen: that one is the title. */
  readonly mayHoldTitle: boolean;
  readonly included: BlockSource['included'];
}

export async function parseSection(input: SectionInput): Promise<Section> {
  const { file, settings, slideLevel } = input;
  const problems: Problem[] = [];
  const doubts: Doubt[] = [];
  const report = (problem: Problem) => void problems.push(problem);
  const { blocks, includes } = readBlocks({
    ...input,
    options: dialectOf(input.citations ?? false),
    startsSlide: (token) => startsSlide(token, slideLevel),
    report,
  });
  await loadEntities((entity) => blocks.some(({ token }) => token.raw.includes('&') && entity.test(token.raw)));
  pruneBlocks(blocks, input.edition, report);
  const { rest, handouts } = takeHandouts(blocks, input.edition);
  const hasHtml = blocks.some(({ token }) => token.raw.includes('<') && /<[a-zA-Z/!?]/.test(token.raw));
  const rawHtml = hasHtml ? (await import('./raw-html.ts')).rawHtml : undefined;
  const section: SectionScope = {
    variables: input.variables,
    allow: input.allow,
    words: wordsOf(input.lang),
    noBreak: noBreakOf(input.lang),
    month: monthAfterPoint(input.lang),
    edition: input.edition,
    places: input.places ?? false,
    citations: input.citations ?? false,
    footnotes: findFootnotes(blocks),
    rawHtml,
    report,
    doubt: (doubt) => void doubts.push(doubt),
  };
  const chunks = split(rest, { slideLevel, rawHtml, report })
    .map((chunk) => inEdition(chunk, input.edition))
    .filter((chunk) => chunk !== undefined)
    .filter((chunk) => rest === blocks || !isEmpty(chunk));
  const extents = extentsOf(chunks);
  let mayHoldTitle = input.mayHoldTitle;
  const slides = chunks.map((chunk, index) => {
    const slide = parseSlide(chunk, extents[index] as Extent, input, section, mayHoldTitle);
    if (slide.divider) mayHoldTitle = false;
    return index === 0 ? { ...slide, down: false } : slide;
  });
  return {
    file,
    ...(settings.shortTitle && { shortTitle: settings.shortTitle }),
    ...(settings.minutes && { minutes: settings.minutes }),
    slides,
    handouts: handouts.map((block) => parseHandout(block, section)),
    includes,
    problems,
    doubts,
  };
}

/** What of a slide the edition has; undefined if nothing of it is left. */
function inEdition(chunk: Chunk, edition: Edition): Chunk | undefined {
  const body = keptBlocks(chunk.body, edition);
  const notes = edition === 'student' ? [] : keptBlocks(chunk.notes, edition);
  const rest: Chunk = { ...chunk, body, notes };
  return body.length < chunk.body.length && isEmpty(rest) ? undefined : rest;
}

/** What is left where all of a slide was for the other edition or for a handout: footnotes and comments at most. */
const isEmpty = (chunk: Chunk): boolean => isPrelude(chunk) && chunk.notes.length === 0;

function parseSlide(
  chunk: Chunk,
  { span, raw }: Extent,
  input: SectionInput,
  section: SectionScope,
  mayHoldTitle: boolean,
): SlideSource {
  const { heading } = chunk;
  const divider = heading !== undefined && heading.token.depth < input.slideLevel;
  const automatic = divider ? (mayHoldTitle ? 'title' : 'section') : input.settings.layout || layoutFor(chunk);
  const layout = namedLayout(chunk) ?? automatic;
  const scope = createScope(section, layout, heading ?? chunk.start);

  const line = heading && renderInline(heading.token.tokens, scope);
  if (heading) warnOfBraces(heading.token, scope);
  const pieces = groupColumns(renderSlideBody(chunk.body, scope), layout);
  const footnotes = renderFootnotes(scope);
  if (footnotes) pieces.push({ kind: 'flow', html: footnotes });
  scope.place = 'notes';
  const notes = chunk.notes.map((block) => renderIn(block, scope)).join('');
  scope.block = heading ?? chunk.start;
  const given = mergeAttributes(line?.attributes ?? { classes: [], pairs: {} }, scope.slide);
  const headingSpan = heading && { headingSpan: locate(heading, heading.token) };
  const place = { span, raw, ...headingSpan };
  const own = slideAttributes(withoutPairs(given, ...ownKeys(input.edition)), scope, place);
  const attributes = mergeAttributes(own, placeAttribute(scope, heading?.token ?? chunk.start.token));
  const text = heading ? plainText(heading.token.tokens, section.variables).trim() : '';
  return {
    // An object that began with a spread would have a hidden class of its own: thousands of them cost 15 MB.
    span,
    raw,
    down: chunk.down,
    ...headingSpan,
    // A heading may be there for its attributes alone.
    ...(heading && line?.html && { heading: { level: heading.token.depth, html: line.html, text } }),
    divider,
    attributes,
    layout,
    ...minutesOf(given.pairs.minutes, section, place),
    ...timeOf(given.pairs.time, scope, place),
    pieces,
    source: scope.sources.join(' '),
    notes: scope.notes.join('') + notes,
    blocks: scope.blocks,
    citations: scope.citations,
    assets: scope.assets,
    links: scope.links,
    ids: scope.ids,
    words: text || firstWords(chunk.body, section),
  };
}

/** What is done with a slide's attributes here; `notes` is reveal.js's way of giving a slide notes. */
const ownKeys = (edition: Edition): string[] => [
  'layout',
  'minutes',
  'time',
  ...(edition === 'student' ? ['notes', 'data-notes'] : []),
];

/** A question, a quiz or a poll brings its layout along. */
function layoutFor({ body }: Chunk): string {
  for (const { token } of body) {
    if (token.type !== 'div') continue;
    if (token.name === 'question') return 'question';
    if (token.name === 'quiz' || token.name === 'poll') return 'poll';
  }
  return 'content';
}

/** A layout that the slide names on its heading or in a `.slide:` comment. */
function namedLayout({ heading, body }: Chunk): string | undefined {
  for (const token of asTokens(heading?.token.tokens)) {
    if (token.type === 'attributes' && token.attributes.pairs.layout) return token.attributes.pairs.layout;
  }
  for (const { token } of body) {
    const comment = token.type === 'html' ? readComment(token.text) : undefined;
    if (comment?.kind === 'slide' && comment.attributes.pairs.layout) return comment.attributes.pairs.layout;
  }
  return undefined;
}

function renderSlideBody(blocks: readonly Block[], scope: Scope): Piece[] {
  const [first] = blocks;
  if (!first) return [];
  // Blocks of one file are rendered together, since a caption or a comment belongs to the block before it.
  const tokens: AnyToken[] = blocks.map((block) => block.token);
  const owners = new Map<AnyToken, Block>(blocks.map((block) => [block.token, block]));
  return renderPieces(tokens, scope, (token) => {
    scope.block = owners.get(token) ?? scope.block;
  });
}

const renderIn = (block: Block, scope: Scope): string => {
  scope.block = block;
  return renderBlocks([block.token], scope);
};

/** In these layouts the slide's sub-headings open its columns, if the author drew none. */
function groupColumns(pieces: Piece[], layout: string): Piece[] {
  if (layout !== 'two-columns' && layout !== 'comparison') return pieces;
  if (pieces.some((piece) => piece.kind === 'columns')) return pieces;
  const level = /^<h(\d)/.exec(pieces.find((piece) => /^<h\d/.test(piece.html))?.html ?? '')?.[1];
  if (!level) return pieces;
  const first = pieces.findIndex((piece) => piece.html.startsWith(`<h${level}`));
  const columns: string[] = [];
  for (const { html } of pieces.slice(first)) {
    if (html.startsWith(`<h${level}`)) columns.push(html);
    else columns[columns.length - 1] += html;
  }
  const html = columns.map((column) => `<div class="column">\n${column}</div>\n`).join('');
  return [...pieces.slice(0, first), { kind: 'columns', html: `<div class="columns">\n${html}</div>\n` }];
}

function minutesOf(text: string | undefined, section: SectionScope, place: SlidePlace): { minutes?: number } {
  if (text === undefined) return {};
  const minutes = Number(text);
  if (text.trim() !== '' && minutes >= 0 && minutes <= 1440) return { minutes };
  section.report({
    severity: 'error',
    rule: 'minutes',
    message: `\`minutes=${text}\` is no number of minutes`,
    hint: 'Write for example `{minutes=2.5}`.',
    span: attributeSpan(place, 'minutes'),
  });
  return {};
}

/** What the heading says of the task, else what its `::: question` says. */
function timeOf(text: string | undefined, { time, section }: Scope, place: SlidePlace): { time?: number } {
  const seconds = text === undefined ? time : readTime(text);
  if (seconds !== undefined) return { time: seconds };
  if (text !== undefined) section.report({ ...wrongTime(text), span: attributeSpan(place, 'time') });
  return {};
}

/** What a slide takes up in its file: from its first line to where the next slide of that file starts. */
interface Extent {
  readonly span: Span;
  readonly raw: string;
}

function extentsOf(chunks: readonly Chunk[]): Extent[] {
  const next = new Map<string, { readonly line: number; readonly offset: number }>();
  return chunks
    .map(({ start }) => start)
    .reverse()
    .map(({ source: { file, text }, line, offset }) => {
      const end = next.get(file) ?? { line: line + breaks(text.slice(offset)), offset: text.length };
      next.set(file, { line, offset });
      const span = { file, start: { line, column: 1 }, end: { line: Math.max(end.line, line), column: 1 } };
      return { span, raw: text.slice(offset, end.offset) };
    })
    .reverse();
}

/** The first words of a slide without a heading: its label and its slug. */
function firstWords(body: readonly Block[], section: SectionScope): string {
  for (const { token } of body) {
    if (token.type === 'html' || token.type === 'footnote' || token.type === 'def') continue;
    if (token.type === 'div' && (token.name === 'notes' || token.name === 'source')) continue;
    const words = plainText([token as never], section.variables)
      .trim()
      .split(/\s+/);
    if (words[0]) return words.slice(0, 8).join(' ');
  }
  return '';
}
