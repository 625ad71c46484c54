/** Brings the open page from one state of the deck to the next: no reload, same slide, same step. */
import type { RevealApi } from 'reveal.js';
import type { DeckData } from '../data.ts';
import { CHANGED, readDeckData } from '../page.ts';
import { createDeckPatcher, type DeckPatcher } from './deck.ts';
import type { State, Update } from './protocol.ts';
import { patchStore } from './store.ts';

/** What the slides have to take over. */
export type Change = Pick<Update, 'order' | 'renamed' | 'changed' | 'follow'>;

/** What came of it: `reload` if the page cannot get there by itself, `unknown` if it lacks slides that changed. */
export type Outcome = 'done' | 'reload' | 'unknown';

export interface Patcher {
  readonly apply: (update: Update | State, follow: boolean) => Outcome;
  /** Leaves nothing for later. */
  readonly settle: () => void;
}

/** Without `reveal` this is the speaker window, where the slides are only a store. */
export function createPatcher(deck: HTMLElement, reveal: RevealApi | undefined): Patcher {
  const slides: DeckPatcher = reveal
    ? createDeckPatcher(reveal)
    : { change: (change) => patchStore(deck, change), settle: () => {} };
  return {
    settle: slides.settle,
    apply: (update, follow) => {
      const before = readDeckData();
      if (update.data !== undefined) setText('#lectern-data', update.data);
      if (update.data !== undefined && settingsOf(before) !== settingsOf(readDeckData())) return 'reload';
      if (update.symbols !== undefined) setContent('#lectern-symbols', update.symbols);
      if (update.paper !== undefined) setContent('#lectern-paper', update.paper);
      if (update.theme !== undefined) document.documentElement.dataset.theme = update.theme;
      if (update.styles !== undefined) swapStyles(update.styles);
      const { follow: wanted, ...change } = { follow: undefined, ...update };
      const complete = slides.change(follow && wanted !== undefined ? { ...change, follow: wanted } : change);
      dispatchEvent(new Event(CHANGED));
      return complete ? 'done' : 'unknown';
    },
  };
}

/** What reveal.js and the speaker window were started with. */
const settingsOf = ({ title, width, height, rtl, reveal }: DeckData): string =>
  JSON.stringify([title, width, height, rtl, reveal]);

function setContent(selector: string, html: string): void {
  const element = document.querySelector(selector);
  if (element) element.innerHTML = html;
}

function setText(selector: string, text: string): void {
  const element = document.querySelector(selector);
  if (element) element.textContent = text;
}

/** Stylesheets that are no longer wanted go when those that are have come: the page is never without. */
function swapStyles(addresses: readonly string[]): void {
  wantedStyles = addresses;
  let last = styleLinks().at(-1);
  for (const href of addresses) {
    if (styleLinks().some((link) => link.getAttribute('href') === href)) continue;
    const fresh = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
    // Once: each stylesheet would hold on to the one before it for ever.
    fresh.addEventListener('load', removeStaleStyles, { once: true });
    if (last) last.after(fresh);
    else document.head.append(fresh);
    last = fresh;
  }
  removeStaleStyles();
}

let wantedStyles: readonly string[] = [];

function removeStaleStyles(): void {
  const isWanted = (link: HTMLLinkElement): boolean => wantedStyles.includes(link.getAttribute('href') ?? '');
  if (
    !styleLinks()
      .filter(isWanted)
      .every(({ sheet }) => sheet !== null)
  )
    return;
  for (const link of styleLinks()) if (!isWanted(link)) link.remove();
}

const styleLinks = (): HTMLLinkElement[] => [
  ...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"][href^="assets/"]'),
];
