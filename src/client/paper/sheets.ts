import { element } from '../elements.ts';
import { type Choices, hasNotes, slidesAPage } from './choices.ts';

/** The template's page of paper, taken apart: the frame that all pages have, and the cell of each slide. */
export interface Paper {
  readonly frame: HTMLElement;
  readonly cells: ReadonlyMap<string, HTMLElement>;
  /** The sheets that follow: worksheets, and empty ones for the data of the drawings and for the references. */
  readonly sheets: readonly HTMLElement[];
}

/** Undefined if the page carries no paper: a deck's own `deck.hbs` may have none. */
export function readPaper(): Paper | undefined {
  const template = document.querySelector<HTMLTemplateElement>('#lectern-paper');
  const [frame, ...sheets] = template?.content.cloneNode(true).childNodes ?? [];
  if (!(frame instanceof HTMLElement)) return undefined;
  const cells = new Map<string, HTMLElement>();
  for (const cell of frame.querySelectorAll<HTMLElement>('[data-slide]')) {
    cells.set(cell.dataset.slide ?? '', cell);
    cell.remove();
  }
  return { frame, cells, sheets: sheets.filter((sheet) => sheet instanceof HTMLElement) };
}

/** What the stylesheet lays the paper out by, and `draw` makes the sheets for it. */
export function createSheets(choices: Choices): HTMLElement {
  return element('div', {
    class: 'paper',
    'data-kind': choices.kind,
    'data-paper': choices.paper,
    'data-across': choices.across,
    'data-per-page': choices.kind === 'handout' ? choices.perPage : '1',
    ...(choices.kind === 'handout' && { 'data-beside': choices.beside }),
  });
}

/** The slides of each page, in order. */
export function paginate<T>(slides: readonly T[], choices: Choices): T[][] {
  const size = slidesAPage(choices);
  return Array.from({ length: Math.ceil(slides.length / size) }, (_, at) => slides.slice(at * size, (at + 1) * size));
}

/** What has no cell on paper: it only lists references, which are printed as text. */
const listOn = (slide: HTMLElement): HTMLElement | null =>
  slide.matches('.references') ? slide.querySelector<HTMLElement>('ol.entries:only-child') : null;

export const inCells = (slides: readonly HTMLElement[]): HTMLElement[] => slides.filter((slide) => !listOn(slide));

/** One page of paper with its slides; `place` gives what is to stand in a slide's cell. */
export function drawPage(
  { frame, cells }: Paper,
  slides: readonly HTMLElement[],
  choices: Choices,
  place: (slide: HTMLElement) => Node,
): HTMLElement {
  const page = frame.cloneNode(true) as HTMLElement;
  const into = page.querySelector('.paper-cells') ?? page;
  fill(page, '.paper-strip', slides.at(-1)?.querySelector('svg.strip')?.cloneNode(true));
  fill(page, '.paper-part', slides.at(-1)?.querySelector('.foot > .part')?.textContent ?? '');
  if (!slides.some((slide) => slide.matches('.title'))) page.querySelector('.paper-note')?.remove();
  for (const slide of slides) {
    const cell = (cells.get(slide.id) ?? element('article', {}, element('div', { class: 'paper-slide' }))).cloneNode(
      true,
    );
    into.append(cell);
    if (hasNotes(choices)) fill(cell as Element, '.paper-beside', ...notesOf(slide));
    fill(cell as Element, '.paper-slide', place(slide));
  }
  return page;
}

/**
 * The sheets that follow these slides, in a copy. Worksheets belong to no slide but to the whole deck, so they are not
 * printed with some of its slides; notes are followed by the references alone. `place` gives what is to stand there for
 * a list of references.
 */
export function drawSheets(
  { sheets, cells }: Paper,
  slides: readonly HTMLElement[],
  { kind }: Choices,
  place: (list: HTMLElement) => Node,
): HTMLElement[] {
  const shown = inCells(slides);
  return sheets.flatMap((sheet) => {
    const copy = sheet.cloneNode(true) as HTMLElement;
    const references = copy.querySelector('[data-references]');
    const data = copy.querySelector('[data-drawings]');
    if (references) references.append(...slides.flatMap((slide) => listOn(slide) ?? []).map(place));
    else if (kind === 'notes') return [];
    else if (data) data.append(...shown.flatMap((slide) => dataGroup(slide, cells.get(slide.id))));
    else return shown.length < cells.size ? [] : [copy];
    return (references ?? data)?.childElementCount ? [copy] : [];
  });
}

/** The tables of the drawings on a slide, with its name above and its sources below, as the command draws them. */
function dataGroup(slide: HTMLElement, cell: HTMLElement | undefined): HTMLElement[] {
  const tables = Array.from(slide.querySelectorAll('.drawing > .data:has(table)'), (data) => data.cloneNode(true));
  if (tables.length === 0) return [];
  const line = (name: string, from: string): HTMLElement =>
    element('p', { class: name }, ...(cell?.querySelector(from)?.cloneNode(true).childNodes ?? []));
  const group = element('div', { class: 'data-group' }, line('data-name', '.paper-heading'), ...tables);
  group.append(line('data-source', '.paper-caption'));
  return [group];
}

const fill = (page: Element, selector: string, ...content: (Node | string | undefined)[]): void =>
  page.querySelector(selector)?.append(...content.filter((part) => part !== undefined));

/** The outline of a PDF is that of the slides: headings within notes look like headings, but are none. */
function notesOf(slide: HTMLElement): Node[] {
  const notes = slide.querySelector('aside.notes')?.cloneNode(true);
  if (!(notes instanceof HTMLElement)) return [];
  for (const heading of notes.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    heading.replaceWith(element('p', { 'data-heading': '' }, ...heading.childNodes));
  }
  return [...notes.childNodes];
}
