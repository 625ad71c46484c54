import type { DeckData, PartData } from '../data.ts';
import { button, element } from '../elements.ts';
import { words } from '../page.ts';
import { keepIn, readFrom, sessionStore } from '../storage.ts';
import { fill } from '../words.ts';
import { plannedMinutes } from './outlook.ts';
import { formatTime, passedTime, readTimer, startTimer, type Timer, timerName, toggleTimer, waiting } from './timer.ts';

/** The bar at the top: the time of day, the time taken, the present part, the step. */
export interface Bar {
  readonly element: HTMLElement;
  readonly showPart: (part: PartData | undefined) => void;
  readonly showStep: (text: string) => void;
  /** Takes over new minutes. */
  readonly plan: (parts: readonly PartData[]) => void;
  /** The deck moved: the time starts. */
  readonly moved: () => void;
}

export function createBar(data: DeckData, onHelp: () => void, keepTimer: (timer: string) => void): Bar {
  const { hintBlack, hintJump, hintKeys, clock: clockLabel } = words().speaker;
  const clock = element('b', { class: 'time' });
  const part = element('div', { class: 'figure part' });
  const step = element('span', { class: 'step num' });
  const elapsed = createElapsed(plannedMinutes(data.parts), keepTimer);
  const hints = element('div', { class: 'hints soft' }, step, ...hint('B', hintBlack), ...hint('G', hintJump));
  const help = button('', 'hint-button', onHelp);
  help.append(...hint('?', hintKeys));
  hints.append(help);

  const tick = (): void => {
    const time = new Date();
    setText(clock, [time.getHours(), time.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':'));
    elapsed.tick();
  };
  setInterval(tick, 250);
  tick();
  return {
    element: element('header', { class: 'bar' }, figure(clockLabel, clock), elapsed.element, part, hints),
    showPart: (shown) => part.replaceChildren(...partFigure(shown)),
    showStep: (text) => setText(step, text),
    plan: (parts) => elapsed.plan(plannedMinutes(parts)),
    moved: elapsed.start,
  };
}

interface Elapsed {
  readonly element: HTMLElement;
  readonly tick: () => void;
  readonly start: () => void;
  readonly plan: (minutes: number) => void;
}

function createElapsed(minutes: number, keep: (timer: string) => void): Elapsed {
  const said = words().speaker;
  let planned = minutes;
  let timer: Timer = readTimer(readFrom(sessionStore, timerName));
  const time = button('', 'time time-button', () => set(toggleTimer(timer, Date.now())));
  const reset = button(said.reset, 'tool-button small', () => set(waiting));
  const state = element('span', { class: 'soft' });
  const tick = (): void => {
    setText(time, formatTime(passedTime(timer, Date.now())));
    // Only when the time stands: a slip of the mouse in class must not lose it.
    reset.hidden = timer.kind !== 'stopped';
  };
  const set = (next: Timer): void => {
    timer = next;
    keepIn(sessionStore, timerName, JSON.stringify(timer));
    keep(JSON.stringify(timer));
    show();
  };
  const show = (): void => {
    const ofPlanned = planned > 0 ? fill(said.planned, { time: formatTime(planned * 60_000) }) : '';
    setText(state, timer.kind === 'stopped' ? said.stopped : ofPlanned);
    time.title = timer.kind === 'running' ? said.stopTime : said.runTime;
    tick();
  };
  show();
  return {
    element: figure(said.lesson, time, state, reset),
    tick,
    start: () => {
      if (timer.kind === 'waiting') set(startTimer(timer, Date.now()));
    },
    plan: (next) => {
      planned = next;
      show();
    },
  };
}

function partFigure(part: PartData | undefined): Node[] {
  if (part === undefined) return [];
  const { part: label, minutes: planned } = words().speaker;
  const minutes =
    part.minutes > 0 ? [element('span', { class: 'soft num' }, fill(planned, { minutes: part.minutes }))] : [];
  const name = `${part.number} ${part.title}`;
  return [element('span', { class: 'lab' }, label), element('b', { class: 'name', title: name }, name), ...minutes];
}

function figure(label: string, ...content: readonly Node[]): HTMLElement {
  return element('div', { class: 'figure' }, element('span', { class: 'lab' }, label), ...content);
}

function hint(key: string, does: string): Node[] {
  return [element('kbd', { class: 'key' }, key), element('span', {}, does)];
}

/** Writes only what changed, so that a ticking clock does not redraw the window. */
function setText(target: HTMLElement, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}
