import { describe, expect, it } from 'vitest';
import { assetHole } from '../../src/markdown/holes.ts';
import { readThemeCss } from '../../src/resolve/theme-css.ts';
import { placeOf } from './deck-of.ts';

const read = (text: string, allow: readonly string[] = []) => {
  const { css, assets, problems } = readThemeCss(text, 'theme.css', allow);
  return { css, paths: assets.map(({ path }) => path), problems: problems.map(placeOf) };
};

describe('theme.css', () => {
  it.each([
    ['without quotes', 'url(images/a.png)', 'images/a.png'],
    ['in single quotes', "url( 'a.png' )", 'a.png'],
    ['with blanks as percent signs', 'url("my%20font.woff2")', 'my font.woff2'],
    ['with what servers need', 'url("font.woff2?v=2")', 'font.woff2'],
    ['in upper case', 'URL(a.png)', 'a.png'],
    ['through its own folder', 'url(./x/../a.png)', 'a.png'],
  ])('names files of the deck %s', (_how, address, path) => {
    expect(read(`a { b: ${address} }`)).toEqual({
      css: `a { b: url("${assetHole(path)}") }`,
      paths: [path],
      problems: [],
    });
  });

  it('names the files of an image-set by strings too', () => {
    expect(read('a { b: image-set("a.png" 1x, \'https://a.example/b.png\' 2x) }')).toEqual({
      css: `a { b: image-set(url("${assetHole('a.png')}") 1x, url("") 2x) }`,
      paths: ['a.png'],
      problems: ['theme.css:1:31 remote-resource'],
    });
  });

  it('keeps the part of a drawing that an address names', () => {
    expect(read('a { fill: url(signs.svg#road) }').css).toBe(`a { fill: url("${assetHole('signs.svg')}#road") }`);
  });

  it.each([
    ['a drawing in the page', 'url(#lectern-contours)'],
    ['data', `url('data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>')`],
    ['what is commented out', '/* url(https://a.example/x.png) */'],
  ])('is left alone where it names %s', (_what, css) => {
    expect(read(`a { b: ${css} }`)).toEqual({ css: `a { b: ${css} }`, paths: [], problems: [] });
  });

  it('takes files from the hosts that deck.yaml allows', () => {
    const text = 'a { b: url(https://a.example/x.png); c: url(//b.example/y.woff2) }';
    expect(read(text, ['a.example', 'b.example'])).toEqual({
      css: 'a { b: url(https://a.example/x.png); c: url("https://b.example/y.woff2") }',
      paths: [],
      problems: [],
    });
    expect(read(text, ['a.example']).problems).toEqual(['theme.css:1:45 remote-resource']);
  });

  it.each([
    ['from the network', 'a {\n  b: url(https://a.example/x.png)\n}', 'theme.css:2:10 remote-resource'],
    ['from the network, with any protocol', 'a { b: url("//a.example/x.png") }', 'theme.css:1:13 remote-resource'],
    ['from elsewhere on the disk', 'a { b: url(../x.png) }', 'theme.css:1:12 outside-deck'],
    ['of further rules', '@import "more.css";', 'theme.css:1:10 css-import'],
    ['of further rules, the other way', '@import url(more.css);', 'theme.css:1:13 css-import'],
  ])('takes nothing in %s', (_what, text, problem) => {
    const { css, paths, problems } = read(text);
    expect({ paths, problems }).toEqual({ paths: [], problems: [problem] });
    expect(css).toContain('url("")');
  });
});
