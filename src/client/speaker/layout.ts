import { type CountdownState, formatLeft } from '../countdown.ts';
import type { DeckData, PartData } from '../data.ts';
import { button, element } from '../elements.ts';
import type { Move } from '../key-names.ts';
import { inWords, words } from '../page.ts';
import { fill } from '../words.ts';
import { type Bar, createBar } from './bar.ts';
import { createNotesPane, type NotesPane } from './notes.ts';
import { stripSegments } from './outlook.ts';
import { createPreview, type Preview } from './preview.ts';

/** The speaker window's parts that change. */
export interface SpeakerLayout {
  readonly bar: Bar;
  readonly now: { readonly preview: Preview; readonly label: HTMLElement; readonly sheet: HTMLElement };
  readonly next: {
    readonly preview: Preview;
    readonly label: HTMLElement;
    readonly heading: HTMLElement;
    readonly remark: HTMLElement;
  };
  readonly notes: NotesPane;
  /** What is wrong, or what the audience sees instead of the slide. */
  readonly banner: HTMLElement;
  readonly black: HTMLElement;
  /** Shows the part that a slide belongs to. */
  readonly showPart: (slide: string) => void;
  /** Shows the time that is left for a task. */
  readonly showCountdown: (state: CountdownState | undefined) => void;
  /** Takes over new parts and minutes. */
  readonly plan: (data: DeckData) => void;
}

export interface SpeakerActions {
  readonly move: (move: Move) => void;
  readonly goTo: (id: string) => void;
  readonly countdown: () => void;
  readonly help: () => void;
  readonly keepTimer: (timer: string) => void;
}

export function createLayout(data: DeckData, actions: SpeakerActions): SpeakerLayout {
  const { speaker, blackScreen } = words();
  const bar = createBar(data, actions.help, actions.keepTimer);
  const now = {
    preview: createPreview(data.width, data.height),
    label: element('h2', { class: 'lab' }, speaker.now),
    sheet: element('span', { class: 'lab' }),
  };
  const next = {
    preview: createPreview(data.width, data.height),
    label: element('h2', { class: 'lab' }, speaker.next),
    heading: element('p', { class: 'next-heading' }),
    remark: element('p', { class: 'soft' }),
  };
  const notes = createNotesPane(actions.goTo);
  const banner = element('p', { class: 'banner', role: 'status' });
  const task = button('', 'tool-button task', actions.countdown);
  task.hidden = true;
  const black = button(blackScreen, 'tool-button', () => actions.move('black'));
  const strip = element('div', { class: 'parts', 'aria-hidden': 'true' });
  // A click on what comes next is a click on "Next"; the button beside it is there for the keyboard.
  next.preview.element.addEventListener('click', () => actions.move('next'));

  const moves = element(
    'div',
    { class: 'moves' },
    button(speaker.toPrevious, 'tool-button', () => actions.move('prev')),
    button(speaker.toNext, 'tool-button main', () => actions.move('next')),
    black,
    task,
  );
  const left = element(
    'div',
    { class: 'now' },
    element('div', { class: 'labels' }, now.label, now.sheet),
    now.preview.element,
    moves,
  );
  const ahead = element('div', { class: 'next-words' }, next.label, next.heading, next.remark);
  const right = element(
    'div',
    { class: 'ahead' },
    element('div', { class: 'next' }, ahead, next.preview.element),
    notes.element,
    strip,
  );
  bar.element.prepend(element('h1', { class: 'live' }, fill(speaker.heading, { title: data.title })));
  const main = element('main', { class: 'panes' }, left, right);
  const root = element('div', { class: 'tool speaker', ...inWords() }, bar.element, banner, main);
  root.style.setProperty('--ratio', String(data.width / data.height));
  document.body.append(root);
  let { parts } = data;
  const showPart = (slide: string): void => {
    bar.showPart(parts.length < 2 ? undefined : parts.find(({ slides }) => slides.includes(slide)));
    drawStrip(strip, parts, slide);
  };
  const plan = (fresh: DeckData): void => {
    ({ parts } = fresh);
    bar.plan(parts);
  };
  const showCountdown = (state: CountdownState | undefined): void => {
    task.hidden = state === undefined;
    if (state) task.textContent = taskText(state);
  };
  return { bar, now, next, notes, banner, black, showPart, showCountdown, plan };
}

function taskText({ left, running }: CountdownState): string {
  const { taskUp, taskStop, taskStart } = words().speaker;
  return left === 0 ? taskUp : fill(running ? taskStop : taskStart, { left: formatLeft(left) });
}

function drawStrip(strip: HTMLElement, parts: readonly PartData[], slide: string): void {
  if (parts.length < 2) {
    strip.replaceChildren();
    return;
  }
  const segments = stripSegments(parts, slide).map(({ state, width, filled }) => {
    const segment = element('i', { class: `segment ${state}` });
    segment.style.flexGrow = String(width);
    segment.style.setProperty('--filled', `${filled * 100}%`);
    return segment;
  });
  strip.replaceChildren(...segments);
}
