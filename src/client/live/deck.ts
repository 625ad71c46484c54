import type { RevealApi } from 'reveal.js';
import { mendBackgrounds } from '../backgrounds.ts';
import { labelSlide } from '../labels.ts';
import { deckElement, fallbackLabel, numberSlides, slideElements, slideLabel } from '../page.ts';
import { countSteps, currentStep, showStep, slideSteps } from '../steps.ts';
import { arrangeSlides, nearestSurvivor, renameSlides, slideFinder } from './arrange.ts';
import { backgroundKey, mergeAttributes } from './attributes.ts';
import { arrangeBackgrounds, hasOwnGround, renameBackground, repaintBackground } from './backgrounds.ts';
import { isHiddenSlide, parseSlide } from './fresh.ts';
import { createLate } from './late.ts';
import { carryMedia } from './media.ts';
import { createMover } from './move.ts';
import type { Change } from './patch.ts';
import { nameSlide } from './place.ts';
import type { SlidePlace } from './protocol.ts';

export interface DeckPatcher {
  /** Answers false if a slide that changed is not there, since only the order says where it belongs. */
  readonly change: (change: Change) => boolean;
  /** Draws the slides that still wait for it. */
  readonly settle: () => void;
}

/** Changes the slides of the deck under reveal.js: the reader stays on the same slide and step. */
export function createDeckPatcher(reveal: RevealApi): DeckPatcher {
  const deck = deckElement();
  const mover = createMover(reveal);
  const find = slideFinder(deck);
  const late = createLate((slide, html) => drawSlide(reveal, slide, html));
  for (const event of ['slidechanged', 'overviewshown']) {
    // Heard before the deck's own listeners, which read what is on the slide.
    document.addEventListener(
      event,
      () => (reveal.isOverview() ? late.all() : late.now(reveal.getCurrentSlide())),
      true,
    );
  }

  const change = ({ order, renamed = {}, changed, follow }: Change): boolean => {
    const held = reveal.getCurrentSlide();
    const heldId = held?.id ?? '';
    const focused = held?.contains(document.activeElement) ?? false;
    const before = order === undefined ? [] : slideElements(deck);
    const step = held ? currentStep(slideSteps(held)) : -1;
    const done = order && arrange(reveal, deck, order, changed);
    renameSlides(renamed, find);
    let complete = true;
    for (const [id, html] of Object.entries(changed)) {
      const slide = find(id);
      // reveal.js takes hidden slides out when it starts: where one comes back, and what becomes of its stack, only the
      // order says.
      if (order === undefined && (slide === undefined) !== isHiddenSlide(html)) complete = false;
      else if (slide !== undefined && !done?.has(id)) late.add(slide, html);
    }
    const followed = follow === undefined ? undefined : find(follow);
    for (const slide of [held, followed]) if (slide !== undefined) late.now(slide);
    if (followed !== undefined && followed !== held) mover.go(followed, countSteps(slideSteps(followed)) - 1);
    else if (done !== undefined) stay(held, before, step);
    if (reveal.isOverview()) late.all();
    else late.soon();
    if (held !== undefined && held === reveal.getCurrentSlide()) {
      if (held.id !== heldId) nameSlide(held, heldId);
      if (focused && !held.contains(document.activeElement)) focusOn(held);
    }
    // On the table all slides are in sight, and what is new on them can be reached by nobody.
    if (reveal.isOverview()) reveal.dispatchEvent({ type: 'slidesync', data: { slide: reveal.getCurrentSlide() } });
    return complete;
  };
  return { change, settle: late.all };

  /** reveal.js counts anew, and shows the slide that showed before or the nearest that is left. */
  function stay(held: HTMLElement | undefined, before: readonly HTMLElement[], step: number): void {
    const isThere = (slide: HTMLElement): boolean => deck.contains(slide);
    if (held !== undefined && isThere(held)) mover.go(held, Math.min(step, countSteps(slideSteps(held)) - 1));
    else {
      const next = (held && nearestSurvivor(before, held, isThere)) ?? slideElements(deck)[0];
      if (next === undefined) return;
      late.now(next);
      mover.go(next, -1);
    }
  }
}

