import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { deckFile, gallery, outputs } from './decks.ts';
import { eventually, untilStarted, useBrowser } from './harness.ts';
import { placeIn, save, startLive, untilShown, writeDeck } from './live.ts';

const { openDeck, startDeck } = useBrowser();

test.each(outputs)('a number leads to its entry: %s', async (output) => {
  const deck = await startDeck(`${await deckFile(gallery, output)}#a-number-needs-a-source`);
  await deck.page.locator('section.present .body a[aria-label^="2: "]').first().click();
  await deck.at('references');
  await eventually(() => deck.page.locator('#ref-leopold1964').isVisible()).toBe(true);
  expect(deck.complaints()).toEqual([]);
});

describe.each(['16:9', '4:3'])('in %s', (size) => {
  test('references of any length stay in their two columns', async () => {
    const words = 'Wide Women and Men Walk the Vjosë, Đerdap and Жепа in MMXXIV, S/RES/1244 (1999)'.split(' ');
    const bib = Array.from({ length: 160 }, (_, index) => {
      const title = Array.from({ length: 3 + ((index * 7) % 26) }, (_, at) => words[(at + index) % words.length]);
      const link = index % 5 ? '' : `, url = {https://www.${'long-'.repeat(index % 12)}name.example.org/${index}}`;
      return `@book{k${index}, author = {{Institute ${index}}}, title = {{${title.join(' ')}}}, year = {2001}${link}}`;
    });
    const folder = await writeDeck({
      'deck.yaml': `bibliography: refs.bib\nsize: "${size}"\n`,
      'refs.bib': bib.join('\n'),
      '01.md': `## A\n\n${bib.map((_, index) => `[@k${index}]`).join(' ')}\n`,
    });
    const out = join(folder, '..', 'out');
    await promisify(execFile)(process.execPath, ['lib/main.js', 'build', folder, '--out', out]);
    const { page } = await openDeck(join(out, 'index.html'), { javaScriptEnabled: false });
    await page.evaluate(() => document.fonts.ready);
    const lists = await page.locator('.entries').evaluateAll((all) =>
      all.map((list) => {
        const box = list.getBoundingClientRect();
        const slide = list.closest('section')?.getBoundingClientRect();
        const outside = [...list.children].filter((item) => {
          const { right, bottom } = item.getBoundingClientRect();
          return right > box.right + 1 || bottom > box.bottom + 1;
        });
        return { outside: outside.length, low: box.bottom - (slide?.top ?? 0) > 889, entries: list.children.length };
      }),
    );
    expect(lists.filter(({ outside, low }) => outside > 0 || low)).toEqual([]);
    expect(lists.reduce((sum, { entries }) => sum + entries, 0)).toBe(160);
    expect(lists.length).toBeLessThan(25);
  });
});

test('a citation that is added while the deck is open renumbers the others, and the page is as if built anew', async () => {
  const bib = (title: string) => `@book{a, title = {Alpha}}\n@book{b, title = {${title}}}\n`;
  const folder = await writeDeck({
    'deck.yaml': 'bibliography: refs.bib\n',
    'refs.bib': bib('Beta'),
    '01.md': '## One\n\nText.\n\n## Two\n\nIt is so [@a].\n',
  });
  const server = await startLive(folder);
  const deck = await openDeck(server.address);
  await untilStarted(deck.page);
  await save(folder, '01.md', (await readFile(join(folder, '01.md'), 'utf8')).replace('Text.', 'First [@b].'));
  await untilShown(deck.page, 'First');
  expect(await deck.page.locator('#two .cite').textContent()).toBe('[2]');
  expect(await deck.page.locator('.entries > li').allTextContents()).toEqual(['Beta.', 'Alpha.']);
  expect(await placeIn(deck.page)).toBe('one');
  await save(folder, 'refs.bib', bib('Gamma'));
  await untilShown(deck.page, 'Gamma');
  expect(await deck.page.locator('#one .source').textContent()).toMatch(/^Source\sGamma\sn\.d\.\s\[1\]$/);
  const fresh = await (await fetch(server.address)).text();
  for (const id of ['one', 'two', 'references']) {
    const shown = (await deck.page.locator(`#${id} .body`).innerHTML()).replaceAll('&nbsp;', '\u00a0');
    expect(fresh).toContain(`<div class="body">${shown}</div>`);
  }
});
