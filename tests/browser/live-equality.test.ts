import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { eventually, untilStarted, useBrowser } from './harness.ts';
import { lectern, placeIn, save, startLive, untilShown, writeDeck } from './live.ts';
import { createScribe, type Scribe } from './scribe.ts';

const { openDeck, browser } = useBrowser();

const EDITS = 60;
/** The page is compared after some edits, so that a fault is found near what made it. */
const EVERY = 20;

test('after any edits the page is as if it was loaded anew', { timeout: 90_000 }, async () => {
  const scribe = createScribe(1);
  const folder = await writeDeck({ 'deck.yaml': 'title: Any edits\n', ...scribe.files() });
  const server = await startLive(folder);
  const deck = await openDeck(server.address);
  await untilStarted(deck.page);
  const fresh = await browser().newPage();
  for (let done = 1; done <= EDITS; done++) {
    await editOnce(folder, scribe, deck.page);
    if (done % 3 === 0) await deck.press('ArrowRight');
    if (done % EVERY !== 0) continue;
    await fresh.goto('about:blank');
    await fresh.goto(server.address);
    await untilStarted(fresh);
    const place = await placeIn(deck.page);
    await goTo(fresh, place);
    expect(await placeIn(fresh)).toBe(place);
    const found = await slidesOf(deck.page);
    expect(found, `${done} edits: ${scribe.history.slice(-EVERY).join(', ')}`).toEqual(await slidesOf(fresh));
    expect(await aroundOf(deck.page)).toEqual(await aroundOf(fresh));
  }
  await fresh.close();
  expect(deck.log.errors).toEqual([]);
  expect(served(await (await fetch(server.address)).text())).toBe(await built(folder));
});

async function editOnce(folder: string, scribe: Scribe, page: Page): Promise<void> {
  const before = scribe.files();
  const mark = scribe.edit();
  for (const [path, text] of Object.entries(scribe.files())) {
    if (before[path] !== text) await save(folder, path, text);
  }
  await untilShown(page, mark);
}

function goTo(page: Page, place: string): Promise<void> {
  return page.evaluate((to) => {
    const [id = '', step] = to.split('/');
    const slide = document.getElementById(id);
    const { h, v } = window.Reveal.getIndices(slide ?? undefined);
    window.Reveal.slide(h, v, step === undefined ? undefined : Number(step));
  }, place);
}

/** The slides as lines: an element a line, with its attributes in order. */
async function slidesOf(page: Page): Promise<string[]> {
  const read = () =>
    page.evaluate(() => {
      // Where the reader has been is no part of the deck: how stacks were left, what was loaded, what had the focus.
      const visited = new Set(['data-previous-indexv', 'tabindex']);
      const current = window.Reveal.getCurrentSlide();
      const within = new Set(['hidden', 'inert', 'aria-hidden']);
      const readStyle = (value: string): string =>
        value
          .split(/;\s*/)
          .filter((part) => part && !part.startsWith('display:'))
          .sort()
          .join('; ');
      const readClass = (value: string, left: boolean): string =>
        value
          .split(/\s+/)
          .filter((word) => word && !(left && /^(past|present|future)$/.test(word)))
          .sort()
          .join(' ');
      const lines: string[] = [];
      const walk = (node: Node, depth: string): void => {
        if (!(node instanceof Element)) {
          if (node.textContent?.trim()) lines.push(depth + node.textContent.trim());
          return;
        }
        const left = node.matches('.stack:not(.present) > section');
        const attributes = [...node.attributes].flatMap(({ name, value }) => {
          if (name === 'data-fragment' && node !== current) return [];
          if (visited.has(name) || (left && within.has(name))) return [];
          const read = name === 'style' ? readStyle(value) : name === 'class' ? readClass(value, left) : value;
          return read === '' && (name === 'class' || name === 'style') ? [] : [`${name}="${read}"`];
        });
        lines.push(`${depth}<${[node.localName, ...attributes.sort()].join(' ')}>`);
        for (const child of node.childNodes) walk(child, `${depth} `);
      };
      const slides = document.querySelector('.slides');
      if (slides) walk(slides, '');
      return lines;
    });
  let last = await read();
  await eventually(async () => {
    const now = await read();
    const isSettled = now.join('\n') === last.join('\n');
    last = now;
    return isSettled;
  }).toBe(true);
  return last;
}

/** What stands around the slides. */
const aroundOf = (page: Page): Promise<unknown> =>
  page.evaluate(() => ({
    title: document.title,
    theme: document.documentElement.dataset.theme,
    styles: [...document.querySelectorAll('link[rel="stylesheet"]')].map((link) => link.getAttribute('href')),
    symbols: document.querySelector('#lectern-symbols')?.innerHTML,
    data: document.querySelector('#lectern-data')?.textContent,
    paper: document.querySelector('#lectern-paper')?.innerHTML,
    backgrounds: [...document.querySelectorAll<HTMLElement>('.backgrounds .slide-background:not(.stack)')].map(
      ({ className, firstElementChild }) => [
        className.split(/\s+/).filter((word) => !/^(?:past|present|future)$/.test(word)),
        firstElementChild?.getAttribute('style'),
      ],
    ),
  }));

/** The page without what `lectern dev` adds. */
const served = (html: string): string =>
  html
    .replace(/<script type="application\/json" id="lectern-live">.*?<\/script>/s, '')
    .replace('<script defer src="/__lectern/live.js"></script>', '')
    .replace('<link rel="stylesheet" href="/__lectern/live.css">', '')
    .replace('; connect-src &#x27;self&#x27;', '')
    .replace(/<div id="lectern-symbols">(.*?)<\/div>/s, '$1')
    .replaceAll(/ data-at="[^"]*"/g, '');

async function built(folder: string): Promise<string> {
  const out = await mkdtemp(join(inject('decks'), 'built-'));
  await lectern('build', folder, '--out', out);
  return readFile(join(out, 'index.html'), 'utf8');
}
