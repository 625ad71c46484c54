/** Sources → text in a CSL style, by citeproc: one engine over the cited sources alone. */

import type { Cite, Engine } from 'citeproc';
import type { Cache } from '../blocks/context.ts';
import type { CitationItem, Html } from '../deck/model.ts';
import type { CslItem, Entry } from './entry.ts';

/** How much of a citation is asked for: `name` is the author alone, `year` all but the author. */
export type Form = 'whole' | 'name' | 'year';

export interface Wanted extends Pick<CitationItem, 'key' | 'label' | 'locator'> {
  readonly form: Form;
}

/** The texts of CSL: styles, and terms by language. */
export interface CslTexts {
  /** A style that Lectern brings. */
  readonly style: (name: string) => string;
  readonly locale: (tag: string) => string;
}

export interface Formatted {
  /** The keys of the list of references, in its order. */
  readonly order: readonly string[];
  /** Their entries, without numbers of the style's own. */
  readonly entries: readonly Html[];
  /** The short citations that were asked for, without brackets around. */
  readonly cites: readonly Html[];
}

interface Job {
  readonly entries: readonly Entry[];
  readonly wanted: readonly Wanted[];
  /** The CSL of the list of references. */
  readonly style: string;
  readonly lang: string;
}

/** `entries` come in the order of their first citation. */
export async function format(job: Job, texts: CslTexts, cache: Cache): Promise<Formatted> {
  const input = JSON.stringify(job);
  const known = cache.get('citations', input);
  if (known !== undefined) return JSON.parse(known) as Formatted;
  // Not bundled: its licence wants it to stay as it is.
  const { default: csl } = await import('citeproc');
  const made = run(job, texts, csl.Engine);
  cache.set('citations', input, JSON.stringify(made));
  return made;
}

function run({ entries, wanted, style, ...job }: Job, texts: CslTexts, engineOf: typeof Engine): Formatted {
  // Alone it would be that of the United States; dates on slides have the day first (src/deck/dates.ts).
  const lang = job.lang.toLowerCase() === 'en' ? 'en-GB' : job.lang;
  const start = (xml: string, items: readonly CslItem[]): Engine => {
    const byId = new Map(items.map((item) => [item.id, item]));
    const system = {
      retrieveLocale: (tag: string) => texts.locale(tag === 'en-US' ? tag : lang),
      retrieveItem: (id: string) => byId.get(id),
    };
    const engine = new engineOf(system, xml, lang, true);
    engine.setOutputFormat('html');
    engine.opt.development_extensions.wrap_url_and_doi = true;
    engine.updateItems([...byId.keys()]);
    return engine;
  };
  const whole = entries.map(({ item }) => item);
  const own = texts.style('short');
  const isOurs = style === own || !isAuthorDate(style);
  const short = entries.map((entry) => withShortAuthor(entry, isOurs));
  const list = start(style, whole);
  // A style of numbers or footnotes has no short form to show at the foot of a slide.
  const cites = isAuthorDate(style)
    ? short.every((item, index) => item === whole[index])
      ? list
      : start(style, short)
    : start(own, short);
  const [{ entry_ids = [] } = {}, texted = []] = list.makeBibliography() || [];
  return {
    order: entry_ids.map(([id = '']) => id),
    entries: texted.map((entry) => {
      const html = withLinks(bare(entry), style === own);
      return style === own ? joinDates(html) : html;
    }),
    cites: wanted.map((one) => withoutBrackets(cites.makeCitationCluster([citeOf(one)]))),
  };
}

/**
 * The author as a foot of a slide has room for: `shortauthor`, else in our own style the name of an institution up to
 * what it adds in brackets or after a comma.
 */
function withShortAuthor({ item, shortAuthor }: Entry, isOwn: boolean): CslItem {
  if (shortAuthor) return { ...item, author: [{ literal: shortAuthor }] };
  if (!isOwn || !Array.isArray(item.author)) return item;
  const names = item.author as readonly Readonly<Record<string, string>>[];
  if (names.every(({ given }) => given)) return item;
  return { ...item, author: names.map((name) => (name.given ? name : { literal: institution(name) })) };
}

const institution = ({ literal, family = '' }: Readonly<Record<string, string>>): string => {
  const name = literal ?? family;
  return /^(.{2,}?)(?:, | \()/.exec(name)?.[1] ?? name;
};

const isAuthorDate = (style: string): boolean => /citation-format="author(?:-date)?"/.test(style);

const citeOf = ({ key, label, locator, form }: Wanted): Cite => ({
  id: key,
  ...(locator && form !== 'name' && { locator, label }),
  ...(form === 'name' && { 'author-only': true }),
  ...(form === 'year' && { 'suppress-author': true }),
});

const withoutBrackets = (cite: string): string =>
  cite.replaceAll('&#38;', '&amp;').replace(/^[([]([\s\S]*)[)\]]$/, '$1');

/** Links to pages of the web; in our own style they show their host alone, which fits on a line of a slide. */
const withLinks = (entry: string, isOwn: boolean): string =>
  entry.replace(/<a href="([^"]*)">([\s\S]*?)<\/a>/g, (_link, href: string, text: string) => {
    const host = /^https?:\/\/(?:www\.)?([^/?#"]+)/.exec(href)?.[1];
    if (!host) return text;
    return isOwn && !host.includes('doi.org')
      ? `<a href="${href}" class="host">${host}</a>`
      : `<a href="${href}">${text}</a>`;
  });

/** "10 June 1999" ends no line before its year. */
const joinDates = (entry: string): string => entry.replace(DATE, (date) => date.replaceAll(' ', '\u00a0'));

/** A day, or at the end of the entry, or before its address, a month. */
const DATE = /\d{1,2}\.? (?:de )?\p{L}+\.? (?:de )?\d{4}(?!\d)|\p{L}+\.? (?:de )?\d{4}(?=\.?(?:$|, <a))/gu;

/** The entry without the elements around it, and without the number that some styles put before it. */
const bare = (entry: string): string =>
  entry
    .replace(/<div class="csl-left-margin">[\s\S]*?<\/div>/, '')
    .replace(/<\/?div\b[^>]*>/g, '')
    .replaceAll('&#38;', '&amp;')
    .trim();
