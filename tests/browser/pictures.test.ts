import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { deckFile, fiveJobs, gallery, outputs } from './decks.ts';
import { eventually, type OpenDeck, untilStarted, useBrowser } from './harness.ts';

const { openDeck, startDeck } = useBrowser();

const narrow = 'tests/fixtures/browser/narrow';

/** At this size nothing is scaled, and so pictures begin and end with whole pixels. */
const options = { viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' } as const;

const slidesToCompare = {
  [gallery]: [
    'start',
    'reading-a-map',
    'an-old-bend-is-left-behind',
    'where-a-river-lets-go',
    'the-same-picture-cut-to-fit',
    'a-picture-in-a-line',
    'a-slide-on-a-picture',
    'line-after-line',
  ],
  [fiveJobs]: ['per-cent', 'picture'],
};

test.each(Object.entries(slidesToCompare))('slides of %s look the same in both outputs', async (source, ids) => {
  const files = await Promise.all(outputs.map((output) => deckFile(source, output)));
  const decks = await Promise.all(files.map((file) => openDeck(file, options)));
  for (const id of ids) {
    const [one, two] = await Promise.all(decks.map((deck) => photograph(deck, id)));
    if (one === undefined || two === undefined) throw new Error(`There are no two pictures of #${id}`);
    expect(await difference(one, two), id).toBeLessThan(0.001);
  }
});

test.each([
  [fiveJobs, { width: 1920, height: 1080 }],
  [narrow, { width: 1440, height: 1080 }],
])('a slide of %s is as large as its window allows, and in its middle', async (source, slide) => {
  const deck = await startDeck(await deckFile(source));
  for (const [width, height] of [
    [1920, 1080],
    [1280, 720],
    [1024, 768],
    [390, 844],
  ] as const) {
    await deck.page.setViewportSize({ width, height });
    const scale = Math.min(width / slide.width, height / slide.height);
    // reveal.js rounds the scale to hundredths.
    const difference = async () => Math.abs((await slideBox(deck.page)).width / slide.width - scale);
    await eventually(difference).toBeLessThan(0.0051);
    const box = await slideBox(deck.page);
    expect(box.width / box.height).toBeCloseTo(slide.width / slide.height, 2);
    expect(box.x + box.width / 2).toBeCloseTo(width / 2, 0);
    expect(box.y + box.height / 2).toBeCloseTo(height / 2, 0);
  }
  expect(deck.complaints()).toEqual([]);
});

/** Goes to a slide and takes a picture of it once its fonts and pictures are there. */
async function photograph({ page, at }: OpenDeck, id: string): Promise<Buffer> {
  await untilStarted(page);
  await page.evaluate((hash) => location.assign(`#${hash}`), id);
  await at(id);
  await page.evaluate(async () => {
    await document.fonts.ready;
    const slide = window.Reveal.getCurrentSlide();
    await Promise.allSettled(Array.from(slide.querySelectorAll('img'), (image) => image.decode()));
  });
  return page.screenshot();
}

async function slideBox(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  return page.locator('section.slide.present').evaluate((slide) => {
    const { x, y, width, height } = slide.getBoundingClientRect();
    return { x, y, width, height };
  });
}

/** The share of pixels that differ visibly. The browser reads the pictures: it is there, and nothing else is needed. */
async function difference(one: Buffer, two: Buffer): Promise<number> {
  if (one.equals(two)) return 0;
  const { page } = await openDeck('about:blank');
  return page.evaluate(
    async (pictures) => {
      const read = async (base64: string): Promise<Uint8ClampedArray> => {
        const image = new Image();
        image.src = `data:image/png;base64,${base64}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
        canvas?.drawImage(image, 0, 0);
        return canvas?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray();
      };
      const [left, right] = await Promise.all(pictures.map(read));
      if (left === undefined || left.length !== right?.length) return 1;
      let differing = 0;
      for (let pixel = 0; pixel < left.length; pixel += 4) {
        const channels = [pixel, pixel + 1, pixel + 2];
        if (channels.some((at) => Math.abs((left[at] ?? 0) - (right[at] ?? 0)) > 8)) differing++;
      }
      return (differing * 4) / left.length;
    },
    [one.toString('base64'), two.toString('base64')],
  );
}
