import type { RevealApi } from 'reveal.js';
import { say } from './announce.ts';

/** How it stands with the task of the slide that shows. */
export interface CountdownState {
  /** Whole seconds, counted up. */
  readonly left: number;
  readonly running: boolean;
}

export interface Countdowns {
  /** Starts or stops; once the time is up, sets it back. */
  readonly toggle: () => void;
  /** Undefined on a slide without a task. */
  readonly state: () => CountdownState | undefined;
  readonly onChange: (listener: () => void) => void;
}

/** Milliseconds that were left when it was last started or stopped, and when it was started, if it runs. */
interface Run {
  readonly left: number;
  readonly since: number | undefined;
}

/**
 * Lets the countdowns run, one a slide (`data-countdown`, in seconds). They belong to the slide, not to its content:
 * they go on when the slide is edited, and while another one shows.
 */
export function runCountdowns(reveal: RevealApi, deck: HTMLElement): Countdowns {
  const runs = new WeakMap<HTMLElement, Run>();
  const listeners: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const remaining = (slide: HTMLElement): number => {
    const run = runs.get(slide);
    if (run === undefined) return plannedTime(slide) ?? 0;
    return run.since === undefined ? run.left : Math.max(0, run.left - (Date.now() - run.since));
  };
  const stateOf = (slide: HTMLElement | undefined): CountdownState | undefined => {
    if (slide === undefined || plannedTime(slide) === undefined) return undefined;
    const left = Math.ceil(remaining(slide) / 1000);
    return { left, running: left > 0 && runs.get(slide)?.since !== undefined };
  };
  const update = (): void => {
    clearTimeout(timer);
    const slide = reveal.getCurrentSlide();
    const state = stateOf(slide);
    if (state) {
      drawCountdown(slide, state);
      if (state.running) timer = setTimeout(tick, remaining(slide) % 1000 || 1000);
    }
    for (const listener of listeners) listener();
  };
  const tick = (): void => {
    update();
    const slide = reveal.getCurrentSlide();
    const left = stateOf(slide)?.left;
    if (left === 60) say('1:00');
    if (left === 0) say(slide.querySelector('.clock')?.getAttribute('data-up') ?? '');
  };
  const toggle = (): void => {
    const slide = reveal.getCurrentSlide();
    const state = stateOf(slide);
    if (state === undefined) return;
    if (state.left === 0) runs.delete(slide);
    else runs.set(slide, { left: remaining(slide), since: state.running ? undefined : Date.now() });
    update();
  };

  deck.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('.countdown .start')) toggle();
  });
  for (const event of ['slidechanged', 'slidesync']) reveal.on(event, update);
  update();
  return { toggle, state: () => stateOf(reveal.getCurrentSlide()), onChange: (listener) => listeners.push(listener) };
}

/** `3:20` */
export const formatLeft = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

function plannedTime(slide: HTMLElement): number | undefined {
  const seconds = Number(slide.dataset.countdown);
  return seconds > 0 ? seconds * 1000 : undefined;
}

function drawCountdown(slide: HTMLElement, { left, running }: CountdownState): void {
  const countdown = slide.querySelector<HTMLElement>('.countdown');
  const clock = countdown?.querySelector<HTMLElement>('.clock');
  if (!countdown || !clock) return;
  const text = left > 0 ? formatLeft(left) : (clock.dataset.up ?? '');
  if (clock.textContent !== text) clock.textContent = text;
  const share = (left * 1000) / (plannedTime(slide) ?? 1);
  countdown.style.setProperty('--left', `${Math.min(100, share * 100)}%`);
  countdown.classList.toggle('running', running);
  countdown.classList.toggle('over', left === 0);
  // Once every ten seconds of the last minute; the theme keeps still for those who want no motion.
  countdown.classList.toggle('pulse', running && left < 60 && left % 10 === 0);
}
