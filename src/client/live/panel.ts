/**
 * The panel beside the slides that says what is wrong with the deck. It never covers them; the slides on screen are
 * then the last good ones. It goes away by itself when the deck is mended.
 */
import { currentDialog } from '../dialog.ts';
import { button, element } from '../elements.ts';
import { createEntry } from './entry.ts';
import type { OpenRequest, Problems, ShownProblem } from './protocol.ts';

export interface Panel {
  readonly show: (problems: Problems) => void;
  readonly showConnected: (connected: boolean) => void;
}

export interface PanelOptions {
  readonly open: (request: OpenRequest) => void;
  /** The room for the slides has changed. */
  readonly onResize: () => void;
  /** True if the page has no slides: the panel cannot be put away then. */
  readonly alone: boolean;
}

export function createPanel({ open, onResize, alone }: PanelOptions): Panel {
  const words = { lang: 'en', dir: 'ltr' };
  const state = element('p', { class: 'live-state' });
  const name = element('p', { class: 'live-title soft' }, alone ? 'live' : `${document.title} · live`);
  const bar = element('header', { class: 'tool live-bar', ...words }, element('b', {}, 'Lectern'), name, state);
  const caption = element('p', { class: 'tool live-caption', ...words });
  const heading = element('h1', { class: 'live-heading' });
  const body = element('div', { class: 'live-problems' });
  // Apart from the panel, since what is hidden when it changes is not read out.
  const said = element('p', { class: 'tool live said', role: 'status', lang: 'en' });
  const label = { 'aria-label': 'Problems of the deck' };
  const panel = element('aside', { class: 'tool live-panel', ...words, ...label }, heading, body, createFoot(alone));
  const badge = button('', 'tool live-badge', () => {
    dismissed = undefined;
    setOpen(true);
  });
  const waits = 'Not connected: waiting for lectern dev';
  const lost = element('p', { class: 'tool live-lost', role: 'status', ...words }, waits);
  const setHidden = (hidden: boolean): void => {
    for (const part of [bar, caption, panel]) part.hidden = hidden;
  };
  setHidden(true);
  badge.hidden = true;
  lost.hidden = true;
  document.body.append(bar, caption, panel, badge, lost, said);

  /** Put away by hand with these problems: it stays so while one types on there, until there is another one. */
  let dismissed: readonly ShownProblem[] | undefined;
  let now: Problems = { kind: 'problems', broken: false, good: 0, problems: [], hidden: 0, summary: '' };
  const setOpen = (opened: boolean): void => {
    setHidden(!opened);
    badge.hidden = opened || now.problems.length === 0;
    document.documentElement.classList.toggle('live-open', opened);
    document.documentElement.classList.toggle('live-broken', now.broken);
    document.documentElement.classList.toggle('live-alone', alone);
    onResize();
  };
  const entries = (): HTMLElement[] => [...body.querySelectorAll<HTMLElement>('.live-entry')];
  const choose = (entry: HTMLElement): void => {
    for (const other of entries()) other.toggleAttribute('data-chosen', other === entry);
  };
  const next = (): void => {
    const all = entries();
    const at = all.findIndex((entry) => entry.contains(document.activeElement));
    const entry = all[(at + 1) % all.length];
    if (!entry) return;
    choose(entry);
    (entry.querySelector<HTMLElement>('.tool-button') ?? entry).focus({ preventScroll: true });
    entry.scrollIntoView({ block: 'nearest' });
  };
  // Before reveal.js, which takes both keys for itself.
  addEventListener(
    'keydown',
    (event) => {
      if (panel.hidden || event.altKey || event.ctrlKey || event.metaKey || currentDialog() !== null) return;
      if (event.key === 'n' || event.key === 'N') next();
      else if (event.key === 'Escape' && !alone) {
        dismissed = now.problems;
        setOpen(false);
      } else return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
  return {
    show: (problems) => {
      const chosen = entries().find((entry) => entry.contains(document.activeElement))?.dataset.place;
      const wasClean = now.problems.length === 0;
      now = problems;
      const { broken, good, hidden, summary } = problems;
      const sorted = [...problems.problems].sort(
        (a, b) => Number(a.severity > b.severity) - Number(a.severity < b.severity),
      );
      heading.textContent = summary;
      badge.textContent = summary;
      badge.classList.toggle('error', broken);
      state.textContent = !broken ? '' : alone ? 'Nothing to show yet' : 'The last good version is shown';
      caption.textContent = broken
        ? `The slides as they were at ${timeOf(good)}. They follow again when this is mended.`
        : '';
      body.replaceChildren(...sorted.map((problem) => createEntry(problem, { open, choose })));
      if (hidden) body.append(element('p', { class: 'live-rest' }, `${hidden} more not shown: mend these first.`));
      // Typing on must not take the focus from who is at work here.
      const again = chosen === undefined ? undefined : entries().find(({ dataset }) => dataset.place === chosen);
      const first = again ?? entries()[0];
      if (first) choose(first);
      again?.querySelector<HTMLElement>('.tool-button')?.focus({ preventScroll: true });
      const isKnown = (problem: ShownProblem): boolean => dismissed?.some((known) => isSame(known, problem)) ?? false;
      const errors = sorted.filter(({ severity }) => severity === 'error');
      dismissed = broken && errors.every(isKnown) ? errors : undefined;
      if (!wasClean || summary) said.textContent = summary || 'No problems';
      // Warnings do not push the slides aside; the badge opens them.
      setOpen((broken && !dismissed) || (!panel.hidden && sorted.length > 0));
    },
    showConnected: (connected) => {
      lost.hidden = connected;
    },
  };
}

/** Who types moves problems to other lines, and changes their message where they stand. */
const isSame = (one: ShownProblem, other: ShownProblem): boolean =>
  one.message === other.message || (one.file === other.file && one.line === other.line);

function createFoot(alone: boolean): HTMLElement {
  const key = (name: string): HTMLElement => element('kbd', { class: 'key' }, name);
  const foot = element('p', { class: 'live-foot soft' }, key('N'), ' next problem');
  if (!alone) foot.append(key('Esc'), ' hide');
  return foot;
}

const timeOf = (time: number): string =>
  new Date(time).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
