import type { SlideEntry } from './page.ts';

/** Finds the slide that somebody asks for: by its number, by the number in its margin ("4.3"), or by its id. */
export function findJump(query: string, slides: readonly Omit<SlideEntry, 'element'>[]): number | undefined {
  const asked = query.trim().replace(/^#\/?/, '').normalize('NFC').toLowerCase();
  if (asked === '') return undefined;
  const finders: ((slide: Omit<SlideEntry, 'element'>) => boolean)[] = /^\d+$/.test(asked)
    ? [(slide) => slide.number === Number(asked)]
    : [(slide) => slide.sheet === asked, (slide) => slide.id === asked, (slide) => slide.id.startsWith(asked)];
  for (const find of finders) {
    const index = slides.findIndex(find);
    if (index >= 0) return index;
  }
  return undefined;
}
