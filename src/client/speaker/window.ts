import type { DeckData } from '../data.ts';
import type { Mover } from '../find-box.ts';
import { toggleHelp } from '../help.ts';
import { speakerHelp } from '../key-names.ts';
import { CHANGED, deckElement, readDeckData, readSlides, type SlideEntry, words } from '../page.ts';
import { countSteps, slideSteps } from '../steps.ts';
import { fill } from '../words.ts';
import { connect, type LinkStatus } from './connection.ts';
import { drawSlides, type SpokenSlide } from './draw.ts';
import { bindSpeakerKeys } from './keys.ts';
import { createLayout } from './layout.ts';
import type { DeckState } from './messages.ts';
import { showStatus } from './status.ts';

/** Makes this page the speaker window of the deck that opened it. */
export function startSpeaker(data: DeckData, token: string): void {
  const deck = takeDeck();
  let slides = readSpoken(deck);
  let state: DeckState | undefined;
  const currentIndex = (): number => slides.findIndex(({ id }) => id === state?.slide);
  const mover: Mover<SpokenSlide> = {
    slides: () => slides,
    current: currentIndex,
    go: ({ id, steps }, complete) => connection.send({ kind: 'go', slide: id, step: complete ? steps - 1 : -1 }),
    onClose: () => {},
  };
  const layout = createLayout(data, {
    move: (move) => connection.send({ kind: 'move', move }),
    keepTimer: (timer) => connection.send({ kind: 'keep', timer }),
    goTo: (id) => connection.send({ kind: 'go', slide: slideOf(slides, id), step: -1 }),
    countdown: () => connection.send({ kind: 'countdown' }),
    help: () => toggleHelp(speakerHelp(words()), mover.onClose),
  });
  const onState = (next: DeckState): void => {
    const previous = state;
    if (previous !== undefined && sameState(previous, next)) return;
    state = next;
    showStatus(layout, status, state);
    layout.showCountdown(state.countdown);
    if (previous !== undefined && samePlace(previous, next)) return;
    const hasMoved = previous !== undefined && (previous.slide !== next.slide || previous.step !== next.step);
    // A slide that is not known here yet was written just now: nobody moved.
    if (hasMoved && currentIndex() >= 0) layout.bar.moved();
    draw();
  };
  const draw = (): void => {
    const current = currentIndex();
    if (current >= 0 && state) drawSlides(layout, slides, current, state.step);
  };
  // While a deck is written, its slides change.
  addEventListener(CHANGED, () => {
    const shown = slides[currentIndex()]?.element;
    slides = readSpoken(deck);
    // The slide that shows may have got another id.
    if (state !== undefined && shown !== undefined && deck.contains(shown)) state = { ...state, slide: shown.id };
    layout.plan(readDeckData());
    draw();
  });
  let status: LinkStatus = 'searching';
  const connection = connect(token, onState, (now) => {
    status = now;
    showStatus(layout, status, state);
  });
  bindSpeakerKeys(mover, layout.notes, {
    move: (move) => connection.send({ kind: 'move', move }),
    countdown: () => connection.send({ kind: 'countdown' }),
  });
}

/** Takes the deck out of the page: here it is only a store of slides, and nothing of it may show, play or be tabbed to. */
function takeDeck(): HTMLElement {
  const deck = deckElement();
  document.documentElement.classList.add('speaker-window');
  document.title = fill(words().speaker.name, { title: document.title });
  deck.remove();
  // reveal.js leaves hidden slides out of the deck.
  for (const hidden of deck.querySelectorAll('section[data-visibility="hidden"]')) hidden.remove();
  return deck;
}

const readSpoken = (deck: HTMLElement): SpokenSlide[] =>
  readSlides(deck).map((slide) => ({ ...slide, steps: countSteps(slideSteps(slide.element)) }));

/** The slide that an id of the deck belongs to: its own, or that of an element on it. */
function slideOf(slides: readonly SlideEntry[], id: string): string {
  const holds = ({ element }: SlideEntry): boolean => element.querySelector(`[id="${CSS.escape(id)}"]`) !== null;
  return (slides.find((slide) => slide.id === id) ?? slides.find(holds))?.id ?? id;
}

function sameState(a: DeckState, b: DeckState): boolean {
  const [task, other] = [a.countdown, b.countdown];
  return samePlace(a, b) && task?.left === other?.left && task?.running === other?.running;
}

function samePlace(a: DeckState, b: DeckState): boolean {
  return a.slide === b.slide && a.step === b.step && a.black === b.black && a.overview === b.overview;
}
