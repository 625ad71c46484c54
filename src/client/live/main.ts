/** What `lectern dev` adds to the page. It waits for reveal.js before it changes any slide. */
import type { RevealApi } from 'reveal.js';
import { connect, openInEditor, readPlace } from './connection.ts';
import { createPanel } from './panel.ts';
import { createPatcher, type Patcher } from './patch.ts';
import { keepPlace, restorePlace } from './place.ts';
import type { LiveData } from './protocol.ts';

const data = JSON.parse(document.querySelector('#lectern-live')?.textContent ?? '{}') as LiveData;
const deck = document.querySelector<HTMLElement>('.reveal');
const isSpeaker = new URLSearchParams(location.search).has('speaker');

const panel = isSpeaker
  ? undefined
  : createPanel({
      open: (request) => void openInEditor(request),
      onResize: () => revealed()?.layout(),
      alone: deck === null,
    });

/** Alt and a click on anything in a slide or in the notes opens its line in the editor. */
document.addEventListener(
  'click',
  (event) => {
    if (!event.altKey || !(event.target instanceof Element)) return;
    const place = readPlace(event.target.closest('[data-at]')?.getAttribute('data-at') ?? '');
    if (!place) return;
    event.preventDefault();
    event.stopPropagation();
    void openInEditor(place);
  },
  { capture: true },
);

const patcher = deck === null ? undefined : startPatcher(deck);
let started: Patcher | undefined;
void patcher?.then((patcher) => {
  started = patcher;
});
// Heard before the deck's own listener, which shows all steps for paper: slides that are drawn after it would lack them.
addEventListener('beforeprint', () => started?.settle());
connect({
  data,
  onUpdate: async (update) => (await patcher)?.apply(update, data.follow) ?? 'reload',
  onProblems: (problems) => panel?.show(problems),
  onConnected: (connected) => panel?.showConnected(connected),
  onReload: () => {
    const reveal = revealed();
    if (reveal) keepPlace(reveal);
  },
});

async function startPatcher(deck: HTMLElement): Promise<Patcher> {
  if (isSpeaker) return createPatcher(deck, undefined);
  let reveal = revealed();
  while (reveal === undefined) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    reveal = revealed();
  }
  restorePlace(reveal);
  return createPatcher(deck, reveal);
}

/** The deck's script names it when it starts all the rest. */
function revealed(): RevealApi | undefined {
  return (window as { Reveal?: RevealApi }).Reveal;
}
