import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { deckFile, fiveJobs, gallery, outputs } from './decks.ts';
import { useBrowser } from './harness.ts';
import { printPage, readState, squeeze } from './printed.ts';

const { startDeck } = useBrowser();

const narrow = 'tests/fixtures/browser/narrow';

const slides = 'section.slide:not([data-visibility="hidden"])';

test.each(outputs)('with scripts off, the gallery has one page a slide: %s', async (output) => {
  const { page } = await startDeck(await deckFile(gallery, output), { javaScriptEnabled: false });
  const count = await page.locator(slides).count();
  expect((await printPage(page)).sizes).toEqual(Array(count).fill('1440 × 810'));
});

test('a deck in 4:3 has pages of this shape', async () => {
  const { page } = await startDeck(await deckFile(narrow), { javaScriptEnabled: false });
  expect((await printPage(page)).sizes).toEqual(Array(3).fill('1080 × 810'));
});

test.each([
  ['the first slide', '', []],
  ['a middle slide', '#code', []],
  ['the last slide', '', ['End']],
  ['half-way through the steps', '#jobs', ['ArrowRight']],
  ['a slide within a stack', '#above', ['ArrowDown']],
  ['the end of a stack', '#lowest', []],
  ['the overview', '#below', ['o']],
  ['a black screen', '#jobs', ['ArrowRight', 'b']],
] as const)(
  'printed by the browser from %s, each slide stands on its page and the deck stays as it was',
  async (_where, hash, keys) => {
    const deck = await startDeck(`${await deckFile(fiveJobs)}${hash}`, { reducedMotion: 'reduce' });
    const expected = await textsOf(deck.page);
    await deck.press(...keys);
    const before = await readState(deck.page);
    const printed = await printPage(deck.page);
    expect(printed.sizes).toEqual(Array(14).fill('1440 × 810'));
    for (const [index, texts] of expected.entries()) {
      // Han signs are in no font of the deck, and a machine need not have one.
      for (const text of texts.filter((text) => !/\p{Script=Han}/u.test(text))) {
        expect(printed.texts[index]).toContain(text);
      }
    }
    expect(printed.outline).toEqual(expect.arrayContaining(['Five jobs', 'Below', 'Lowest', 'Дечани']));
    expect(printed.texts.join('')).not.toMatch(/Onlythespeaker|lowerfloor|Saygoodbye/);
    expect(await readState(deck.page)).toEqual(before);
    expect(deck.complaints()).toEqual([]);
  },
);

/** Each slide's text, piece by piece as the HTML has it, without blanks. */
async function textsOf(page: Page): Promise<string[][]> {
  const texts = await page.$$eval(slides, (found) =>
    found.map((slide) => {
      const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
      const pieces: string[] = [];
      while (walker.nextNode()) {
        const isShown = walker.currentNode.parentElement?.closest('aside.notes, .media-name, button') === null;
        if (isShown) pieces.push(walker.currentNode.textContent ?? '');
      }
      return pieces;
    }),
  );
  return texts.map((pieces) => pieces.map(squeeze));
}
