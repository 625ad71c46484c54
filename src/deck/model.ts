/**
 * The model: what a deck is, as plain data.
 *
 *   parse    text      → Section   (one Markdown file on its own)
 *   resolve  Section[] → Deck      (ids, parts, numbers, links, blocks: what needs to know the others)
 *   render   Deck      → Site      (HTML)
 */
import type { Problem, Span } from '../problems.ts';

/**
 * HTML with holes: the parts that are known only later are marks of the form NUL kind SOH args NUL
 * (see `markdown/holes.ts`). A source text cannot hold a NUL, so a mark cannot be forged.
 */
export type Html = string;

/** The attributes of `{#id .class key=value}`. */
export interface Attributes {
  readonly id?: string;
  readonly classes: readonly string[];
  readonly pairs: Readonly<Record<string, string>>;
}

/** A file that the deck shows or links to: a path relative to the deck folder. */
export interface AssetUse {
  readonly path: string;
  readonly span: Span;
}

/** A link within the deck: to a slide or an element (`#id`), or to another Markdown file of the deck. */
export interface LinkUse {
  /** What the link is filled in by: `#id`, `other.md` or `other.md#id`. */
  readonly href: string;
  /** Relative to the deck folder; empty for a link within the deck as a whole. */
  readonly file: string;
  /** Without `#`; empty if the link leads to the file's first slide. */
  readonly fragment: string;
  readonly span: Span;
}

/** A fenced piece that is rendered at build time: code, a drawing, a formula. */
export interface FencedBlock {
  /** The first word of the fence's info string; empty if there is none. */
  readonly language: string;
  /** What stands in braces right after it, for example `1|3-5`. */
  readonly steps: string;
  readonly attributes: Attributes;
  readonly text: string;
  readonly span: Span;
}

/** Where a citation stands, which decides how much of it is shown there. */
export type CitingPlace = 'slide' | 'source' | 'notes';

/** `[see @key, p. 4; @other]`; `inText` for `@key says`, where the author is a part of the sentence. */
export interface Citation {
  readonly place: CitingPlace;
  readonly inText: boolean;
  readonly items: readonly CitationItem[];
}

export interface CitationItem {
  readonly key: string;
  readonly span: Span;
  readonly prefix: Html;
  /** What the locator counts, as CSL names it: `page`, `chapter`; empty if there is no locator. */
  readonly label: string;
  readonly locator: string;
  readonly suffix: Html;
  readonly suppressAuthor: boolean;
}

export interface Heading {
  readonly level: number;
  readonly html: Html;
  /** The heading as plain text: for labels, outlines and slugs. */
  readonly text: string;
}

/** A top-level piece of a slide's body. Layouts may take figures and columns out of the flow. */
export interface Piece {
  readonly kind: 'figure' | 'columns' | 'table' | 'flow';
  readonly html: Html;
}

/** One slide as its own file tells it, before the deck around it is known. */
export interface SlideSource {
  /** From the slide's first line to the last line before the next slide. */
  readonly span: Span;
  /** The Markdown of the slide, as written (line ends normalised): what an edit is compared by. */
  readonly raw: string;
  /** Below the slide before it (`----`) instead of to its right. */
  readonly down: boolean;
  readonly heading?: Heading;
  readonly headingSpan?: Span;
  /** `#` above the slide level: the deck's title or a part's divider. */
  readonly divider: boolean;
  readonly attributes: Attributes;
  readonly layout: string;
  /** Of a slide of references, which are counted for themselves; `title` is the heading of the whole list. */
  readonly ofReferences?: { readonly title: string; readonly number: number; readonly total: number };
  readonly minutes?: number;
  /** Seconds of a task, for its countdown. */
  readonly time?: number;
  readonly pieces: readonly Piece[];
  readonly source: Html;
  readonly notes: Html;
  /** Fenced blocks, filled in by `resolve` at the holes that name their index. */
  readonly blocks: readonly FencedBlock[];
  /** Filled in by `resolve` at the holes that name their index, wherever these are left. */
  readonly citations: readonly Citation[];
  readonly assets: readonly AssetUse[];
  readonly links: readonly LinkUse[];
  /** Ids given to elements inside the slide. */
  readonly ids: readonly { readonly id: string; readonly span: Span }[];
  /** The first words of the slide as plain text, for slugs and labels of slides without a heading. */
  readonly words: string;
}

/** A name that is most likely a slip, unless the deck's own theme.css or templates know this word. */
export interface Doubt {
  readonly word: string;
  readonly problem: Problem;
}

/** A sheet for paper (`::: handout`), which is never on screen. */
export interface HandoutSource {
  /** Plain text; empty if it has none. */
  readonly title: string;
  readonly attributes: Attributes;
  /** Without the title. */
  readonly html: Html;
  readonly span: Span;
  readonly blocks: readonly FencedBlock[];
  readonly citations: readonly Citation[];
  readonly assets: readonly AssetUse[];
  readonly links: readonly LinkUse[];
}

/** One parsed Markdown file. */
export interface Section {
  readonly file: string;
  readonly shortTitle?: string;
  readonly minutes?: number;
  readonly slides: readonly SlideSource[];
  readonly handouts: readonly HandoutSource[];
  /** Files taken in by `::: include`, relative to the deck folder. */
  readonly includes: readonly string[];
  readonly problems: readonly Problem[];
  readonly doubts: readonly Doubt[];
}

/** A part of the talk: what a divider opens, or a file without one. */
export interface Part {
  /** The file's leading number (`00-` is 0), else the part's place. */
  readonly number: number;
  /** Its place among the parts with a divider, from 1; 0 for a part without. */
  readonly place: number;
  readonly title: string;
  readonly shortTitle: string;
  readonly minutes: number;
  readonly slides: readonly Slide[];
  /** How many of them are counted. */
  readonly counted: number;
}

/** One slide in its deck. */
export interface Slide {
  readonly id: string;
  /** From 1, over the whole deck; an uncounted slide has the number of the one before it. */
  readonly number: number;
  readonly source: SlideSource;
  readonly layout: string;
  /** Index into `Deck.parts`. */
  readonly part: number;
  /** From 1, within the part, counted as `number` is. */
  readonly numberInPart: number;
  readonly minutes: number;
  /** The HTML of the slide's fenced blocks, in the order of `source.blocks`. */
  readonly blocks: readonly Html[];
  /** The HTML of the slide's citations, in the order of `source.citations`. */
  readonly citations: readonly Html[];
  /** What the slide cites, for its source line. */
  readonly cited: Html;
}
