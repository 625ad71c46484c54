import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eventually, untilStarted, useBrowser } from './harness.ts';
import { idsIn, isMarked, markPage, placeIn, save, startLive, stateOf, useLive, writeDeck } from './live.ts';
import { openSpeaker, untilSaid } from './speaker.ts';

const dot = (color: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="${color}"/></svg>`;

const own = (word: string): string =>
  `<section{{{attributes}}}>{{{heading}}}<p class="own">${word}</p>{{{body}}}</section>\n`;

const settings = (title: string, price = '5'): string =>
  `title: ${title}\nbibliography: trees.bib\nvariables:\n  price: ${price} €\n`;

const book = (year: number): string =>
  `@book{evelyn, author = {Evelyn, John}, title = {Sylva}, year = {${year}}, publisher = {Martyn}}\n`;

const elm = `# Elm

## Leaves

\`\`\`chart
title: Leaves
description: Some.
type: bar
data: leaves.csv
x: tree
y: leaves
\`\`\`

## Old

A book on trees [@evelyn] for {{price}}.

## Bark

::: include parts/bark.md
`;

/** A deck that reads files of each kind. */
const files = {
  'deck.yaml': settings('Trees'),
  '01-oak.md': '# Oak\n\n## Leaf {layout=own}\n\n![a leaf](leaf.svg)\n',
  '02-elm.md': elm,
  'leaf.svg': dot('green'),
  'leaves.csv': 'tree,leaves\noak,12\nelm,31\n',
  'parts/bark.md': 'Rough.\n',
  'templates/slide/own.hbs': own('one'),
  'trees.bib': book(1664),
};
const slides = ['oak', 'leaf', 'elm', 'leaves', 'old', 'bark', 'references'];

const browser = useBrowser();
const open = useLive(browser, files, { flags: ['--no-follow'] });

describe('without a reload comes a new', () => {
  test('picture under the same name', async () => {
    const { page, save } = await open();
    await markPage(page);
    const color = () =>
      page.locator('#leaf img').evaluate(async (image: HTMLImageElement) => (await fetch(image.src)).text());
    expect(await color()).toContain('green');
    await save('leaf.svg', dot('brown'));
    await eventually(color).toContain('brown');
    expect(await isMarked(page)).toBe(true);
  });

  test('template of a layout', async () => {
    const { page, save } = await open();
    await markPage(page);
    expect(await page.locator('#leaf .own').textContent()).toBe('one');
    await save('templates/slide/own.hbs', own('two'));
    await eventually(() => page.locator('#leaf .own').textContent()).toBe('two');
    expect(await isMarked(page)).toBe(true);
  });

  test('line in the data of a chart', async () => {
    const { page, save } = await open();
    await markPage(page);
    const label = (text: string) => page.locator('#leaves svg').getByText(text, { exact: true });
    expect(await label('12').count()).toBe(1);
    await save('leaves.csv', 'tree,leaves\noak,58\nelm,31\n');
    await label('58').waitFor({ state: 'attached' });
    expect(await label('12').count()).toBe(0);
    expect(await isMarked(page)).toBe(true);
  });

  test('entry in the file of sources', async () => {
    const { page, save } = await open();
    await markPage(page);
    await page.locator('#old').getByText('Evelyn 1664').waitFor({ state: 'attached' });
    await save('trees.bib', book(1670));
    await page.locator('#old').getByText('Evelyn 1670').waitFor({ state: 'attached' });
    await eventually(() => page.locator('section.references').textContent()).toMatch(/Sylva.*1670/s);
    expect(await isMarked(page)).toBe(true);
  });

  test('text of an included file', async () => {
    const { page, save } = await open();
    await markPage(page);
    expect(await page.locator('#bark').textContent()).toContain('Rough.');
    await save('parts/bark.md', 'Furrowed.\n');
    await page.getByText('Furrowed.').waitFor({ state: 'attached' });
    expect(await isMarked(page)).toBe(true);
  });

  test('value of a variable', async () => {
    const { page, save } = await open();
    await markPage(page);
    expect(await page.locator('#old').textContent()).toContain('for 5 €');
    await save('deck.yaml', settings('Trees', '6'));
    await eventually(() => page.locator('#old').textContent()).toContain('for 6 €');
    expect(await isMarked(page)).toBe(true);
  });

  test('section, and it goes, and comes under another name', async () => {
    const { page, pathTo, save } = await open();
    await markPage(page);
    await save('03-ash.md', '# Ash\n');
    await eventually(() => idsIn(page)).toEqual([...slides.slice(0, -1), 'ash', 'references']);
    await save('00-ash.md', '# Ash\n');
    await rm(pathTo('03-ash.md'));
    await eventually(() => idsIn(page)).toEqual(['ash', ...slides]);
    await rm(pathTo('00-ash.md'));
    await eventually(() => idsIn(page)).toEqual(slides);
    expect(await isMarked(page)).toBe(true);
    expect(await placeIn(page)).toBe('oak');
  });
});

describe('a deck of one file notices', () => {
  test('a picture that was missing, in a folder that was missing as well', async () => {
    const folder = await writeDeck({ 'talk.md': '## A\n\n![a leaf](images/leaf.svg)\n' });
    const { lines } = await startLive(join(folder, 'talk.md'));
    await mkdir(join(folder, 'images'));
    await save(folder, 'images/leaf.svg', dot('green'));
    await eventually(() => lines.some(({ event }) => event === 'mended')).toBe(true);
  });

  test('data that were missing', async () => {
    const chart = '```chart\ntitle: Leaves\ndescription: Some.\ntype: bar\ndata: leaves.csv\nx: tree\ny: leaves\n```\n';
    const folder = await writeDeck({ 'talk.md': `## A\n\n${chart}` });
    const { lines } = await startLive(join(folder, 'talk.md'));
    await save(folder, 'leaves.csv', 'tree,leaves\noak,12\n');
    await eventually(() => lines.some(({ event }) => event === 'mended')).toBe(true);
  });

  test.each(['', '--poll'])('what is written to a picture that it did not show at first %s', async (flag) => {
    const folder = await writeDeck({ 'talk.md': '## A\n', 'images/leaf.svg': dot('green') });
    const { address, lines } = await startLive(join(folder, 'talk.md'), { flags: flag ? [flag] : [] });
    const shown = lines.length;
    await save(folder, 'talk.md', '## A\n\n![a leaf](images/leaf.svg)\n');
    await eventually(() => lines.length).toBeGreaterThan(shown);
    const before = await stateOf(address);
    await save(folder, 'images/leaf.svg', dot('red'));
    await eventually(async () => (await stateOf(address)) !== before).toBe(true);
  });
});

test('a deck in the folder that decks are built to is watched', async () => {
  const folder = await writeDeck({ 'dist/talk/1.md': '## A\n' });
  const { lines } = await startLive(join(folder, 'dist/talk'), { flags: ['--out', join(folder, 'dist')] });
  await save(folder, 'dist/talk/1.md', '## B\n');
  await eventually(() => JSON.stringify(lines.at(-1))).toContain('#b');
});

test('a new title is in the window’s name and on the slides', async () => {
  const { page, save } = await open();
  await save('deck.yaml', settings('Old trees'));
  await eventually(() => page.title()).toBe('Old trees');
  await eventually(() => page.locator('#old .deck-title').textContent()).toBe('Old trees');
});

test('settings that are broken and mended are told, and the deck goes on', async () => {
  const { page, save } = await open();
  await save('deck.yaml', settings('Trees').replace('title', 'titel'));
  await page.locator('.live-message', { hasText: 'titel' }).waitFor();
  expect(await idsIn(page)).toEqual(slides);
  await save('deck.yaml', settings('Trees again'));
  await eventually(() => page.title()).toBe('Trees again');
  await page.locator('.live-panel').waitFor({ state: 'hidden' });
});

test('a file that is emptied, or begun, before it is whole never shows a broken deck', async () => {
  const { page, pathTo, said } = await open();
  const counts = () =>
    page.evaluate(() => {
      const seen = Reflect.get(window, 'counts') as Set<number>;
      const found = [...seen];
      seen.clear();
      return found;
    });
  await page.evaluate(() => {
    const counts = new Set<number>();
    Object.assign(window, { counts });
    new MutationObserver(() => counts.add(document.querySelectorAll('.slides section:not(.stack)').length)).observe(
      document.querySelector('.slides') ?? document.body,
      { childList: true, subtree: true },
    );
  });
  let wholeTurns = 0;
  for (let turn = 1; wholeTurns < 4; turn++) {
    const begun = performance.now();
    await writeFile(pathTo('01-oak.md'), wholeTurns % 2 ? '# Oak\n' : '');
    await new Promise((resolve) => setTimeout(resolve, 25 * (wholeTurns + 1)));
    await writeFile(pathTo('01-oak.md'), `# Oak\n\n## Leaf\n\nLobed.\n\nTurn ${turn}.\n`);
    // On a busy machine it may lie there for longer than any program would leave it.
    const isShort = performance.now() - begun < 130;
    await page.getByText(`Turn ${turn}.`, { exact: true }).waitFor({ state: 'attached' });
    const seen = await counts();
    if (!isShort) continue;
    expect(seen).toEqual([slides.length]);
    wholeTurns++;
  }
  expect(said().filter(({ event }) => event === 'problems')).toEqual([]);
});

describe('the line to the server', () => {
  test('says when it is lost; a server at the same port brings the page to its state', async () => {
    const folder = await writeDeck({ 'deck.yaml': 'title: Trees\n', '01-oak.md': '# Oak\n' });
    const server = await startLive(folder);
    const { page } = await browser.openDeck(server.address);
    await untilStarted(page);
    const lost = page.locator('.live-lost');
    expect(await lost.isVisible()).toBe(false);
    expect(await server.end()).toBe(0);
    await lost.waitFor();
    await save(folder, '01-oak.md', '# Oak\n\n## Seed\n\nWinged.\n');
    await startLive(folder, { port: server.port });
    await page.getByText('Winged.').waitFor({ state: 'attached' });
    await lost.waitFor({ state: 'hidden' });
  });

  test('rests while nobody sees the page, which then catches up', async () => {
    const { page, edit, save, address } = await open();
    const setHidden = (hidden: boolean): Promise<void> =>
      page.evaluate((is) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => is });
        document.dispatchEvent(new Event('visibilitychange'));
      }, hidden);
    await setHidden(true);
    await save('parts/bark.md', 'Missed.\n');
    await eventually(() => stateOf(address)).toContain('Missed.');
    expect(await page.getByText('Missed.').count()).toBe(0);
    await setHidden(false);
    await page.getByText('Missed.').waitFor({ state: 'attached' });
    await edit('Missed.', 'And followed.', 'And followed.', 'parts/bark.md');
    expect(await page.locator('.live-lost').isVisible()).toBe(false);
  });
});

