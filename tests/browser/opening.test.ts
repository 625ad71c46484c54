import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { deckFile, fiveJobs, gallery, lesson, outputs } from './decks.ts';
import { eventually, type OpenDeck, useBrowser } from './harness.ts';

const { startDeck } = useBrowser();

describe.each(outputs)('%s, opened from disk with no network', (output) => {
  test.each(output === 'index.html' ? [gallery, lesson] : [gallery])(
    'goes through all of %s without a complaint',
    async (source) => {
      const deck = await openOffline(await deckFile(source, output));
      const ids = await slideIds(deck.page);
      expect(ids.length).toBeGreaterThanOrEqual(30);
      expect(await walk(deck.page)).toEqual(ids);
      expect(deck.complaints()).toEqual([]);
      if (output === 'the single file') expect(deck.log.requests).toEqual([deck.page.url().replace(/#.*/, '')]);
    },
  );

  test('writes in the fonts of the theme', async () => {
    const { page } = await openOffline(await deckFile(gallery, output));
    const fonts = await whenAllIsShown(page, () => {
      const faces = [...document.fonts];
      const plain = (family: string): string => family.split(',', 1)[0]?.replace(/["']/g, '').trim() ?? '';
      const used = Array.from(document.querySelectorAll('.slides section.slide *:not(.katex-mathml *)'), (element) =>
        plain(getComputedStyle(element).fontFamily),
      );
      const loaded = faces.filter(({ status }) => status === 'loaded').map(({ family }) => plain(family));
      return {
        failed: faces.filter(({ status }) => status === 'error').map(({ family }) => family),
        used: [...new Set(used)].sort(),
        loaded: [...new Set(loaded)].sort(),
      };
    });
    expect(fonts.failed).toEqual([]);
    expect(fonts.used).toEqual([
      'Fira Code Variable',
      'Fira Sans',
      'Fira Sans Extra Condensed',
      'KaTeX_Main',
      'KaTeX_Math',
      'KaTeX_Size2',
      'KaTeX_Size3',
      'Piazzolla Variable',
    ]);
    expect(fonts.loaded).toEqual(expect.arrayContaining(fonts.used));
  });

  test('shows every picture', async () => {
    const { page } = await openOffline(await deckFile(gallery, output));
    const broken = await whenAllIsShown(page, () => {
      const pictures = [...document.querySelectorAll<HTMLImageElement>('.slides img')];
      const uses = [...document.querySelectorAll<SVGUseElement>('.slides svg use')];
      return [
        ...pictures.filter((picture) => picture.naturalWidth === 0).map((picture) => picture.alt),
        ...uses.map((use) => use.href.baseVal).filter((href) => document.querySelector(href) === null),
      ];
    });
    expect(broken).toEqual([]);
  });

  test('paints the picture behind a slide', async () => {
    const { page } = await openOffline(`${await deckFile(fiveJobs, output)}#per-cent`);
    const ground = page.locator('.backgrounds > .slide-background.present > .slide-background-content');
    expect(await ground.evaluate((element) => getComputedStyle(element).backgroundImage)).toMatch(
      /^url\("(data:image\/svg\+xml;|file:.+\/assets\/)/,
    );
  });

  test('plays the film behind a slide, each time that one comes to it', async () => {
    const { page } = await openOffline(`${await deckFile(gallery, output)}#a-slide-on-a-film`);
    const film = page.locator('.backgrounds video');
    const isPaused = () => film.evaluate((video: HTMLVideoElement) => video.paused);
    for (let round = 0; round < 2; round++) {
      await eventually(isPaused).toBe(false);
      await eventually(() => film.evaluate((video: HTMLVideoElement) => video.currentTime)).toBeGreaterThan(0);
      await page.keyboard.press('ArrowLeft');
      await eventually(isPaused).toBe(true);
      await page.keyboard.press('ArrowRight');
    }
    expect(await film.evaluate((video: HTMLVideoElement) => [video.muted, video.loop])).toEqual([true, true]);
  });

  test('shows all slides, one below the other, also with scripts off', async () => {
    const { page } = await startDeck(await deckFile(fiveJobs, output), { javaScriptEnabled: false });
    const slides = page.locator('section.slide');
    const tops = await slides.evaluateAll((all) => all.map((slide) => slide.getBoundingClientRect().top));
    expect(tops).toEqual(tops.map((_, index) => index * 1080));
  });
});

function openOffline(target: string): Promise<OpenDeck> {
  return startDeck(target, { offline: true });
}

/** The ids of all slides that the deck shows, in their order. */
function slideIds(page: Page): Promise<string[]> {
  return page
    .locator('.slides section.slide:not([data-visibility="hidden"])')
    .evaluateAll((all) => all.map((slide) => slide.id));
}

/** As on paper, every slide is drawn, so that all fonts and pictures are asked for; looks at the page in this state. */
async function whenAllIsShown<T>(page: Page, look: () => T): Promise<T> {
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(async () => {
    // Fonts are asked for by the layout, and `fonts.ready` may hear of that too late.
    void document.body.offsetHeight;
    const loading = [...document.fonts].filter(({ status }) => status === 'loading');
    await Promise.allSettled(loading.map(({ loaded }) => loaded));
    await Promise.allSettled(Array.from(document.querySelectorAll('img'), (image) => image.decode()));
  });
  const seen = await page.evaluate(look);
  await page.emulateMedia({ media: null });
  return seen as T;
}

/** Presses Space until nothing changes any more; returns the ids of the slides on the way. */
async function walk(page: Page): Promise<string[]> {
  const place = () =>
    page.evaluate(() => {
      const slide = window.Reveal.getCurrentSlide();
      return { id: slide.id, step: slide.querySelectorAll('.fragment.visible').length };
    });
  const ids: string[] = [];
  for (let last = '', { id, step } = await place(); last !== `${id}/${step}`; { id, step } = await place()) {
    last = `${id}/${step}`;
    if (ids.at(-1) !== id) ids.push(id);
    await page.keyboard.press('Space');
  }
  return ids;
}
