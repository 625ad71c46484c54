import { expect, it } from 'vitest';
import { readExpected } from '../../src/print/expected.ts';

const textsOf = (html: string) => readExpected(html).texts.map(({ text }) => text.trim());

it('text nodes are expected one by one, character references resolved', () => {
  expect(textsOf('<h2>One &amp; <b>two</b> th&euml;se</h2>\n<p>four<!-- not this -->five</p>')).toEqual([
    'One &',
    'two',
    'thëse',
    'four',
    'five',
  ]);
});

it.each([
  '<style>a{}</style>',
  '<script>let a</script>',
  '<template><p>a</p></template>',
  '<p hidden>a <b>b</b></p>',
  '<p style="color: red; display:none">a</p>',
  '<svg><title>a</title><desc>a</desc><defs><text>a</text></defs><symbol><text>a</text></symbol></svg>',
  '<span class="katex-mathml"><math><mi>a</mi></math></span>',
  '<video>no video here</video>',
  '<table class="compare"><tr><th scope="row">name</th></tr></table>',
  '<section data-visibility="hidden">a</section>',
])('%s shows nothing', (html) => {
  expect(textsOf(`${html}<p>rest</p>`)).toEqual(['rest']);
});

it('what is drawn counts: text of pictures, formulas, row headings of plain tables', () => {
  expect(textsOf('<svg><text>a <tspan>b</tspan></text></svg><math><mi>c</mi></math>')).toEqual(['a', 'b', 'c']);
  expect(textsOf('<table><tr><th scope="row">name</th></tr></table>')).toEqual(['name']);
});

it('notes are apart', () => {
  const { texts, notes } = readExpected(
    '<p>shown</p><aside class="notes"><p>said <b>aloud</b></p></aside><aside>beside</aside>',
  );
  expect(texts.map(({ text }) => text)).toEqual(['shown', 'beside']);
  expect(notes.map(({ text }) => text)).toEqual(['said ', 'aloud']);
});

it('each text knows the place of the block around it', () => {
  const { texts } = readExpected(
    '<h2 data-at="a.md:1:1">One</h2><ul data-at="a.md:3:1"><li>two</li></ul><footer>3</footer>',
  );
  expect(texts.map(({ at }) => at)).toEqual(['a.md:1:1', 'a.md:3:1', '']);
});

it('right to left is what has such letters, or stands in such a direction', () => {
  const { texts } = readExpected('<p>a</p><p>سلام</p><p dir="rtl">KFOR <b dir="ltr">NATO</b></p>');
  expect(texts.map(({ isRightToLeft }) => isRightToLeft)).toEqual([false, true, true, false]);
});
