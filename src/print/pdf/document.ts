/** What a PDF says, as plain data. All lengths are in points (1/72 inch). */

export interface PdfDocument {
  readonly pages: readonly PdfPage[];
  readonly title: string;
  readonly author: string;
  /** A BCP 47 tag; empty if the file names no language. */
  readonly lang: string;
  /** True if the file has a structure tree and says that its content is marked by it. */
  readonly tagged: boolean;
  readonly outline: readonly OutlineEntry[];
  readonly fonts: readonly PdfFont[];
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  /** In the order in which they are painted. */
  readonly runs: readonly TextRun[];
  /** The runs that the structure tree holds, in its order, which is the order of reading. */
  readonly tagged: readonly TextRun[];
  readonly links: readonly PdfLink[];
  /** True if it has a gradient that is a function of the place: conic, repeating, or one that ends in transparent. */
  readonly hasFunctionShading: boolean;
}

/** Text that is painted in one go: one font, one line. */
export interface TextRun {
  /** As a reader copies it. A glyph that stands for no character is U+FFFD. */
  readonly text: string;
  /** The font's name, without the mark of a subset. */
  readonly font: string;
  /** Of the letters as they stand on the page. */
  readonly size: number;
  /** Of the first glyph, from the page's lower left corner. */
  readonly x: number;
  readonly y: number;
  /** How many glyphs are the font's sign for "no such glyph". */
  readonly emptyBoxes: number;
}

/** `page` counts from 0. */
export type PdfLink = { readonly url: string } | { readonly page: number };

export interface OutlineEntry {
  readonly title: string;
  /** From 1. */
  readonly level: number;
  /** From 0. */
  readonly page: number;
}

export interface PdfFont {
  /** Without the mark of a subset (`ABCDEF+`); empty for drawn glyphs without a name. */
  readonly name: string;
  readonly embedded: boolean;
}
