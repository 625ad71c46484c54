import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Frame, Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { deckFile, fiveJobs, outputs } from './decks.ts';
import { eventually, useBrowser } from './harness.ts';

const { openDeck, startDeck } = useBrowser();

/** Words that only the notes hold. */
const secret = 'Only the speaker may read this';

/** What reveal.js would take from the address of the page. */
const queries = [
  '?showNotes=true',
  '?showNotes=separate-page&view=print',
  '?print-pdf',
  '?view=scroll&postMessage=true',
  '?parallaxBackgroundImage=http://example.com/pixel.png',
  '?transition=zoom&width=300&embedded=true',
];

describe.each(outputs)('%s', (output) => {
  test('is changed by nothing in its address', async () => {
    const file = await deckFile(fiveJobs, output);
    const { page } = await startDeck(`${file}#jobs`);
    const settings = await readSettings(page);
    for (const query of queries) {
      const deck = await startDeck(`${file}${query}#jobs`);
      expect(await readSettings(page), query).toEqual(settings);
      expect(await deck.slideId()).toBe('jobs');
      expect(await page.evaluate(() => location.search)).toBe('');
      expect(await shownNotes(page)).toEqual([]);
      expect(deck.complaints()).toEqual([]);
    }
  });

  test('never shows the notes to the class', async () => {
    const { page, press } = await startDeck(await deckFile(fiveJobs, output));
    expect(await shownNotes(page)).toEqual([]);
    for (const key of ['ArrowRight', 'o', 'Escape', 'b', 'b', 'End']) {
      await press(key);
      expect(await shownNotes(page)).toEqual([]);
    }
    await page.emulateMedia({ media: 'print' });
    expect(await shownNotes(page)).toEqual([]);
    await page.emulateMedia({ media: null });
  });

  test('shows the slides and no notes with scripts off', async () => {
    const { page } = await startDeck(await deckFile(fiveJobs, output), { javaScriptEnabled: false });
    expect(await page.getByRole('heading', { name: 'The jobs' }).isVisible()).toBe(true);
    expect(await page.getByText('Freedom of movement').isVisible()).toBe(true);
    expect(await page.getByText(secret).isVisible()).toBe(false);
    expect(await shownNotes(page)).toEqual([]);
  });

  test('neither obeys the page that frames it nor tells it anything', async () => {
    const { page, deck } = await framed(openDeck, await deckFile(fiveJobs, output));
    const before = await readSettings(deck);
    await page.evaluate(() => {
      addEventListener('message', ({ data }) => {
        document.title += JSON.stringify(data);
      });
    });
    const heard = await listen(deck);
    await page.evaluate(postOrders, ['frame']);
    await heard();
    expect(await deck.evaluate(() => window.Reveal.getCurrentSlide().id)).toBe('start');
    expect(await readSettings(deck)).toEqual(before);
    expect(await shownNotes(deck)).toEqual([]);

    await deck.locator('section.present').click();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('b');
    await eventually(() => deck.evaluate(() => window.Reveal.isPaused())).toBe(true);
    expect(await page.title()).toBe('');
  });

  test('does not obey messages without the token of its speaker window', async () => {
    const deck = await startDeck(await deckFile(fiveJobs, output));
    await deck.press('s');
    const heard = await listen(deck.page);
    await deck.page.evaluate(postOrders, []);
    await heard();
    expect(await deck.slideId()).toBe('start');
  });

  test('shows no notes in a speaker window that no deck has opened', async () => {
    const { page, complaints } = await openDeck(`${await deckFile(fiveJobs, output)}?speaker=guessed`);
    await page.getByText('This is the speaker window.').waitFor();
    expect(await page.getByText(secret).isVisible()).toBe(false);
    expect(complaints()).toEqual([]);
  });
});

/** What a foreign page might try: reveal.js's own messages, and ours with a guessed token. Runs in the page. */
function postOrders([frame]: readonly string[]): void {
  const target = frame === undefined ? window : (document.querySelector('iframe')?.contentWindow ?? window);
  const orders: unknown[] = [
    { method: 'slide', args: [2] },
    { method: 'configure', args: [{ showNotes: true, transition: 'zoom' }] },
    { lectern: 1, token: '', kind: 'hello' },
    { lectern: 1, token: 'guessed', kind: 'move', move: 'next' },
    { lectern: 1, token: '', kind: 'go', slide: 'code', step: -1 },
  ];
  for (const order of orders) {
    target.postMessage(order, '*');
    target.postMessage(JSON.stringify(order), '*');
  }
  target.postMessage('the last one', '*');
}

/** Lets a deck wait for the last of these messages. */
async function listen(deck: Page | Frame): Promise<() => Promise<void>> {
  const last = await deck.evaluateHandle(() => {
    const heard = new Promise<void>((done) => {
      addEventListener('message', ({ data }) => data === 'the last one' && done());
    });
    return { heard };
  });
  return () => last.evaluate(({ heard }) => heard);
}

/** Opens a page with the deck in a frame. */
async function framed(open: typeof openDeck, file: string): Promise<{ page: Page; deck: Frame }> {
  const host = join(await mkdtemp(join(inject('decks'), 'host-')), 'host.html');
  await writeFile(host, `<!doctype html><iframe src="${pathToFileURL(file)}" width="800" height="450"></iframe>`);
  const { page } = await open(host);
  const deck = page.frames()[1];
  if (deck === undefined) throw new Error('The page has no frame');
  await deck.waitForFunction(() => 'Reveal' in window);
  return { page, deck };
}

function readSettings(page: Page | Frame): Promise<unknown> {
  return page.evaluate(() => JSON.parse(JSON.stringify(window.Reveal.getConfig())));
}

/** The text of all notes that take up room, reveal.js's own panel included. */
function shownNotes(page: Page | Frame): Promise<string[]> {
  return page
    .locator('aside.notes, .speaker-notes')
    .evaluateAll((all) => all.filter((notes) => notes.getClientRects().length > 0).map((notes) => notes.innerHTML));
}
