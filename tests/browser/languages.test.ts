import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { en } from '../../src/site/words/en.ts';
import { CLIENT_WORDS, clientWords } from '../../src/site/words.ts';
import { deckFile } from './decks.ts';
import { useBrowser } from './harness.ts';
import { folderWith } from './print.ts';
import { openSpeaker, saidBy } from './speaker.ts';

const { browser, startDeck } = useBrowser();

/** Two parts, a step, a slide below, a task and no notes: what there are words for. */
const deckIn = (lang: string) =>
  startFolder({
    'deck.yaml': `title: Flüsse\nlang: ${lang}\n`,
    'a.md':
      '# A\n\n## B\n\n- wasser {.fragment}\n\n----\n\n## C {layout=question time=2m}\n\nwasser?\n\n# D\n\n---\n\nE\n',
  });
const startFolder = async (files: Readonly<Record<string, string>>) => startDeck(await deckFile(folderWith(files)));

test('help, boxes and print panel of a German deck are German', async () => {
  const deck = await deckIn('de-AT');
  const dialog = deck.page.locator('dialog');
  // The browser closes a dialog a little later than it hands out the key.
  const closeAndPress = async (key: string): Promise<void> => {
    await deck.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await deck.press(key);
  };
  await deck.press('?');
  expect(await dialog.getAttribute('lang')).toBe('de');
  expect(await dialog.textContent()).toMatch(/^TastenSchließenLeertasteNBild abNächster Schritt oder nächste Folie/);
  await closeAndPress('/');
  expect(await dialog.textContent()).toMatch(/^Wörter suchenEingabetaste: nächste Folie/);
  await deck.page.keyboard.type('wasser');
  expect(await dialog.locator('output').textContent()).toBe('Auf 2 Folien.');
  await deck.press('Enter');
  expect(await dialog.locator('output').textContent()).toBe('1 von 2: Folie 2, B');
  await closeAndPress('g');
  await deck.page.keyboard.type('99');
  expect(await dialog.locator('output').textContent()).toBe('Diese Folie gibt es nicht. Die Präsentation hat 5.');
  await closeAndPress('p');
  expect(await dialog.getAttribute('aria-label')).toBe('Drucken');
  expect(await dialog.locator('.print-form').textContent()).toMatch(
    /^DruckenFlüsse · 5 FolienWasFolien, eine pro Seite.*5 Seiten, beidseitig 3 BlätterDrucken…Schließen$/,
  );
  expect(deck.complaints()).toEqual([]);
});

test('what those hear who do not see it is German too', async () => {
  const deck = await deckIn('de');
  const labels = (selector: string, name: string) =>
    deck.page.locator(selector).evaluateAll((all, name) => all.map((element) => element.getAttribute(name)), name);
  expect(await labels('.controls, .controls button', 'aria-label')).toEqual([
    'Folien wechseln',
    'vorige Folie',
    'nächste Folie',
    'Folie darüber',
    'Folie darunter',
  ]);
  expect(new Set(await labels('section.slide', 'aria-roledescription'))).toEqual(new Set(['Folie']));
  await deck.press('ArrowRight');
  expect(await deck.page.locator('.tool.live').textContent()).toBe('Folie 2 von 5: B');
});

test('the speaker window of a German deck is German', async () => {
  const deck = await deckIn('de');
  await deck.press('ArrowRight');
  const speaker = await openSpeaker(deck);
  expect(await saidBy(speaker)).toMatchObject({
    now: 'Jetzt · Folie 2 von 5',
    step: 'Schritt 0 von 1',
    next: 'Danach · Schritt 1 von 1',
    heading: 'wasser',
    remark: 'Dann: C',
    notes: 'Keine Notizen zu dieser Folie.',
  });
  expect(await speaker.locator('.speaker').getAttribute('lang')).toBe('de');
  expect(await speaker.title()).toBe('Notizen: Flüsse');
});

test('in Serbian Cyrillic stress is spaced out and not in italics, on slides and in notes, but for code and quotations', async () => {
  const text = '*реч `code`*\n\n> *реч*\n';
  const deck = await startFolder({
    'deck.yaml': 'title: Проба\nlang: sr-Cyrl\n',
    'a.md': `## А *реч*\n\n${text}\nNote:\n\n${text}`,
  });
  const looks = (page: Page, around: string) =>
    page.locator(`${around} :is(em, em code)`).evaluateAll((all) =>
      all.map((element) => {
        const { fontStyle, letterSpacing, fontSize } = getComputedStyle(element);
        return `${fontStyle} ${(Number.parseFloat(letterSpacing) / Number.parseFloat(fontSize) || 0).toFixed(2)}`;
      }),
    );
  expect(await looks(deck.page, 'section.slide > :not(.notes)')).toEqual([
    'normal -0.00',
    'normal 0.08',
    'normal 0.00',
    'italic 0.00',
  ]);
  expect(await looks(await openSpeaker(deck), '.notes-body')).toEqual(['normal 0.08', 'normal 0.00', 'normal 0.08']);
});

test('no box says anything in English that its language has a word for', async () => {
  const english = new Set(JSON.stringify(en).match(/[A-Z][a-z]+ [a-z]+ [a-z]+/g));
  for (const lang of ['sq', 'sr-Cyrl']) {
    const deck = await deckIn(lang);
    for (const key of ['?', '/', 'g', 'p']) {
      await deck.press(key);
      const text = await deck.page.locator('dialog[open]').textContent();
      expect([...english].filter((words) => text?.includes(words))).toEqual([]);
      await deck.press('Escape');
      await deck.page.locator('dialog').waitFor({ state: 'detached' });
    }
  }
});

test('the browser counts in all these languages', async () => {
  const page = await browser().newPage();
  const languages = (await Promise.all(Object.keys(CLIENT_WORDS).map(clientWords))).map(({ lang }) => lang);
  expect(await page.evaluate((tags) => Intl.PluralRules.supportedLocalesOf(tags), languages)).toEqual(languages);
  await page.close();
});
