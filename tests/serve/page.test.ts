import { expect, test } from 'vitest';
import type { Settings } from '../../src/deck/settings.ts';
import { alonePage, type LivePage, livePage } from '../../src/serve/page.ts';
import { createAsset } from '../../src/site/assets.ts';
import { drawDeck } from '../../src/site/site.ts';
import { kit } from '../render/kit.ts';
import { deckOf } from '../resolve/deck-of.ts';

async function pageOf(text: string, settings: Partial<Settings> = {}, picture = 'one'): Promise<LivePage> {
  const { deck } = await deckOf({ 'a.md': text }, settings);
  const assets = new Map([['p.svg', createAsset('p.svg', Buffer.from(`<svg>${picture}</svg>`))]]);
  return livePage(drawDeck({ deck, kit, assets, themeCss: undefined, ownTemplates: false }));
}

const text = '# Talk\n\n## One\n\nWord\n\n----\n\n## Below\n\n![x](p.svg)\n';

test('a page is taken apart into slides with the text that they come from', async () => {
  const { slides } = await pageOf(text);
  expect(slides.map(({ id, down }) => [id, down])).toEqual([
    ['talk', false],
    ['one', false],
    ['below', true],
  ]);
  expect(slides[1]?.raw).toContain('## One\n\nWord');
  expect(slides[1]?.html).toMatch(/^<section id="one"/);
});

test('the whole page holds the slides as they are sent one by one, and its own state', async () => {
  const page = await pageOf(text);
  const html = page.html(7, false);
  for (const slide of page.slides) expect(html).toContain(slide.html);
  expect(html).toContain(`{"at":7,"frame":"${page.frame}","follow":false}`);
  expect(html).toContain('connect-src &#x27;self&#x27;');
  for (const address of page.styles) expect(html).toContain(`href="${address}"`);
});

test('words, pictures, notes and the theme leave the frame as it is; size and language are the frame', async () => {
  const { frame } = await pageOf(text);
  expect((await pageOf('# Talk\n\n## Other\n\nNote: New.\n')).frame).toBe(frame);
  expect((await pageOf(text, {}, 'two')).frame).toBe(frame);
  expect(await pageOf(text, { theme: 'dark' })).toMatchObject({ frame, theme: 'dark' });
  expect((await pageOf(text, { size: '4:3' })).frame).not.toBe(frame);
  expect((await pageOf(text, { lang: 'sq' })).frame).not.toBe(frame);
});

test('a picture with another content has another address, on its slide and among the files', async () => {
  const addressOf = ({ slides }: LivePage): string => /assets\/p-\w+\.svg/.exec(slides[2]?.html ?? '')?.[0] ?? '';
  const [one, two] = [await pageOf(text), await pageOf(text, {}, 'two')];
  expect(addressOf(one)).not.toBe(addressOf(two));
  expect(two.files.has(addressOf(two))).toBe(true);
});

test('the page without a deck has its styles and fonts, and makes no other request', () => {
  const { html, files } = alonePage(kit);
  const page = html(3, true);
  const addresses = [...page.matchAll(/href="(assets\/[^"]+)"/g)].map(([, address]) => address ?? '');
  expect(addresses).toHaveLength(2);
  const css = addresses.map((address) => String(files.get(address))).join('');
  for (const [, font] of css.matchAll(/url\(([\w-]+\.woff2)\)/g)) expect(files.has(`assets/${font}`)).toBe(true);
  expect(page).toContain("default-src 'none'");
  expect(page).toContain('id="lectern-live"');
});
