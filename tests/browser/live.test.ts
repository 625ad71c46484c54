import { describe, expect, test } from 'vitest';
import { eventually, untilStarted, useBrowser } from './harness.ts';
import { goTo, idsIn, isMarked, isSameSlide, markPage, placeIn, untilShown, useLive } from './live.ts';
import { openSpeaker, untilSaid } from './speaker.ts';

const rivers = `# Rivers

## Springs

- from rock {.fragment}
- from snow {.fragment}

Note: Say what a spring is.

## Code

\`\`\`js {1|2}
const a = 1;
const b = 2;
\`\`\`

## Mouths

Into the sea.
`;

const files = { 'deck.yaml': 'title: Rivers\n', '01-rivers.md': rivers };
const browser = useBrowser();
const open = useLive(browser, files);
const openStill = useLive(browser, files, { flags: ['--no-follow'] });

describe('an edit of the slide that shows', () => {
  test('keeps the slide, its step and the page, and takes its notes along', async () => {
    const { page, edit, log } = await open();
    await goTo(page, 'springs', 0);
    await markPage(page);
    const other = await page.locator('#code pre').elementHandle();
    await edit('from rock', 'from limestone');
    await edit('Say what', 'Ask what');
    expect(await other?.evaluate((code) => code.isConnected)).toBe(true);
    expect(await placeIn(page)).toBe('springs/0');
    expect(await isSameSlide(page)).toBe(true);
    expect(await page.evaluate(() => window.seen?.changes)).toBe(0);
    expect(await page.locator('#springs .visible').allTextContents()).toEqual(['from limestone']);
    expect(await page.locator('#springs aside.notes').allTextContents()).toEqual([
      expect.stringContaining('Ask what a spring is.'),
    ]);
    expect(log.errors).toEqual([]);
  });

  test('marks the lines of the code that the step names', async () => {
    const { page, edit } = await open();
    await goTo(page, 'code', 0);
    expect(await page.locator('#code .line.on').allTextContents()).toEqual(['const b = 2;']);
    await edit('const b = 2;', 'const bed = 3;', 'bed');
    expect(await page.locator('#code .line.on').allTextContents()).toEqual(['const bed = 3;']);
    await goTo(page, 'code', -1);
    expect(await page.locator('#code .line.on').allTextContents()).toEqual(['const a = 1;']);
  });

  test('in its heading takes its address along', async () => {
    const { page, edit } = await open();
    await goTo(page, 'springs', 1);
    await markPage(page);
    await edit('## Springs', '## Where rivers begin', 'Where rivers begin');
    expect(await placeIn(page)).toBe('where-rivers-begin/1');
    expect(await isSameSlide(page)).toBe(true);
    const hash = () => page.evaluate(() => location.hash);
    await eventually(hash).toBe('#/where-rivers-begin/1');
    // A slide without steps is not touched by reveal.js, which writes the address.
    await goTo(page, 'mouths');
    await eventually(hash).toBe('#/mouths');
    await edit('## Mouths', '## Where rivers end', 'Where rivers end');
    await eventually(hash).toBe('#/where-rivers-end');
  });
});

