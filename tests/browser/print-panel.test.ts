import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { deckFile, fiveJobs, gallery, outputs } from './decks.ts';
import { eventually, useBrowser } from './harness.ts';
import { printPage, readState } from './printed.ts';

const { startDeck } = useBrowser();
const a4 = '595 × 842';
const letter = '612 × 792';

async function openPanel(hash = '', output: (typeof outputs)[number] = 'index.html') {
  const deck = await startDeck(`${await deckFile(fiveJobs, output)}${hash}`, { reducedMotion: 'reduce' });
  const before = await readState(deck.page);
  await deck.press('p');
  await deck.page.locator('dialog.print-panel').waitFor();
  return { ...deck, before };
}

const choose = (page: Page, name: string, value: string) => page.check(`dialog [name="${name}"][value="${value}"]`);
const cost = (page: Page) => eventually(() => page.locator('.print-cost').textContent());
const shownIds = (page: Page) => page.$$eval('.print-stage section', (all) => all.map(({ id }) => id));

test.each(outputs)('P opens a panel in %s that prints what it shows, and the deck stays as it was', async (output) => {
  const deck = await openPanel('#below', output);
  const { page } = deck;
  await choose(page, 'kind', 'handout');
  await cost(page).toBe('5 pages, 3 sheets two-sided');
  expect(await shownIds(page)).toEqual(['start', 'jobs', 'code']);
  const { sizes, texts, outline } = await printPage(page);
  expect(sizes).toEqual(Array(5).fill(a4));
  expect(texts[0]).toMatch(/FreedomofmovementLiaison/);
  expect(texts[1]).toMatch(/2\/5.*Thecellar/);
  expect(texts.join('')).not.toMatch(/Onlythespeaker|lowerfloor/);
  expect(outline).toEqual(expect.arrayContaining(['Five jobs', 'Below', 'Lowest', 'Дечани']));
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  expect(await readState(page)).toEqual(deck.before);
  expect(deck.complaints()).toEqual([]);
});

test('each choice shows in the page and in the count', async () => {
  const { page } = await openPanel();
  await cost(page).toBe('14 pages, 7 sheets two-sided');
  expect(await shownIds(page)).toEqual(['start']);
  await choose(page, 'kind', 'handout');
  for (const [perPage, pages] of [
    ['1', 14],
    ['2', 7],
    ['4', 4],
    ['6', 3],
    ['9', 2],
  ] as const) {
    await choose(page, 'perPage', perPage);
    await cost(page).toMatch(new RegExp(`^${pages} pages`));
    expect(await shownIds(page)).toHaveLength(Number(perPage));
    expect((await printPage(page)).sizes).toEqual(Array(pages).fill(a4));
  }
  await choose(page, 'paper', 'letter');
  expect((await printPage(page)).sizes).toEqual([letter, letter]);
  await choose(page, 'across', 'yes');
  expect((await printPage(page)).sizes).toEqual(['792 × 612', '792 × 612']);
  await page.getByRole('button', { name: 'Next page' }).click();
  await eventually(() => page.locator('.print-page').textContent()).toBe('Page 2 of 2');
  expect(await shownIds(page)).toHaveLength(5);
});

test('notes stand below their slide, and the panel says about how many pages they fill', async () => {
  const { page } = await openPanel();
  await choose(page, 'kind', 'notes');
  await cost(page).toBe('about 14 pages, 7 sheets two-sided');
  const { sizes, texts } = await printPage(page);
  expect(sizes).toEqual(Array(14).fill(a4));
  expect(texts[0]).toMatch(/1\/14.*Onlythespeakermayreadthis\./);
  // Beside its name, and in the margin, where the printer counts.
  expect(texts[1]?.match(/2\/14/g)).toHaveLength(2);
  await choose(page, 'kind', 'handout');
  await choose(page, 'beside', 'notes');
  await cost(page).toMatch(/^about 5 pages/);
  expect((await printPage(page)).texts[1]).toContain('lowerfloor');
});

test('worksheets, the data of drawings and the references end the handout of a whole deck', async () => {
  const deck = await startDeck(await deckFile(gallery), { reducedMotion: 'reduce' });
  const { page } = deck;
  await deck.press('p');
  await choose(page, 'kind', 'handout');
  await choose(page, 'perPage', '9');
  const { texts } = await printPage(page);
  const [sheet, ticket, data, references] = texts.slice(-4);
  expect(sheet).toContain('Worksheet1');
  expect(ticket).toContain('Exitticket');
  expect(data).toMatch(/Dataofthedrawings.*Shipsonthreerivers/);
  expect(references).toMatch(/References1/);
  for (const [index, text] of texts.entries()) {
    expect(text, 'each page has its edition and its number').toMatch(/Teacher’sedition:withanswers/);
    expect(text).toContain(`${index + 1}/${texts.length}`);
  }
  await cost(page).toMatch(new RegExp(`^${texts.length} pages`));
  await page.fill('dialog [name="range"]', '1-9');
  await cost(page).toBe('1 page, 1 sheet two-sided');
  await deck.press('Escape');
});

test('on sheets that flow, the remark of the title stands below what is said, as wide as the page', async () => {
  const deck = await startDeck(await deckFile(gallery), { reducedMotion: 'reduce' });
  await deck.press('p');
  await choose(deck.page, 'kind', 'notes');
  await cost(deck.page).toMatch(/pages/);
  const [note, body, page] = await deck.page.evaluate(() =>
    ['note', 'body', 'page'].map((name) =>
      document.querySelector(`.print-stage .paper-${name}`)?.getBoundingClientRect(),
    ),
  );
  expect(note?.width).toBeCloseTo(page?.width ?? 0, 0);
  expect(note?.top).toBeGreaterThanOrEqual((body?.bottom ?? 0) - 1);
  // Set by the printer on paper, by the page itself in the panel.
  expect(await deck.page.locator('.print-stage .paper-number').isVisible()).toBe(true);
  await deck.press('Escape');
});

