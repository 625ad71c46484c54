import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { deckFile, fiveJobs, outputs } from './decks.ts';
import { eventually, type OpenDeck, useBrowser } from './harness.ts';

const { startDeck } = useBrowser();

describe.each(outputs)('in %s', (output) => {
  const open = async (rest = '') => startDeck((await deckFile(fiveJobs, output)) + rest);

  describe('the black screen', () => {
    test('comes and goes with b, v and the full stop', async () => {
      const deck = await open('#jobs');
      for (const key of ['b', '.', 'v']) {
        await deck.press(key);
        await eventually(() => isBlack(deck.page)).toBe(true);
        await deck.press(key);
        await eventually(() => isBlack(deck.page)).toBe(false);
      }
    });

    test('holds all other keys', async () => {
      const deck = await open('#code');
      await deck.press('b', 'ArrowRight', 'Space', 'End', 'o', 'g', '/', '?');
      expect(await deck.slideId()).toBe('code');
      expect(await deck.page.locator('dialog').count()).toBe(0);
      await deck.press('.');
      await eventually(() => isBlack(deck.page)).toBe(false);
    });
  });

  describe('the overview', () => {
    test('comes and goes with o and Escape', async () => {
      const deck = await open('#names');
      for (const key of ['o', 'Escape']) {
        await deck.press(key);
        expect(await isOverview(deck.page)).toBe(true);
        await deck.press(key);
        expect(await isOverview(deck.page)).toBe(false);
        expect(await deck.slideId()).toBe('names');
      }
    });

    test('leads to another slide by keys and by a click', async () => {
      const deck = await open('#names');
      await deck.press('o', 'ArrowRight', 'Enter');
      expect(await deck.slideId()).toBe('дечани');
      expect(await isOverview(deck.page)).toBe(false);
      await deck.press('o');
      await deck.page.locator('section[id="中文标题"]').click();
      await deck.at('中文标题');
      expect(await isOverview(deck.page)).toBe(false);
    });
  });

  describe('the box that goes to a slide', () => {
    test('takes a number, the number in the margin, an id and the beginning of one', async () => {
      const deck = await open();
      for (const [asked, slide] of [
        ['5', 'below'],
        ['1.3', 'code'],
        ['lowest', 'lowest'],
        ['#jobs', 'jobs'],
        ['pict', 'picture'],
        ['中文标题', '中文标题'],
      ] as const) {
        await ask(deck, 'g', asked);
        expect(await answer(deck.page)).toMatch(/^Slide \d+: /);
        await deck.press('Enter');
        expect(await deck.slideId()).toBe(slide);
        await eventually(() => openDialogs(deck.page)).toBe(0);
        expect(await deck.page.evaluate(() => document.activeElement?.id)).toBe(slide);
      }
    });

    test('says what it does not know, and closes with Escape', async () => {
      const deck = await open('#jobs');
      await ask(deck, 'g', '99');
      await deck.press('Enter');
      expect(await answer(deck.page)).toBe('No such slide. The deck has 14.');
      await deck.press('Escape');
      await eventually(() => openDialogs(deck.page)).toBe(0);
      expect(await isOverview(deck.page)).toBe(false);
      expect(await deck.page.evaluate(() => document.activeElement?.id)).toBe('jobs');
    });
  });

  describe('the box that finds words', () => {
    test('finds words in any script, without their accents, anywhere on a slide and in any order', async () => {
      const deck = await open();
      for (const [words, slide] of [
        ['zebras', 'a-slide-without-a-heading-with-zebras'],
        ['dakovica', 'jobs'],
        ['дечани', 'дечани'],
        ['欢迎', '中文标题'],
        ['flows', 'picture'],
        ['more below', 'above'],
      ] as const) {
        await ask(deck, '/', words);
        expect(await answer(deck.page)).toBe('On 1 slide.');
        await deck.press('Enter');
        expect(await deck.slideId()).toBe(slide);
        await deck.press('Escape');
        await eventually(() => openDialogs(deck.page)).toBe(0);
      }
    });

    test('shows the step that holds the word', async () => {
      const deck = await open();
      await ask(deck, 'Control+Shift+F', 'liaison');
      await deck.press('Enter');
      await deck.page.getByText('Liaison').waitFor();
    });

    test('goes from one hit to the next and around', async () => {
      const deck = await open();
      await ask(deck, '/', 'more');
      expect(await answer(deck.page)).toBe('On 2 slides.');
      const way = [];
      for (const key of ['Enter', 'Enter', 'Enter', 'Shift+Enter']) {
        await deck.press(key);
        way.push(await deck.slideId());
      }
      expect(way).toEqual(['above', 'after', 'above', 'after']);
    });

    test('finds nothing in notes and at the foot, and takes signs for signs', async () => {
      const deck = await open();
      for (const words of ['speaker', 'goodbye', '14', '[(*']) {
        await ask(deck, '/', words);
        await deck.press('Enter');
        expect(await answer(deck.page)).toBe('On no slide.');
        await deck.press('Escape');
        await eventually(() => openDialogs(deck.page)).toBe(0);
      }
      expect(await deck.slideId()).toBe('start');
      expect(deck.complaints()).toEqual([]);
    });
  });

  test('? shows the keys and hides them again', async () => {
    const deck = await open('#jobs');
    await deck.press('?');
    const help = deck.page.getByRole('dialog', { name: 'Keys' });
    expect(await help.getByText('Speaker window').isVisible()).toBe(true);
    await deck.press('ArrowRight');
    expect(await deck.slideId()).toBe('jobs');
    await deck.press('?');
    await eventually(() => openDialogs(deck.page)).toBe(0);
    await deck.press('?', 'Escape');
    await eventually(() => openDialogs(deck.page)).toBe(0);
    expect(await isOverview(deck.page)).toBe(false);
    expect(await deck.page.evaluate(() => document.activeElement?.id)).toBe('jobs');
  });

  test('f fills the screen and gives it back', async () => {
    const deck = await open();
    const isFull = () => deck.page.evaluate(() => document.fullscreenElement !== null);
    await deck.press('f');
    await eventually(isFull).toBe(true);
    await deck.press('f');
    await eventually(isFull).toBe(false);
  });

  test('keys that mean nothing do nothing', async () => {
    const deck = await open('#code');
    await deck.press('p', 'a', 'q', '1', 'Enter', 'Control+p', 'Alt+s');
    expect(await deck.slideId()).toBe('code');
    expect(deck.context.pages()).toHaveLength(1);
    expect(deck.complaints()).toEqual([]);
  });
});

async function ask(deck: OpenDeck, key: string, text: string): Promise<void> {
  await deck.press(key);
  await deck.page.keyboard.insertText(text);
}

async function answer(page: Page): Promise<string> {
  return (await page.locator('dialog output').textContent()) ?? '';
}

/** A dialog leaves the page a moment after the key that closes it. */
const openDialogs = (page: Page): Promise<number> => page.locator('dialog').count();

const isOverview = (page: Page): Promise<boolean> => page.evaluate(() => window.Reveal.isOverview());

/** Whether the black layer covers the middle of the window in full. */
function isBlack(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const overlay = document.querySelector('.pause-overlay');
    if (overlay === null) return false;
    const { opacity, visibility, backgroundColor } = getComputedStyle(overlay);
    return opacity === '1' && visibility === 'visible' && /^rgba?\(0, 0, 0/.test(backgroundColor);
  });
}
