/** What a PDF says about itself. */

import type { SheetPlace } from '../client/audit/protocol.ts';
import type { Deck } from '../resolve/deck.ts';
import type { OutlineEntry } from './pdf/document.ts';
import type { Stamp } from './pdf/stamp.ts';

export function stampOf({ input }: { readonly input: { readonly deck: Deck } }): Stamp {
  const { name, title, settings } = input.deck;
  const date = dateOf(settings.date);
  const { author: authors, subtitle: subject, lang } = settings;
  return { identifier: name, title, authors, subject, lang, ...(date && { date }) };
}

/** The deck that a PDF says it is of; undefined for one that is not ours. */
export function nameInPdf(pdf: Buffer | undefined): string | undefined {
  const start = pdf?.lastIndexOf(IDENTIFIER) ?? -1;
  if (pdf === undefined || start < 0) return undefined;
  const name = pdf.subarray(start + IDENTIFIER.length, pdf.indexOf('</', start)).toString();
  // Of the signs that are escaped, this one alone may stand in the name of a file.
  return name.replaceAll('&amp;', '&');
}

const IDENTIFIER = '<dc:identifier>';

/** The deck's own date if it is one; else SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/). */
function dateOf(said: string): Date | undefined {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  const texts = [/^\d{4}-\d{2}-\d{2}/.test(said) ? said : '', epoch && /^\d+$/.test(epoch) ? Number(epoch) * 1000 : ''];
  const dates = texts.filter((text) => text !== '').map((text) => new Date(text));
  return dates.find((date) => !Number.isNaN(date.getTime()));
}

/** Parts with their slides below; in a deck without parts the slides alone. A slide without a heading has no entry. */
export function outlineOf({ parts, slides }: Deck, sheets: readonly SheetPlace[]): OutlineEntry[] {
  const pages = new Map<number, number>();
  for (const [page, { section }] of sheets.entries()) if (!pages.has(section)) pages.set(section, page);
  let open: number | undefined;
  return slides.flatMap((slide, index): OutlineEntry[] => {
    const page = pages.get(index) ?? 0;
    const part = parts[slide.part];
    const isNew = slide.part !== open;
    open = slide.part;
    const title = slide.source.heading?.text ?? '';
    const isDivided = Boolean(part?.title);
    const head = isNew && isDivided ? [{ title: part?.title ?? '', level: 1, page }] : [];
    if (title === '' || (head.length && title === part?.title)) return head;
    return [...head, { title, level: isDivided ? 2 : 1, page }];
  });
}
