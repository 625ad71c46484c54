/** A choice of slides as one types it, for the command and for the print panel: this file runs in the browser too. */

/** What a range may name. */
export interface Numbered {
  readonly id: string;
  /** As it stands at the slide's foot; a slide that is not counted has the number of the one before it. */
  readonly number: number;
}

/**
 * The slides that a range names: numbers, runs of them (`3-9`, `12-`, `-4`) and ids, separated by commas; all slides if
 * it is empty. A word that names none comes back as `unknown`.
 */
export function slidesInRange<T extends Numbered>(
  range: string,
  slides: readonly T[],
): T[] | { readonly unknown: string } {
  const items = range.split(',').flatMap((item) => item.trim() || []);
  if (items.length === 0) return [...slides];
  const chosen = new Set<T>();
  for (const item of items) {
    const found = slides.filter(selector(item, slides));
    if (found.length === 0) return { unknown: item };
    for (const slide of found) chosen.add(slide);
  }
  return slides.filter((slide) => chosen.has(slide));
}

function selector(item: string, slides: readonly Numbered[]): (slide: Numbered) => boolean {
  const [, from = '', dash = '', to = ''] = /^(\d*)\s*([-–]?)\s*(\d*)$/.exec(item) ?? [];
  if (from === '' && to === '') {
    const id = item.replace(/^#/, '').normalize('NFC');
    return (slide) => slide.id === id;
  }
  const first = Number(from || 1);
  const last = dash === '' ? first : Number(to || slides.at(-1)?.number);
  return ({ number }) => number >= first && number <= last;
}
