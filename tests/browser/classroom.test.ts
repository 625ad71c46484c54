import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { deckFile, gallery } from './decks.ts';
import { eventually, type OpenDeck, untilStarted, useBrowser } from './harness.ts';
import { folderWith } from './print.ts';
import { openSpeaker } from './speaker.ts';

const { openDeck, startDeck } = useBrowser();

const task = 'who-reads-the-map';
const poll = 'who-drew-the-first-contour-lines';
const quiz = 'what-does-a-contour-join';
const gaps = 'fill-in-the-gaps';

describe('the countdown of a task', () => {
  /** A deck whose clock the test turns. */
  const open = async (): Promise<OpenDeck> => {
    const deck = await openDeck(`${await deckFile(gallery)}#${task}`);
    await untilStarted(deck.page);
    await deck.page.clock.install();
    await deck.page.clock.pauseAt(Date.now() + 60_000);
    return deck;
  };
  const clock = (page: Page) => page.locator(`#${task} .clock`).textContent();
  const left = (page: Page) =>
    page
      .locator(`#${task} .bar`)
      .evaluate((bar) => Math.round(((bar.children[0]?.clientWidth ?? 0) / bar.clientWidth) * 100));

  test('waits for the teacher, runs, stops and goes on with T', async () => {
    const deck = await open();
    await deck.page.clock.runFor('00:30');
    expect(await clock(deck.page)).toBe('3:00');
    await deck.press('t');
    await deck.page.clock.runFor('01:00');
    expect(await clock(deck.page)).toBe('2:00');
    expect(await left(deck.page)).toBe(67);
    await deck.press('t');
    await deck.page.clock.runFor('01:00');
    expect(await clock(deck.page)).toBe('2:00');
    await deck.press('t');
    await deck.page.clock.runFor('00:01');
    expect(await clock(deck.page)).toBe('1:59');
    expect(deck.complaints()).toEqual([]);
  });

  test('keeps its distance from an answer below, also beside a short question', async () => {
    const text = '## Who? {layout=question time=2m}\n\nOne line.\n\n::: answer\nTwo words\n:::\n';
    const deck = await openDeck(await deckFile(folderWith({ 'a.md': text })));
    await untilStarted(deck.page);
    const between = await deck.page.evaluate(() => {
      const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
      return (box('.answer')?.top ?? 0) - (box('.countdown')?.bottom ?? 0);
    });
    expect(between).toBeGreaterThan(15);
  });

  test('starts with a click, and leaves the keys to the deck', async () => {
    const deck = await open();
    await clickOn(deck.page.locator(`#${task} .clock`));
    await deck.page.clock.runFor('00:10');
    expect(await clock(deck.page)).toBe('2:50');
    await deck.press('PageDown', 'Space');
    await deck.page.clock.runFor('00:10');
    expect(await deck.slideId()).toBe(poll);
    await deck.press('PageUp');
    await deck.page.clock.runFor('00:01');
    expect(await clock(deck.page), 'it went on meanwhile').toBe('2:39');
  });

  test('pulses in the last minute, once in ten seconds, and says when the time is up', async () => {
    const deck = await open();
    const pulses = () => deck.page.locator(`#${task} .countdown.pulse`).count();
    await deck.press('t');
    await deck.page.clock.runFor('02:09');
    expect(await clock(deck.page)).toBe('0:51');
    expect(await pulses()).toBe(0);
    await deck.page.clock.runFor('00:01');
    expect(await pulses()).toBe(1);
    await deck.page.clock.runFor('00:01');
    expect(await pulses()).toBe(0);
    await deck.page.clock.runFor('00:49');
    expect(await clock(deck.page)).toBe('Time');
    expect(await left(deck.page)).toBe(0);
    expect(await deck.page.locator('[aria-live]').textContent()).toBe('Time');
    await deck.press('t');
    expect(await clock(deck.page)).toBe('3:00');
  });

  test('is shown, started and stopped in the speaker window', async () => {
    const deck = await openDeck(`${await deckFile(gallery)}#${task}`);
    await untilStarted(deck.page);
    const speaker = await openSpeaker(deck);
    const button = speaker.locator('.task');
    await eventually(() => button.textContent()).toBe('Task: start 3:00');
    await button.click();
    await eventually(() => button.textContent()).toMatch(/^Task: stop 2:5\d$/);
    await speaker.keyboard.press('t');
    await eventually(() => button.textContent()).toMatch(/^Task: start 2:5\d$/);
    await speaker.keyboard.press('PageDown');
    await speaker.keyboard.press('PageDown');
    await deck.at(poll);
    await eventually(() => button.isVisible()).toBe(false);
    expect(deck.complaints()).toEqual([]);
  });

  test('is a number of minutes on paper', async () => {
    const { page } = await startDeck(`${await deckFile(gallery)}#${task}`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator(`#${task} .countdown`).evaluate(shownText)).toBe('3 min');
    await page.emulateMedia({ media: null });
  });
});

