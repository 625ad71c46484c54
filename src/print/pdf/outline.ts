/** Where a PDF leads: its outline, its links, and the names of places that these use. */
import type { OutlineEntry, PdfLink } from './document.ts';
import { isDict, isString, type PdfFile } from './file.ts';
import { type PdfDict, PdfFault, type PdfValue } from './objects.ts';

export interface Places {
  /** The page (from 0) of a destination: an array that begins with the page, or a name. */
  pageOf(destination: PdfValue | undefined): number;
}

export function readPlaces(file: PdfFile, catalog: PdfDict, pages: readonly PdfDict[]): Places {
  const indexOf = new Map<PdfValue, number>(pages.map((page, index) => [page, index]));
  let names: ReadonlyMap<string, PdfValue> | undefined;
  const pageOf = (destination: PdfValue | undefined): number => {
    const place = file.get(destination);
    if (typeof place === 'string' || isString(place)) {
      names ??= readNames(file, catalog);
      const name = typeof place === 'string' ? place : place.bytes;
      const target = file.get(names.get(name));
      return pageOf(isDict(target) ? target.get('D') : Array.isArray(target) ? target : missing(name));
    }
    const [page] = file.array(place, 'the target of a link');
    return indexOf.get(file.get(page)) ?? missing('a page');
  };
  return { pageOf };
}

/** Chromium writes a dictionary of names; other writers, also of older names, a tree. */
function readNames(file: PdfFile, catalog: PdfDict): Map<string, PdfValue> {
  const dests = file.get(catalog.get('Dests'));
  const names = new Map<string, PdfValue>(isDict(dests) ? dests : []);
  const roots = file.get(catalog.get('Names'));
  const open: PdfValue[] = isDict(roots) ? [file.get(roots.get('Dests'))] : [];
  const seen = new Set<PdfValue>();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!isDict(node) || seen.has(node)) continue;
    seen.add(node);
    const pairs = file.get(node.get('Names'));
    if (Array.isArray(pairs)) {
      for (let at = 0; at + 1 < pairs.length; at += 2) {
        const name = file.get(pairs[at]);
        if (isString(name)) names.set(name.bytes, pairs[at + 1] ?? null);
      }
    }
    const kids = file.get(node.get('Kids'));
    if (Array.isArray(kids)) open.push(...kids.map((kid) => file.get(kid)));
  }
  return names;
}

/** An entry as it stands in the file. */
export interface OutlineItem extends OutlineEntry {
  readonly reference: PdfValue | undefined;
  readonly dict: PdfDict;
}

export function readOutline(file: PdfFile, catalog: PdfDict, places: Places): OutlineItem[] {
  const items: OutlineItem[] = [];
  const seen = new Set<PdfDict>();
  const root = file.get(catalog.get('Outlines'));
  if (isDict(root)) readLevel(root, 1);
  return items;

  function readLevel(parent: PdfDict, level: number): void {
    for (let reference = parent.get('First'); ; ) {
      const dict = file.get(reference);
      if (!isDict(dict)) return;
      if (seen.has(dict) || level > 100) throw new PdfFault('the outline goes in a circle');
      seen.add(dict);
      const [title, page] = [file.text(dict.get('Title')), places.pageOf(dict.get('Dest'))];
      items.push({ title, level, page, reference, dict });
      readLevel(dict, level + 1);
      reference = dict.get('Next');
    }
  }
}

export function readLinks(file: PdfFile, page: PdfDict, places: Places): PdfLink[] {
  const annotations = file.get(page.get('Annots'));
  if (!Array.isArray(annotations)) return [];
  return annotations
    .map((annotation) => file.dict(annotation, 'a note of a page'))
    .filter((annotation) => file.get(annotation.get('Subtype')) === 'Link')
    .map((link) => {
      const action = file.get(link.get('A'));
      if (!isDict(action)) return { page: places.pageOf(link.get('Dest')) };
      const kind = file.get(action.get('S'));
      if (kind === 'GoTo') return { page: places.pageOf(action.get('D')) };
      if (kind !== 'URI') throw new PdfFault(`a link does ${String(kind)}`);
      return { url: file.text(action.get('URI')) };
    });
}

function missing(what: string): never {
  throw new PdfFault(`a link leads nowhere: ${what}`);
}
