import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareText } from '../../src/print/compare.ts';
import type { ExpectedText } from '../../src/print/expected.ts';
import type { TextRun } from '../../src/print/pdf/document.ts';

const node = (text: string, at = 'a.md:1:1'): ExpectedText => ({ text, at, isRightToLeft: /\p{sc=Arab}/u.test(text) });
const run = (text: string, emptyBoxes = 0): TextRun => ({ text, font: 'Plain', size: 12, x: 0, y: 0, emptyBoxes });

const compare = (slide: readonly string[], page: readonly string[], generated?: readonly string[]) => {
  const { missing, ...rest } = compareText(
    slide.map((text) => node(text)),
    page.map((text) => run(text)),
    generated,
  );
  return { missing: missing.flatMap(({ words }) => words), ...rest };
};

const sound = { missing: [], surplus: [], boxes: [], isBlank: false };

describe('no difference is', () => {
  it.each<[string, string[], string[]]>([
    ['a break of lines', ['the long way home'], ['the long', 'way home']],
    [
      'a hyphen, soft, typed or automatic',
      ['Donau\u00addampf well-known extraordinary'],
      ['Donau-', 'dampf well-', 'known extra‐', 'ordinary'],
    ],
    ['capitals', ['Straße', 'istanbul', 'Άλφα τέλος'], ['STRASSE', 'İSTANBUL', 'ΑΛΦΑ ΤΕΛΟΣ']],
    ['a ligature', ['ﬁnal office'], ['final oﬃce']],
    ['a loose accent', ['e\u0308 ć'], ['ë', 'c', '\u0301']],
    ['another order of nodes', ['first', 'second'], ['second', 'first']],
    ['a mark within a node', ['one two three'], ['one two', '98', 'three']],
    ['the order of Arabic', ['السلام عليكم'], ['مكيلع', 'مالسلا']],
    ['the mark of a list', ['rain', 'snow'], ['•', 'rain', 'b.', 'snow', 'viii.']],
    ['text drawn twice', ['Shadow'], ['Shadow', 'Shadow']],
    [
      'a word in text drawn twice',
      ['not in NATO, sixth', 'NATO'],
      ['not in NATO, sixth', 'not in NATO, sixth', 'NATO'],
    ],
    [
      'text drawn twice that holds the number of the slide',
      ['about 800 ships', '8'],
      ['about 800 ships', 'about 800 ships', '8'],
    ],
    ['a number before a word that is a title by itself', ['7', 'End', '7 End'], ['7', 'End', '7 End']],
    ['a private sign', ['\ue000'], ['']],
    ['an empty slide', [], []],
  ])('%s', (_, slide, page) => {
    expect(compare(slide, page)).toEqual(sound);
  });

  it('what the page adds and is told of', () => {
    expect(compare(['river'], ['river', 'Page 3 of 12'], ['Page 3 of 12'])).toEqual(sound);
  });
});

it('a word that is not there is missing, with its node', () => {
  const heading = node('A river', 'a.md:1:1');
  const list = node('rain runs off', 'a.md:3:1');
  const { missing } = compareText([heading, list], [run('A river'), run('rain'), run('off')]);
  expect(missing).toEqual([{ expected: list, words: ['runs'] }]);
});

it('a word is there as often as the slide says it', () => {
  expect(compare(['river', 'river', 'a river'], ['a river', 'river']).missing).toEqual(['river']);
});

it('a long word is not taken apart by a short one', () => {
  expect(compare(['or', 'Kosovo', 'for all of it'], ['Kosovo', 'for all', '•', 'of it', 'or'])).toEqual(sound);
});

it('Arabic letters that are not there are missing', () => {
  expect(compare(['السلام عليكم'], ['مالسلا']).missing).toEqual(['عليكم']);
});

it('what is not of the slide is surplus', () => {
  expect(compare(['river'], ['river', 'Ask about the exam']).surplus).toEqual(['Ask about the exam']);
});

it('half a word is missing, not surplus', () => {
  expect(compare(['waterfall'], ['fall'])).toMatchObject({ missing: ['waterfall'], surplus: [] });
});

it('a long word that is painted in pieces keeps them from short texts that are the same', () => {
  expect(
    compare(['My rivers', '2', 'x^2^', 'my-rivers.html'], ['x^', '2', '^', 'my-rivers.html', 'My rivers', '2']),
  ).toEqual(sound);
});

it('a word is not missing because another text took its letters', () => {
  expect(compare(['press (T). Then', 'a cat).'], ['press', '(T).', 'footer', 'Then', 'a cat).'], ['footer'])).toEqual(
    sound,
  );
  expect(compare(['safe', 'unsafe'], ['unsafe'])).toMatchObject({ missing: ['safe'] });
});

it('an empty box is found although its text is there', () => {
  const boxed = run('word', 1);
  expect(compareText([node('word')], [boxed])).toEqual({ ...sound, boxes: [boxed] });
});

it('a page that shows nothing of what the author wrote is blank, whatever the layout adds', () => {
  const slide = [node('written', 'a.md:1:1'), node('Deck title', ''), node('3', '')];
  expect(compareText(slide, [run('Deck title'), run('3')]).isBlank).toBe(true);
  expect(compareText(slide, [run('Deck title'), run('written')]).isBlank).toBe(false);
});

it('every text is found on a page that holds it, cut into lines and in any order of nodes', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcäßЖİ-fi'), minLength: 1, maxLength: 6 });
  const nodes = fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { maxLength: 5 });
  fc.assert(
    fc.property(nodes, (slide) => {
      const page = slide.toReversed().flatMap((words) => [words[0] ?? '', words.slice(1).join(' ')]);
      expect(
        compare(
          slide.map((words) => words.join(' ')),
          page,
        ),
      ).toEqual(sound);
    }),
  );
});
