import { expect, test } from 'vitest';
import { deckFile, fiveJobs, gallery, outputs } from './decks.ts';
import { useBrowser } from './harness.ts';

const { startDeck } = useBrowser();

test.each(outputs)(
  'a formula is drawn with the fonts that it needs, and no other deck carries them: %s',
  async (output) => {
    const deck = await startDeck(`${await deckFile(gallery, output)}#how-fast-a-river-runs`);
    const fonts = await deck.page.evaluate(async () => {
      await document.fonts.ready;
      const all = [...document.fonts].filter(({ family }) => family.includes('KaTeX'));
      return all.map(({ family, style, status }) => `${family.replaceAll('"', '')} ${style} ${status}`).sort();
    });
    expect(fonts).toEqual([
      'KaTeX_Main normal loaded',
      'KaTeX_Math italic loaded',
      'KaTeX_Size2 normal loaded',
      'KaTeX_Size3 normal loaded',
    ]);
    const formula = deck.page.locator('section.present div.math').first();
    expect(await formula.locator('math').count()).toBe(1);
    expect(await formula.locator('.katex-html').getAttribute('aria-hidden')).toBe('true');
    expect(
      await formula
        .locator('.mfrac')
        .first()
        .evaluate((fraction) => fraction.getBoundingClientRect().height),
    ).toBeGreaterThan(30);
    expect(deck.complaints()).toEqual([]);
    const other = await startDeck(await deckFile(fiveJobs, output));
    expect(await other.page.content()).not.toContain('katex');
  },
);
