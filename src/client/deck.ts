import Reveal from 'reveal.js';
import { announceChanges, silenceReveal } from './announce.ts';
import { mendBackgrounds, resolveBackgrounds } from './backgrounds.ts';
import { followCodeSteps } from './code-steps.ts';
import { runCountdowns } from './countdown.ts';
import type { DeckData } from './data.ts';
import { keepFilms } from './films.ts';
import { focusSlide, keepFocus } from './focus.ts';
import { bindKeys, mayRevealTakeKey } from './keys.ts';
import { labelSlides } from './labels.ts';
import { followMotion, prefersReducedMotion } from './motion.ts';
import { followOptions } from './options.ts';
import { quietOverview } from './overview.ts';
import { deckElement, slideElements } from './page.ts';
import { createPrintPanel } from './paper/panel.ts';
import { preparePrint } from './paper/print.ts';
import { revealSettings } from './settings.ts';
import { serveSpeaker } from './speaker/serve.ts';
import { enterStacksAtTop } from './stacks.ts';

/** Starts the deck on reveal.js and sets right what reveal.js leaves open. */
export async function startDeck(data: DeckData): Promise<void> {
  const deck = deckElement();
  closeQuery();
  resolveBackgrounds(slideElements(deck));
  mendBackgrounds(slideElements(deck));
  const showFilms = keepFilms(slideElements(deck));
  silenceReveal(deck);
  const settings = revealSettings(data, prefersReducedMotion());
  await Reveal.initialize({ ...settings, keyboardCondition: mayRevealTakeKey });
  window.Reveal = Reveal;
  showFilms(Reveal);

  labelSlides(deck);
  announceChanges(Reveal, deck);
  followCodeSteps(Reveal);
  enterStacksAtTop(Reveal);
  quietOverview(Reveal, deck);
  followMotion(Reveal, revealSettings(data, false));
  keepFocus(Reveal);
  const printing = createPrintPanel(deck, () => focusSlide(Reveal));
  preparePrint(deck, printing.order);
  followOptions(deck);
  const countdowns = runCountdowns(Reveal, deck);
  const speaker = serveSpeaker(Reveal, deck, countdowns);
  bindKeys(Reveal, deck, { speaker: speaker.open, countdown: countdowns.toggle, print: printing.open });
}

declare global {
  interface Window {
    Reveal: typeof Reveal;
  }
}

/** reveal.js lets the query override every setting: `?showNotes=true` would show the notes to the room. */
function closeQuery(): void {
  if (location.search !== '') history.replaceState(null, '', location.pathname + location.hash);
}
