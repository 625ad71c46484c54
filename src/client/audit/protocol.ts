/**
 * What the audit of a laid-out page is asked and what it finds: plain data, since it leaves the browser as JSON. Types
 * only: `lectern print` imports them too.
 */

/** By text, how often the slide shows the same text elsewhere. */
export type Unshown = readonly (readonly [text: string, shown: number])[];

export interface AuditApi {
  /** Makes the page ready for paper; returns, for each page, the index of its slide and its step. */
  prepare(steps: boolean): SheetPlace[];
  /** For each page: the texts of its slide that the stylesheet does not show on purpose. */
  unshown(): Unshown[];
  audit(size: Size, elsewhere: readonly string[]): Promise<Fault[]>;
}

/** `section` is the index of the slide; `step` counts from -1, which is the slide before its first click. */
export interface SheetPlace {
  readonly section: number;
  readonly step: number;
  readonly steps: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A thing on a slide, as a message names it. */
export interface Thing {
  /** "list", "picture", "text" … */
  readonly name: string;
  /** Where it stands in the Markdown, as `file:line:column`; undefined for what the layout adds. */
  readonly at?: string;
  /** Its first words, or the name of its file. */
  readonly words: string;
}

export type Side = 'below' | 'above' | 'left of' | 'right of';

export type Fault =
  /** Wholly or partly off its slide. */
  | {
      readonly kind: 'off-slide';
      readonly section: number;
      readonly thing: Thing;
      readonly side: Side;
      readonly pixels: number;
    }
  /** Cut by a box within the slide. */
  | {
      readonly kind: 'cut';
      readonly section: number;
      readonly thing: Thing;
      readonly side: Side;
      readonly pixels: number;
    }
  /** Over the source line or the footer of the slide. */
  | {
      readonly kind: 'covers';
      readonly section: number;
      readonly thing: Thing;
      readonly what: 'source line' | 'footer';
    }
  | { readonly kind: 'slide-size'; readonly section: number; readonly width: number; readonly height: number }
  | { readonly kind: 'broken-image'; readonly section: number; readonly thing: Thing }
  | { readonly kind: 'dead-link'; readonly section: number; readonly thing: Thing; readonly href: string }
  /** Of the whole page. */
  | { readonly kind: 'broken-font'; readonly family: string };
