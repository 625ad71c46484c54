/** What no line should end within: "24 March", "350 km", "1 to 5". */
import { monthStems } from './dates.ts';

export type NoBreak = (text: string) => string;

/** Those that no language translates. */
const UNITS = '%|‰|€|°C|°|[kcm]?m[²³]?|ha|[km]?g|t|[cm]?l|min|[kMGT]?B|[kMG]?W';

/** Between the ends of a range. */
const TO: Readonly<Record<string, string>> = {
  en: 'to',
  de: 'bis',
  es: 'al?',
  fr: 'à|au',
  it: 'al?',
  nl: 'tot',
  sq: 'deri në|deri',
  sr: 'do',
  'sr-cyrl': 'до',
};

const made = new Map<string, NoBreak>();

/**
 * Makes the blanks no-break spaces between a day and its month ("24. März", "24 de marzo"), a number and its unit, and
 * both ends of a range of numbers.
 */
export function noBreakOf(lang: string): NoBreak {
  const tag = lang.toLowerCase();
  const known = made.get(tag);
  if (known) return known;
  const noBreak = create(tag in TO ? tag : tag.replace(/-.*$/, ''));
  made.set(tag, noBreak);
  return noBreak;
}

function create(lang: string): NoBreak {
  const blank = '[ \\n]';
  // No `\p{L}`: without the flag `u` it takes half the time, and every text of a deck is looked through.
  const kinds = [`\\d${blank}(?:${UNITS})(?![\\dA-Za-z\u00c0-\u1fff])`];
  const to = TO[lang];
  if (to) kinds.push(`\\d${blank}(?:${to})${blank}(?=\\d)`);
  const months = monthStems(lang).join('|');
  if (months) kinds.push(`\\d(?:\\.|st|nd|rd|th|er)?${blank}(?:de${blank})?(?:${months})`);
  // "March 24"
  if (lang === 'en') kinds.push(`(?:${months})[a-z]*\\.?${blank}(?=\\d\\d?(?!\\d))`);
  const together = new RegExp(kinds.join('|'), 'g');
  const join = (match: string): string => match.replace(/[ \n]/g, '\u00a0');
  return (text) => (/\d/.test(text) ? text.replace(together, join) : text);
}
