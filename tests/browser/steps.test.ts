import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { deckFile, fiveJobs, gallery, outputs } from './decks.ts';
import { eventually, useBrowser } from './harness.ts';

const { openDeck, startDeck } = useBrowser();

/** Slides of the gallery that show all there is to show in steps, with the number of clicks that each takes. */
const slidesWithSteps = [
  ['steps-on-a-list', 4],
  ['a-list-that-comes-by-itself', 4],
  ['in-an-order-of-your-own', 3],
  ['all-ways-to-come', 13],
  ['all-ways-to-go', 8],
  ['as-reveal-js-writes-steps', 3],
  ['line-after-line', 2],
] as const;

test('all steps of the gallery come one by one, and go again', async () => {
  const file = await deckFile(gallery);
  const deck = await startDeck(file);
  for (const [id, count] of slidesWithSteps) {
    await goTo(deck.page, id);
    const states = [await visibleSteps(deck.page)];
    for (let step = 0; step < count; step++) {
      await deck.press('ArrowRight');
      states.push(await visibleSteps(deck.page));
    }
    expect(await deck.slideId()).toBe(id);
    expect(new Set(states).size, `all steps of ${id} differ`).toBe(count + 1);
    for (const state of states.reverse()) {
      expect(await visibleSteps(deck.page)).toBe(state);
      await deck.press('ArrowLeft');
    }
    expect(await deck.slideId()).not.toBe(id);
  }
  expect(deck.complaints()).toEqual([]);
});

describe.each(outputs)('in %s', (output) => {
  test('a step comes into sight or goes out of it', async () => {
    const deck = await startDeck(`${await deckFile(fiveJobs, output)}#per-cent`);
    const sight = () =>
      deck.page.locator('#per-cent .fragment').evaluateAll((all) =>
        all.map((step) => {
          for (const animation of step.getAnimations()) animation.finish();
          const { opacity, visibility } = getComputedStyle(step);
          return visibility === 'visible' && opacity === '1';
        }),
      );
    await eventually(sight).toEqual([true, false]);
    await deck.press('ArrowRight');
    await eventually(sight).toEqual([false, false]);
    await deck.press('ArrowRight');
    await eventually(sight).toEqual([false, true]);
    await deck.press('ArrowLeft', 'ArrowLeft');
    await eventually(sight).toEqual([true, false]);
  });

  test('steps with the same index come together, in the order of the indexes', async () => {
    const deck = await startDeck(`${await deckFile(gallery, output)}#in-an-order-of-your-own`);
    const shown = () => deck.page.locator('#in-an-order-of-your-own .fragment.visible').allTextContents();
    await deck.press('ArrowRight');
    expect(await shown()).toEqual([expect.stringContaining('The mouth')]);
    await deck.press('ArrowRight');
    expect(await shown()).toEqual([expect.stringContaining('The mouth'), expect.stringContaining('between')]);
    await deck.press('ArrowRight');
    expect(await shown()).toHaveLength(4);
  });

  test('code lights up line after line, and back', async () => {
    const deck = await startDeck(`${await deckFile(fiveJobs, output)}#code`);
    const lit = async () => {
      const lines = await deck.page
        .locator('#code .line')
        .evaluateAll((all) => all.map((line) => line.classList.contains('on')));
      return lines.flatMap((on, index) => (on ? [index + 1] : []));
    };
    expect(await lit()).toEqual([2]);
    await deck.press('Space');
    expect(await lit()).toEqual([4, 5, 6]);
    await deck.press('Space');
    expect(await lit()).toEqual([]);
    await deck.press('Shift+Space');
    expect(await lit()).toEqual([4, 5, 6]);
    await deck.press('Shift+Space');
    expect(await lit()).toEqual([2]);
    await goTo(deck.page, 'code/0');
    expect(await lit()).toEqual([4, 5, 6]);
  });

  test('what stays from slide to slide moves there', async () => {
    const deck = await startDeck(`${await deckFile(fiveJobs, output)}#before`);
    const moving = deck.page.locator('#after [data-id="level"]');
    const moved = await countMotion(deck.page, '#after [data-id="level"]');
    await deck.press('ArrowRight');
    await deck.at('after');
    await eventually(moved).toBeGreaterThan(0);
    await eventually(() => moving.evaluate((element) => element.getAnimations().length)).toBe(0);
    await deck.press('ArrowLeft', 'ArrowRight');
    await deck.at('after');
    expect(deck.complaints()).toEqual([]);
  });

  test('nothing moves for those who asked their system for less motion', async () => {
    const deck = await startDeck(`${await deckFile(fiveJobs, output)}#names`, { reducedMotion: 'reduce' });
    const moved = await countMotion(deck.page);
    await deck.press('ArrowRight');
    await goTo(deck.page, 'jobs');
    await deck.press('ArrowRight');
    await goTo(deck.page, 'before');
    await deck.press('ArrowRight');
    await deck.at('after');
    expect(await moved()).toBe(0);
  });

  test('all moves again as soon as the system asks for no less motion', async () => {
    const deck = await openDeck(`${await deckFile(fiveJobs, output)}#after`, { reducedMotion: 'reduce' });
    await deck.page.emulateMedia({ reducedMotion: 'no-preference' });
    await deck.page.waitForFunction(() => window.Reveal?.getConfig().autoAnimate);
    const moved = await countMotion(deck.page);
    await deck.press('ArrowLeft');
    await eventually(moved).toBeGreaterThan(0);
  });
});

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await eventually(() => page.evaluate(() => window.Reveal.getCurrentSlide().id)).toBe(hash.replace(/\/.*/, ''));
}

/** Which steps of the current slide show, and which of them is the present one. */
function visibleSteps(page: Page): Promise<string> {
  return page.evaluate(() =>
    Array.from(window.Reveal.getCurrentSlide().querySelectorAll('.fragment'), ({ classList }) =>
      classList.contains('current-fragment') ? 'now' : classList.contains('visible') ? 'shown' : '-',
    ).join(' '),
  );
}

/** Counts what begins to move from now on: what moves at one moment may be over by the time somebody looks. */
async function countMotion(page: Page, selector = '*'): Promise<() => Promise<number>> {
  const counter = await page.evaluateHandle((wanted) => {
    const counted = { starts: 0 };
    const count = ({ target }: Event): void => {
      if (target instanceof Element && target.matches(wanted)) counted.starts++;
    };
    for (const type of ['transitionrun', 'animationstart']) addEventListener(type, count, { capture: true });
    return counted;
  }, selector);
  return () =>
    counter.evaluate(
      (counted) =>
        // The events of a change come with the frame after it.
        new Promise<number>((resolve) =>
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(counted.starts))),
        ),
    );
}
