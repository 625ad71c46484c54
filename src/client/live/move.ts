import type { RevealApi } from 'reveal.js';
import { showStep, slideSteps } from '../steps.ts';
import { playingMedia } from './media.ts';

export interface DeckMover {
  /** Goes to a slide without any movement on screen; `step` is the last one to show, undefined leaves them. */
  readonly go: (slide: HTMLElement, step: number | undefined) => void;
}

export function createMover(reveal: RevealApi): DeckMover {
  let staying: HTMLElement | undefined;
  let told = false;
  // The same slide under another number is no news: nothing is to be read out, and no focus to be moved.
  document.addEventListener(
    'slidechanged',
    (event) => {
      told = true;
      if (staying !== undefined && reveal.getCurrentSlide() === staying) event.stopImmediatePropagation();
    },
    true,
  );
  const go = (slide: HTMLElement, step: number | undefined): void => {
    const same = slide === reveal.getCurrentSlide();
    const steps = slideSteps(slide);
    const playing = same ? playingMedia(slide) : [];
    if (steps.length > 0 && step !== undefined) showStep(slide, step);
    const { h, v } = reveal.getIndices(slide);
    const animate = slide.getAttribute('data-auto-animate');
    slide.removeAttribute('data-auto-animate');
    staying = same ? slide : undefined;
    told = false;
    stopTransitions(reveal);
    try {
      reveal.slide(h, v, steps.length > 0 ? step : undefined);
    } finally {
      staying = undefined;
      if (animate !== null) slide.setAttribute('data-auto-animate', animate);
    }
    for (const media of playing) if (media.paused) media.play().catch(() => {});
    if (same) reveal.dispatchEvent({ type: 'slidesync', data: { slide } });
    // reveal.js goes by numbers: another slide in the place of one that is gone is none to it.
    else if (!told) reveal.dispatchEvent({ type: 'slidechanged', data: { currentSlide: slide } });
  };
  return { go };
}

let release: ReturnType<typeof setTimeout> | undefined;

/** For as long as it takes the browser to draw the deck in its new state. */
function stopTransitions(reveal: RevealApi): void {
  const layers = [reveal.getSlidesElement(), reveal.getBackgroundsElement()];
  for (const layer of layers) layer?.classList.add('no-transition');
  clearTimeout(release);
  release = setTimeout(() => {
    for (const layer of layers) layer?.classList.remove('no-transition');
  }, 100);
}
