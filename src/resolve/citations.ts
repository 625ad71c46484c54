/**
 * Citations: which source has which number, what stands where it is cited, and the slides of references. Numbers follow
 * the list of references, which most styles put in the order of first citation and some by name.
 */
import type { BlockTools } from '../blocks/context.ts';
import { type CslTexts, type Form, type Formatted, format, type Wanted } from '../citations/format.ts';
import { type BibliographyFile, type LibraryEntry, readLibrary } from '../citations/library.ts';
import { readStyle, type StyleUse } from '../citations/style.ts';
import type { Citation, CitationItem, HandoutSource, Html, Section, SlideSource } from '../deck/model.ts';
import { didYouMean } from '../deck/nearest.ts';
import type { Settings } from '../deck/settings.ts';
import { escapeHtml } from '../markdown/escape.ts';
import { fillHoles } from '../markdown/holes.ts';
import { hasErrors, type Problem, type Report } from '../problems.ts';
import { addReferences, referenceId, reportNothingCited } from './references.ts';

/** What a deck cites from. */
export interface Bibliography {
  readonly files: readonly BibliographyFile[];
  readonly style: StyleUse;
  readonly texts: CslTexts;
}

/** What a slide shows for its citations. */
export interface SlideCitations {
  /** In the order of `SlideSource.citations`. */
  readonly citations: readonly Html[];
  /** For the slide's source line. */
  readonly cited: Html;
}

export interface CitedSections {
  /** With the slides of references. */
  readonly sections: readonly Section[];
  readonly of: ReadonlyMap<SlideSource, SlideCitations>;
  /** What stands at the citations of a sheet. */
  readonly on: (sheet: HandoutSource) => readonly Html[];
}

/** A slide or a sheet: its citations, and its HTML in the order in which it is read. */
interface Citing {
  readonly citations: readonly Citation[];
  readonly html: readonly Html[];
}

/** Notes come last. */
const ofSlide = ({ heading, pieces, source, notes, citations }: SlideSource): Citing => ({
  citations,
  html: [heading?.html ?? '', ...pieces.map(({ html }) => html), source, notes],
});

const ofSheet = ({ html, citations }: HandoutSource): Citing => ({ citations, html: [html] });

/**
 * What is cited on the slides and sheets that are chosen. A source has the same number in every selection and edition, so
 * that a number on the wall is that on paper: it is counted over all slides of `whole`, the deck in the edition that has
 * most, and what only another edition cites comes after.
 */
export async function resolveCitations(
  sections: readonly Section[],
  isChosen: (source: SlideSource | HandoutSource) => boolean,
  bibliography: Bibliography | undefined,
  settings: Settings,
  tools: BlockTools,
  report: Report,
  whole: readonly Section[] = sections,
): Promise<CitedSections> {
  const citing = citingOf(sections, isChosen);
  const library = bibliography && citing.length > 0 ? await openLibrary(bibliography, tools, report) : undefined;
  const entries = new Map(library && citedIn(citing, library.find));
  if (!bibliography || !library || entries.size === 0) {
    if (citing.length === 0)
      reportNothingCited(
        sections.flatMap((section) => section.slides).filter((slide) => isChosen(slide)),
        report,
      );
    return { sections, of: new Map(), on: () => [] };
  }
  const { texts, style } = bibliography;
  const known = (item: CitationItem): boolean => entries.has(item.key);
  const wanted = wantedOf(citing, known);
  const csl = readStyle(style, texts, tools.read, report);
  const numbered = new Map([
    ...citedIn(
      citingOf(whole, () => true),
      ({ key }) => library.entries.get(key),
    ),
    ...entries,
  ]);
  const job = { entries: [...numbered.values()], wanted: [...wanted.values()], style: csl, lang: settings.lang };
  const formatted = await format(job, texts, tools.cache);
  const shown = createShown(formatted, [...wanted.keys()]);
  const listed = formatted.order.flatMap((key, index) => {
    const entry = entries.get(key);
    return entry ? [{ number: index + 1, entry, html: formatted.entries[index] ?? '' }] : [];
  });
  const all = addReferences(sections, listed, settings, tools.metrics, report);
  const cited = all.flatMap((section) => section.slides).filter(({ citations }) => citations.length > 0);
  return {
    sections: all,
    of: new Map(cited.map((slide) => [slide, shown(ofSlide(slide), known)])),
    on: (sheet) => shown(ofSheet(sheet), known).citations,
  };
}

function citingOf(
  sections: readonly Section[],
  isChosen: (source: SlideSource | HandoutSource) => boolean,
): readonly Citing[] {
  const isCiting = (source: SlideSource | HandoutSource): boolean => source.citations.length > 0 && isChosen(source);
  return [
    ...sections.flatMap(({ slides }) => slides.filter(isCiting).map(ofSlide)),
    ...sections.flatMap(({ handouts }) => handouts.filter(isCiting).map(ofSheet)),
  ];
}

type Find = (item: CitationItem) => LibraryEntry | undefined;

/** The sources that are cited, in the order of their first citation. What was cut out of a slide cites nothing. */
function citedIn(citing: readonly Citing[], find: Find): Map<string, LibraryEntry> {
  const cited = new Map<string, LibraryEntry>();
  for (const { items } of citing.flatMap(livingCitations)) {
    for (const item of items) {
      const entry = find(item);
      if (entry) cited.set(item.key, entry);
    }
  }
  return cited;
}

interface Library {
  readonly entries: ReadonlyMap<string, LibraryEntry>;
  /** Tells of a key that there is not. */
  readonly find: Find;
}

