import type { RevealApi } from 'reveal.js';
import { element } from './elements.ts';
import { newText } from './fragment-text.ts';
import { fallbackLabel, numberSlides, slideLabel, words } from './page.ts';
import { fill } from './words.ts';

/**
 * Silences reveal.js's own live region, which reads out steps before they are shown. To be called before the start:
 * reveal.js takes the element that it finds, and this one is no live region.
 */
export function silenceReveal(deck: HTMLElement): void {
  deck.append(element('div', { class: 'aria-status', hidden: '' }));
}

let live: HTMLElement | undefined;

/** Has a text read out. */
export function say(text: string): void {
  if (live) live.textContent = text;
}

/** Tells screen readers each new slide, and each step as it is shown. */
export function announceChanges(reveal: RevealApi, deck: HTMLElement): void {
  deck.querySelector('.aria-status')?.remove();
  live = element('div', { class: 'tool live', role: 'status', 'aria-live': 'polite' });
  document.body.append(live);
  let last: HTMLElement | undefined;
  reveal.on('slidechanged', () => {
    const slide = reveal.getCurrentSlide();
    // The same slide at another place is no news: slides were added or removed before it.
    if (slide === last) return;
    last = slide;
    const slides = numberSlides(deck);
    const number = slides.find(({ element }) => element === slide)?.number ?? 0;
    const label = slideLabel(slide);
    const isNamed = label !== '' && label !== fallbackLabel(number);
    say(`${fill(words().slideOf, { number, count: slides.at(-1)?.number ?? 0 })}${isNamed ? `: ${label}` : ''}`);
  });
  reveal.on('fragmentshown', (event) => {
    const { fragments } = event as Event & { readonly fragments: readonly HTMLElement[] };
    const text = newText(fragments);
    if (text !== '') say(text);
  });
  reveal.on('paused', () => say(words().blackScreen));
  reveal.on('resumed', () => say(words().slideBack));
  reveal.on('overviewshown', () => say(words().overview));
}
