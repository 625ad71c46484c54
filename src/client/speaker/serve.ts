import type { RevealApi } from 'reveal.js';
import type { Countdowns } from '../countdown.ts';
import { closeDialogs } from '../dialog.ts';
import { pressKey } from '../keys.ts';
import { showNotice } from '../notice.ts';
import { slideElements, words } from '../page.ts';
import { currentStep, slideSteps } from '../steps.ts';
import { keepIn, readFrom, sessionStore } from '../storage.ts';
import { type DeckState, makeToken, readToDeck, seal, type ToDeck, targetOrigin } from './messages.ts';
import { timerName } from './timer.ts';

/** The deck's side of the speaker window: opens it, tells it what shows, and does what it asks. */
export interface SpeakerService {
  readonly open: () => void;
}

export function serveSpeaker(reveal: RevealApi, deck: HTMLElement, countdowns: Countdowns): SpeakerService {
  // The token outlives a reload of the deck, so that the window that is open already is known again.
  let token = readFrom(sessionStore, 'token') ?? '';
  let speaker: WindowProxy | null = null;

  const tell = (): void => {
    const message = seal(token, { kind: 'state', state: readState(reveal, countdowns) });
    if (speaker !== null && !speaker.closed) speaker.postMessage(message, targetOrigin(self.origin));
  };
  const obey = (message: ToDeck): void => {
    if (message.kind === 'hello') tell();
    // A window that is opened anew starts with a copy of what the deck keeps.
    if (message.kind === 'keep') keepIn(sessionStore, timerName, message.timer);
    if (message.kind === 'move' || message.kind === 'go') closeDialogs();
    if (message.kind === 'move') pressKey(reveal, message.move);
    if (message.kind === 'countdown') countdowns.toggle();
    if (message.kind === 'go') goTo(reveal, deck, message.slide, message.step);
  };
  const open = (): void => {
    if (speaker !== null && !speaker.closed) {
      speaker.focus();
      return;
    }
    token ||= makeToken();
    keepIn(sessionStore, 'token', token);
    speaker = window.open(`${location.pathname}?speaker=${token}`, windowName, windowFeatures());
    if (speaker === null) showNotice(words().speaker.blocked);
  };

  addEventListener('message', ({ data, source, origin }) => {
    const message = origin === self.origin ? readToDeck(data, token) : undefined;
    if (message === undefined || source === null || !('closed' in source)) return;
    // After a reload of the deck a key may come before the next hello; the token shows that it is ours.
    if (message.kind === 'hello' || speaker === null) speaker = source;
    if (source === speaker) obey(message);
  });
  for (const event of changes) reveal.on(event, tell);
  countdowns.onChange(tell);
  return { open };
}

/** By this name `window.open` finds the window again instead of opening a second one. */
const windowName = 'lectern-speaker';

const changes = [
  'slidechanged',
  'fragmentshown',
  'fragmenthidden',
  'paused',
  'resumed',
  'overviewshown',
  'overviewhidden',
  'slidesync',
];

function readState(reveal: RevealApi, countdowns: Countdowns): DeckState {
  const slide = reveal.getCurrentSlide();
  return {
    slide: slide?.id ?? '',
    step: slide ? currentStep(slideSteps(slide)) : -1,
    black: reveal.isPaused(),
    overview: reveal.isOverview(),
    countdown: countdowns.state(),
  };
}

function goTo(reveal: RevealApi, deck: HTMLElement, id: string, step: number): void {
  const slide = slideElements(deck).find((element) => element.id === id);
  if (slide === undefined) return;
  const { h, v } = reveal.getIndices(slide);
  reveal.slide(h, v, slideSteps(slide).length === 0 ? undefined : step);
}

/** As large as the mockup of a laptop's screen, if the screen has the room. */
function windowFeatures(): string {
  return `popup,width=${Math.min(1440, screen.availWidth)},height=${Math.min(900, screen.availHeight)}`;
}
