import { readFileSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { copyOf, deckFile, fiveJobs, gallery, lesson, type Output } from './decks.ts';
import { eventually, type OpenDeck, useBrowser } from './harness.ts';
import { openSpeaker } from './speaker.ts';

const { startDeck } = useBrowser();

// The Content-Security-Policy keeps axe-core out as well.
const options = { bypassCSP: true, reducedMotion: 'reduce' } as const;

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Both outputs are looked at in turn: they differ in nothing but how pictures are held. */
const outputOf = (source: string): Output => (source === lesson ? 'index.html' : 'the single file');

/** The gallery has whatever a slide can show; the lesson is light. */
const decks = { light: [gallery, lesson], dark: [gallery] };

describe.each(['light', 'dark'] as const)('axe-core finds nothing wrong in %s:', (theme) => {
  const open = async (source: string): Promise<OpenDeck> => {
    const output = outputOf(source);
    const deck = await startDeck(await deckFile(theme === 'light' ? source : await inDark(source), output), options);
    expect(await deck.page.evaluate(() => document.documentElement.dataset.theme)).toBe(theme);
    return deck;
  };

  test.each(decks[theme])('every slide of %s', { timeout: 120_000 }, async (source) => {
    const { page } = await open(source);
    // The themes differ in their colours alone.
    const rules = theme === 'light' ? axeOptions : { ...axeOptions, runOnly: ['color-contrast'] };
    expect(await faultsOfSlides(page, rules)).toEqual([]);
  });

  test('the boxes, the overview, the black screen and the word that the speaker window was blocked', async () => {
    const deck = await open(fiveJobs);
    await deck.page.evaluate(() => {
      window.open = () => null;
    });
    for (const [keys, back] of [
      ['?', 'Escape'],
      ['g99', 'Escape'],
      ['/e', 'Escape'],
      ['o', 'o'],
      ['b', 'b'],
      ['s', 'ArrowRight'],
    ] as const) {
      await deck.press(...keys);
      expect(await faults(deck.page), keys).toEqual([]);
      await deck.press(back);
      await eventually(() => deck.page.locator('dialog').count()).toBe(0);
    }
  });

  test('the print panel, with each kind of paper and a wrong range', async () => {
    const { page, press } = await open(fiveJobs);
    await press('p');
    const panel = page.locator('dialog.print-panel');
    await panel.waitFor();
    for (const kind of ['slides', 'handout', 'notes']) {
      await panel.locator(`[name="kind"][value="${kind}"]`).check();
      expect(await faults(page), kind).toEqual([]);
    }
    await panel.locator('[name="range"]').fill('99');
    await panel.locator('.print-fault', { hasText: '99' }).waitFor();
    expect(await faults(page)).toEqual([]);
  });

  test('the speaker window', async () => {
    const deck = await open(gallery);
    const speaker = await openSpeaker(deck);
    for (const id of ['steps-on-a-list', 'line-after-line', 'where-a-river-lets-go']) {
      await deck.page.evaluate((hash) => location.assign(`#${hash}`), id);
      await speaker.locator(`.now .preview section#${id}`).waitFor();
      expect(await faults(speaker)).toEqual([]);
    }
    await speaker.keyboard.press('?');
    expect(await faults(speaker)).toEqual([]);
  });
});

const darkCopies = new Map<string, Promise<string>>();

/** The same deck in the dark theme. */
function inDark(source: string): Promise<string> {
  const copy = darkCopies.get(source) ?? darkCopy(source);
  darkCopies.set(source, copy);
  return copy;
}

async function darkCopy(source: string): Promise<string> {
  const copy = await copyOf(source);
  await cp(source, copy, { recursive: true });
  const settings = await readFile(join(source, 'deck.yaml'), 'utf8');
  await writeFile(join(copy, 'deck.yaml'), `${settings.replace(/^theme:.*$/m, '')}\ntheme: dark\n`);
  return copy;
}

async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (options) => {
    // axe-core does not know that an open box lies above all the rest, and so finds no ground to compare its text with.
    const below = [...document.querySelectorAll<HTMLElement>('body:has(> dialog:modal) > :not(dialog, script)')];
    for (const element of below) element.style.setProperty('display', 'none', 'important');
    const { violations } = await window.axe.run(document, options);
    for (const element of below) element.style.removeProperty('display');
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, axeOptions);
}

/**
 * Looks at one slide after the other, with all its steps shown. axe-core reads the whole page each time, so that the
 * slides that do not show, and their grounds, are taken out meanwhile: that makes it eight times as fast.
 */
async function faultsOfSlides(page: Page, rules: RunOptions): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (options) => {
    const slides = [...document.querySelectorAll<HTMLElement>('section.slide:not([data-visibility="hidden"])')];
    const contents = slides.map((slide) => [...slide.childNodes]);
    for (const slide of slides) slide.replaceChildren();
    const grounds = [...document.querySelectorAll('.backgrounds > *')];
    const found: string[] = [];
    for (const [index, slide] of slides.entries()) {
      slide.append(...(contents[index] ?? []));
      document.querySelector('.backgrounds')?.replaceChildren(...grounds);
      const { h, v } = window.Reveal.getIndices(slide);
      window.Reveal.slide(h, v);
      for (const step of slide.querySelectorAll('.fragment')) step.classList.add('visible');
      for (const ground of grounds) if (!ground.classList.contains('present')) ground.remove();
      // What is around the slides is the same on all of them.
      const { violations } = await window.axe.run(index === 0 ? document : slide, options);
      const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      found.push(...told.map((text) => `#${slide.id}: ${text}`));
      slide.replaceChildren();
    }
    return found;
  }, rules);
}

/** Without `preload` it does not fetch the stylesheet anew with each look, for a rule on screens that turn. */
const axeOptions: RunOptions = { resultTypes: ['violations'], elementRef: false, preload: false };

declare global {
  interface Window {
    readonly axe: { run(root: Node, options: RunOptions): Promise<AxeResults> };
  }
}
