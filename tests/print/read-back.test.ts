import { expect, it } from 'vitest';
import { type Expectation, findingsOfPdf } from '../../src/print/read-back.ts';
import { deckOf } from '../resolve/deck-of.ts';
import { onePage } from './pdf/sample.ts';

/** A page that shows “bc” in the font Plain, and two slides with these texts on it, the second from right to left. */
async function foreignFont(first: string, second: string, more: Partial<Expectation> = {}) {
  const { deck } = await deckOf({ 'a.md': '## One\n\n## Two\n' });
  const slides = deck.slides.map((slide, index) => {
    return { slide, texts: [{ text: [first, second][index] ?? '', at: '', isRightToLeft: index === 1 }] };
  });
  const both = [0, 1] as const;
  const expected = { output: 'handout.pdf', slides, pages: [both, both], generated: [], isExact: false, ...more };
  const findings = findingsOfPdf(onePage('BT /F1 24 Tf <00020003> Tj ET'), { ...expected, fonts: new Set(['Fira']) });
  return findings.find(({ rule }) => rule === 'print-foreign-font');
}

it('a foreign font is told at the slide of the page that holds its text', async () => {
  expect((await foreignFont('a', 'c b'))?.slide?.id).toBe('two');
  expect((await foreignFont('bc', 'b c'))?.slide?.id).toBe('one');
});

it('a foreign font in what is no slide of the page names none', async () => {
  const finding = await foreignFont('a', 'b');
  expect(finding?.message).toBe('handout.pdf: “bc” is printed in Plain, a font of this machine');
  expect(finding?.slide).toBeUndefined();
});

it('a foreign font on a page of its own slide is that slide’s, also where theme.css brings its text', async () => {
  expect(
    (
      await foreignFont('a', 'b', {
        isExact: true,
        pages: [
          [0, 0],
          [0, 1],
        ],
      })
    )?.slide?.id,
  ).toBe('two');
});
