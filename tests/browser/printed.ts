import type { Page } from 'playwright-core';
import { readPdf } from '../../src/print/pdf/read.ts';

/** What stands on the pages of a PDF. */
export interface Printed {
  /** "1440 × 810", in points, a page. */
  readonly sizes: readonly string[];
  /** The words of each page, as they are painted, without blanks. */
  readonly texts: readonly string[];
  /** Titles in the outline. */
  readonly outline: readonly string[];
}

/** Prints as the browser's own dialog does, with its "background graphics" off. */
export async function printPage(page: Page): Promise<Printed> {
  // Nobody prints in the first tenth of a second.
  await page.evaluate(() => document.fonts.ready);
  const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: false, tagged: true, outline: true });
  const read = readPdf(bytes);
  if ('fault' in read) throw new Error(read.fault);
  const { pages, outline } = read.pdf;
  return {
    sizes: pages.map(({ width, height }) => `${Math.round(width)} × ${Math.round(height)}`),
    texts: pages.map(({ runs }) => squeeze(runs.map(({ text }) => text).join(''))),
    outline: outline.map(({ title }) => title),
  };
}

export const squeeze = (text: string): string => text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');

/** All elements with their attributes, in whatever order these stand, and where the deck is. */
export function readState(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const elements = Array.from(document.querySelectorAll('.reveal, .reveal *'), (element) => {
      const attributes = Array.from(element.attributes, ({ name, value }) =>
        name === 'class' ? [...element.classList].sort().join(' ') : `${name}=${value}`,
      );
      return [element.localName, ...attributes.sort()].join(' ');
    });
    return [elements, location.href, document.activeElement?.id, window.Reveal.getState()];
  });
}
