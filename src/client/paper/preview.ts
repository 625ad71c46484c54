import { element } from '../elements.ts';
import { type Choices, hasNotes } from './choices.ts';
import { createSheets, drawPage, drawSheets, inCells, type Paper, paginate } from './sheets.ts';

/** A page of paper on the screen, as it will be printed: the same HTML under the same styles, scaled. */
export interface PagePreview {
  readonly element: HTMLElement;
  /** Draws a page (from 0); returns how many there are, which is a guess where notes flow on. */
  readonly show: (order: { choices: Choices; slides: readonly HTMLElement[] }, page: number) => number;
}

export function createPagePreview(paper: Paper | undefined): PagePreview {
  const stage = element('div', { class: 'preview-stage print-stage', inert: '' });
  const frame = element('div', { class: 'print-preview' }, stage);
  const fit = (): void => {
    const { offsetWidth: width, offsetHeight: height } = stage;
    if (width === 0) return;
    const scale = Math.min(frame.clientWidth / width, frame.clientHeight / height);
    stage.style.transform = `translate(-50%, -50%) scale(${scale})`;
  };
  new ResizeObserver(fit).observe(frame);

  const show: PagePreview['show'] = ({ choices, slides }, at) => {
    const sheets = createSheets(choices);
    if (choices.inkSaver === 'yes') sheets.dataset.theme = 'print';
    const put = (...content: Node[]): void => {
      sheets.replaceChildren(...content);
      stage.replaceChildren(element('div', { class: 'reveal' }, element('div', { class: 'slides' }, sheets)));
    };
    const groups = paginate(choices.kind === 'slides' || !paper ? slides : inCells(slides), choices);
    let count = groups.length;
    if (choices.kind === 'slides' || !paper) {
      put(...(groups[at] ?? []).map((slide) => element('div', { class: 'paper-slide' }, copyOf(slide))));
    } else {
      const draw = (place: (slide: HTMLElement) => Node) => (group: readonly HTMLElement[]) =>
        drawPage(paper, group, choices, place);
      const fixed = hasNotes(choices) ? [] : groups;
      // Without their slides, whose cells keep their size.
      const flowing = [
        ...groups.slice(fixed.length).map(draw(() => new Comment())),
        ...drawSheets(paper, slides, choices, copyOf),
      ];
      put(...flowing);
      const { starts, length } = measure(sheets);
      count = fixed.length + length;
      const index = starts.findLastIndex((start) => fixed.length + start <= at);
      const group = at < fixed.length ? groups[at] : groups[fixed.length + index];
      const page = group ? draw(copyOf)(group) : flowing[index];
      if (page) put(page);
      sheets.scrollLeft = at < fixed.length ? 0 : (at - fixed.length - (starts[index] ?? 0)) * pitch(sheets);
      for (const number of sheets.querySelectorAll('.paper-number')) number.textContent = `${at + 1} / ${count}`;
    }
    fit();
    return count;
  };
  return { element: frame, show };
}

/**
 * Where each of the laid-out pages begins, in sheets of paper, and how many sheets they are in all: the stylesheet makes
 * each sheet a column, and columns break as the printer's pages do.
 */
function measure(sheets: HTMLElement): { readonly starts: readonly number[]; readonly length: number } {
  const pages = Array.from(sheets.children) as HTMLElement[];
  const first = pages[0]?.offsetLeft ?? 0;
  const starts = pages.map(({ offsetLeft }) => Math.round((offsetLeft - first) / pitch(sheets)));
  return { starts, length: pages.length && Math.ceil(sheets.scrollWidth / sheets.clientWidth - 0.05) };
}

/** From one sheet to the next; from right to left they go the other way. */
const pitch = (sheets: HTMLElement): number =>
  getComputedStyle(sheets).direction === 'rtl' ? -sheets.clientWidth : sheets.clientWidth;

/** As print shows it: with all steps, unmarked, and nothing that moves. */
function copyOf(slide: HTMLElement): HTMLElement {
  const copy = slide.cloneNode(true) as HTMLElement;
  for (const { classList } of copy.querySelectorAll('.fragment')) {
    classList.add('visible');
    classList.remove('current-fragment');
  }
  for (const line of copy.querySelectorAll('pre.code:has(.code-step) .line.on')) line.classList.remove('on');
  for (const image of copy.querySelectorAll('img[data-src]'))
    image.setAttribute('src', image.getAttribute('data-src') ?? '');
  for (const media of copy.querySelectorAll<HTMLMediaElement>('video, audio')) media.autoplay = false;
  for (const name of ['hidden', 'inert', 'aria-hidden']) copy.removeAttribute(name);
  return copy;
}
