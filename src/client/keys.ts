import type { RevealApi } from 'reveal.js';
import { currentDialog } from './dialog.ts';
import { type Mover, openFindBox, openJumpBox } from './find-box.ts';
import { focusSlide } from './focus.ts';
import { toggleHelp } from './help.ts';
import { deckHelp, type Move, type OwnAction, ownAction } from './key-names.ts';
import { needsKey } from './key-needs.ts';
import { readSlides, words } from './page.ts';
import { countSteps, slideSteps } from './steps.ts';

/** reveal.js asks this before it takes a key. Moves that come from the speaker window have no element and pass. */
export function mayRevealTakeKey(event: KeyboardEvent): boolean {
  return currentDialog() === null && !(event.key && needsKey(document.activeElement, event.key));
}

/** Binds the keys that are ours. They are heard first, so that reveal.js does not take them for something else. */
export function bindKeys(
  reveal: RevealApi,
  deck: HTMLElement,
  others: Pick<Record<OwnAction, () => void>, 'speaker' | 'countdown' | 'print'>,
): void {
  const mover = deckMover(reveal, deck);
  const actions: Record<OwnAction, () => void> = {
    help: () => toggleHelp(deckHelp(words()), mover.onClose),
    find: () => openFindBox(mover),
    jump: () => openJumpBox(mover),
    black: () => reveal.togglePause(),
    fullscreen: toggleFullscreen,
    ...others,
  };
  const onKey = (event: KeyboardEvent): void => {
    if (currentDialog() !== null || needsKey(document.activeElement, event.key)) return;
    // Some clickers send F5 to start a show; a reload in the middle of a lesson would blink.
    if (event.key === 'F5' && document.fullscreenElement !== null) event.preventDefault();
    const action = ownAction(event);
    if (action === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!reveal.isPaused() || action === 'black' || action === 'speaker') actions[action]();
  };
  document.addEventListener('keydown', onKey, true);
}

/** Does what the speaker window asks, by reveal.js's own keys: they know about stacks, right-to-left and black. */
export function pressKey(reveal: RevealApi, move: Move): void {
  reveal.triggerKey(moveCodes[move]);
}

/** Moves the deck itself. */
export function deckMover(reveal: RevealApi, deck: HTMLElement): Mover {
  return {
    slides: () => readSlides(deck),
    current: () => readSlides(deck).findIndex(({ element }) => element === reveal.getCurrentSlide()),
    go: ({ element }, complete) => {
      const { h, v } = reveal.getIndices(element);
      const last = countSteps(slideSteps(element)) - 1;
      reveal.slide(h, v, last < 0 ? undefined : complete ? last : -1);
    },
    onClose: () => focusSlide(reveal),
  };
}

const moveCodes: Readonly<Record<Move, number>> = {
  next: 34,
  prev: 33,
  left: 37,
  up: 38,
  right: 39,
  down: 40,
  first: 36,
  last: 35,
  black: 66,
  overview: 79,
};

function toggleFullscreen(): void {
  const done = document.fullscreenElement === null ? document.documentElement.requestFullscreen() : exitFullscreen();
  // A frame may have no right to it; the key then does nothing.
  done.catch(() => {});
}

const exitFullscreen = (): Promise<void> => document.exitFullscreen();
