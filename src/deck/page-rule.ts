/**
 * The shape of the pages that a deck is printed on, as a rule of CSS. Not by named pages: Firefox takes none from the
 * body, and Chromium 143 breaks them before slides that have room.
 */

export interface Sheet {
  readonly paper: 'a4' | 'letter';
  readonly isAcross: boolean;
  /** True if the content goes on to further pages: their foot stands in the margin, which is larger then. */
  readonly flows: boolean;
}

export const paperRule = ({ paper, isAcross, flows }: Sheet): string =>
  `@page{size:${paper}${isAcross ? ' landscape' : ''};margin:12mm 15mm ${flows ? 'calc(12mm + 26px)' : '12mm'}}`;

/** One slide a page; sizes in pixels. */
export const slideRule = ({ width, height }: { readonly width: number; readonly height: number }): string =>
  `@page{size:${width}px ${height}px;margin:0}`;
