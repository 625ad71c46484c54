import type { RevealApi } from 'reveal.js';
import { currentStep, slideSteps } from '../steps.ts';
import { keepIn, readFrom, sessionStore } from '../storage.ts';

/** Keeps slide, step, black screen and overview for the page that will be loaded instead of this one. */
export function keepPlace(reveal: RevealApi): void {
  const slide = reveal.getCurrentSlide();
  // reveal.js writes the address at most once a second.
  if (slide) writeHash(slide, currentStep(slideSteps(slide)));
  keepIn(sessionStore, NAME, reveal.isPaused() ? 'black' : reveal.isOverview() ? 'overview' : '');
}

/** Slide and step are in the address; the rest is put back here. */
export function restorePlace(reveal: RevealApi): void {
  const kept = readFrom(sessionStore, NAME);
  if (kept) keepIn(sessionStore, NAME, '');
  if (kept === 'black') reveal.togglePause(true);
  if (kept === 'overview') reveal.toggleOverview(true);
}

/** Writes the new id of a slide that was renamed into the address, without a move. */
export function nameSlide(slide: HTMLElement, was: string): void {
  writeHash(slide, currentStep(slideSteps(slide)));
  // A write of reveal.js may be under way, with the old id.
  setTimeout(() => {
    const old = hashOf(was);
    if (location.hash === old || location.hash.startsWith(`${old}/`)) writeHash(slide, currentStep(slideSteps(slide)));
  }, PAUSE);
}

const NAME = 'live-place';
/** A little longer than reveal.js waits between two writes. */
const PAUSE = 1100;

function writeHash({ id }: HTMLElement, step: number): void {
  history.replaceState(null, '', `${hashOf(id)}${step < 0 ? '' : `/${step}`}`);
}

const hashOf = (id: string): string => `#/${encodeURIComponent(id)}`;
