/**
 * The kit: what `prepare` made once and every build uses. It is data, handed to the pure renderer from outside
 * (`load/kit.ts` reads it), so that nothing here touches the disk.
 */

import type { CslTexts } from '../citations/format.ts';
import type { Metrics } from '../deck/metrics.ts';
import type { PageView, PaperView, SlideView } from './view.ts';

export interface Kit {
  readonly templates: Templates;
  /** The same as text, for decks that bring templates of their own. */
  readonly sources: () => readonly TemplateSource[];
  /** The client, ready to be written or inlined. */
  readonly script: { readonly file: string; readonly text: string; readonly csp: string };
  /** The theme's CSS without fonts. */
  readonly styles: string;
  /** CSS of formulas, for decks that have some. */
  readonly mathStyles: () => string;
  readonly fonts: readonly FontFile[];
  readonly metrics: Metrics;
  /** The outlines of all countries (Natural Earth), as TopoJSON, for maps. */
  readonly world: (detail: '10m' | '50m') => string;
  readonly csl: CslTexts;
  /** Differs from one build of Lectern to another, for what is kept from one build of a deck to the next. */
  readonly version: string;
}

export interface Templates {
  readonly page: (view: PageView) => string;
  /** One page of a handout or of notes. */
  readonly paper: (view: PaperView) => string;
  /** By layout. */
  readonly slides: ReadonlyMap<string, (view: SlideView) => string>;
}

export interface TemplateSource {
  readonly kind: 'page' | 'slide' | 'partial' | 'print';
  /** The layout's or partial's name: the file name without `.hbs`. */
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

/** One file of a font, as `@font-face` has it. */
export interface FontFile {
  readonly family: string;
  readonly weight: string;
  readonly style: 'normal' | 'italic';
  /** CSS `unicode-range`. */
  readonly range: string;
  /** Matches text with a character of the range; empty for the Latin base, which every page needs. */
  readonly characters: string;
  /** Matches the HTML of pages that use this cut; empty if every page does. */
  readonly usedBy: string;
  /** True if nothing else uses it, whatever the deck's own templates and CSS say. */
  readonly isBound?: boolean;
  /** The name that it is written under, with its hash. */
  readonly file: string;
  readonly read: () => Uint8Array;
}
