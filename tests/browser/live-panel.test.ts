import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { eventually, untilStarted, useBrowser } from './harness.ts';
import { save, startLive, useLive, writeDeck } from './live.ts';

const lakes = `# Lakes

## Deep

- one
  - within one
- two

## Wide

Shallow.
`;

const browser = useBrowser();
const files = { 'deck.yaml': 'title: Lakes\n', '01-lakes.md': lakes };
const openDeck = useLive(browser, files);

async function open() {
  const deck = await openDeck();
  return { ...deck, write: (text: string) => deck.save('01-lakes.md', text) };
}

const panelOf = (page: Page) => page.locator('.live-panel');
const broken = lakes.replace('Shallow.', 'Shallow. {{one}}').replace('- two', '- two {{two}}');

describe('a broken deck', () => {
  test('keeps its last good slides beside the panel, which covers nothing of them', async () => {
    const { page, write } = await open();
    await write(broken);
    await panelOf(page).waitFor();
    await expect
      .poll(() => page.locator('.live-message').allTextContents())
      .toEqual(['Error: There is no variable two', 'Error: There is no variable one']);
    expect(await page.locator('.live-place').allTextContents()).toEqual(['01-lakes.md:7:7', '01-lakes.md:11:10']);
    const frame = page.locator('.live-frame').first();
    expect(await frame.locator('.live-text').allTextContents()).toEqual([
      '- one',
      '  - within one',
      '- two {{two}}',
      ' ',
      '## Wide',
    ]);
    expect(await frame.locator('.bad').getAttribute('data-number')).toBe('7');
    expect(await page.locator('.live-line.bad u').first().textContent()).toBe('{{two}}');
    expect(await page.locator('.live-hint').first().textContent()).toContain('variables:');
    expect(await page.locator('.live-state').textContent()).toBe('The last good version is shown');
    for (const size of [
      { width: 900, height: 700 },
      { width: 1280, height: 720 },
    ]) {
      await page.setViewportSize(size);
      await eventually(() => gapBetween(page)).toBeGreaterThanOrEqual(0);
    }
    await write(lakes);
    await panelOf(page).waitFor({ state: 'hidden' });
    await eventually(() => page.locator('.reveal').evaluate((reveal) => reveal.clientWidth)).toBe(1280);
  });

  test('is told in the terminal too, and so is that it was mended', async () => {
    const { said, write } = await open();
    await write(broken);
    await eventually(() => said().map(({ event }) => event)).toEqual(['problems']);
    expect(said()[0]?.problems).toMatchObject([
      { span: { start: { line: 7, column: 7 } } },
      { span: { start: { line: 11 } } },
    ]);
    await write(lakes);
    await eventually(() => said().at(-1)?.event).toBe('mended');
  });

  test('from the start is the panel alone; when it is mended the deck comes', async () => {
    const folder = await writeDeck({ ...files, '01-lakes.md': broken });
    const { page, press } = await browser.openDeck((await startLive(folder)).address);
    await panelOf(page).waitFor();
    expect(await page.locator('.reveal').count()).toBe(0);
    await eventually(() => page.locator('.live-entry').count()).toBe(2);
    await press('Escape');
    expect(await panelOf(page).isVisible()).toBe(true);
    await save(folder, '01-lakes.md', lakes);
    await untilStarted(page);
    await page.getByText('Shallow.').waitFor({ state: 'attached' });
    expect(await panelOf(page).isVisible()).toBe(false);
  });
});

