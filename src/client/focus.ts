import type { RevealApi } from 'reveal.js';
import { currentDialog } from './dialog.ts';
import { focusCameByKeyboard } from './key-needs.ts';
import { decodeId } from './page.ts';

/**
 * Keeps the focus on the slide that shows: reveal.js hides the old slide and drops the focus with it, so that a
 * screen reader would start again at the top of the page.
 */
export function keepFocus(reveal: RevealApi): void {
  reveal.on('slidechanged', () => focusSlide(reveal));
  document.addEventListener('click', (event) => focusTarget(reveal, event));
  if (document.hasFocus()) focusSlide(reveal);
}

/** Puts the focus on the current slide, unless the keyboard user is in one of our dialogs or on reveal's arrows. */
export function focusSlide(reveal: RevealApi): void {
  const slide = reveal.getCurrentSlide();
  if (!slide || currentDialog() !== null) return;
  const active = document.activeElement;
  if (slide.contains(active)) return;
  if (active?.closest('.controls') && focusCameByKeyboard()) return;
  slide.tabIndex = -1;
  slide.focus({ preventScroll: true });
}

/** A link to a place on the same slide (a footnote) moves the focus there; reveal.js keeps the browser from doing so. */
function focusTarget(reveal: RevealApi, event: Event): void {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  const id = link?.getAttribute('href')?.slice(1);
  if (!id) return;
  const target = document.getElementById(decodeId(id));
  const slide = reveal.getCurrentSlide();
  if (target === null || target === slide || !slide.contains(target)) return;
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