describe('an edit of another slide', () => {
  test('goes there too if it is of its picture', async () => {
    const { page, save, edit } = await open();
    const dot = (color: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" color="${color}"/>`;
    await save('sea.svg', dot('green'));
    await edit('Into the sea.', '![The sea](sea.svg)', '');
    await eventually(() => placeIn(page)).toBe('mouths');
    await goTo(page, 'springs', 0);
    await save('sea.svg', dot('blue'));
    await eventually(() => placeIn(page)).toBe('mouths');
  });

  test('goes there, with all its steps', async () => {
    const { page, edit } = await open();
    await edit('from rock', 'from limestone');
    expect(await placeIn(page)).toBe('springs/1');
    expect(await page.locator('#springs .visible').count()).toBe(2);
  });

  test('stays where one is with --no-follow', async () => {
    const { page, edit } = await openStill();
    await edit('from rock', 'from limestone');
    expect(await placeIn(page)).toBe('rivers');
  });

  test('stays where one is if several slides changed', async () => {
    const { page, edit, save } = await open();
    const text = rivers.replace('from rock', 'from lime').replace('the sea', 'the delta');
    await save('01-rivers.md', text);
    await untilShown(page, 'the delta');
    expect(await placeIn(page)).toBe('rivers');
    await edit('from lime', 'from clay');
    expect(await placeIn(page)).toBe('springs/1');
  });
});

test('an edit moves nothing on screen, also in a deck whose slides glide', async () => {
  const { page, save, edit } = await open();
  await save('deck.yaml', 'title: Rivers\ntransition: slide\n');
  await eventually(() => page.evaluate(() => window.Reveal?.getConfig().transition)).toBe('slide');
  await page.evaluate(() => {
    const glided: string[] = [];
    Object.assign(window, { glided });
    document.addEventListener('transitionrun', ({ target, propertyName }) => {
      if (target instanceof Element && target.matches('section, .slide-background'))
        glided.push(`${target.className} ${propertyName}`);
    });
  });
  await edit('from rock', 'from limestone');
  expect(await placeIn(page)).toBe('springs/1');
  // Two frames: what glides has begun by then.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await page.evaluate(() => Reflect.get(window, 'glided'))).toEqual([]);
});

describe('the place is kept by the slide', () => {
  test('when slides come and go before and after it', async () => {
    const { page, edit } = await openStill();
    await goTo(page, 'springs', 0);
    await markPage(page);
    await edit('## Springs', '## Before\n\nRain.\n\n## Springs', 'Rain.');
    await edit('## Code', '## After\n\nFog.\n\n## Code', 'Fog.');
    expect(await idsIn(page)).toEqual(['rivers', 'before', 'springs', 'after', 'code', 'mouths']);
    expect(await placeIn(page)).toBe('springs/0');
    await edit('## Before\n\nRain.\n\n', '', '');
    await eventually(() => idsIn(page)).toEqual(['rivers', 'springs', 'after', 'code', 'mouths']);
    expect(await placeIn(page)).toBe('springs/0');
    expect(await isSameSlide(page)).toBe(true);
  });

  test('when it is put below another one, and out again', async () => {
    const { page, edit } = await open();
    await goTo(page, 'code', 0);
    await markPage(page);
    await edit('## Code', '----\n\n## Code', '');
    await eventually(() => page.locator('section.stack > #code').count()).toBe(1);
    expect(await placeIn(page)).toBe('code/0');
    await edit('----\n\n## Code', '## Code', '');
    await eventually(() => page.locator('.slides > #code').count()).toBe(1);
    expect(await placeIn(page)).toBe('code/0');
    expect(await isSameSlide(page)).toBe(true);
  });

  test('when it moves, is split, and the split is undone', async () => {
    const { page, edit } = await openStill();
    await goTo(page, 'mouths');
    await markPage(page);
    await edit('## Mouths\n\nInto the sea.\n', '', '');
    await eventually(() => placeIn(page)).toBe('code/-1');
    await edit('## Springs', '## Mouths\n\nInto the sea.\n\n## Springs', 'Into the sea.');
    expect(await idsIn(page)).toEqual(['rivers', 'mouths', 'springs', 'code']);
    await goTo(page, 'springs', 0);
    await edit('- from snow', '\n## Snow\n\n- from snow', '');
    await eventually(() => idsIn(page)).toEqual(['rivers', 'mouths', 'springs', 'snow', 'code']);
    expect(await placeIn(page)).toBe('springs/0');
    await edit('\n## Snow\n\n- from snow', '- from snow', '');
    await eventually(() => idsIn(page)).toEqual(['rivers', 'mouths', 'springs', 'code']);
    expect(await placeIn(page)).toBe('springs/0');
  });
});

test('new styles come without a reload, and the page is never without any', async () => {
  const { page, save } = await open();
  await markPage(page);
  await page.evaluate(() => {
    const bare: number[] = [];
    Object.assign(window, { bare });
    const isDressed = (): boolean =>
      [...document.querySelectorAll<HTMLLinkElement>('link[href^="assets/theme"]')].some(({ sheet }) => sheet !== null);
    new MutationObserver(() => {
      if (!isDressed()) bare.push(performance.now());
    }).observe(document.head, { childList: true });
  });
  const spacing = () => page.locator('#rivers').evaluate((slide) => getComputedStyle(slide).letterSpacing);
  for (const width of ['7px', '3px']) {
    await save('theme.css', `.slide { letter-spacing: ${width}; }\n`);
    await eventually(spacing).toBe(width);
  }
  await eventually(() => page.locator('link[href^="assets/theme"]').count()).toBe(1);
  expect(await page.evaluate(() => Reflect.get(window, 'bare'))).toEqual([]);
  expect(await isSameSlide(page)).toBe(true);
});

test('another theme comes without a reload, and slide and step stay', async () => {
  const { page, save } = await open();
  await goTo(page, 'springs', 0);
  await markPage(page);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await save('deck.yaml', 'title: Rivers\ntheme: dark\n');
  await eventually(ground).not.toBe(light);
  await save('deck.yaml', 'title: Rivers\n');
  await eventually(ground).toBe(light);
  expect(await placeIn(page)).toBe('springs/0');
  expect(await isSameSlide(page)).toBe(true);
});

test.each([
  ['size', 'size: 4:3', 'data-ratio', '43'],
  ['language', 'lang: sq', 'lang', 'sq'],
])('another %s loads the page again at the same slide and step', async (_name, setting, attribute, value) => {
  const { page, save } = await open();
  await goTo(page, 'springs', 0);
  await save('deck.yaml', `title: Rivers\n${setting}\n`);
  await eventually(() => page.locator('html').getAttribute(attribute)).toBe(value);
  await untilStarted(page);
  await eventually(() => placeIn(page)).toBe('springs/0');
});

test('a second browser gets the same patches', async () => {
  const { page, address, edit } = await open();
  const { page: second } = await browser.openDeck(address);
  await untilStarted(second);
  await markPage(second);
  await edit('from rock', 'from limestone');
  await second.getByText('from limestone').waitFor({ state: 'attached' });
  expect(await placeIn(second)).toBe(await placeIn(page));
  await edit('## Code', '## Rain\n\nFalls.\n\n## Code', 'Falls.');
  await second.getByText('Falls.').waitFor({ state: 'attached' });
  expect(await isMarked(second)).toBe(true);
});

test('the speaker window shows new notes, and knows new slides', async () => {
  const deck = await open();
  await goTo(deck.page, 'springs', 0);
  const speaker = await openSpeaker(deck);
  await untilSaid(speaker, { now: 'Now · slide 2 of 4' });
  await deck.edit('Say what', 'Ask what', '');
  await untilSaid(speaker, { notes: expect.stringContaining('Ask what') });
  await deck.edit('## Code', '## Falls\n\nDown.\n\nNote: Loud.\n\n## Code', 'Down.');
  await untilSaid(speaker, { now: 'Now · slide 3 of 5', notes: expect.stringContaining('Loud.') });
  expect(deck.log.errors).toEqual([]);
});

test('the speaker window shows the next slide as it was edited', async () => {
  const deck = await openStill();
  await goTo(deck.page, 'springs', 1);
  const speaker = await openSpeaker(deck);
  await untilSaid(speaker, { heading: 'Code' });
  await deck.edit('## Code', '## Signs', 'Signs');
  await untilSaid(speaker, { heading: 'Signs' });
  await eventually(() => speaker.locator('.next .preview h2').textContent()).toBe('Signs');
  await deck.edit('## Signs', '## Falls\n\nDown.\n\n## Signs', 'Down.');
  await untilSaid(speaker, { heading: 'Falls' });
});
