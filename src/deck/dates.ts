/** Dates as lessons give them: a year, a month or a day. They are shown as precisely as they were given. */

export interface CalendarDate {
  readonly year: number;
  /** From 1. */
  readonly month?: number;
  readonly day?: number;
}

/** The date of `1999`, `1999-06` or `1999-06-12`; undefined if the text has another form or there is no such day. */
export function parseDate(text: string): CalendarDate | undefined {
  const [, year, month, day] = /^(\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text.trim()) ?? [];
  if (year === undefined) return undefined;
  const date = {
    year: Number(year),
    ...(month && { month: Number(month) }),
    ...(day && { day: Number(day) }),
  };
  const { month: inYear = 1, day: inMonth = 1 } = date;
  return inYear >= 1 && inYear <= 12 && inMonth >= 1 && inMonth <= daysIn(date.year, inYear) ? date : undefined;
}

/** Milliseconds since 1970 of the date's first moment. */
export function timeOf({ year, month = 1, day = 1 }: CalendarDate): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}

const daysIn = (year: number, month: number): number => {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 0);
  return date.getUTCDate();
};

/** As HTML's `<time datetime>` wants it: `1999-06-12`. */
export const isoDate = ({ year, month, day }: CalendarDate): string =>
  [String(year).padStart(4, '0'), ...[month, day].filter((part) => part !== undefined).map(twoDigits)].join('-');

const twoDigits = (part: number): string => String(part).padStart(2, '0');

/** "12 June 1999", "June 1999" or "1999", with the short names of months. */
export function formatDate(date: CalendarDate, lang: string): string {
  const { year, month, day } = date;
  const names = namesOf(lang);
  if (!names) return formatElsewhere(date, lang);
  const end = names.afterYear ?? '';
  const name = month === undefined ? '' : (names.months.split(' ')[month - 1] ?? '');
  if (!name) return `${year}${end}`;
  if (day === undefined) return `${name} ${year}${end}`;
  if (names.monthFirst) return `${name} ${day}, ${year}`;
  return `${day}${names.afterDay ?? ''} ${name} ${year}${end}`;
}

/** "12 June": a date beside others of its year. */
export const withoutYear = (date: CalendarDate, lang: string): string =>
  formatDate(date, lang).replace(new RegExp(`,? ${date.year}\\.?$`), '');

/** "17–18 Mar. 2004", or both dates in full. */
export function formatRange(from: CalendarDate, to: CalendarDate, lang: string): string {
  const names = namesOf(lang);
  const inMonth = from.year === to.year && from.month === to.month && from.day !== undefined && to.day !== undefined;
  if (inMonth && names && !names.monthFirst) return `${from.day}${names.afterDay ?? ''}–${formatDate(to, lang)}`;
  const [one, other] = [formatDate(from, lang), formatDate(to, lang)];
  return /\s/.test(one + other) ? `${one} – ${other}` : `${one}–${other}`;
}

interface Names {
  readonly months: string;
  readonly afterDay?: string;
  readonly afterYear?: string;
  readonly monthFirst?: boolean;
}

// Not those of Intl: they differ from one version of Node to another, and the same deck must give the same bytes.
const english: Names = { months: 'Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.' };

const NAMES: Readonly<Record<string, Names>> = {
  en: english,
  'en-us': { ...english, monthFirst: true },
  de: { months: 'Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.', afterDay: '.' },
  es: { months: 'ene. feb. mar. abr. may. jun. jul. ago. sept. oct. nov. dic.' },
  fr: { months: 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.' },
  it: { months: 'gen. feb. mar. apr. mag. giu. lug. ago. set. ott. nov. dic.' },
  nl: { months: 'jan. feb. mrt. apr. mei juni juli aug. sept. okt. nov. dec.' },
  sq: { months: 'jan. shk. mars pr. maj qer. korr. gush. sht. tet. nën. dhj.' },
  sr: { months: 'jan. feb. mart apr. maj jun jul avg. sept. okt. nov. dec.', afterDay: '.', afterYear: '.' },
  'sr-cyrl': { months: 'јан. феб. март апр. мај јун јул авг. септ. окт. нов. дец.', afterDay: '.', afterYear: '.' },
};

function namesOf(lang: string): Names | undefined {
  const tag = lang.toLowerCase();
  return NAMES[tag] ?? NAMES[tag.replace(/-.*$/, '')];
}

function formatElsewhere(date: CalendarDate, lang: string): string {
  const { month, day } = date;
  if (month === undefined) return String(date.year);
  const options: Intl.DateTimeFormatOptions = { month: 'short', year: 'numeric', timeZone: 'UTC' };
  if (day !== undefined) options.day = 'numeric';
  return intl(lang, (tag) => new Intl.DateTimeFormat(tag, options)).format(timeOf(date));
}

/** "49,000", as the language groups digits. */
export function formatNumber(value: number, lang: string): string {
  const format = intl(lang, (tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 6 }));
  // The narrow blank of French is in few fonts.
  return format.format(value).replaceAll('\u202F', '\u00A0');
}

/** What the names of months begin with, whole and inflected ones as well: `sept` for "September". */
export const monthStems = (lang: string): string[] =>
  (namesOf(lang)?.months ?? '')
    .split(' ')
    .map((name) => STEMS[name] ?? name.replace('.', ''))
    .filter(Boolean);

/** "November 1826" at the start of a text, where the language puts a point after the day: `5.` would begin a list. */
export function monthAfterPoint(lang: string): RegExp | undefined {
  if (namesOf(lang)?.afterDay !== '.') return undefined;
  // Whole names, not all that begins like one: "3. Dezimalzahlen", "5. August der Starke".
  return new RegExp(`^(?:${monthStems(lang).join('|')})${ENDING}(?= \\d|[:,]| ?[–—]|\\n|$)`, 'i');
}

const ENDING = '(?:r?uar|il|ust|emb[ae]?r|ob[ae]?r|р?уар|ил|уст|емба?р|оба?р)?[aа]?\\.?';

/** Where a short name is not how the whole one begins. */
const STEMS: Readonly<Record<string, string>> = { 'mrt.': 'm(?:rt|aart)' };

/** A tag may look like one and still be none. */
export function intl<Format>(lang: string, make: (tag: string) => Format): Format {
  try {
    return make(lang);
  } catch {
    return make('en');
  }
}