test('the speaker window keeps where its notes are read while they are edited, and follows', async () => {
  const lines = Array.from({ length: 80 }, (_, line) => `Line ${line + 1} of the notes.`);
  const section = (notes: string): string => `# Oak\n\n## Leaf\n\n::: notes\n${notes}\n:::\n\n## Root\n\nDeep.\n`;
  const deck = await open();
  await deck.save('01-oak.md', section(lines.join('\n\n')));
  await deck.page.locator('#root').waitFor({ state: 'attached' });
  await deck.press('ArrowRight');
  const speaker = await openSpeaker(deck);
  await untilSaid(speaker, { notes: expect.stringContaining('Line 80') });
  const top = () => speaker.locator('.notes-body').evaluate((notes) => notes.scrollTop);
  await speaker.getByText('Line 60 of').scrollIntoViewIfNeeded();
  const before = await top();
  expect(before).toBeGreaterThan(0);
  await deck.save('01-oak.md', section(lines.join('\n\n').replace('Line 62 of', 'Line 62 anew of')));
  await untilSaid(speaker, { notes: expect.stringContaining('Line 62 anew') });
  expect(await top()).toBe(before);
  await deck.press('ArrowRight');
  await untilSaid(speaker, { now: 'Now · slide 3 of 7' });
});
