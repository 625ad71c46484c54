/**
 * The reader of `src/print/pdf` against another one that shares no code with it, pdf.js, on what the browser really
 * prints; and the comparison of pages with slides, on sound ones and on each fault.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { compareText, normalize } from '../../src/print/compare.ts';
import { type ExpectedSlide, readExpected } from '../../src/print/expected.ts';
import type { PdfDocument, TextRun } from '../../src/print/pdf/document.ts';
import { readPdf } from '../../src/print/pdf/read.ts';
import { stampPdf } from '../../src/print/pdf/stamp.ts';
import { deckFile, gallery, lesson } from './decks.ts';
import { useBrowser } from './harness.ts';

const kinds = 'tests/fixtures/print/kinds.html';
const faults = 'tests/fixtures/print/faults.html';

interface Printed {
  readonly bytes: Buffer;
  readonly pdf: PdfDocument;
  /** The ids of the slides, and what each has to show. */
  readonly slides: ReadonlyMap<string, ExpectedSlide>;
}

const { openDeck } = useBrowser();
const printed = new Map<string, Promise<Printed>>();

/** Prints a page once for all tests of this file. */
function print(source: string): Promise<Printed> {
  const known = printed.get(source);
  if (known) return known;
  const printing = printNow(source);
  printed.set(source, printing);
  return printing;
}

async function printNow(source: string): Promise<Printed> {
  const file = source.endsWith('.html') ? resolve(source) : await deckFile(source);
  const { page } = await openDeck(file, { javaScriptEnabled: false });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(markUnshown);
  const sections = await page
    .locator('section:not(.stack):not([data-visibility="hidden"])')
    .evaluateAll((all) => all.map(({ id, outerHTML }) => [id, outerHTML] as const));
  const slides = new Map(sections.map(([id, html]) => [id, readExpected(html)]));
  return { bytes, pdf: open(bytes), slides };
}

/** What a stylesheet takes off the page, or leaves to screen readers, no page has to show. */
function markUnshown(): void {
  const isUnshown = (element: Element): boolean => {
    const { display, clipPath } = getComputedStyle(element);
    return display === 'none' || clipPath === 'inset(50%)';
  };
  const unshown = [...document.querySelectorAll<HTMLElement>('section *:not(aside.notes)')].filter(isUnshown);
  for (const element of unshown) element.setAttribute('hidden', '');
}

function open(bytes: Uint8Array): PdfDocument {
  const read = readPdf(bytes);
  if ('fault' in read) throw new Error(read.fault);
  return read.pdf;
}

describe.each([kinds, faults, gallery, lesson])('%s is read as pdf.js reads it', (source) => {
  let ours: PdfDocument;
  let theirs: PDFDocumentProxy;
  beforeAll(async () => {
    const { bytes, pdf } = await print(source);
    ours = pdf;
    theirs = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    return () => theirs.destroy();
  });

  const eachPage = <T>(look: (number: number) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: theirs.numPages }, (_, index) => look(index + 1)));

  test('pages and their sizes', async () => {
    const sizes = await eachPage(async (number) => (await theirs.getPage(number)).view.slice(2));
    expect(ours.pages.map(({ width, height }) => [width, height])).toEqual(sizes);
  });

  test('the letters of each page', async () => {
    const letters = await eachPage(async (number) => {
      const { items } = await (await theirs.getPage(number)).getTextContent({ disableNormalization: true });
      return sortLetters(items.map((item) => ('str' in item ? item.str : '')).join(''));
    });
    // pdf.js knows no ActualText, by which alone a typed ligature is told from one that the font made.
    const typed = [...(await print(source)).slides.keys()].indexOf('typed');
    const agree = (_: unknown, page: number): boolean => page !== typed;
    const read = ours.pages.map(({ runs }) => sortLetters(textOf(runs)));
    expect(read.filter(agree)).toEqual(letters.filter(agree));
  });

  test('the outline and where it leads', async () => {
    const entries: { title: string; level: number; page: number }[] = [];
    const visit = async (items: Awaited<ReturnType<typeof theirs.getOutline>>, level: number): Promise<void> => {
      for (const { title, dest, items: below } of items ?? []) {
        entries.push({ title, level, page: await theirs.getPageIndex(dest?.[0]) });
        await visit(below, level + 1);
      }
    };
    await visit(await theirs.getOutline(), 1);
    expect(ours.outline).toEqual(entries);
  });

  test('the links of each page', async () => {
    const links = await eachPage(async (number) => {
      const annotations = await (await theirs.getPage(number)).getAnnotations();
      return Promise.all(
        annotations
          .filter(({ subtype }) => subtype === 'Link')
          .map(async ({ unsafeUrl, dest }) => {
            if (unsafeUrl) return { url: unsafeUrl };
            const target = typeof dest === 'string' ? await theirs.getDestination(dest) : dest;
            return { page: await theirs.getPageIndex(target[0]) };
          }),
      );
    });
    expect(ours.pages.map((page) => page.links)).toEqual(links);
  });

  test('title and language', async () => {
    const { info } = await theirs.getMetadata();
    expect(info).toMatchObject({ Title: ours.title, Language: ours.lang });
    expect(ours.tagged).toBe(true);
  });
});

