import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually, useBrowser } from './harness.ts';

/** A page that does what a deck must not do, one thing a key. */
const script = `
  const go = (id) => document.querySelectorAll('section').forEach((s) => s.classList.toggle('present', s.id === id));
  addEventListener('keydown', ({ key }) => {
    if (key === 'ArrowRight') setTimeout(go, 50, 'two');
    if (key === 'e') console.error('an error');
    if (key === 'u') setTimeout(() => { throw new Error('uncaught') });
    if (key === 'c') document.body.insertAdjacentHTML('beforeend', '<img src="https://example.com/x.png">');
    if (key === 's') open(location.pathname + '?speaker', 'speaker');
  });
  if (location.search) console.error('in the popup');`;

const page = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; img-src 'self'">
  <div class="slides"><section id="one" class="present">1</section><section id="two">2</section></div>
  <script src="assets/deck.js"></script>`;

describe('the harness', () => {
  const { openDeck } = useBrowser();
  let folder: string;
  let file: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lectern-harness-'));
    file = join(folder, 'index.html');
    await mkdir(join(folder, 'assets'));
    await writeFile(file, page);
    await writeFile(join(folder, 'assets', 'deck.js'), script);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('has no complaints about a page that does nothing wrong', async () => {
    const deck = await openDeck(`${file}#one`);
    expect(await deck.slideId()).toBe('one');
    await deck.press('ArrowRight');
    await deck.at('two');
    expect(deck.log.requests).toHaveLength(2);
    expect(deck.complaints()).toEqual([]);
  });

  test.each([
    ['console errors', 'e', 'an error'],
    ['uncaught exceptions', 'u', 'Error: uncaught'],
    ['reports of the Content-Security-Policy', 'c', 'img-src forbids https://example.com/x.png'],
  ])('hears %s', async (_, key, complaint) => {
    const deck = await openDeck(file);
    await deck.press(key);
    await eventually(() => deck.complaints().join('\n')).toContain(complaint);
  });

  test('hears requests for other files and hosts', async () => {
    const deck = await openDeck(file);
    const other = join(folder, 'other.html');
    await writeFile(other, '<img src="http://example.com/pixel.png">');
    await deck.page.goto(`file://${other}`);
    await eventually(() => deck.complaints().join('\n')).toContain('http://example.com/pixel.png');
    expect(deck.complaints().join('\n')).toContain('other.html');
  });

  test('hears what the windows say that a deck opens', async () => {
    const deck = await openDeck(file);
    const speaker = await deck.popup('s');
    expect(speaker.url()).toMatch(/index\.html\?speaker$/);
    await eventually(() => deck.complaints()).toEqual(['in the popup']);
  });
});
