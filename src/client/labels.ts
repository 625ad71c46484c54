import { readSlides, words } from './page.ts';

/**
 * Makes the deck a document instead of an application (which would switch screen readers' own keys off), with each
 * slide a labelled region.
 */
export function labelSlides(deck: HTMLElement): void {
  deck.setAttribute('role', 'main');
  labelArrows(deck);
  // reveal.js's notes panel can take the focus even when it is off, and our notes have their own window.
  deck.querySelector('.speaker-notes')?.remove();
  for (const { element, label } of readSlides(deck)) labelSlide(element, label);
}

export function labelSlide(slide: HTMLElement, label: string): void {
  if (!slide.hasAttribute('aria-label') && !slide.hasAttribute('aria-labelledby')) {
    slide.setAttribute('aria-label', label);
  }
  if (!slide.hasAttribute('aria-roledescription')) slide.setAttribute('aria-roledescription', words().slide);
}

/** reveal.js names its arrows in English. In a deck that runs from right to left the left one leads on. */
function labelArrows(deck: HTMLElement): void {
  const { label, previous, next, above, below } = words().arrows;
  const [left, right] = deck.classList.contains('rtl') ? [next, previous] : [previous, next];
  const names = { '': label, ' .navigate-left': left, ' .navigate-right': right };
  for (const [part, name] of Object.entries({ ...names, ' .navigate-up': above, ' .navigate-down': below })) {
    deck.querySelector(`.controls${part}`)?.setAttribute('aria-label', name);
  }
}
