import { describe, expect, it } from 'vitest';
import { escapeHtml } from '../../src/markdown/escape.ts';
import { rawHtml } from '../../src/markdown/raw-html.ts';

/** Rewrites with files in brackets, data as it is, links in stars, and without what begins with `no`. */
function rewrite(html: string) {
  const problems: string[] = [];
  const ids: string[] = [];
  const rewritten = rawHtml.rewrite(html, {
    resource: (url) => {
      if (url.startsWith('no')) return undefined;
      return url.startsWith('data:') ? escapeHtml(url) : `<${url}>`;
    },
    link: (url) => (url.startsWith('no') ? undefined : `*${url}*`),
    id: (id) => void ids.push(id),
    problem: ({ rule }, text) => void problems.push(`${rule}: ${text}`),
  });
  return { ...rewritten, problems, ids };
}

const html = (text: string): string => rewrite(text).html;

describe('raw HTML', () => {
  it.each([
    '<p class=a>x</p>',
    `<P CLASS='a "b"' hidden>x<br/>y`,
    '<!-- <script> -->a<!doctype html>',
    'a < b > c <3',
    '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>',
    '<details open><summary>x</summary>',
    '</div>',
    '<style>a > b { color: red }</style>',
  ])('stays as typed: %s', (text) => {
    expect(rewrite(text)).toEqual({ html: text, dropping: '', problems: [], ids: [] });
  });

  it.each([
    ['<img src=x.png alt="a &quot;b&quot;">', '<img src="<x.png>" alt="a &quot;b&quot;">'],
    ["<IMG SRC='x.png'>", '<img src="<x.png>">'],
    [
      '<video poster="p.jpg" controls><source src="v.mp4" /></video>',
      '<video poster="<p.jpg>" controls><source src="<v.mp4>" /></video>',
    ],
    ['<a href="b.md" download>x</a>', '<a href="*b.md*" download>x</a>'],
    [
      '<svg><image href="x.png"/><use xlink:href="y.svg#a"/></svg>',
      '<svg><image href="<x.png>" /><use xlink:href="<y.svg#a>" /></svg>',
    ],
    ['<img src="no.png" alt="">', '<img alt>'],
    ['<a href="no">x</a>', '<a>x</a>'],
    ['<img srcset="a.png, b.png 2x">', '<img srcset="<a.png>, <b.png> 2x">'],
    ['<img srcset="a.png 1x,b.png 2x">', '<img srcset="<a.png> 1x, <b.png> 2x">'],
    ['<img srcset="a,b.png 100w , c.png 200w">', '<img srcset="<a,b.png> 100w, <c.png> 200w">'],
    ['<img srcset="a.png 1x, no.png 2x">', '<img>'],
  ])('has its addresses resolved: %s', (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  it('has addresses in styles resolved, and stays well quoted', () => {
    expect(html('<p style="background: url(x.png)">')).toBe('<p style="background: url(&quot;&lt;x.png&gt;&quot;)">');
    expect(html(`<p style="background: url('no.png')">`)).toBe('<p style="background: url(&quot;&quot;)">');
    const drawn = `b: url('data:image/svg+xml,&lt;svg a=&quot;b&quot;/&gt;')`;
    expect(html(`<p style="${drawn}">`)).toBe(`<p style="${drawn}">`);
    expect(html('<p style="color: red">')).toBe('<p style="color: red">');
  });

  it('has no handlers', () => {
    const { html, problems } = rewrite('<p onclick="a()" class="x" ONLOAD=b>');
    expect({ html, problems }).toEqual({
      html: '<p class="x">',
      problems: ['unsafe-html: onclick', 'unsafe-html: onload'],
    });
    expect(rewrite('<iframe srcdoc="x"></iframe><p srcdoc="x">').html).toBe('<p>');
  });

  it.each([
    ['a<script>b</script>c', 'ac'],
    ['a<SCRIPT src=x>b</script >c', 'ac'],
    ['a<iframe src="x"></iframe>c', 'ac'],
    ['a<object data="x"><p>b</p></object>c', 'ac'],
    ['a<meta http-equiv=refresh>b', 'ab'],
    ['a<link rel=stylesheet href=x>b', 'ab'],
    ['a<base href=x>b', 'ab'],
    ['a<embed src=x>b', 'ab'],
  ])('leaves out what runs or loads: %s', (text, expected) => {
    const { html, problems, dropping } = rewrite(text);
    expect({ html, dropping }).toEqual({ html: expected, dropping: '' });
    expect(problems).toMatchObject([expect.stringMatching(/^unsafe-html: </)]);
  });

  it('goes on leaving out in the next piece', () => {
    expect(rewrite('a<script>b')).toMatchObject({ html: 'a', dropping: 'script' });
  });

  it('makes no slides', () => {
    const { html, problems } = rewrite('<section class="x"><b>a</b></section>');
    expect(html).toBe('<div class="x"><b>a</b></div>');
    expect(problems).toEqual(['raw-section: <section class="x">']);
  });

  it('tells its ids', () => {
    expect(rewrite('<p id="a"><b id=b>').ids).toEqual(['a', 'b']);
  });
});

describe('containers', () => {
  const containers = (text: string): string[] =>
    rawHtml.containers(text).map(({ name, closing }) => (closing ? `/${name}` : name));

  it.each([
    ['<div><b>x</b></div>', ['div', 'b', '/b', '/div']],
    ['<br><img src=x><hr/>', []],
    ['<p>a<li>b<td>c', []],
    ['<svg><path/></svg>', ['svg', '/svg']],
    ['<!-- <div> -->', []],
    ['<style>a<b>c</style>', ['style', '/style']],
  ])('are what must be closed: %s', (text, expected) => {
    expect(containers(text)).toEqual(expected);
  });
});
