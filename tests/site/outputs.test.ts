import { describe, expect, it } from 'vitest';
import type { FontFile } from '../../src/render/kit.ts';
import { createAsset } from '../../src/site/assets.ts';
import { fontFaces, singleOutput, webOutput } from '../../src/site/outputs.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>';
const data = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
const picture = createAsset('images/a.svg', Buffer.from(svg));
const unmeasured = createAsset('b.png', Buffer.from('b'));
const script = { file: 'deck-0123456789.js', text: 'alert(1)', csp: 'sha256-abc=' };

const web = () => webOutput((name, css) => `${css.length}-${name}`);
const single = (uses: Readonly<Record<string, number>> = {}) => singleOutput(new Map(Object.entries(uses)));

describe('the policy', () => {
  it('of index.html allows its own files and no network', () => {
    expect(web().csp(script, [])).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'",
    );
  });

  it('of the single file allows its one script and what it carries', () => {
    expect(single().csp(script, [])).toBe(
      "default-src 'none'; script-src 'sha256-abc='; style-src 'unsafe-inline'; img-src data:; font-src data:; media-src data:; base-uri 'none'; form-action 'none'",
    );
  });

  it('opens for pictures, films and fonts of the allowed hosts, and for nothing else', () => {
    for (const output of [web(), single()]) {
      const opened = output.csp(script, ['a.example', 'b.example:8080']);
      const foreign = opened.split('; ').filter((directive) => directive.includes('example'));
      expect(foreign.map((directive) => directive.split(' ')[0])).toEqual(['img-src', 'font-src', 'media-src']);
      for (const directive of foreign)
        expect(directive).toMatch(
          / https:\/\/a\.example http:\/\/a\.example https:\/\/b\.example:8080 http:\/\/b\.example:8080$/,
        );
    }
  });
});

describe('index.html', () => {
  it('names its files in assets/', () => {
    expect(web().address(picture)).toBe(`assets/${picture.file}`);
    expect(web().link(picture)).toBe(`assets/${picture.file}`);
    expect(web().script(script)).toBe('<script defer src="assets/deck-0123456789.js"></script>');
    expect(web().styles('@font-face{}', 'a{}')).toBe(
      '<link rel="stylesheet" href="assets/12-fonts.css"><link rel="stylesheet" href="assets/3-theme.css">',
    );
    expect(web().symbols()).toBe('');
  });

  it('has pictures with their size', () => {
    expect(web().image(picture, 'alt', ' class="x"')).toBe(
      `<img src="assets/${picture.file}" alt="alt" width="40" height="20" class="x">`,
    );
    expect(web().image(unmeasured, '', '')).toBe(`<img src="assets/${unmeasured.file}" alt="">`);
  });

  it('names from its stylesheet what lies beside that', () => {
    expect(web().cssAddress(picture)).toBe(picture.file);
    expect(web().background(picture, 'style')).toBe(`url(${picture.file})`);
    expect(web().background(picture, 'attribute')).toBe(`assets/${picture.file}`);
  });
});

describe('the single file', () => {
  it('carries its files', () => {
    expect(single().address(picture)).toBe(data);
    expect(single().cssAddress(picture)).toBe(data);
    expect(single().script(script)).toBe('<script>alert(1)</script>');
  });

  it('has a picture that is used once as an image', () => {
    expect(single({ 'images/a.svg': 1 }).image(picture, 'alt', '')).toBe(
      `<img src="${data}" alt="alt" width="40" height="20">`,
    );
  });

  it('has a picture that is used twice once, as a symbol', () => {
    const output = single({ 'images/a.svg': 2 });
    const first = output.image(picture, 'a "b"'.replaceAll('"', '&quot;'), ' id="x" class="fit-cover"');
    const second = output.image(picture, '', ' style="width:9px"');
    expect(first).toBe(
      '<svg role="img" aria-label="a &quot;b&quot;" viewBox="0 0 40 20" width="40" height="20" preserveAspectRatio="xMidYMid slice" id="x" class="image fit-cover"><use href="#lectern-picture-1"/></svg>',
    );
    expect(second).toBe(
      '<svg aria-hidden="true" viewBox="0 0 40 20" width="40" height="20" preserveAspectRatio="xMinYMin meet" style="width:9px" class="image"><use href="#lectern-picture-1"/></svg>',
    );
    expect(output.symbols()).toBe(
      `<svg class="symbols" aria-hidden="true"><symbol id="lectern-picture-1" viewBox="0 0 40 20"><image href="${data}" width="40" height="20"/></symbol></svg>`,
    );
  });

  it('has a picture without measures as an image each time', () => {
    const output = single({ 'b.png': 3 });
    expect(output.image(unmeasured, '', '')).toMatch(/^<img src="data:image\/png;base64,Yg==" alt="">$/);
    expect(output.symbols()).toBe('');
  });

  it('has a background once, as a custom property', () => {
    const output = single();
    expect([
      output.background(picture, 'style'),
      output.background(picture, 'attribute'),
      output.background(unmeasured, 'style'),
    ]).toEqual(['var(--picture-1)', 'var(--picture-1)', 'var(--picture-2)']);
    expect(output.symbols()).toBe(
      `<style>:root{--picture-1:url(${data});--picture-2:url(data:image/png;base64,Yg==)}</style>`,
    );
  });

  it('lets a file that a link leads to be saved under its name', () => {
    expect(`<a href="${single().link(picture)}">`).toBe(`<a href="${data}" download="a.svg">`);
    const odd = createAsset('x/a"b<c.csv', Buffer.from(''));
    expect(single().link(odd)).toBe('data:text/csv;base64," download="a&quot;b&lt;c.csv');
  });

  it('holds no end of a style in its styles', () => {
    expect(single().styles('@font-face{}', 'a{content:"</style><b>"}</STYLE>')).toBe(
      '<style>@font-face{}\na{content:"<\\/style><b>"}<\\/STYLE></style>',
    );
  });
});

describe('fonts', () => {
  it('are named by the output, and read only where they are carried', () => {
    let reads = 0;
    const read = (): Uint8Array => {
      reads++;
      return Buffer.from('font');
    };
    const font: FontFile = {
      family: 'Fira Sans',
      weight: '400',
      style: 'italic',
      range: 'U+0-FF',
      characters: '',
      usedBy: '',
      file: 'f-1.woff2',
      read,
    };
    expect(fontFaces([font], web())).toBe(
      '@font-face{font-family:"Fira Sans";font-style:italic;font-weight:400;font-display:block;src:url(f-1.woff2) format("woff2");unicode-range:U+0-FF}',
    );
    expect(reads).toBe(0);
    expect(fontFaces([font], single())).toContain('src:url(data:font/woff2;base64,Zm9udA==) format("woff2")');
  });
});
