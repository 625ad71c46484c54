import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { deckFile, fiveJobs, gallery, outputs } from './decks.ts';
import { eventually, untilStarted, useBrowser } from './harness.ts';

const { startDeck } = useBrowser();

describe.each(outputs)('in %s', (output) => {
  const open = async (rest = '') => startDeck((await deckFile(fiveJobs, output)) + rest);

  test('the right arrow goes on and the left arrow back, step by step', async () => {
    const deck = await open();
    await deck.press('ArrowRight', 'ArrowRight', 'ArrowRight');
    expect(await place(deck.page)).toBe('jobs/1');
    await deck.press('ArrowRight', 'ArrowRight');
    expect(await place(deck.page)).toBe('code/-1');
    await deck.press('ArrowLeft');
    expect(await place(deck.page)).toBe('jobs/2');
    await deck.press('ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    expect(await place(deck.page)).toBe('start');
    expect(deck.complaints()).toEqual([]);
  });

  test('Space, Page Down and n go through stacks as well, and Shift Space and Page Up back', async () => {
    const deck = await open('#code/1');
    for (const [next, back] of [
      ['Space', 'Shift+Space'],
      ['PageDown', 'PageUp'],
      ['n', 'PageUp'],
    ] as const) {
      for (const id of ['above', 'below', 'lowest', 'names']) {
        await deck.press(next);
        expect(await deck.slideId()).toBe(id);
      }
      for (const id of ['lowest', 'below', 'above', 'code']) {
        await deck.press(back);
        expect(await deck.slideId()).toBe(id);
      }
    }
  });

  test('the down arrow goes down a stack, and the right arrow past it', async () => {
    const deck = await open('#above');
    await deck.press('ArrowDown');
    expect(await deck.slideId()).toBe('below');
    await deck.press('ArrowUp');
    expect(await deck.slideId()).toBe('above');
    await deck.press('ArrowDown', 'ArrowRight');
    expect(await deck.slideId()).toBe('names');
  });

  test('a stack that was left in the middle starts at its top again', async () => {
    const deck = await open('#below');
    await deck.press('Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    expect(await place(deck.page)).toBe('code/-1');
    await deck.press('Space', 'Space', 'Space');
    expect(await deck.slideId()).toBe('above');
  });

  test('End and Home go to the last and to the first slide, and beyond them is nothing', async () => {
    const deck = await open();
    await deck.press('ArrowLeft', 'PageUp', 'ArrowUp');
    expect(await deck.slideId()).toBe('start');
    await deck.press('End');
    expect(await deck.slideId()).toBe('a-slide-without-a-heading-with-zebras');
    await deck.press('ArrowRight', 'Space', 'ArrowDown');
    expect(await deck.slideId()).toBe('a-slide-without-a-heading-with-zebras');
    await deck.press('Home');
    expect(await deck.slideId()).toBe('start');
  });

  test('the address names the slide, and opens it again', async () => {
    const deck = await open();
    await deck.press('End', 'ArrowLeft');
    await eventually(() => deck.page.evaluate(() => location.hash)).toMatch(/^#\/?after$/);
    await deck.page.reload();
    await untilStarted(deck.page);
    expect(await deck.slideId()).toBe('after');
  });

  test.each([
    ['a slide', '#code', 'code/-1'],
    ['a step', '#code/0', 'code/0'],
    ['a name in Chinese', '#中文标题', '中文标题'],
    ['a name in Cyrillic, encoded', `#${encodeURIComponent('дечани')}`, 'дечани'],
    ['a word on a slide', '#word', 'below'],
    ['the start, if there is no such place', '#nowhere', 'start'],
    ['the start, if it cannot be read', '#%E0%A4%A', 'start'],
  ])('a deep link leads to %s', async (_, hash, slide) => {
    const deck = await open(hash);
    await eventually(() => place(deck.page)).toBe(slide);
    expect(deck.complaints()).toEqual([]);
  });

  test('a new hash in the address leads on without a reload, also as reveal.js writes it', async () => {
    const deck = await open();
    for (const [hash, slide] of [
      ['#/code', 'code/-1'],
      ['#дечани', 'дечани'],
      [`#/${encodeURIComponent('中文标题')}`, '中文标题'],
      ['#/code/1', 'code/1'],
      ['#lowest', 'lowest'],
      ['#word', 'below'],
    ] as const) {
      await deck.page.evaluate((to) => location.assign(to), hash);
      await eventually(() => place(deck.page)).toBe(slide);
    }
  });

  test('links lead to a slide, and to a word on a slide', async () => {
    const deck = await open('#above');
    await deck.page.getByRole('link', { name: 'names', exact: true }).click();
    await deck.at('дечани');
    await deck.page.evaluate(() => location.assign('#above'));
    await deck.at('above');
    await deck.page.getByRole('link', { name: 'word', exact: true }).click();
    await deck.at('below');
  });

  test('a link to a footnote stays on its slide and takes the focus there', async () => {
    const deck = await open('#above');
    await deck.page.locator('#above .footnote-ref a').click();
    await eventually(() => deck.page.evaluate(() => document.activeElement?.closest('.footnotes')?.localName)).toBe(
      'ol',
    );
    expect(await deck.slideId()).toBe('above');
  });

  test('the arrows in the corner and a swipe go on and back', async () => {
    const deck = await startDeck(`${await deckFile(fiveJobs, output)}#names`, { hasTouch: true });
    await deck.page.getByRole('button', { name: 'next slide' }).click();
    expect(await deck.slideId()).toBe('дечани');
    await swipe(deck.page, -300);
    await deck.at('中文标题');
    await swipe(deck.page, 300);
    await deck.at('дечани');
  });

  test('all links of the gallery lead somewhere', async () => {
    const deck = await startDeck(await deckFile(gallery, output));
    const links = await deck.page
      .locator('.slides a[href^="#"]')
      .evaluateAll((all) => all.map((link) => decodeURIComponent(link.getAttribute('href') ?? '').slice(1)));
    expect(links.length).toBeGreaterThan(6);
    const missing = await deck.page.evaluate((ids) => ids.filter((id) => document.getElementById(id) === null), links);
    expect(missing).toEqual([]);
  });
});

/** "jobs/1": the slide, and the last step that shows (-1 before the first) if it has steps. */
function place(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { f } = window.Reveal.getIndices();
    return window.Reveal.getCurrentSlide().id + (f === undefined ? '' : `/${f}`);
  });
}

/** Moves a finger sideways over the slide. */
async function swipe(page: Page, by: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const point = (x: number) => [{ x, y: 360, id: 1 }];
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: point(640) });
  await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: point(640 + by) });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
