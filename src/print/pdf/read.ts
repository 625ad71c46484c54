/**
 * Reads back what Chromium printed. Its PDFs use a small part of what the format knows, and that part is read here; the
 * rest is a fault that says what it is, so that nothing passes unread.
 */

import { type MarkedRun, readContent } from './content.ts';
import type { PdfDocument, PdfPage, TextRun } from './document.ts';
import { isDict, openFile, type PdfFile } from './file.ts';
import { createFontLoader } from './fonts.ts';
import { PdfFault } from './objects.ts';
import { readLinks, readOutline, readPlaces } from './outline.ts';
import { listPages } from './pages.ts';
import { readOrder } from './structure.ts';

/** Tags that cannot be read throw a `PdfFault` when a page is asked for what they hold. */
export type ReadPdf = { readonly pdf: PdfDocument } | { readonly fault: string };

export function readPdf(bytes: Uint8Array): ReadPdf {
  try {
    return { pdf: readDocument(openFile(bytes)) };
  } catch (error) {
    if (error instanceof PdfFault) return { fault: error.message };
    throw error;
  }
}

function readDocument(file: PdfFile): PdfDocument {
  const catalog = file.dict(file.trailer.get('Root'), 'the catalog');
  const pages = listPages(file, catalog);
  const dicts = pages.map(({ dict }) => dict);
  const places = readPlaces(file, catalog, dicts);
  // The gate does not ask for it, and it takes a fifth of the time.
  let order: number[][] | undefined;
  const fonts = createFontLoader(file);
  const read = pages.map(({ dict, resources, width, height }, index): PdfPage => {
    const { runs, hasFunctionShading } = readContent(file, dict, resources, fonts);
    return {
      width,
      height,
      runs: runs.map(({ run }) => run),
      get tagged() {
        order ??= readOrder(file, catalog, dicts);
        return inOrder(runs, order[index] ?? []);
      },
      links: readLinks(file, dict, places),
      hasFunctionShading,
    };
  });
  const info = file.get(file.trailer.get('Info'));
  const about = (key: string): string => (isDict(info) ? file.text(info.get(key)) : '');
  const marked = file.get(catalog.get('MarkInfo'));
  return {
    pages: read,
    title: about('Title'),
    author: about('Author'),
    lang: file.text(catalog.get('Lang')),
    tagged:
      isDict(marked) && file.get(marked.get('Marked')) === true && isDict(file.get(catalog.get('StructTreeRoot'))),
    outline: readOutline(file, catalog, places).map(({ title, level, page }) => ({ title, level, page })),
    fonts: fonts.loaded().map(({ name, embedded }) => ({ name, embedded })),
  };
}

/** The runs of the marks, in the order of the marks. */
function inOrder(runs: readonly MarkedRun[], marks: readonly number[]): PdfPage['tagged'] {
  const byMark = new Map<number, TextRun[]>();
  for (const { run, mark } of runs) {
    if (mark === undefined) continue;
    const same = byMark.get(mark);
    if (same) same.push(run);
    else byMark.set(mark, [run]);
  }
  return marks.flatMap((mark) => byMark.get(mark) ?? []);
}