/** Puts the slides into their new order; returns the ids of those that it made, or undefined if none moved. */
function arrange(
  reveal: RevealApi,
  deck: HTMLElement,
  order: readonly SlidePlace[],
  changed: Change['changed'],
): Set<string> | undefined {
  const parents = new Map(slideElements(deck).map((slide) => [slide, slide.parentElement]));
  const { added, moved } = arrangeSlides(
    deck,
    order,
    (id) => createSlide(changed[id]),
    (id) => isHiddenSlide(changed[id] ?? ''),
  );
  if (!moved) return undefined;
  for (const slide of deck.querySelectorAll<HTMLElement>('.slides section.stack > section')) {
    if (parents.get(slide) !== slide.parentElement) settleInStack(slide);
  }
  // Its own way takes all slides in hand: worth it only if most of them are new, or lie on the table.
  if (added.length > MANY || reveal.isOverview()) reveal.sync();
  else arrangeBackgrounds(reveal);
  for (const slide of added) {
    if (backgroundKey(slide) !== '' || hasOwnGround(slide)) repaintBackground(reveal, slide);
    reveal.syncFragments(slide);
  }
  return new Set(added.map(({ id }) => id));
}

/** From so many new slides on, reveal.js's own `sync` is as fast. */
const MANY = 20;

function createSlide(html: string | undefined): HTMLElement | undefined {
  if (html === undefined) return undefined;
  const slide = document.adoptNode(parseSlide(html));
  mendBackgrounds([slide]);
  nameRegion(slide);
  return slide;
}

/** As reveal.js has the slides of a stack that does not show: the first is open, those below it are still to come. */
function settleInStack(slide: HTMLElement): void {
  slide.classList.remove('past', 'present', 'future');
  if (slide.previousElementSibling === null) return;
  slide.classList.add('future');
  slide.setAttribute('aria-hidden', 'true');
}

/** Gives a slide its new content and attributes; what shows of its steps stays as it is. */
function drawSlide(reveal: RevealApi, slide: HTMLElement, html: string): void {
  const fresh = parseSlide(html);
  mendBackgrounds([fresh]);
  const current = reveal.getCurrentSlide();
  const steps = countSteps(slideSteps(slide));
  const step = showSteps(slide, fresh, current);
  const state = slide.dataset.state;
  const newBackground = backgroundKey(slide) !== backgroundKey(fresh);
  const focused = slide.contains(document.activeElement);
  const putMedia = carryMedia(slide, fresh);
  slide.replaceChildren(...fresh.childNodes);
  putMedia();
  mergeAttributes(slide, fresh);
  nameRegion(slide);
  // The theme may paint behind some layouts.
  const newClasses = renameBackground(slide, fresh);
  reveal.syncFragments(slide);
  if (newBackground || newClasses) repaintBackground(reveal, slide);
  if (slide.style.display !== 'none') reveal.loadSlide(slide);
  if (focused) focusOn(slide);
  if (slide === current && (slide.dataset.state !== state || (steps > 0 && step === undefined))) reveal.slide();
  else if (slide === current && step !== undefined) reveal.navigateFragment(step);
  if (slide === current) reveal.dispatchEvent({ type: 'slidesync', data: { slide } });
}

/** Shows as many steps of the new content as the slide shows now, all if it is over and none if it is to come. */
function showSteps(slide: HTMLElement, fresh: HTMLElement, current: HTMLElement | undefined): number | undefined {
  const count = countSteps(slideSteps(fresh));
  if (count === 0) {
    slide.removeAttribute('data-fragment');
    return undefined;
  }
  const isOver = current !== undefined && isBefore(slide, current);
  const step = slide === current ? Math.min(currentStep(slideSteps(slide)), count - 1) : isOver ? count : -1;
  showStep(fresh, step);
  if (slide !== current) fresh.removeAttribute('data-fragment');
  return step;
}

/** As for all slides when the deck starts. */
function nameRegion(slide: HTMLElement): void {
  const number = (): number => numberSlides(deckElement()).find(({ element }) => element === slide)?.number ?? 0;
  labelSlide(slide, slideLabel(slide) || fallbackLabel(number()));
}

const isBefore = (slide: Node, other: Node): boolean =>
  (slide.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

function focusOn(slide: HTMLElement): void {
  slide.tabIndex = -1;
  slide.focus({ preventScroll: true });
}
