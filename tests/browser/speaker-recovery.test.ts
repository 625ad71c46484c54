import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { deckFile, fiveJobs, type Output, outputs } from './decks.ts';
import { eventually, type OpenDeck, untilStarted, useBrowser } from './harness.ts';
import { openSpeaker, placeOf, reloadDeck, untilConnected, untilSaid } from './speaker.ts';

const { openDeck, startDeck } = useBrowser();

/** The deck may hear a moment later that the window was closed, and S means only then to open one. */
async function reopenSpeaker(deck: OpenDeck): Promise<Page> {
  await eventually(async () => {
    await deck.press('s');
    return deck.context.pages().length;
  }).toBe(2);
  const speaker = deck.context.pages()[1];
  if (speaker === undefined) throw new Error('There is no speaker window');
  await untilConnected(speaker);
  return speaker;
}

const slideTwo = 'Now · slide 2 of 14';

async function open(rest = '', output: Output = 'the single file'): Promise<OpenDeck> {
  return startDeck((await deckFile(fiveJobs, output)) + rest);
}

describe.each(outputs)('the speaker window of %s', (output) => {
  test('goes on after its own reload, with the size of the notes and the time', async () => {
    const deck = await open('', output);
    const speaker = await openSpeaker(deck);
    await speaker.keyboard.press('+');
    await speaker.keyboard.press('ArrowRight');
    await untilSaid(speaker, { now: slideTwo });
    await eventually(() => speaker.locator('.time-button').textContent()).not.toBe('0:00');
    const size = () => speaker.locator('.notes-body').evaluate((notes) => notes.style.fontSize);
    const sizeBefore = await size();
    await speaker.reload();
    await untilConnected(speaker);
    await untilSaid(speaker, { now: slideTwo, step: 'Step 0 of 3' });
    expect(await size()).toBe(sizeBefore);
    expect(await speaker.locator('.time-button').textContent()).not.toBe('0:00');
    await deck.press('ArrowRight');
    await untilSaid(speaker, { step: 'Step 1 of 3' });
    await speaker.keyboard.press('ArrowRight');
    await eventually(() => placeOf(deck.page)).toBe('jobs/1');
    expect(deck.complaints()).toEqual([]);
  });

  test('goes on after a reload of the deck', async () => {
    const deck = await open('#jobs', output);
    const speaker = await openSpeaker(deck);
    await deck.press('ArrowRight');
    await reloadDeck(deck.page, /jobs\/0$/);
    expect(await placeOf(deck.page)).toBe('jobs/0');
    await speaker.keyboard.press('ArrowRight');
    await eventually(() => placeOf(deck.page)).toBe('jobs/1');
    await untilSaid(speaker, { step: 'Step 2 of 3', banner: '' });
    await deck.press('ArrowRight');
    await untilSaid(speaker, { step: 'Step 3 of 3' });
    expect(deck.complaints()).toEqual([]);
  });
});

describe('the speaker window', () => {
  test('is found again by S right after a reload of the deck', async () => {
    const deck = await open('#jobs');
    const speaker = await openSpeaker(deck);
    await deck.page.reload();
    await untilStarted(deck.page);
    await deck.press('s', 'ArrowRight');
    await untilSaid(speaker, { now: slideTwo, step: 'Step 1 of 3', banner: '' });
    expect(deck.context.pages()).toEqual([deck.page, speaker]);
  });

  test('says when the deck does not answer, and S mends it', async () => {
    const deck = await open('#jobs');
    const speaker = await openSpeaker(deck);
    // A browser may forget what a page kept, and with it the token that both windows know.
    await deck.page.evaluate(() => sessionStorage.clear());
    await deck.page.reload();
    await untilStarted(deck.page);
    await untilSaid(speaker, { banner: expect.stringMatching(/^The deck does not answer\./) });
    await deck.press('s', 'ArrowRight');
    await untilSaid(speaker, { step: 'Step 1 of 3', banner: '' });
    expect(deck.context.pages()).toHaveLength(2);
  });

  test('can be closed and opened again, and the time goes on', async () => {
    const deck = await open();
    const first = await openSpeaker(deck);
    await deck.press('ArrowRight');
    await eventually(() => first.locator('.time-button').textContent()).not.toBe('0:00');
    await first.close();
    const second = await reopenSpeaker(deck);
    await untilSaid(second, { now: slideTwo });
    await eventually(() => second.locator('.time-button').textContent()).not.toBe('0:00');
    expect(deck.complaints()).toEqual([]);
  });

  test('says when the deck is closed', async () => {
    const deck = await openDeck(await deckFile(fiveJobs, 'the single file'));
    await untilStarted(deck.page);
    const speaker = await openSpeaker(deck);
    await deck.page.close();
    await untilSaid(speaker, { banner: expect.stringMatching(/^The window of the deck is closed\./) });
  });

  test('is missed in words when the browser blocks it', async () => {
    const deck = await open();
    await deck.page.evaluate(() => {
      window.open = () => null;
    });
    await deck.press('s');
    const notice = deck.page.getByRole('alert');
    expect(await notice.textContent()).toContain('The browser blocked the speaker window.');
    await notice.getByRole('button', { name: 'Close' }).click();
    expect(await notice.count()).toBe(0);
  });
});