describe('a quiz', () => {
  const option = (page: Page, letter: string) =>
    page.locator(`#${quiz} .option`, { has: page.getByText(letter, { exact: true }) });

  test('is answered with the keyboard, in words and signs', async () => {
    const deck = await startDeck(`${await deckFile(gallery)}#${quiz}`);
    await deck.press('Tab', 'Space');
    expect(await option(deck.page, 'A').locator('.verdict').evaluate(shownText)).toBe(
      'Wrong · Ages are coloured areas on a geological map.',
    );
    expect(await deck.page.locator('[aria-live]').textContent()).toMatch(/^Wrong/);
    await deck.press('Tab', 'Enter');
    expect(await option(deck.page, 'B').locator('.verdict').evaluate(shownText)).toMatch(/^Right · /);
    expect(await option(deck.page, 'A').locator('.verdict').isVisible()).toBe(false);
    const pressed = deck.page.locator(`#${quiz} [aria-pressed="true"]`);
    expect(await pressed.allTextContents()).toEqual(['B']);
    expect(await deck.slideId()).toBe(quiz);
    await deck.press('ArrowLeft');
    expect(await deck.slideId(), 'the arrows are the deck’s').toBe(poll);
    expect(deck.complaints()).toEqual([]);
  });

  test('is answered with a click anywhere in the box; a clicker then goes on', async () => {
    const deck = await startDeck(`${await deckFile(gallery)}#${quiz}`);
    await clickOn(option(deck.page, 'C').locator('.words'));
    expect(await option(deck.page, 'C').locator('.verdict').isVisible()).toBe(true);
    await deck.press('PageDown');
    expect(await option(deck.page, 'B').locator('.verdict').isVisible(), 'the next step shows the right one').toBe(
      true,
    );
    await deck.press('PageDown');
    expect(await deck.slideId()).toBe(gaps);
  });
});

test('an answer and the words of gaps come with a click each', async () => {
  const deck = await startDeck(`${await deckFile(gallery)}#${poll}`);
  const answer = deck.page.locator(`#${poll} .answer`);
  expect(await answer.isVisible()).toBe(false);
  await deck.press('ArrowRight');
  await eventually(() => answer.isVisible()).toBe(true);
  await deck.press('ArrowRight', 'ArrowRight', 'ArrowRight');
  expect(await deck.slideId()).toBe(gaps);
  await deck.press('ArrowRight');
  const words = deck.page.locator(`#${gaps} .blank > .fragment`);
  const seen = () => words.evaluateAll((all) => all.map((word) => getComputedStyle(word).visibility === 'visible'));
  await eventually(seen).toEqual([true, false, false, false, false]);
  const width = () =>
    deck.page
      .locator(`#${gaps} .blank`)
      .last()
      .evaluate((gap) => gap.getBoundingClientRect().width);
  const before = await width();
  await deck.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await eventually(seen).toEqual([true, true, true, true, true]);
  expect(await width(), 'a gap is as wide as its word').toBe(before);
});

/** Where the element is, whatever lies over it; Playwright's own click waits for frames, which a clock at rest has none of. */
async function clickOn(place: Locator): Promise<void> {
  const box = await place.boundingBox();
  if (box) await place.page().mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** The text that can be seen. */
// biome-ignore lint/performance/useDomNodeTextContent: what is hidden does not count
const shownText = (element: Element): string => (element as HTMLElement).innerText;
