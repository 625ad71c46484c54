import type { DeckData } from './data.ts';
import { type ClientWords, fill } from './words.ts';

export interface NumberedSlide {
  /** As it stands at the slide's foot; a slide that is not counted has the number of the one before it. */
  readonly number: number;
  readonly element: HTMLElement;
}

/** A slide as it stands in the page. */
export interface SlideEntry extends NumberedSlide {
  readonly id: string;
  readonly label: string;
  /** "4.3", as it stands in the slide's margin; empty if it has none. */
  readonly sheet: string;
}

/** Told on `window` when `lectern dev` has changed the slides: what was read of them is to be read anew. */
export const CHANGED = 'lectern:changed';

/** The id in a link's `#…`, in which an author may have typed any `%`. */
export function decodeId(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Reads what the build told the page. */
export function readDeckData(): DeckData {
  const text = document.querySelector('#lectern-data')?.textContent ?? '';
  return JSON.parse(text) as DeckData;
}

let known: ClientWords | undefined;

/** The script's own words; the page is loaded anew when its language changes. */
export function words(): ClientWords {
  known ??= readDeckData().words;
  return known;
}

/** For an element of ours: the deck around it may be in another language, and run the other way. */
export const inWords = (): { readonly lang: string; readonly dir: string } => ({ lang: words().lang, dir: 'ltr' });

/** The deck's `<div class="reveal">`. */
export function deckElement(): HTMLElement {
  const element = document.querySelector<HTMLElement>('.reveal');
  if (element === null) throw new Error('The page has no element with the class "reveal"');
  return element;
}

/** All slides in the order of the deck, without the stacks around them. */
export function slideElements(deck: ParentNode): HTMLElement[] {
  return [...deck.querySelectorAll<HTMLElement>('.slides section:not(.stack)')];
}

export function numberSlides(deck: ParentNode): NumberedSlide[] {
  let number = 0;
  return slideElements(deck).map((element) => {
    if (element.dataset.visibility !== 'uncounted') number++;
    return { number, element };
  });
}

/** All slides with what they are called by. */
export function readSlides(deck: ParentNode): SlideEntry[] {
  return numberSlides(deck).map(({ number, element }) => ({
    id: element.id,
    number,
    label: slideLabel(element) || fallbackLabel(number),
    sheet: element.querySelector('.sheet')?.textContent?.trim() ?? '',
    element,
  }));
}

/** What a slide without words is called. */
export const fallbackLabel = (number: number): string => fill(words().slideNumber, { number });

/** What a slide is called: its label, else its heading. */
export function slideLabel(slide: HTMLElement): string {
  const label = slide.getAttribute('aria-label') ?? slide.querySelector('h1, h2, h3, h4, h5, h6')?.textContent ?? '';
  return label.replace(/\s+/g, ' ').trim();
}
