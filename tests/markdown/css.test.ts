import { expect, it } from 'vitest';
import { rewriteCss } from '../../src/markdown/css.ts';

const rewrite = (css: string): string => rewriteCss(css, (url) => (url.startsWith('http') ? undefined : `<${url}>`));

it.each([
  ['without quotes', 'a{b:url(x.png)}', 'a{b:url("<x.png>")}'],
  ['in quotes', `a{b:url("x.png"),url('y z.png')}`, 'a{b:url("<x.png>"),url("<y z.png>")}'],
  ['with room', 'a{b:URL(  x.png  )}', 'a{b:url("<x.png>")}'],
  ['with brackets in quotes', 'url("a(1).png")', 'url("<a(1).png>")'],
  [
    'of further rules',
    '@import "x.css";@import url(y.css) print;',
    '@import url("<x.css>");@import url("<y.css>") print;',
  ],
  ['that is refused', '@import "http://a/x.css";b:url(http://a/x.png)', '@import url("");b:url("")'],
  [
    'of the densities of a picture',
    `image-set("x.png" 1x, url(y.png) 2x)`,
    'image-set(url("<x.png>") 1x, url("<y.png>") 2x)',
  ],
  [
    'of the types of a picture',
    `-webkit-image-set('x.avif' type("image/avif"), "x.png" type('image/png'))`,
    `-webkit-image-set(url("<x.avif>") type("image/avif"), url("<x.png>") type('image/png'))`,
  ],
  ['that is empty', 'url("")', 'url("<>")'],
])('an address is rewritten: %s', (_what, css, expected) => {
  expect(rewrite(css)).toBe(expected);
});

it.each([
  ['comments', '/* url(x.png) @import "y" */ a{}'],
  ['texts', `a{content:"url(x.png)" ')'}b{c:"x.png"}`],
  ['words that only look alike', 'a{b:curly(x.png);c:"@important"}'],
])('%s stay as they are', (_what, css) => {
  expect(rewriteCss(css, (url) => `<${url}>`)).toBe(css);
});

it('an address that stays the same keeps its quotes', () => {
  const css = `a{b:url('data:image/svg+xml,<svg xmlns="x"/>')}`;
  expect(rewriteCss(css, (url) => url)).toBe(css);
});

it('each address is told with its place', () => {
  const css = 'a{b:url(x)}\n@import "y";';
  const seen: [string, number][] = [];
  rewriteCss(css, (url, index) => void seen.push([url, index]));
  expect(seen.map(([url, index]) => [url, css.slice(index, index + 4)])).toEqual([
    ['x', 'url('],
    ['y', '@imp'],
  ]);
});
