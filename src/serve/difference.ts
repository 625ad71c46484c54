/** What a page has to be told to get from one state of the deck to the next. */
import type { SlidePlace, State, Update } from '../client/live/protocol.ts';
import type { LivePage, LiveSlide } from './page.ts';

export type Difference = Omit<Update, 'kind' | 'from' | 'to' | 'noticed'>;

/** Undefined if nothing changed; both pages have the same frame. */
export function differenceOf(before: LivePage, after: LivePage): Difference | undefined {
  const was = pairSlides(before.slides, after.slides);
  const old = new Map(before.slides.map((slide) => [slide.id, slide]));
  const changed: Record<string, string> = {};
  for (const slide of after.slides) {
    if (old.get(was.get(slide.id) ?? '')?.html !== slide.html) changed[slide.id] = slide.html;
  }
  const moved = isMoved(before.slides, after.slides, was);
  const follow = followed(old, after.slides, was) ?? (moved ? undefined : redrawn(old, after.slides, was));
  const renamed = moved ? [] : [...was].filter(([id, old]) => id !== old);
  const difference: Difference = {
    changed,
    ...(moved && { order: orderOf(after.slides, was) }),
    ...(renamed.length > 0 && { renamed: Object.fromEntries(renamed) }),
    ...(before.theme !== after.theme && { theme: after.theme }),
    ...(before.styles.join() !== after.styles.join() && { styles: after.styles }),
    ...(before.symbols !== after.symbols && { symbols: after.symbols }),
    ...(before.data !== after.data && { data: after.data }),
    ...(before.paper !== after.paper && { paper: after.paper }),
    ...(follow !== undefined && { follow }),
  };
  return Object.keys(difference).length === 1 && Object.keys(changed).length === 0 ? undefined : difference;
}

/** All of a state, for a page that missed some. */
export const stateOf = (page: LivePage, to: number, noticed: number): State => ({
  kind: 'state',
  to,
  noticed,
  frame: page.frame,
  order: page.slides.map(({ id, down }) => ({ id, down })),
  changed: Object.fromEntries(page.slides.map(({ id, html }) => [id, html])),
  theme: page.theme,
  styles: page.styles,
  symbols: page.symbols,
  data: page.data,
  paper: page.paper,
});

/**
 * For each slide's id the id that it had before. Most keep theirs; where, between two that do, as many slides went as
 * came, they are the same slides with other headings, in order.
 */
function pairSlides(before: readonly LiveSlide[], after: readonly LiveSlide[]): Map<string, string> {
  const old = new Set(before.map(({ id }) => id));
  const fresh = new Set(after.map(({ id }) => id));
  const pairs = new Map<string, string>();
  const gone = runsBetween(before, (id) => fresh.has(id));
  const come = runsBetween(after, (id) => old.has(id));
  for (const { id } of after) if (old.has(id)) pairs.set(id, id);
  for (const [anchor, ids] of come) {
    const left = gone.get(anchor) ?? [];
    if (left.length === ids.length) for (const [index, id] of ids.entries()) pairs.set(id, left[index] ?? id);
  }
  return pairs;
}

/** The slides that are not kept, as runs by the kept slide before them (`''` at the start). */
function runsBetween(slides: readonly LiveSlide[], isKept: (id: string) => boolean): Map<string, string[]> {
  const runs = new Map<string, string[]>();
  let run: string[] = [];
  runs.set('', run);
  for (const { id } of slides) {
    if (isKept(id)) {
      run = [];
      runs.set(id, run);
    } else run.push(id);
  }
  return runs;
}

const isMoved = (
  before: readonly LiveSlide[],
  after: readonly LiveSlide[],
  was: ReadonlyMap<string, string>,
): boolean =>
  before.length !== after.length ||
  after.some(({ id, down }, index) => was.get(id) !== before[index]?.id || down !== before[index]?.down);

const orderOf = (slides: readonly LiveSlide[], was: ReadonlyMap<string, string>): SlidePlace[] =>
  slides.map(({ id, down }) => {
    const before = was.get(id);
    return before === undefined || before === id ? { id, down } : { id, was: before, down };
  });

/** The slide that was edited, or the first of one run of new ones; undefined if more than that changed. */
function followed(
  old: ReadonlyMap<string, LiveSlide>,
  slides: readonly LiveSlide[],
  was: ReadonlyMap<string, string>,
): string | undefined {
  const edited: number[] = [];
  const added: number[] = [];
  slides.forEach(({ id, raw }, index) => {
    const before = old.get(was.get(id) ?? '');
    if (!before) added.push(index);
    // Blank lines around a slide are nobody's text.
    else if (before.raw !== raw && before.raw.trim() !== raw.trim()) edited.push(index);
  });
  const [first] = [...added, ...edited];
  if (first === undefined) return undefined;
  const isRun = added.every((index, place) => index === (added[0] ?? 0) + place);
  if (added.length ? !isRun || edited.length > 0 : edited.length > 1) return undefined;
  return slides[first]?.id;
}

/** The one slide that looks other without an edit of Markdown: a picture, data or a source of it was. */
function redrawn(
  old: ReadonlyMap<string, LiveSlide>,
  slides: readonly LiveSlide[],
  was: ReadonlyMap<string, string>,
): string | undefined {
  let found: string | undefined;
  for (const { id, html, raw } of slides) {
    const before = old.get(was.get(id) ?? '');
    if (before?.html === html) continue;
    if (before === undefined || before.raw.trim() !== raw.trim()) return undefined;
    // Only the places are others if there is a blank line more before it.
    if (withoutPlaces(before.html) === withoutPlaces(html)) continue;
    if (found !== undefined) return undefined;
    found = id;
  }
  return found;
}

const withoutPlaces = (html: string): string => html.replaceAll(/ data-at="[^"]*"/g, '');
