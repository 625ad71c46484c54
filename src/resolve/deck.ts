/** Sections → deck: all that needs to know more than one file. */

import { type BlockTools, noTools } from '../blocks/context.ts';
import { renderFencedBlocks } from '../blocks/registry.ts';
import type { AssetUse, Attributes, HandoutSource, Html, Part, Section, Slide, SlideSource } from '../deck/model.ts';
import type { Settings } from '../deck/settings.ts';
import type { Edition } from '../deck/version.ts';
import { escapeHtml } from '../markdown/escape.ts';
import { fillHoles } from '../markdown/holes.ts';
import type { Problem, Report, Span } from '../problems.ts';
import { type Bibliography, resolveCitations } from './citations.ts';
import { assignIds } from './ids.ts';
import { resolveLinks } from './links.ts';
import { groupParts, isUncounted } from './parts.ts';
import { REFERENCES } from './references.ts';
import { countSourceLines } from './source-line.ts';

export interface Deck {
  readonly name: string;
  readonly title: string;
  readonly settings: Settings;
  readonly parts: readonly Part[];
  readonly slides: readonly Slide[];
  /** How many slides there are, but for those that are not counted. */
  readonly total: number;
  /**
   * Where a link within the deck leads, by what the author wrote: `#id`, or `other.md#id`. Empty for a slide that is not
   * among those chosen: what leads there becomes plain text.
   */
  readonly links: ReadonlyMap<string, string>;
  readonly handouts: readonly Handout[];
  /** Each place that names a file which the deck shows. */
  readonly assets: readonly AssetUse[];
}

/** A sheet for paper, in the order of the deck. */
export interface Handout {
  /** Good for an id in a page: `handout-1`. */
  readonly id: string;
  /** Plain text; empty if it has none. */
  readonly title: string;
  /** With no holes but those of its files. */
  readonly html: Html;
  readonly attributes: Attributes;
  readonly span: Span;
}

export interface ResolveOptions {
  /** The class of the slides that are chosen. */
  readonly selection?: string | undefined;
  readonly bibliography?: Bibliography | undefined;
  /** The teacher's edition of the sections, by which sources are numbered, where this is another one. */
  readonly whole?: readonly Section[] | undefined;
}

export async function resolveDeck(
  name: string,
  settings: Settings,
  parsed: readonly Section[],
  tools: BlockTools = noTools,
  { selection, bibliography, whole }: ResolveOptions = {},
): Promise<{ readonly deck: Deck; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = parsed.flatMap((section) => section.problems);
  const report: Report = (problem) => void problems.push(problem);
  // What is cited is listed whichever slides are chosen.
  const isChosen = (source: SlideSource | HandoutSource): boolean =>
    selection === undefined ||
    ('layout' in source && source.layout === REFERENCES) ||
    source.attributes.classes.includes(selection);
  const isShown = shownIn(settings.edition);
  const gone = parsed.flatMap(({ slides }) => slides.filter((slide) => !isShown(slide)));
  const shown = parsed.map((section) => without(section, isShown)).map((section) => liftStacks(section, isChosen));
  const numbered = whole?.map((section) => without(section, shownIn('teacher')));
  const cited = await resolveCitations(shown, isChosen, bibliography, settings, tools, report, numbered);
  const { sections } = cited;
  const all = sections.flatMap((section) => section.slides);
  // Of all slides, so that a slide has the same address in every selection.
  const ids = assignIds(all, report, gone);
  const sources = all.filter(isChosen);
  const sheets = sections.flatMap((section) => section.handouts).filter(isChosen);
  const context = { ...tools, report, lang: settings.lang, size: settings.size, edition: settings.edition };
  const places = sources.map((source) => {
    if (source.blocks.length === 0) return source;
    const shownSources = { source, ...(cited.of.get(source) ?? { citations: [], cited: '' }) };
    return { ...source, sourceLines: countSourceLines(shownSources, settings, tools.metrics) };
  });
  const blocks = await renderFencedBlocks(places, context);
  const { parts, slides } = groupParts(sections, ids.slides, blocks, isChosen, cited.of);
  const uses = [...sources, ...sheets];
  const links = resolveLinks(sections, all, uses, ids, isChosen, report, settings.sections.length > 0);
  const sheetBlocks = await renderFencedBlocks(sheets, context);
  const handouts = sheets.map((sheet, index) =>
    fillHandout(sheet, index, sheetBlocks[index] ?? [], cited.on(sheet), links),
  );
  const total = slides.filter((slide) => !isUncounted(slide.source)).length;
  const title = settings.title || all.find(({ heading }) => heading?.level === 1)?.heading?.text || name;
  const assets = uses.flatMap((use) => use.assets);
  return { deck: { name, title, settings, parts, slides, total, links, handouts, assets }, problems };
}

/**
 * reveal.js takes slides with `visibility="hidden"` out; so do we, once for all outputs, and those of the other edition
 * with them.
 */
const shownIn = (edition: Edition): ((slide: SlideSource) => boolean) => {
  const other = edition === 'student' ? 'teacher' : 'student';
  return ({ attributes: { pairs, classes } }) =>
    pairs['data-visibility'] !== 'hidden' && !classes.some((name) => name.toLowerCase() === other);
};

function without(section: Section, isShown: (slide: SlideSource) => boolean): Section {
  if (section.slides.every(isShown)) return section;
  const { slides } = liftStacks(section, isShown);
  return { ...section, slides: slides.filter(isShown) };
}

/** The first slide of a stack that is shown becomes its top. */
function liftStacks(section: Section, isShown: (slide: SlideSource) => boolean): Section {
  let hasTop = false;
  const slides = section.slides.map((slide) => {
    if (!slide.down) hasTop = false;
    if (!isShown(slide)) return slide;
    const isTop = !hasTop;
    hasTop = true;
    return isTop && slide.down ? { ...slide, down: false } : slide;
  });
  return { ...section, slides };
}

function fillHandout(
  { title, attributes, html, span }: HandoutSource,
  index: number,
  blocks: readonly Html[],
  citations: readonly Html[],
  links: Deck['links'],
): Handout {
  const id = `handout-${index + 1}`;
  const filled = fillHoles(html, {
    block: (block) => blocks[Number(block)] ?? '',
    cite: (citation) => citations[Number(citation)] ?? '',
    slide: () => id,
    link: (href) => escapeHtml(links.get(decodeURIComponent(href)) ?? ''),
  });
  return { id, title, attributes, span, html: filled.replaceAll(' href=""', '') };
}
