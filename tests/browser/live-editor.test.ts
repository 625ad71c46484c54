import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { eventually, useBrowser } from './harness.ts';
import { goTo, useLive } from './live.ts';

const lakes = `# Lakes

## Deep

- one
  - within one
- two

| name | depth |
| --- | --- |
| Ohrid | 288 m |

Note: Ask who has swum in one.

## Seen from above

Blue it is: ![a lake](lake.svg)

## Two shores {layout=two-columns}

### Near

- reeds

### Far

- rocks

## Sides

::: columns
::: column
West.
:::
::: column
East.
:::
:::
`;

const lake = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60"><rect width="80" height="60"/></svg>';

// A name that leads to this machine without a resolver.
const alias = 'lakes.localhost';
const open = useLive(useBrowser([alias]), { 'deck.yaml': 'title: Lakes\n', '01-lakes.md': lakes, 'lake.svg': lake });

describe('Alt and a click opens the line of', () => {
  test.each([
    ['a heading', '#deep h2', '01-lakes.md:3:1'],
    ['a bullet', '#deep li:has-text("two")', '01-lakes.md:7:1'],
    ['a nested bullet', '#deep li li', '01-lakes.md:6:3'],
    ['a table cell', '#deep td:has-text("288 m")', '01-lakes.md:11:11'],
    ['a picture', '#seen-from-above img', '01-lakes.md:17:1'],
    ['the heading of a column', '#two-shores h3:has-text("Far")', '01-lakes.md:25:1'],
    ['a bullet in a column', '#two-shores li:has-text("rocks")', '01-lakes.md:27:1'],
    ['a paragraph in a column of its own', '#sides p:has-text("East.")', '01-lakes.md:36:1'],
  ])('%s', async (_name, selector, place) => {
    const { page, opened } = await open();
    await goTo(page, selector.slice(1, selector.indexOf(' ')));
    await page
      .locator(selector)
      .last()
      .click({ modifiers: ['Alt'] });
    await eventually(opened).toEqual([place]);
  });

  test('a speaker’s note, in the speaker window', async () => {
    const { popup, opened, press } = await open();
    await press('ArrowRight');
    const speaker = await popup('s');
    await speaker.getByText('Ask who has swum in one.').click({ modifiers: ['Alt'] });
    await eventually(opened).toEqual(['01-lakes.md:13:7']);
  });
});

test('a click without Alt opens nothing', async () => {
  const { page, opened } = await open();
  await goTo(page, 'deep');
  await page.locator('#deep h2').click();
  await page
    .locator('#deep li')
    .first()
    .click({ modifiers: ['Alt'] });
  await eventually(opened).toEqual(['01-lakes.md:5:1']);
});

describe('nobody else', () => {
  test('has anything opened, or reads the deck, from a page of another address', async () => {
    const { context, opened, address } = await open();
    const other = createServer((_request, response) => response.setHeader('Content-Type', 'text/html').end('foreign'));
    onTestFinished(() => void other.close());
    await new Promise((done) => other.listen(0, '127.0.0.1', () => done(undefined)));
    const foreign = await context.newPage();
    await foreign.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
    const answers = await foreign.evaluate(async (to) => {
      const body = JSON.stringify({ file: '01-lakes.md', line: 1, column: 1 });
      const ask = (path: string, options: RequestInit) =>
        fetch(to + path, options).then(
          ({ type, status }) => `${type} ${status}`,
          () => 'refused',
        );
      return Promise.all([
        ask('__lectern/state', {}),
        ask('__lectern/open', { method: 'POST', body, headers: { 'Content-Type': 'application/json' } }),
        ask('__lectern/open', { method: 'POST', body, mode: 'no-cors' }),
      ]);
    }, address);
    expect(answers).toEqual(['refused', 'refused', 'refused']);
    // A browser lets any page send a form, and shows what came of it.
    await foreign.setContent(`<form method="post" action="${address}__lectern/open"><button>Send</button></form>`);
    const [answer] = await Promise.all([foreign.waitForResponse(`${address}**`), foreign.locator('button').click()]);
    expect(answer.status()).toBe(403);
    expect(await opened()).toEqual([]);
  });

  test('reaches the deck by another name for this machine', async () => {
    const { context, address } = await open();
    const page = await context.newPage();
    const answer = await page.goto(address.replace('localhost', alias));
    expect(answer?.status()).toBe(403);
    expect(await page.content()).not.toContain('Lakes');
  });
});

test('the page gets what the deck shows, and nothing else of the disk', async () => {
  const { page, opened, said } = await open();
  const statuses = await page.evaluate(async () => {
    const get = async (path: string) => (await fetch(path)).status;
    const open = (file: string) =>
      fetch('/__lectern/open', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ file, line: 1, column: 1 }),
      });
    await open('../saving');
    await open('lake.svg');
    const picture = document.querySelector('img')?.src ?? '';
    return Promise.all([get(picture), get('/lake.svg'), get('/01-lakes.md'), get('/deck.yaml')]);
  });
  expect(statuses).toEqual([200, 404, 404, 404]);
  expect(said().filter(({ event }) => event === 'remark')).toHaveLength(2);
  expect(await opened()).toEqual([]);
});
