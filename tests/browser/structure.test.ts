import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { deckFile, fiveJobs, gallery, lesson, outputs } from './decks.ts';
import { useBrowser } from './harness.ts';
import { folderWith } from './print.ts';

const { startDeck } = useBrowser();

describe.each(outputs)('%s', (output) => {
  const open = async (rest = '') => startDeck((await deckFile(fiveJobs, output)) + rest);

  test.each([gallery, lesson])('of %s has sections, labels, headings and notes where they belong', async (source) => {
    const { page } = await startDeck(await deckFile(source, output));
    const faults = await page.evaluate(() => {
      const slides = [...document.querySelectorAll('section.slide')];
      const notes = [...document.querySelectorAll('aside.notes')];
      const ids = Array.from(document.querySelectorAll('[id]'), ({ id }) => id);
      const places = ['.slides > section.slide', '.slides > section.stack:not(.slide)', '.stack > section.slide'];
      const idsOf = (all: readonly Element[]) => all.map(({ id, outerHTML }) => id || outerHTML.slice(0, 80));
      return {
        strangers: idsOf(
          [...document.querySelectorAll('section')].filter((section) => !section.matches(places.join())),
        ),
        withoutLabel: idsOf(slides.filter((slide) => !slide.getAttribute('aria-label')?.trim())),
        withoutRole: idsOf(slides.filter((slide) => slide.getAttribute('aria-roledescription') !== 'slide')),
        withTwoHeadings: idsOf(slides.filter((slide) => slide.querySelectorAll('h1').length > 1)),
        withTwoNotes: idsOf(slides.filter((slide) => slide.querySelectorAll('.notes').length > 1)),
        notesElsewhere: idsOf(notes.filter((note) => !note.matches('section.slide > aside.notes'))),
        idsTwice: ids.filter((id, index) => ids.indexOf(id) !== index),
      };
    });
    expect(Object.entries(faults).filter(([, ids]) => ids.length > 0)).toEqual([]);
  });

  test('is a document with one region a slide, of which one can be reached', async () => {
    const deck = await open('#jobs');
    expect(await deck.page.locator('[role="application"]').count()).toBe(0);
    expect(await deck.page.getByRole('main').count()).toBe(1);
    expect(await deck.page.getByRole('region').evaluateAll((all) => all.map((slide) => slide.id))).toEqual(['jobs']);
    expect(await deck.page.getByRole('region', { name: 'The jobs' }).getByRole('heading').count()).toBe(1);
    expect(await reachable(deck.page)).toEqual(['jobs']);
    await deck.press('End');
    expect(await reachable(deck.page)).toEqual(['a-slide-without-a-heading-with-zebras']);
  });

  test('tells screen readers each slide and each step', async () => {
    const deck = await open();
    const told = () => deck.page.locator('[aria-live]').allTextContents();
    await deck.press('ArrowRight');
    expect(await told()).toEqual(['Slide 2 of 14: The jobs']);
    await deck.press('ArrowRight');
    expect(await told()).toEqual(['Safe and secure environment']);
    await deck.press('ArrowRight', 'ArrowRight', 'ArrowRight');
    expect(await told()).toEqual(['Slide 3 of 14: Code in steps']);
    await deck.press('ArrowRight');
    expect(await told()).toEqual(['Lines 4-6']);
    await deck.press('b');
    expect(await told()).toEqual(['Black screen']);
  });

  test('keeps the focus on the slide that shows', async () => {
    const deck = await open();
    const focused = () => deck.page.evaluate(() => document.activeElement?.id);
    expect(await focused()).toBe('start');
    await deck.press('ArrowRight');
    expect(await focused()).toBe('jobs');
    await deck.press('End');
    expect(await focused()).toBe('a-slide-without-a-heading-with-zebras');
  });

  test('leaves the keys to a button that was reached with Tab, and takes them back after a click', async () => {
    const deck = await open('#дечани');
    await deck.page.evaluate(() => {
      document.querySelector('#button')?.addEventListener('click', () => document.body.append('clicked '));
    });
    const clicks = () => deck.page.evaluate(() => document.body.lastChild?.textContent);
    await deck.press('Tab', 'Space');
    expect(await clicks()).toBe('clicked ');
    expect(await deck.slideId()).toBe('дечани');
    await deck.page.mouse.click(5, 5);
    await deck.page.locator('#button').click();
    await deck.press('Space');
    expect(await deck.slideId()).toBe('中文标题');
  });
});

/** The slides that a screen reader or the Tab key can get into. */
function reachable(page: Page): Promise<string[]> {
  return page
    .locator('section.slide:not([inert], [hidden], [aria-hidden="true"])')
    .evaluateAll((all) => all.map((slide) => slide.id));
}

// With such a rule each slide that reveal.js sets up has the browser look through all others: decks of thousands hang.
test.each(['16:9', '4:3'])(
  'at %s the sides of a comparison fill the width that its heading begins at',
  async (size) => {
    const table = '|   | One | Two |\n|---|---|---|\n| a | b | c |\n| d | e | f |\n';
    const files = { 'deck.yaml': `size: ${size}\n`, 'a.md': `## A {layout=comparison}\n\n${table}` };
    const { page } = await startDeck(await deckFile(folderWith(files)));
    const edges = await page.evaluate(() => {
      const boxes = (selector: string) =>
        Array.from(document.querySelectorAll(selector), (element) => element.getBoundingClientRect());
      const [slide, heading] = [...boxes('section.slide'), ...boxes('h2')];
      const [sides, margin] = [boxes('.compare thead th'), (heading?.left ?? 0) - (slide?.left ?? 0)];
      return [(sides[0]?.left ?? 0) - (heading?.left ?? 0), (slide?.right ?? 0) - (sides.at(-1)?.right ?? 0) - margin];
    });
    for (const edge of edges) expect(Math.abs(edge)).toBeLessThan(1);
  },
);

test('no style of the screen asks what the whole page holds', async () => {
  const { page } = await startDeck(await deckFile(gallery, 'the single file'));
  const asking = await page.evaluate(() => {
    const screen = (rules: CSSRuleList): string[] =>
      [...rules].flatMap((rule) => {
        if (rule instanceof CSSMediaRule && !matchMedia(rule.conditionText).matches) return [];
        const inner = rule instanceof CSSGroupingRule ? screen(rule.cssRules) : [];
        return rule instanceof CSSStyleRule ? [rule.selectorText, ...inner] : inner;
      });
    const roots = ['html', 'body', '.reveal', '.slides', '.backgrounds'];
    return [...document.styleSheets]
      .flatMap(({ cssRules }) => screen(cssRules))
      .filter((selector) =>
        roots.some((root) =>
          new RegExp(`(?:^|[\\s,>(])(?:${root.replace('.', '\\.')}|:root)[^\\s,>]*:has\\(`).test(selector),
        ),
      );
  });
  expect(asking).toEqual([]);
});