async function openLibrary({ files }: Bibliography, { read, cache }: BlockTools, report: Report): Promise<Library> {
  const told: Problem[] = [];
  let isWhole = true;
  const readWhole: BlockTools['read'] = (path, span) => {
    const text = read(path, span);
    if (text === undefined) isWhole = false;
    return text;
  };
  const entries = await readLibrary(files, readWhole, cache, (problem) => {
    told.push(problem);
    report(problem);
  });
  if (entries.size === 0 && hasErrors(told)) isWhole = false;
  const find: Find = ({ key, span }) => {
    const entry = entries.get(key);
    // A key that is unknown may stand in the file that cannot be read.
    if (!entry && isWhole) {
      const names = files.map(({ path }) => path).join(', ');
      const near = didYouMean(key, entries.keys());
      const hint = `${near ?? `Add the source to ${names}.`} An @ that begins no citation is written \`\\@\`.`;
      report({ severity: 'error', rule: 'unknown-key', message: `No source has the key \`${key}\``, hint, span });
    }
    return entry;
  };
  return { entries, find };
}

/** The citations whose place is still there, in the order in which they are read. */
function livingCitations({ citations, html }: Citing): Citation[] {
  const living: Citation[] = [];
  const cite = (index: string): string => {
    const citation = citations[Number(index)];
    if (citation) living.push(citation);
    return '';
  };
  for (const part of html) fillHoles(part, { cite });
  return living;
}

const nameOf = ({ key, label, locator }: CitationItem, form: Form): string =>
  [key, form, form === 'name' ? '' : label, form === 'name' ? '' : locator].join('\0');

/** Every short citation that is shown somewhere, by its name. */
function wantedOf(citing: readonly Citing[], known: (item: CitationItem) => boolean): Map<string, Wanted> {
  const wanted = new Map<string, Wanted>();
  for (const { citations } of citing) {
    for (const citation of citations) {
      for (const item of citation.items.filter(known)) {
        for (const form of formsOf(citation, item)) {
          const { key, label, locator } = item;
          wanted.set(nameOf(item, form), { key, label, locator, form });
        }
      }
    }
  }
  return wanted;
}

function formsOf({ place, inText }: Citation, item: CitationItem): Form[] {
  if (place === 'slide') return inText ? ['name', 'whole'] : ['whole'];
  if (inText) return ['name', 'year'];
  return [item.suppressAuthor ? 'year' : 'whole'];
}

type Known = (item: CitationItem) => boolean;

/** Writes what stands at each citation. */
function createShown(formatted: Formatted, names: readonly string[]): (citing: Citing, known: Known) => SlideCitations {
  const texts = new Map(names.map((name, index) => [name, formatted.cites[index] ?? '']));
  const numbers = new Map(formatted.order.map((key, index) => [key, index + 1]));
  const text = (item: CitationItem, form: Form): string => texts.get(nameOf(item, form)) ?? '';
  const link = (item: CitationItem): string => {
    const label = `${numbers.get(item.key)}: ${plain(text(item, 'whole')).replaceAll('"', '&quot;')}`;
    return `<a href="#${escapeHtml(encodeURIComponent(referenceId(item.key)))}" role="doc-biblioref" aria-label="${label}">${numbers.get(item.key)}</a>`;
  };
  const number = (item: CitationItem, isLink: boolean): string => (isLink ? link(item) : String(numbers.get(item.key)));
  /** "see NATO 2023, p. 4 [6]; Wikipedia 2025 [7, 9]" */
  const grouped = (items: readonly CitationItem[], form: (item: CitationItem) => Form, isLink: boolean): string => {
    const groups = new Map<string, Map<string, string>>();
    for (const item of items) {
      const words = `${item.prefix && `${item.prefix} `}${unbroken(text(item, form(item)))}${item.suffix}`;
      groups.set(words, (groups.get(words) ?? new Map()).set(item.key, number(item, isLink)));
    }
    return [...groups].map(([words, keys]) => `${words}\u00a0[${[...keys.values()].join(',\u00a0')}]`).join('; ');
  };

  const show = ({ place, inText, items }: Citation): string => {
    const [first] = items;
    const isLink = place === 'source';
    if (!first) return '';
    if (place === 'slide') {
      const brackets = `<span class="cite">[${items.map((item) => link(item)).join(', ')}]</span>`;
      return inText ? `${text(first, 'name')} ${brackets}` : brackets;
    }
    if (inText) return `${text(first, 'name')} (${grouped([first], () => 'year', isLink)})`;
    const list = grouped(items, (item) => (item.suppressAuthor ? 'year' : 'whole'), isLink);
    return place === 'notes' ? `(${list})` : list;
  };

  return (citing, known) => {
    const citations = citing.citations.map((citation) => ({ ...citation, items: citation.items.filter(known) }));
    const living = new Set(livingCitations({ ...citing, citations }));
    // What the author put into the source line is not said twice.
    const told = new Set(
      citations.filter(({ place }) => place === 'source').flatMap(({ items }) => items.map(nameWhole)),
    );
    const rest = citations
      .filter((citation) => citation.place === 'slide' && living.has(citation))
      .flatMap(({ items }) => items)
      .filter((item) => !told.has(nameWhole(item)));
    return { citations: citations.map(show), cited: grouped(rest, () => 'whole', true) };
  };
}

const nameWhole = (item: CitationItem): string => nameOf(item, 'whole');

/** Lines end between sources, not within one, unless it is longer than a line of notes. */
const unbroken = (html: string): string => (plain(html).length > 48 ? html : html.replace(/ (?![^<>]*>)/g, '\u00a0'));

const plain = (html: string): string => html.replace(/<[^>]*>/g, '');