describe('in the panel', () => {
  test('N goes to the next problem and round again, Enter opens it in the editor, Esc puts all away', async () => {
    const { page, write, press, opened, slideId } = await open();
    await write(broken);
    await panelOf(page).waitFor();
    const chosen = () => page.locator('.live-entry:focus-within .live-place').allTextContents();
    await press('n');
    expect(await chosen()).toEqual(['01-lakes.md:7:7']);
    await press('n', 'Enter');
    expect(await chosen()).toEqual(['01-lakes.md:11:10']);
    await eventually(opened).toEqual(['01-lakes.md:11:10']);
    await press('N');
    expect(await chosen()).toEqual(['01-lakes.md:7:7']);
    expect(await slideId()).toBe('lakes');
    await press('Escape');
    expect(await panelOf(page).isVisible()).toBe(false);
    const badge = page.locator('.live-badge');
    expect(await badge.textContent()).toBe('2 errors');
    await badge.click();
    await panelOf(page).waitFor();
    expect(await badge.isVisible()).toBe(false);
  });

  test('a click on the place opens it, and the place can be copied', async () => {
    const { page, context, write, opened } = await open();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await write(broken);
    await page.getByRole('button', { name: '01-lakes.md:11:10' }).click();
    await eventually(opened).toEqual(['01-lakes.md:11:10']);
    await page.getByRole('button', { name: 'Copy place' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('01-lakes.md:11:10');
  });

  test('equal problems are one, with a link to each place', async () => {
    const { page, write, opened } = await open();
    await write(lakes.replace('- one', '- one {{x}}').replace('- two', '- two {{x}}').replace('Shallow.', '{{x}}'));
    await panelOf(page).waitFor();
    expect(await page.locator('.live-heading').textContent()).toBe('3 errors');
    expect(await page.locator('.live-entry').count()).toBe(1);
    expect(await page.locator('.live-also').textContent()).toMatch(/^And 2 more:/);
    await page.locator('.live-also').getByRole('button', { name: '01-lakes.md:7:7' }).click();
    await eventually(opened).toEqual(['01-lakes.md:7:7']);
  });

  test('a panel that was put away stays so while one types on, and comes again with another fault', async () => {
    const { page, write, press } = await open();
    const badge = page.locator('.live-badge');
    const faulty = lakes.replace('- two', '- two {{two}}');
    await write(faulty);
    await panelOf(page).waitFor();
    await press('Escape');
    await write(faulty.replace('{{two}}', '{{two}} {{too}}'));
    await badge.getByText('2 errors').waitFor();
    await write(`${faulty.replace('- one', '- one\n- more')}\nTyped on.\n`);
    await badge.getByText('1 error').waitFor();
    expect(await panelOf(page).isVisible()).toBe(false);
    expect(await page.locator('.tool.said').textContent()).toBe('1 error');
    await write(faulty.replace('Shallow.', '{{one}}'));
    await panelOf(page).waitFor();
    await press('Escape');
    await write(lakes);
    await badge.waitFor({ state: 'hidden' });
    await write(faulty);
    await panelOf(page).waitFor();
  });

  test('what is read stays in sight while one types on', async () => {
    const { page, write } = await open();
    const faults = ['one', 'two', 'three', 'four'].map((name) => `{{${name}}}\n\n`).join('');
    await write(`${lakes}\n${faults}`);
    await page.getByText('variable four').scrollIntoViewIfNeeded();
    const top = () => panelOf(page).evaluate((panel) => panel.scrollTop);
    const before = await top();
    expect(before).toBeGreaterThan(0);
    await write(`${lakes}\n${faults}{{five}}\n`);
    await page.getByText('variable five').waitFor();
    expect(await top()).toBe(before);
  });

  test('a long line is shown around what is meant, and no sign of it is cut', async () => {
    const { page, write } = await open();
    const words = 'a long line of prose '.repeat(20);
    await write(lakes.replace('Shallow.', `${words}{{gone}} ${words}\n${words}`));
    const lines = page.locator('.live-text');
    await lines.first().waitFor();
    const meant = page.locator('.bad .live-text');
    expect(await meant.textContent()).toMatch(/^….{120}\{\{gone\}\}.{120}…$/);
    expect(await meant.evaluate((text) => text.scrollWidth - text.clientWidth)).toBeLessThanOrEqual(0);
    expect(await lines.last().evaluate((text) => getComputedStyle(text).textOverflow)).toBe('ellipsis');
  });

  test('warnings wait behind the badge', async () => {
    const { page, write, press } = await open();
    await write(lakes.replace('Shallow.', 'Shallow. [link](javascript:alert())'));
    const badge = page.locator('.live-badge', { hasText: '1 warning' });
    await badge.waitFor();
    expect(await panelOf(page).isVisible()).toBe(false);
    await badge.click();
    expect(await page.locator('.live-message').textContent()).toContain('Warning: ');
    expect(await page.locator('.live-state').textContent()).toBe('');
    await press('Escape');
    await badge.waitFor();
  });
});

/** Pixels between the slides and the panel, beside or below them; negative if they lie over each other. */
function gapBetween(page: Page): Promise<number> {
  return page.evaluate(() => {
    const box = (selector: string): DOMRect =>
      document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect(0, 0, Number.NaN);
    const slides = box('.slides');
    const panel = box('.live-panel');
    const apart = Math.max(panel.left - slides.right, panel.top - slides.bottom);
    return Math.min(apart, slides.top - box('.live-bar').bottom);
  });
}
