import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headingSize } from '../../src/deck/heading-size.ts';
import { headingHtml } from '../../src/render/heading.ts';
import { kit } from './kit.ts';

const size = (text: string, layout = 'content', ratio = '169') => headingSize(text, layout, ratio, kit.metrics);

const LONG = 'A heading that needs the width of a slide, and then a second line for the rest of what it says';

describe('headings', () => {
  it.each([
    ['Why rivers bend', 'short'],
    ['Two ways to measure a river', 'one-line'],
    ['A heading that is rather long and needs two lines of a slide to stand', 'two-lines'],
    [`${LONG}, which is too much`, 'long'],
  ])('take the largest size that fits: %j is %s', (text, expected) => {
    expect(size(text)).toBe(expected);
  });

  it('are not short if three words are wider than the slide', () => {
    expect(size('Internationalisierung Donaudampfschifffahrt Verwaltungsvorschrift')).not.toBe('short');
  });

  it('have less room on 4:3', () => {
    const text = 'Shops, schools and roads on both of its banks';
    expect([size(text), size(text, 'content', '43')]).toEqual(['one-line', 'two-lines']);
  });

  it('come closer together where they just miss one line, rather than leave the room of a second one empty', () => {
    expect(size('A message spreads: you have three minutes', 'question', '43')).toBe('one-line tight');
    expect(size('He said no; by September Russia was in KFOR', 'content', '43')).toBe('two-lines');
  });

  it('have less room beside a picture', () => {
    const text = 'From the old spring to the sea';
    expect([size(text), size(text, 'image-left'), size(text, 'image-right')]).toEqual([
      'one-line',
      'two-lines',
      'two-lines',
    ]);
  });

  it('are measured, not counted', () => {
    const [narrow, wide] = ['i', 'W'].map((letter) => size(`${letter.repeat(22)} ${letter.repeat(22)}`));
    expect([narrow, wide]).toEqual(['short', 'two-lines']);
  });

  it('of signs that the fonts do not have are taken to be wide', () => {
    expect(size('中'.repeat(16))).toBe('short');
    expect(size('中'.repeat(18))).toBe('one-line');
    expect(size('中'.repeat(20))).toBe('two-lines');
  });

  it('of a title are short up to sixteen letters', () => {
    expect(size('KFOR in Kosovo*', 'title')).toBe('short');
    expect(size('Rivers on maps and more', 'title')).toBe('two-lines');
  });

  it('never grow when their text does', () => {
    const sizes = ['short', 'one-line', 'one-line tight', 'two-lines', 'long'];
    const layout = fc.constantFrom('content', 'title', 'section', 'image-left', 'full-bleed', 'mine');
    fc.assert(
      fc.property(fc.string(), fc.string(), layout, fc.constantFrom('169', '43'), (text, more, layout, ratio) => {
        const before = sizes.indexOf(size(text, layout, ratio));
        expect(sizes.indexOf(size(text + more, layout, ratio))).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('are written with their level and size', () => {
    expect(headingHtml({ level: 3, html: 'A <em>b</em>', text: 'A b' }, 'one-line')).toBe(
      '<h3 class="one-line">A <em>b</em></h3>',
    );
  });
});
