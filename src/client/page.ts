import type { DeckData } from './data.ts';
import { type ClientWords, fill } from './words.ts';

/** A slide as it stands in the page. */
export interface SlideEntry {
  readonly id: string;
  readonly label: string;
  /** "4.3", as it stands in the slide's margin; empty if it has none. */
  readonly sheet: string;
  readonly element: HTMLElement;
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

/** All slides with what they are called by. */
export function readSlides(deck: ParentNode): SlideEntry[] {
  return slideElements(deck).map((element, index) => ({
    id: element.id,
    label: slideLabel(element) || fallbackLabel(index + 1),
    sheet: element.querySelector('.sheet')?.textContent?.trim() ?? '',
    element,
  }));
}

/** What a slide without words is called; `place` counts from 1. */
export const fallbackLabel = (place: number): string => fill(words().slideNumber, { number: place });

/** What a slide is called: its label, else its heading. */
export function slideLabel(slide: HTMLElement): string {
  const label = slide.getAttribute('aria-label') ?? slide.querySelector('h1, h2, h3, h4, h5, h6')?.textContent ?? '';
  return label.replace(/\s+/g, ' ').trim();
}
