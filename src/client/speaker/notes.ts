import { button, element } from '../elements.ts';
import { decodeId, inWords, words } from '../page.ts';
import { keepIn, localStore, readFrom } from '../storage.ts';

/** The notes of the current slide, in a size that can be set. */
export interface NotesPane {
  readonly element: HTMLElement;
  readonly show: (slide: HTMLElement) => void;
  readonly resize: (by: number) => void;
}

/** `onLink` is called for links to other slides of the deck. */
export function createNotesPane(onLink: (id: string) => void): NotesPane {
  const said = words().speaker;
  const body = element('div', { class: 'notes-body', tabindex: '0', role: 'region', 'aria-label': said.notes });
  let size = readSize(readFrom(localStore, sizeName));
  const resize = (by: number): void => {
    size = clampSize(size + by);
    body.style.fontSize = `${size}px`;
    keepIn(localStore, sizeName, String(size));
  };
  resize(0);

  const smaller = button('A−', 'tool-button small', () => resize(-sizeStep));
  const larger = button('A+', 'tool-button small', () => resize(sizeStep));
  smaller.setAttribute('aria-label', `A−: ${said.smaller}`);
  larger.setAttribute('aria-label', `A+: ${said.larger}`);
  const sizes = element('div', { class: 'notes-sizes' }, smaller, larger);
  const head = element('div', { class: 'notes-head' }, element('h2', { class: 'lab' }, said.notes), sizes);

  let shown: HTMLElement | undefined;
  let written = '';
  const show = (slide: HTMLElement): void => {
    const notes = slide.querySelector('aside.notes');
    const text = notes?.innerHTML ?? '';
    if (slide === shown && text === written) return;
    // Notes that were edited stay where they are being read.
    const top = slide === shown ? body.scrollTop : 0;
    shown = slide;
    written = text;
    body.replaceChildren(
      ...(notes === null || notes.textContent?.trim() === ''
        ? [element('p', { class: 'soft', ...inWords() }, said.noNotes)]
        : [...notes.childNodes].map((node) => node.cloneNode(true))),
    );
    body.scrollTop = top;
  };
  body.addEventListener('click', (event) => followLink(event, onLink));
  return { element: element('div', { class: 'notes-pane' }, head, body), show, resize };
}

export const sizeStep = 2;

/** Smallest, first and largest size in pixels. */
const sizes = { min: 20, first: 27, max: 40 };

export function clampSize(size: number): number {
  return Math.min(sizes.max, Math.max(sizes.min, Math.round(size)));
}

export function readSize(kept: string | undefined): number {
  const size = Number(kept);
  return kept !== undefined && Number.isFinite(size) && size > 0 ? clampSize(size) : sizes.first;
}

const sizeName = 'notes-size';

/** A link in the notes must not take the speaker window away from the deck. */
function followLink(event: Event, onLink: (id: string) => void): void {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  const href = link?.getAttribute('href');
  if (!href) return;
  event.preventDefault();
  if (href.startsWith('#')) onLink(decodeId(href.replace(/^#\/?/, '')));
  else window.open(href, '_blank', 'noopener');
}
