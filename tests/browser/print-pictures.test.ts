/**
 * Paper looks like the screen: each slide as `lectern print --png` pictures it, beside the same slide in a window. No
 * picture is stored: that of one browser is wrong in the next, and would be taken anew, and believed, with each change
 * of the theme. What teachers see every day is the picture to compare with.
 */
import { appendFileSync, cpSync } from 'node:fs';
import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { copyOf, deckFile, fiveJobs, gallery, lesson } from './decks.ts';
import { untilStarted, useBrowser } from './harness.ts';
import { printFolder } from './print.ts';

const { browser, openDeck } = useBrowser();

/** Slides in full size, so that reveal.js scales nothing, and pictures of 480 × 270 pixels. */
const options = { viewport: { width: 1920, height: 1080 }, deviceScaleFactor: 0.25, reducedMotion: 'reduce' } as const;

/** Of the pixels of a slide; of equal ones a thousandth differs at most, at the edges of large letters. */
const tolerance = 0.002;

/** What runs, sounds or is clicked, and so shows in another way on paper. */
const moving = '.countdown, .quiz, audio, video:not([poster])';

/** Steps that add something: what goes away, or is marked for a while, paper shows as it was before. */
const adding = '.fragment:not(.fade-out, .semi-fade-out, .grow, .shrink, [class*="highlight-current-"])';

test.each([gallery, lesson])(
  'each slide of %s looks on paper as it does on screen',
  { timeout: 120_000 },
  async (deck) => {
    expect(await differing(deck, deck)).toEqual([]);
  },
);

test('a block that moved, a ground and a picture that are gone on paper are found', async () => {
  const faulty = await copyOf(fiveJobs);
  cpSync(fiveJobs, faulty, { recursive: true });
  appendFileSync(
    `${faulty}/theme.css`,
    `@media print {
      #code pre { translate: 0 24px }
      section#per-cent::before { display: none }
      #picture img { visibility: hidden }
    }`,
  );
  const found = await differing(fiveJobs, faulty);
  expect(found.map((line) => line.split(':')[0])).toEqual(['code', 'per-cent', 'picture']);
});

/** The slides of which paper shows something else than the screen, "id: share of its pixels". */
async function differing(onScreen: string, onPaper: string): Promise<string[]> {
  const [screens, { files }] = await Promise.all([
    photograph(onScreen),
    printFolder(browser(), onPaper, { kinds: [], pngScale: options.deviceScaleFactor }),
  ]);
  const papers = [...files.values()];
  expect(papers).toHaveLength(screens.length);
  return screens.flatMap(({ id, picture }, index) => {
    const share = picture ? difference(picture, Buffer.from(papers[index] ?? [])) : 0;
    return share > tolerance ? [`${id}: ${(100 * share).toFixed(2)} %`] : [];
  });
}

/** Pictures of all slides on screen, but of those that cannot be compared. */
async function photograph(deck: string): Promise<{ readonly id: string; readonly picture?: Buffer }[]> {
  const { page } = await openDeck(await deckFile(deck), options);
  await untilStarted(page);
  const ids = await page.$$eval('section.slide', (slides) => slides.map(({ id }) => id));
  const taken = [];
  for (const id of ids) taken.push({ id, ...((await show(page, id)) && { picture: await page.screenshot() }) });
  return taken;
}

/** Goes to a slide and shows it as it is after its last step; false if it cannot be compared. */
function show(page: Page, id: string): Promise<boolean> {
  return page.evaluate(
    async ([id, moving, adding]) => {
      const slide = document.getElementById(id);
      if (!slide || slide.matches('[data-background-video]') || slide.querySelector(moving)) return false;
      const { h, v } = window.Reveal.getIndices(slide);
      window.Reveal.slide(h, v);
      for (const step of slide.querySelectorAll(adding)) step.classList.add('visible', 'current-fragment');
      for (const line of slide.querySelectorAll('pre.code:has(.code-step) .line.on')) line.classList.remove('on');
      for (const film of slide.querySelectorAll('video')) film.controls = false;
      await document.fonts.ready;
      await Promise.allSettled(Array.from(slide.querySelectorAll('img'), (image) => image.decode()));
      return true;
    },
    [id, moving, adding] as const,
  );
}

/** The share of pixels that differ, those apart that only smooth an edge. */
function difference(one: Buffer, two: Buffer): number {
  if (one.equals(two)) return 0;
  const [a, b] = [PNG.sync.read(one), PNG.sync.read(two)];
  return pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: 0.2 }) / (a.width * a.height);
}
