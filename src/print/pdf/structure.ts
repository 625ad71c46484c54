/** The structure tree: which marked content of each page is read, in which order. */
import { isDict, type PdfFile } from './file.ts';
import { type PdfDict, PdfFault, type PdfValue } from './objects.ts';

const MAX_DEPTH = 2_000;

/** For each page, the marks (MCIDs) in the order of reading. */
export function readOrder(file: PdfFile, catalog: PdfDict, pages: readonly PdfDict[]): number[][] {
  const order: number[][] = pages.map(() => []);
  const indexOf = new Map(pages.map((page, index) => [page, index]));
  const root = file.get(catalog.get('StructTreeRoot'));
  if (isDict(root)) walk(root.get('K'), undefined, 0);
  return order;

  function walk(kid: PdfValue | undefined, page: number | undefined, depth: number): void {
    if (depth > MAX_DEPTH) throw new PdfFault('the tags are nested too deep');
    const found = file.get(kid);
    if (typeof found === 'number') order[page ?? Number.NaN]?.push(found);
    else if (Array.isArray(found)) for (const each of found) walk(each, page, depth + 1);
    else if (isDict(found)) walkElement(found, page, depth);
  }

  /** An element, or a reference to marked content; one to an annotation holds no text of its own. */
  function walkElement(element: PdfDict, page: number | undefined, depth: number): void {
    const own = element.get('Pg');
    const on = own === undefined ? page : indexOf.get(file.dict(own, 'the page of a tag'));
    const mark = element.get('MCID');
    if (mark !== undefined) order[on ?? Number.NaN]?.push(file.number(mark, 'a mark'));
    else walk(element.get('K'), on, depth + 1);
  }
}