describe.each([kinds, gallery, lesson])('%s is sound', (source) => {
  test('every page shows all of its slide and nothing else', async () => {
    const { pdf, slides } = await print(source);
    expect(pdf.pages).toHaveLength(slides.size);
    const found = [...slides].map(([id, { texts }], index) => [
      id,
      compareText(texts, pdf.pages[index]?.runs ?? [], ['Tip 1']),
    ]);
    const sound = { missing: [], surplus: [], boxes: [], isBlank: false };
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries([...slides.keys()].map((id) => [id, sound])));
  });

  test('the tags hold the text, in the order of the slide', async () => {
    const { pdf, slides } = await print(source);
    for (const [index, { texts }] of [...slides.values()].entries()) {
      const tagged = normalize(textOf(pdf.pages[index]?.tagged ?? []));
      // Right-to-left text lies in visual order.
      const leftToRight = texts.filter(({ isRightToLeft }) => !isRightToLeft);
      const [first, last] = [leftToRight.at(0), leftToRight.at(-1)].map((node) => normalize(node?.text ?? ''));
      expect(tagged.indexOf(first ?? '')).toBeLessThanOrEqual(tagged.lastIndexOf(last ?? ''));
    }
  });

  test('stamped, it is the same but for what the stamp says', async () => {
    const { bytes, pdf } = await print(source);
    const outline = [{ title: 'Përmbajtja', level: 1, page: 0 }];
    const stamped = stampPdf(bytes, { identifier: 'a', title: 'Ж', authors: ['A'], subject: 's', lang: 'sq', outline });
    if ('fault' in stamped) throw new Error(stamped.fault);
    expect(open(stamped.bytes)).toEqual({ ...pdf, title: 'Ж', author: 'A', lang: 'sq', outline });
    const theirs = await getDocument({ data: new Uint8Array(stamped.bytes), verbosity: 0 }).promise;
    const { info, metadata } = await theirs.getMetadata();
    expect(info).toMatchObject({ Title: 'Ж', Author: 'A', Subject: 's', Language: 'sq' });
    expect(metadata.get('dc:title')).toBe('Ж');
    expect((await theirs.getOutline())?.map(({ title }) => title)).toEqual(['Përmbajtja']);
    await theirs.destroy();
  });
});

test('two prints of the same deck are the same bytes once stamped', async () => {
  const about = { identifier: 'a', title: 'T', authors: [], subject: '', lang: 'en' };
  const prints = [await print(kinds), await printNow(kinds)].map(({ bytes }) => stampPdf(bytes, about));
  expect(prints[0]).toHaveProperty('bytes');
  expect(prints[1]).toEqual(prints[0]);
});

test.skipIf(!hasQpdf())('qpdf finds nothing wrong with a stamped file', async () => {
  const { bytes, pdf } = await print(gallery);
  const stamped = stampPdf(bytes, {
    identifier: 'a',
    title: 'T',
    authors: [],
    subject: '',
    lang: 'en',
    outline: pdf.outline,
  });
  if ('fault' in stamped) throw new Error(stamped.fault);
  const file = `${inject('decks')}/stamped-${process.pid}.pdf`;
  writeFileSync(file, stamped.bytes);
  expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain(
    'No syntax or stream encoding errors',
  );
});

test('each fault is found', async () => {
  const { pdf, slides } = await print(faults);
  const at = [...slides.keys()];
  const look = (id: string, page = at.indexOf(id)) => {
    const { missing, surplus, boxes, isBlank } = compareText(slides.get(id)?.texts ?? [], pdf.pages[page]?.runs ?? []);
    return { missing: missing.flatMap(({ words }) => words).join(' '), surplus, boxes: boxes.length, isBlank };
  };
  const sound = { missing: '', surplus: [], boxes: 0, isBlank: false };
  expect(look('sound')).toEqual(sound);
  expect(look('box')).toEqual({ ...sound, boxes: 1 });
  expect(look('below')).toEqual({ ...sound, missing: 'invisible waterfall' });
  expect(look('leak')).toEqual({ ...sound, surplus: ['Ask about the exam'] });
  expect(look('hidden')).toMatchObject({ missing: 'nothing of it is here', isBlank: true });
  expect(look('filtered')).toEqual({ ...sound, missing: 'painted as a picture' });
  expect(look('west', at.indexOf('east'))).toMatchObject({ missing: 'West sunset behind river', isBlank: false });
});

test('a ligature is read as it was typed', async () => {
  const { pdf, slides } = await print(kinds);
  expect(textOf(pdf.pages[[...slides.keys()].indexOf('typed')]?.runs ?? [])).toBe('Typed ligaturesﬁnal ﬂow, oﬀ, ½');
});

test('a PDF that was cut off anywhere is a fault', async () => {
  const { bytes } = await print(kinds);
  for (let length = 0; length < bytes.length - 8; length += 997) {
    expect(readPdf(bytes.subarray(0, length))).toHaveProperty('fault');
  }
});

const textOf = (runs: readonly TextRun[]): string => runs.map(({ text }) => text).join('');

/** Both readers order and join text in their own ways. */
const sortLetters = (text: string): string => Array.from(normalize(text)).sort().join('');

function hasQpdf(): boolean {
  try {
    return execFileSync('qpdf', ['--version']).length > 0;
  } catch {
    return false;
  }
}
