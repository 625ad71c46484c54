/**
 * The gallery and the lesson print with no error; and the pages of handouts and notes, as pdf.js paints them (and so Firefox), beside the page that they were printed from: no
 * ground, picture or box got lost, cut or moved on the way. That slides are laid out for paper as they show on screen is
 * held by print-pictures.test.ts.
 */
import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { readPdf } from '../../src/print/pdf/read.ts';
import { gallery, lesson } from './decks.ts';
import { useBrowser } from './harness.ts';
import { folderWith, onA4, printFolder } from './print.ts';
import { rasterise } from './rasterise.ts';

type Job = NonNullable<Parameters<typeof printFolder>[2]>;

const { browser } = useBrowser();

/** In CSS pixels, the paper and its margins. */
const sheet = { a4: 794, letter: 816, left: 57, top: 45 } as const;

/** Of the pixels of a page; each program smooths letters in its own way. */
const tolerance = 0.032;

/** Of several kinds, the last one is looked at. */
const kinds = ['slides', 'notes', 'handout'] as const;

// Three files of a hundred pages each: minutes on a machine that is busy.
test.each<[string, string, Job]>([
  ['all kinds', gallery, { kinds, paper: onA4 }],
  ['all kinds, which save ink,', lesson, { kinds, paper: { ...onA4, paper: 'letter', inkSaver: true } }],
  ['notes', gallery, { kinds: ['notes'], paper: onA4, range: '1-12' }],
])(
  '%s of %s print with no error, and each page looks as it was laid out',
  { timeout: 180_000 },
  async (_, deck, job) => {
    expect(await differing(deck, job)).toEqual([]);
  },
);

test.each([1, 2, 3, 4, 6, 9] as const)('handouts with %i a page print in both shapes', async (perPage) => {
  const kinds = ['handout'] as const;
  const slides = Array.from(
    { length: 11 },
    (_, index) => `## Slide ${index}\n\nSome words.\n\nNote: ${'Said. '.repeat(30)}\n`,
  );
  const deck = folderWith({ 'a.md': slides.join('\n') });
  for (const paper of [{ beside: 'lines' }, { beside: 'notes', landscape: true }] as const) {
    const { findings } = await printFolder(browser(), deck, { kinds, paper: { ...onA4, perPage, ...paper } });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  }
});

test('a ground that turns pink is found', async () => {
  const deck = folderWith({
    'a.md': '## One\n\nfine\n',
    'theme.css': '.body { background: conic-gradient(#fff, #eee) }',
  });
  expect(await differing(deck, { kinds: ['handout'], paper: onA4 })).toHaveLength(1);
});

/** The errors, and the pages of slides that show something else than was laid out, "number: share of its pixels". */
async function differing(deck: string, job: Job): Promise<string[]> {
  let laidOut: Promise<PNG[]> = Promise.resolve([]);
  const { files, findings } = await printFolder(browser(), deck, {
    ...job,
    printed: ({ page, close }) => {
      laidOut = photograph(page).finally(close);
    },
  });
  const errors = findings.flatMap(({ severity, message }) => (severity === 'error' ? [message] : []));
  const pdf = [...files.values()].at(-1);
  if (!pdf || errors.length > 0) return errors;
  const heads = pagesOfHeadAlone(pdf);
  if (heads.length > 0) return heads;
  const printed = await rasterise(browser(), pdf, sheet[job.paper?.paper ?? 'a4']);
  return (await laidOut).flatMap((page, index) => {
    const share = difference(page, PNG.sync.read(printed[index] ?? Buffer.alloc(0)));
    return share > tolerance ? [`${index + 1}: ${(100 * share).toFixed(2)} %`] : [];
  });
}

/** Those that have no words but some of the page before: its head, and a number of their own. */
function pagesOfHeadAlone(bytes: Uint8Array): string[] {
  const read = readPdf(bytes);
  if ('fault' in read) return [read.fault];
  const words = read.pdf.pages.map(
    ({ runs }) => new Set(runs.map(({ text }) => text).filter((text) => /\p{L}/u.test(text))),
  );
  return words.flatMap((page, at) => {
    const before = words[at - 1];
    return before && [...page].every((text) => before.has(text)) ? [`${at + 1}: nothing but a head`] : [];
  });
}

/** Pages in a picture: one of all would be too large for a browser. */
const AT_ONCE = 8;

/** The pages of slides; sheets of their own may flow on to further pages. */
async function photograph(page: Page): Promise<PNG[]> {
  const boxes = await page.$$eval('.paper-page:not(.paper-sheet)', (pages) =>
    pages.map((one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      return { x: left + scrollX, y: top + scrollY, width, height };
    }),
  );
  const pictures: PNG[] = [];
  for (let at = 0; at < boxes.length; at += AT_ONCE) {
    const some = boxes.slice(at, at + AT_ONCE);
    const [first, last] = [some[0], some.at(-1)];
    if (!first || !last) break;
    const clip = { ...first, height: last.y + last.height - first.y };
    const all = PNG.sync.read(await page.screenshot({ clip, fullPage: true }));
    for (const { y, width, height } of some) {
      const top = Math.floor(y - first.y);
      const one = new PNG({ width: Math.floor(width), height: Math.min(Math.floor(height), all.height - top) });
      PNG.bitblt(all, one, 0, top, Math.min(one.width, all.width), one.height, 0, 0);
      pictures.push(one);
    }
  }
  return pictures;
}

/**
 * The share of pixels that differ, those apart that only smooth an edge; margins are not looked at. On the screen a page may
 * begin between two pixels.
 */
function difference({ data, width, height }: PNG, page: PNG): number {
  const shares = [-1, 0, 1].map((shift) => {
    const top = sheet.top + shift;
    const within = new PNG({ width, height });
    PNG.bitblt(page, within, sheet.left, top, width, Math.min(height, page.height - top), 0, 0);
    return pixelmatch(data, within.data, undefined, width, height, { threshold: 0.2 }) / (width * height);
  });
  return Math.min(...shares);
}