test('the panel says that a handout of the teacher’s edition holds the answers, and has room for all choices', async () => {
  const plain = await openPanel();
  await choose(plain.page, 'kind', 'handout');
  expect(await plain.page.locator('.print-answers').count()).toBe(0);
  const lesson = await startDeck(await deckFile(gallery), { reducedMotion: 'reduce' });
  await lesson.page.setViewportSize({ width: 1280, height: 720 });
  await lesson.press('p');
  const answers = lesson.page.locator('.print-answers');
  expect(await answers.isVisible()).toBe(false);
  await choose(lesson.page, 'kind', 'handout');
  expect(await answers.isVisible()).toBe(true);
  const bottom = async (selector: string) => {
    const box = await lesson.page.locator(selector).boundingBox();
    return (box?.y ?? 0) + (box?.height ?? 0);
  };
  const top = (await lesson.page.locator('.print-foot').boundingBox())?.y;
  expect(await bottom('.print-check')).toBeLessThan(top ?? 0);
});

test('a range goes by numbers and ids, and a wrong one is told', async () => {
  const { page, before } = await openPanel('#word');
  const range = page.locator('dialog [name="range"]');
  const print = page.getByRole('button', { name: 'Print…' });
  await range.fill('2-3, lowest');
  await cost(page).toBe('3 pages, 2 sheets two-sided');
  const { sizes, texts } = await printPage(page);
  expect(sizes).toEqual(Array(3).fill('1440 × 810'));
  expect(texts[2]).toContain('Thecellar');
  await range.fill('99');
  await eventually(() => page.locator('.print-fault').textContent()).toBe(
    'No such slide: 99. The deck has slides 1 to 14.',
  );
  expect(await print.isDisabled()).toBe(true);
  await range.fill('');
  await eventually(() => print.isDisabled()).toBe(false);
  await page.getByRole('button', { name: 'This part' }).click();
  await eventually(() => range.inputValue()).toBe('1-6');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  expect(await readState(page)).toEqual(before);
});

test('the ink saver whitens the page and nothing else', async () => {
  const { page } = await openPanel('#per-cent');
  const ground = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).backgroundColor);
  await page.check('[name="inkSaver"]');
  await eventually(() => ground('.print-stage section')).toBe('rgb(255, 255, 255)');
  expect(await ground('.print-form')).not.toBe('rgb(255, 255, 255)');
  await printPage(page);
  expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
});

test('a dark deck is printed on white paper', async () => {
  const { page } = await openPanel();
  await choose(page, 'kind', 'handout');
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'dark';
    dispatchEvent(new Event('beforeprint'));
  });
  await page.emulateMedia({ media: 'print' });
  const paper = await page.evaluate(() => {
    const { colorScheme, backgroundColor } = getComputedStyle(document.documentElement);
    return [colorScheme, backgroundColor, getComputedStyle(document.body).backgroundColor];
  });
  await page.emulateMedia({ media: null });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  expect(paper).toEqual(['light', 'rgba(0, 0, 0, 0)', 'rgba(0, 0, 0, 0)']);
});

test('all of it works by keyboard, and the focus stays in the panel until it goes', async () => {
  const { page, press } = await openPanel('#code');
  const focused = () => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value);
  expect(await focused()).toBe('slides');
  await press('ArrowDown');
  expect(await focused()).toBe('handout');
  await cost(page).toMatch(/^5 pages/);
  await press('Tab', 'ArrowRight');
  await cost(page).toMatch(/^4 pages/);
  for (let index = 0; index < 20; index++) {
    await press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.slides') ?? null)).toBeNull();
  }
  await press('Escape');
  await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe('code');
});

test('the panel remembers what was chosen, and asks the browser to print once', async () => {
  const { page, press } = await openPanel();
  await page.evaluate(() => {
    const counted = window as unknown as { printed: number };
    counted.printed = 0;
    window.print = () => void counted.printed++;
  });
  await choose(page, 'kind', 'handout');
  await page.getByRole('button', { name: 'Print…' }).click();
  expect(await page.evaluate(() => (window as unknown as { printed: number }).printed)).toBe(1);
  await press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  await press('p');
  expect(await page.locator('[name="kind"][value="handout"]').isChecked()).toBe(true);
});

test('there is room to write by hand, beside the slides and on sheets', async () => {
  const deck = await startDeck(await deckFile('tests/fixtures/browser/sheet.md'), { reducedMotion: 'reduce' });
  const { page } = deck;
  await deck.press('p');
  await choose(page, 'kind', 'handout');
  const stage = page.locator('.print-stage');
  const visible = () => stage.locator('.paper-slide .lines').evaluate((lines) => getComputedStyle(lines).visibility);
  await eventually(visible).toBe('hidden');
  const { texts } = await printPage(page);
  expect(texts[0], 'numbers in the gaps, and beside').toMatch(/^(?=.*One1,two2\.).*12/s);
  await page.getByRole('button', { name: 'Next page' }).click();
  await stage.locator('.worksheet').waitFor();
  const millimetres = await stage.locator('.paper-page').evaluate((sheet) => {
    const mm = sheet.getBoundingClientRect().width / 180;
    const boxOf = (selector: string) => sheet.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
    return {
      gap: Math.round(boxOf('.blank').width / mm),
      line: Math.round(boxOf('.lines > i').height / mm),
      frame: Number.parseFloat(getComputedStyle(sheet.querySelector('td:empty') ?? sheet).borderInlineStartWidth) > 0,
    };
  });
  expect(millimetres).toEqual({ gap: 52, line: 9, frame: true });
});
