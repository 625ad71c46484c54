import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDate, formatNumber, formatRange, isoDate, parseDate, timeOf } from '../../src/deck/dates.ts';

const shown = (text: string, lang = 'en'): string => {
  const date = parseDate(text);
  return date ? formatDate(date, lang) : 'no date';
};

test.each([
  ['1999', '1999'],
  ['1999-06', 'June 1999'],
  ['1999-06-12', '12 June 1999'],
  ['2000-02-29', '29 Feb. 2000'],
])('%s is as precise as it was given: %s', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test.each(['1999-02-29', '1999-13', '1999-00', '1999-06-31', '12 June', 'June 1999', '1999-6-', '', '19990612'])(
  '%j is no date',
  (text) => {
    expect(shown(text)).toBe('no date');
  },
);

test.each([
  ['de', '12. Juni 1999'],
  ['de-AT', '12. Juni 1999'],
  ['en-US', 'June 12, 1999'],
  ['sq', '12 qer. 1999'],
  ['sr', '12. jun 1999.'],
  ['sr-Cyrl', '12. јун 1999.'],
  ['pt', /12.*jun.*1999/],
  ['xx-nonsense', /12/],
])('in %s it is %s', (lang, expected) => {
  expect(shown('1999-06-12', lang)).toMatch(expected);
});

test('a range within a month names it once', () => {
  const range = (from: string, to: string): string =>
    formatRange(parseDate(from) ?? { year: 0 }, parseDate(to) ?? { year: 0 }, 'en');
  expect(range('2004-03-17', '2004-03-18')).toBe('17–18 Mar. 2004');
  expect(range('1998-02', '1998-03')).toBe('Feb. 1998 – Mar. 1998');
  expect(range('1998', '1999')).toBe('1998–1999');
});

test('a day goes to the axis and back', () => {
  const day = fc.date({ min: new Date('0001-01-01'), max: new Date('2999-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, (date) => {
      const iso = date.toISOString().slice(0, 10);
      const parsed = parseDate(iso);
      expect(parsed && isoDate(parsed)).toBe(iso);
      expect(parsed && new Date(timeOf(parsed)).toISOString().slice(0, 10)).toBe(iso);
    }),
  );
});

test('digits are grouped as the language does', () => {
  expect([formatNumber(49000.5, 'en'), formatNumber(49000.5, 'de'), formatNumber(49000, 'fr')]).toEqual([
    '49,000.5',
    '49.000,5',
    '49\u00A0000',
  ]);
});
