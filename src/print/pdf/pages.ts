/** The pages of a file, in order, with what they inherit from the nodes above them. */
import { isDict, isReference, type PdfFile } from './file.ts';
import { type PdfDict, PdfFault, type PdfReference, type PdfValue } from './objects.ts';

export interface ListedPage {
  readonly reference: PdfReference;
  readonly dict: PdfDict;
  readonly resources: PdfDict;
  readonly width: number;
  readonly height: number;
}

const NOTHING: PdfDict = new Map();

/** A balanced tree is never this deep. */
const MAX_DEPTH = 100;

export function listPages(file: PdfFile, catalog: PdfDict): ListedPage[] {
  const pages: ListedPage[] = [];
  const seen = new Set<PdfDict>();
  visit(catalog.get('Pages'), NOTHING, undefined, 0);
  return pages;

  function visit(
    node: PdfValue | undefined,
    resourcesAbove: PdfDict,
    boxAbove: PdfValue | undefined,
    depth: number,
  ): void {
    const dict = file.dict(node, 'a page');
    if (seen.has(dict)) throw new PdfFault('its pages go in a circle');
    seen.add(dict);
    if (depth > MAX_DEPTH) throw new PdfFault('its pages are nested too deep');
    const own = file.get(dict.get('Resources'));
    const resources = isDict(own) ? own : resourcesAbove;
    const box = dict.get('MediaBox') ?? boxAbove;
    if (file.get(dict.get('Type')) !== 'Page') {
      for (const kid of file.array(dict.get('Kids'), 'the list of pages')) visit(kid, resources, box, depth + 1);
    } else if (isReference(node)) pages.push({ reference: node, dict, resources, ...sizeOf(file, box) });
  }
}

function sizeOf(file: PdfFile, box: PdfValue | undefined): { width: number; height: number } {
  const [left = 0, bottom = 0, right = 0, top = 0] = file
    .array(box, 'the size of a page')
    .map((value) => file.number(value, 'the size of a page'));
  return { width: right - left, height: top - bottom };
}
