/** An outline as objects: each entry knows its parent, its neighbours, and its first and last child. */
import type { OutlineEntry } from './document.ts';
import { type PdfDict, PdfFault, type PdfReference, type PdfValue } from './objects.ts';
import type { ListedPage } from './pages.ts';
import { textString } from './write.ts';

interface Node {
  readonly id: number;
  readonly entry: OutlineEntry | undefined;
  readonly level: number;
  readonly parent: Node | undefined;
  readonly kids: Node[];
}

/** By number, from `first` on, which is the outline itself. */
export function outlineObjects(
  entries: readonly OutlineEntry[],
  pages: readonly ListedPage[],
  first: number,
): Map<number, PdfDict> {
  const root: Node = { id: first, entry: undefined, level: 0, parent: undefined, kids: [] };
  const nodes = [root];
  let last = root;
  for (const entry of entries) {
    let parent = last;
    while (parent.parent && parent.level >= entry.level) parent = parent.parent;
    last = { id: first + nodes.length, entry, level: entry.level, parent, kids: [] };
    parent.kids.push(last);
    nodes.push(last);
  }
  return new Map(nodes.map((node) => [node.id, dictOf(node, pages)]));
}

function dictOf({ id, entry, parent, kids }: Node, pages: readonly ListedPage[]): PdfDict {
  const dict = new Map<string, PdfValue>();
  if (entry && parent) {
    const place = parent.kids.findIndex((kid) => kid.id === id);
    const page = pages[entry.page];
    if (!page) throw new PdfFault(`the outline leads to page ${entry.page + 1} of ${pages.length}`);
    dict.set('Title', textString(entry.title));
    dict.set('Parent', referTo(parent));
    dict.set('Dest', [page.reference, 'XYZ', 0, page.height, 0]);
    link(dict, 'Prev', parent.kids[place - 1]);
    link(dict, 'Next', parent.kids[place + 1]);
  } else dict.set('Type', 'Outlines');
  link(dict, 'First', kids[0]);
  link(dict, 'Last', kids.at(-1));
  // All entries are open.
  if (kids.length > 0) dict.set('Count', countBelow(kids));
  return dict;
}

function link(dict: Map<string, PdfValue>, key: string, node: Node | undefined): void {
  if (node) dict.set(key, referTo(node));
}

const referTo = ({ id }: Node): PdfReference => ({ kind: 'reference', id });

const countBelow = (kids: readonly Node[]): number => kids.reduce((sum, kid) => sum + 1 + countBelow(kid.kids), 0);
