/** One problem in the panel: what, where, the lines around it, and what to do. */
import { button, element } from '../elements.ts';
import type { OpenRequest, ShownProblem } from './protocol.ts';

export interface EntryOptions {
  readonly open: (request: OpenRequest) => void;
  /** It was clicked: only the chosen one shows its buttons. */
  readonly choose: (entry: HTMLElement) => void;
}

export function createEntry(problem: ShownProblem, { open, choose }: EntryOptions): HTMLElement {
  const { severity, message, hint, file, line, column, more, also } = problem;
  const place = file && placeOf({ file, line, column });
  const entry = element('section', { class: `live-entry ${severity}`, tabindex: '-1', 'data-place': place });
  const word = severity === 'error' ? 'Error' : 'Warning';
  entry.append(
    element(
      'h2',
      { class: 'live-message' },
      icon(ICONS[severity]),
      element('span', {}, `${word}: `, ...inline(message)),
    ),
  );
  const openAt = (request: OpenRequest) => (): void => {
    choose(entry);
    open(request);
  };
  const createLink = (request: OpenRequest): HTMLButtonElement => {
    const link = button(placeOf(request), 'live-place', openAt(request));
    link.title = 'Open in the editor';
    return link;
  };
  if (place) entry.append(createLink({ file, line, column }));
  if (problem.frame.length) entry.append(createFrame(problem));
  if (hint) entry.append(element('p', { class: 'live-hint' }, element('b', {}, 'Hint. '), ...inline(hint)));
  if (more) {
    const rest = more > also.length ? '…' : '';
    entry.append(element('p', { class: 'live-also' }, `And ${more} more:`, ...also.map(createLink), rest));
  }
  if (place) {
    const openIt = openAt({ file, line, column });
    const actions = [button('Open in editor', 'tool-button main', openIt), createCopy(place)];
    entry.append(element('p', { class: 'live-actions' }, ...actions));
  }
  return entry;
}

const placeOf = ({ file, line, column }: OpenRequest): string => `${file}:${line}:${column}`;

const ICONS = {
  error: 'M15 4H33L44 15V33L33 44H15L4 33V15ZM24 13V27M24 34v1',
  warning: 'M24 5L45 43H3ZM24 19V30M24 36v1',
};

/** Words between backticks are as they are typed. */
const inline = (text: string): (Node | string)[] =>
  text.split(/`([^`]+)`/).map((part, index) => (index % 2 ? element('code', { class: 'live-code' }, part) : part));

function createCopy(place: string): HTMLButtonElement {
  const copy = button('Copy place', 'tool-button', () => {
    const say = (text: string) => () => {
      copy.textContent = text;
    };
    navigator.clipboard.writeText(place).then(say('Copied'), say('The browser forbids it'));
  });
  return copy;
}

function createFrame({ frame, line, column, length }: ShownProblem): HTMLElement {
  const lines = frame.map(({ number, text }) => {
    const isMeant = number === line;
    const content = isMeant ? markMeant(text, column - 1, length) : [text || ' '];
    const attributes = { class: isMeant ? 'live-line bad' : 'live-line', 'data-number': String(number) };
    return element('div', attributes, element('span', { class: 'live-text' }, ...content));
  });
  return element('div', { class: 'live-frame', role: 'group', 'aria-label': 'Source' }, ...lines);
}

/** A paragraph is often one long line: what is meant shows with some of what stands around it. */
function markMeant(text: string, from: number, length: number): (Node | string)[] {
  const before = [...text.slice(0, from)];
  const after = [...text.slice(from + length)];
  const meant = element('u', {}, text.slice(from, from + length) || ' ');
  return [
    before.length > AROUND ? `…${before.slice(-AROUND).join('')}` : before.join(''),
    meant,
    after.length > AROUND ? `${after.slice(0, AROUND).join('')}…` : after.join(''),
  ];
}

/** In signs. */
const AROUND = 120;

function icon(path: string): SVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 48 48');
  svg.setAttribute('class', 'live-icon');
  svg.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS(namespace, 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}
