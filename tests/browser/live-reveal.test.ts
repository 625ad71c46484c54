import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { eventually, useBrowser } from './harness.ts';
import { idsIn, placeIn, useLive } from './live.ts';

/** What reveal.js adds to a deck stays as it is when the deck's text changes. */
const waters = `# Waters

## Springs

- from rock {.fragment}
- from snow {.fragment}

## Film

![](water.mp4)

## Grey {background-color=#333}

Dark.

## Secret {visibility=hidden}

Not shown.

## Mouths

Into the sea.
`;

const film = readFileSync('tests/fixtures/gallery/media/water.mp4');
const files = { 'deck.yaml': 'title: Waters\n', '01-waters.md': waters, 'water.mp4': film };
const browser = useBrowser();
const openAt = useLive(browser, files, { flags: ['--no-follow'] });
const open = (id: string) => openAt(`#/${id}`);

test('a film plays on while the text around it changes, and while its slide gets another number', async () => {
  const { page, edit } = await open('film');
  await page.locator('#film video').evaluate(async (film: HTMLVideoElement) => {
    film.muted = true;
    film.playbackRate = 0.1;
    await film.play();
  });
  const isPlaying = () => page.locator('#film video').evaluate((film: HTMLVideoElement) => !film.paused);
  const time = () => page.locator('#film video').evaluate((film: HTMLVideoElement) => film.currentTime);
  await eventually(time).toBeGreaterThan(0.02);
  const before = await time();
  await page.evaluate(() => Object.assign(window, { film: document.querySelector('#film video') }));
  await edit('## Film\n', '## Film\n\nLook at the foam.\n', 'Look at the foam.');
  await edit('## Springs', '## Rain\n\nFalls.\n\n## Springs', 'Falls.');
  expect(await isPlaying()).toBe(true);
  expect(await time()).toBeGreaterThan(before);
  expect(await page.evaluate(() => document.querySelector('#film video') === Reflect.get(window, 'film'))).toBe(true);
});

test('a film is fetched in parts, as its player asks for them', async () => {
  const { page } = await open('film');
  const part = await page.locator('#film video').evaluate(async (player: HTMLVideoElement) => {
    // Without the cache: Chromium cuts parts out of what it has.
    const response = await fetch(player.currentSrc, { headers: { Range: 'bytes=10-19' }, cache: 'no-store' });
    return [response.status, (await response.arrayBuffer()).byteLength];
  });
  expect(part).toEqual([206, 10]);
});

test('a slide that is over shows all its steps after an edit, one that is to come shows none', async () => {
  const { page, edit } = await open('film');
  await edit('from rock', 'from limestone');
  expect(await page.locator('#springs .visible').count()).toBe(2);
  await edit('Into the sea.', '- Into the sea. {.fragment}', 'Into the sea.');
  await eventually(() => page.locator('#mouths .fragment').count()).toBe(1);
  expect(await page.locator('#mouths .visible').count()).toBe(0);
});

test('a background changes with its slide, and the arrows on it stay readable', async () => {
  const { page, edit } = await open('grey');
  const ground = () =>
    page.evaluate(() => [
      getComputedStyle(document.querySelector('.slide-background.present') ?? document.body).backgroundColor,
      document.querySelector('.reveal')?.classList.contains('has-dark-background'),
    ]);
  expect(await ground()).toEqual(['rgb(51, 51, 51)', true]);
  await edit('#333', '#eee', '');
  await eventually(ground).toEqual(['rgb(238, 238, 238)', false]);
  await edit(' {background-color=#eee}', '', '');
  await eventually(ground).toEqual(['rgba(0, 0, 0, 0)', false]);
});

const divided = { 'deck.yaml': 'title: Waters\n', '01-waters.md': '# Springs {layout=section}\n\n## Rain\n\nFalls.\n' };
const openDivided = useLive(browser, divided);

test('a divider takes the ground and the ink of another theme', async () => {
  const { page, save } = await openDivided('#/springs');
  const look = (selector: string) =>
    page.locator(selector).evaluate((slide) => {
      const { backgroundColor, color } = getComputedStyle(slide);
      return { ground: backgroundColor, ink: color };
    });
  const light = { divider: await look('section.section'), other: await look('#rain') };
  expect(light.divider.ink).toBe(light.other.ink);
  await save('deck.yaml', 'title: Waters\ntheme: dark\n');
  await eventually(() => look('#rain')).not.toEqual(light.other);
  const dark = await look('section.section');
  expect(dark.ink).toBe((await look('#rain')).ink);
  expect(dark.ground).not.toBe(light.divider.ground);
});

test('a hidden slide comes in at its place, and goes again', async () => {
  const { page, edit } = await open('mouths');
  await edit(' {visibility=hidden}', '', '');
  await eventually(() => idsIn(page)).toEqual(['waters', 'springs', 'film', 'grey', 'secret', 'mouths']);
  await edit('## Secret', '## Secret {visibility=hidden}', '');
  await eventually(() => idsIn(page)).toEqual(['waters', 'springs', 'film', 'grey', 'mouths']);
  expect(await placeIn(page)).toBe('mouths');
});

test('a removed slide gives the focus, and the word, to the one in its place', async () => {
  const { page, edit } = await open('film');
  await edit('## Film\n\n![](water.mp4)\n\n', '', '');
  await eventually(() => placeIn(page)).toBe('grey');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('grey');
  await eventually(() => page.locator('.tool.live:not(.said)').textContent()).toContain('Grey');
});

test('new options of reveal.js load the page again, at the same slide, and black stays black', async () => {
  const { page, save, press } = await open('springs');
  await press('ArrowRight', 'b');
  await save('deck.yaml', 'title: Waters\nreveal:\n  loop: true\n');
  await eventually(() => page.evaluate(() => window.Reveal?.getConfig().loop)).toBe(true);
  await eventually(() => placeIn(page)).toBe('springs/0');
  await eventually(() => page.evaluate(() => window.Reveal.isPaused())).toBe(true);
});

const counted = Array.from({ length: 30 }, (_, at) => `## Slide ${at + 1}\n\n- {{word}} {.fragment}\n`);
const settings = (word: string): string => `title: Many\nvariables: {word: ${word}}\n`;
const openMany = useLive(browser, { 'deck.yaml': settings('old'), '01-many.md': counted.join('\n') });

test('of many changed slides those out of sight come later, but at once to who goes there, and on paper', async () => {
  const { page, save } = await openMany();
  await page.evaluate(() => {
    const words = (): (string | null)[] =>
      [...document.querySelectorAll('.slides .fragment')].map(({ textContent }) => textContent);
    const seen = new Promise((resolve) => {
      new MutationObserver((_, observer) => {
        observer.disconnect();
        const first = [words()[0], words()[14]];
        window.Reveal.slide(14);
        const gone = words()[14];
        dispatchEvent(new Event('beforeprint'));
        const printed = new Set(words());
        const hidden = document.querySelectorAll('.slides .fragment:not(.visible)').length;
        dispatchEvent(new Event('afterprint'));
        resolve({ first, gone, printed: [...printed], hidden });
      }).observe(document.querySelector('.slides') ?? document.body, { childList: true, subtree: true });
    });
    Object.assign(window, { seenWords: seen });
  });
  await save('deck.yaml', settings('new'));
  expect(await page.evaluate(() => Reflect.get(window, 'seenWords'))).toEqual({
    first: ['new', 'old'],
    gone: 'new',
    printed: ['new'],
    hidden: 0,
  });
  await save('deck.yaml', settings('newer'));
  await eventually(() => page.locator('.slides .fragment').getByText('newer', { exact: true }).count()).toBe(30);
});
