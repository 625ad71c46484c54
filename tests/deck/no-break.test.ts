import { expect, test } from 'vitest';
import { noBreakOf } from '../../src/deck/no-break.ts';

/** With `~` for a no-break space. */
const shown = (text: string, lang: string): string => noBreakOf(lang)(text).replaceAll('\u00a0', '~');

test.each([
  ['en', 'from 24 March 1999, 8 Jan. and 15 Sept.', 'from 24~March 1999, 8~Jan. and 15~Sept.'],
  ['en-US', 'March 24, 1999 or 24th May', 'March~24, 1999 or 24th~May'],
  ['en', 'on 24\nMarch', 'on 24~March'],
  ['en', 'in March 1999', 'in March 1999'],
  ['de', 'am 24. März', 'am 24.~März'],
  ['es', 'el 24 de marzo', 'el 24~de~marzo'],
  ['fr', 'le 1er août, le 3 février', 'le 1er~août, le 3~février'],
  ['it', 'il 24 settembre', 'il 24~settembre'],
  ['nl', '24 maart', '24~maart'],
  ['sq', '24 shtator', '24~shtator'],
  ['sr', '24. septembra', '24.~septembra'],
  ['sr-Cyrl', '24. маја', '24.~маја'],
  ['ja', '24 March', '24 March'],
])('in %s a day stays with its month: %s', (lang, text, expected) => {
  expect(shown(text, lang)).toBe(expected);
});

test.each([
  ['about 350 km, 60 % of 3.86 km² at 5 °C', 'about 350~km, 60~% of 3.86~km² at 5~°C'],
  ['5 men, 3 millions, 2 Bosnians', '5 men, 3 millions, 2 Bosnians'],
])('a number stays with its unit: %s', (text, expected) => {
  expect(shown(text, 'en')).toBe(expected);
});

test.each([
  ['en', 'questions 1 to 5, 1999 to 2009, 5 to 10 km', 'questions 1~to~5, 1999~to~2009, 5~to~10~km'],
  ['en', '93 to a man', '93 to a man'],
  ['de', 'Fragen 1 bis 5', 'Fragen 1~bis~5'],
  ['sq', '1 deri në 5', '1~deri~në~5'],
])('in %s both ends of a range stay together: %s', (lang, text, expected) => {
  expect(shown(text, lang)).toBe(expected);
});

test.each([
  ['en', 'Task 2 of worksheet 4; resolution 1244', 'Task~2 of worksheet~4; resolution~1244'],
  ['en', 'apart 2, parts 1 to 3, no 2, see p. 5', 'apart 2, parts 1~to~3, no 2, see p.~5'],
  ['de', 'Übung 3, Teil 2 und S. 5', 'Übung~3, Teil~2 und S. 5'],
  ['fr', 'étape 3, n° 4', 'étape~3, n°~4'],
  ['sq', 'në faqen 5, pjesa 2', 'në faqen~5, pjesa~2'],
  ['sr', 'na strani 5, vežba 2', 'na strani~5, vežba~2'],
  ['sr-Cyrl', 'у делу 3', 'у делу~3'],
  ['ja', 'part 2', 'part 2'],
])('in %s a number stays with what it numbers: %s', (lang, text, expected) => {
  expect(shown(text, lang)).toBe(expected);
});
