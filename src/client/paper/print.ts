/** Printing from the browser: all slides, one a page, or what the panel was asked for while it is open. */
import { paperRule } from '../../deck/page-rule.ts';
import { element } from '../elements.ts';
import { slideElements } from '../page.ts';
import { type Choices, hasNotes } from './choices.ts';
import { createSheets, drawPage, drawSheets, inCells, type Paper, paginate } from './sheets.ts';
import { showAll, showOnly, undoAll } from './slides.ts';

/** What is to be printed instead of the whole deck. */
export interface Order {
  readonly choices: Choices;
  readonly slides: readonly HTMLElement[];
  readonly paper: Paper | undefined;
  /** Takes the panel out of the way; the function that it returns brings it back. */
  readonly stepAside: () => () => void;
}

/**
 * Both listeners are synchronous, since the browser takes its picture of the page right after the first. Afterwards the
 * deck is as it was.
 */
export function preparePrint(deck: HTMLElement, ordered: () => Order | undefined): void {
  let undo: (() => void) | undefined;
  const restore = (): void => {
    undo?.();
    undo = undefined;
  };
  addEventListener('beforeprint', () => {
    restore();
    const order = ordered();
    undo = order ? printOrder(deck, order) : showAll(deck);
  });
  addEventListener('afterprint', restore);
  // Behind what the first slide needs.
  if (document.readyState === 'complete') loadFonts();
  else addEventListener('load', loadFonts);
}

/** Those of slides that were not shown yet, too: some browsers print what waits for its font as nothing. */
function loadFonts(): void {
  for (const face of document.fonts) face.load().catch(() => {});
}

function printOrder(deck: HTMLElement, order: Order): () => void {
  const { choices, slides, paper } = order;
  // First aside: as long as a modal dialog is open, all else is inert, and what is inert gets no tags.
  const undos = [order.stepAside(), showAll(deck)];
  if (choices.inkSaver === 'yes') undos.push(saveInk());
  if (choices.kind === 'slides' || !paper) undos.push(showOnly(slides, slideElements(deck)));
  else undos.push(putOnPaper(deck, slides, choices, paper));
  return undoAll(undos);
}

function saveInk(): () => void {
  const { dataset } = document.documentElement;
  const { theme = 'light' } = dataset;
  dataset.theme = 'print';
  return () => {
    dataset.theme = theme;
  };
}

/** Moves the slides themselves into pages of paper: a copy of them all would double a large deck. */
function putOnPaper(deck: HTMLElement, slides: readonly HTMLElement[], choices: Choices, paper: Paper): () => void {
  const playing = [...deck.querySelectorAll<HTMLMediaElement>('video, audio')].filter((media) => !media.paused);
  const undos: (() => void)[] = [];
  const move = (moved: HTMLElement): HTMLElement => {
    const mark = new Comment();
    moved.before(mark);
    undos.push(() => mark.replaceWith(moved));
    return moved;
  };
  const sheets = createSheets(choices);
  for (const group of paginate(inCells(slides), choices)) sheets.append(drawPage(paper, group, choices, move));
  sheets.append(...drawSheets(paper, slides, choices, move));
  const { paper: size, across } = choices;
  const rule = paperRule({ paper: size, isAcross: across === 'yes', flows: hasNotes(choices) });
  const host = element(
    'div',
    { class: 'reveal on-paper' },
    element('style', {}, rule),
    element('div', { class: 'slides' }, sheets),
  );
  const root = document.documentElement.style;
  root.setProperty('--imprint', JSON.stringify(sheets.querySelector('.paper-imprint')?.textContent ?? ''));
  deck.classList.add('put-aside');
  deck.after(host);
  // Only a layout has Firefox fill the `<use>` of what is new, here the strips.
  host.getBoundingClientRect();
  return () => {
    root.removeProperty('--imprint');
    undoAll(undos)();
    host.remove();
    deck.classList.remove('put-aside');
    // What plays stops when it is moved. The browser may refuse to start it again.
    for (const media of playing) media.play().catch(() => {});
  };
}
