/** The flow of every command, up to the site: files → sections → deck → site. What is wrong on the way is gathered. */
import { spanAtPlace } from '../deck/checked-keys.ts';
import { parseSectionFrontMatter, splitFrontMatter } from '../deck/front-matter.ts';
import type { AssetUse, Section } from '../deck/model.ts';
import type { Edition } from '../deck/version.ts';
import { readAsset } from '../load/assets.ts';
import { cacheFolder, createCache } from '../load/cache.ts';
import type { DeckFiles } from '../load/deck.ts';
import { readText } from '../load/text.ts';
import { parseSection, type SectionInput } from '../markdown/section.ts';
import { hasErrors, type Problem, type Report, type Span, spanAt } from '../problems.ts';
import { findMissingGlyphs } from '../render/glyphs.ts';
import type { Kit, TemplateSource, Templates } from '../render/kit.ts';
import { findUnfilledLayouts, findUnknownLayouts } from '../render/layouts.ts';
import type { Bibliography } from '../resolve/citations.ts';
import { type Deck, resolveDeck } from '../resolve/deck.ts';
import { readThemeCss } from '../resolve/theme-css.ts';
import { type Asset, createAsset } from '../site/assets.ts';
import { buildSite, type Site, type SiteInput } from '../site/site.ts';
import { clientWords } from '../site/words.ts';
import type { Memory } from './memory.ts';

/** A deck that was read, and all that its site is drawn from. */
export interface ReadDeck {
  readonly deck: Deck;
  /** Undefined if the deck has errors. */
  readonly input: SiteInput | undefined;
  /** Paths of all files that the deck is made of, also of those that are not there. */
  readonly reads: readonly string[];
  readonly problems: readonly Problem[];
  /** Texts by file, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface Compiled extends ReadDeck {
  /** Undefined if the deck has errors. */
  readonly site: Site | undefined;
}

export interface ReadOptions {
  /** What an earlier reading of the same deck remembered. */
  readonly memory?: Memory;
  /** Write where each block stands into the slides. */
  readonly places?: boolean;
}

export async function compileDeck(files: DeckFiles, kit: Kit): Promise<Compiled> {
  const read = await readDeck(files, kit);
  if (!read.input) return { ...read, site: undefined };
  const { site, problems } = buildSite(read.input);
  return { ...read, site, problems: [...read.problems, ...problems] };
}

export async function readDeck(files: DeckFiles, kit: Kit, options: ReadOptions = {}): Promise<ReadDeck> {
  const problems: Problem[] = [...files.problems];
  const report: Report = (problem) => void problems.push(problem);
  const texts = new Map(files.texts);
  const asked = new Set<string>();
  const read = textReader(files, texts, asked, report);
  const sections = await parseSections(files, read, report, options);
  const cache = options.memory?.cache ?? createCache(kit.version, cacheFolder());
  const tools = { read, cache, metrics: kit.metrics, world: kit.world };
  const bibliography = bibliographyOf(files, kit);
  const { selection } = files;
  // No word of it comes into the deck: it tells how sources are numbered.
  const whole =
    files.settings.edition === 'student' && bibliography && sections.some(citesAny)
      ? await parseSections(files, read, () => undefined, { ...options, edition: 'teacher' })
      : undefined;
  const resolved = await resolveDeck(files.name, files.settings, sections, tools, { selection, bibliography, whole });
  // Settings that are broken may have the variables.
  const isBroken = hasErrors(files.problems);
  problems.push(...resolved.problems.filter(({ rule }) => !isBroken || rule !== 'unknown-variable'));
  const { deck } = resolved;
  const templates = await ownTemplates(files.templates, kit, report, options.memory);
  const themeCss = files.themeCss && readThemeCss(files.themeCss.text, files.themeCss.file, files.settings.allow);
  problems.push(...(themeCss?.problems ?? []));
  problems.push(...findUnknownLayouts(deck, new Set(templates.slides.keys())));
  problems.push(...findUnfilledLayouts(deck, new Set(files.templates.map(({ name }) => name))));
  problems.push(...confirmedDoubts(sections, files));
  problems.push(...findMissingGlyphs(deck, kit.metrics, files.places));
  if (deck.slides.length === 0 && !hasErrors(problems)) report(noSlides(files, sections));
  const uses = assetUses(files, [...deck.assets, ...(themeCss?.assets ?? [])]);
  const assets = readAssets(files, uses, report, options.memory);
  const hasTemplates = files.templates.length > 0;
  const words = await clientWords(files.settings.lang);
  const input: SiteInput = { deck, kit: { ...kit, templates }, assets, themeCss, ownTemplates: hasTemplates, words };
  const reads = [...new Set([...files.texts.keys(), ...asked, ...uses.map(({ path }) => path)])];
  return { deck, input: hasErrors(problems) ? undefined : input, reads, problems, texts };
}

const citesAny = ({ slides, handouts }: Section): boolean =>
  [...slides, ...handouts].some(({ citations }) => citations.length > 0);

/** What the deck cites from, with the places in deck.yaml that say so. */
function bibliographyOf({ settings, places, single, sections }: DeckFiles, { csl }: Kit): Bibliography | undefined {
  if (settings.bibliography.length === 0) return undefined;
  const file = single ? (sections[0]?.file ?? '') : 'deck.yaml';
  const at = (...path: (string | number)[]): Span => spanAtPlace(places, path, 'value').span ?? spanAt(file, 1, 1);
  return {
    files: settings.bibliography.map((path, index) => ({ path, span: at('bibliography', index) })),
    style: { name: settings.citationStyle, span: at('citationStyle') },
    texts: csl,
  };
}

/** A name that comes near to a known one is fine where the deck's own CSS, templates or selections speak of it. */
function confirmedDoubts(sections: readonly Section[], { themeCss, templates, settings }: DeckFiles): Problem[] {
  const doubts = sections.flatMap((section) => section.doubts);
  if (doubts.length === 0) return [];
  const selectors = Object.values(settings.selections);
  const own = [themeCss?.text ?? '', ...templates.map(({ text }) => text), ...selectors].join('\n');
  const words = new Set(own.match(/[\p{L}_][\p{L}\p{N}_-]*/gu));
  return doubts.filter(({ word }) => !words.has(word) && !words.has(`data-${word}`)).map(({ problem }) => problem);
}

function noSlides({ sections: [first], selection, settings, places }: DeckFiles, parsed: readonly Section[]): Problem {
  const slides = parsed.flatMap((section) => section.slides);
  const rule = 'no-slides';
  if (selection === undefined || slides.length === 0) {
    const span = spanAt(first?.file ?? 'deck.yaml', 1, 1);
    const hint = 'Begin with a line `## My first slide`.';
    return { severity: 'error', rule, message: 'The deck has no slide', hint, span };
  }
  const name = Object.keys(settings.selections).find((key) => settings.selections[key] === `.${selection}`) ?? '';
  const classes = [...new Set(slides.flatMap(({ attributes }) => attributes.classes))].map((word) => `\`.${word}\``);
  return {
    severity: 'error',
    rule,
    message: `No slide that is shown has the class \`.${selection}\`, which the selection ${name} names`,
    hint: `Give it to slides: \`## Heading {.${selection}}\`.${classes.length ? ` They have ${classes.join(', ')}.` : ''}`,
    span: spanAtPlace(places, ['selections', name], 'value').span ?? spanAt('deck.yaml', 1, 1),
  };
}

type ReadFile = (path: string, span?: Span) => string | undefined;

/** Reads a file that the deck names, once; without a `span` nothing is said of one that cannot be read. */
function textReader({ folder }: DeckFiles, texts: Map<string, string>, asked: Set<string>, report: Report): ReadFile {
  return (path, span) => {
    asked.add(path);
    const known = texts.get(path);
    if (known !== undefined) return known;
    const read = readText(folder, path, span);
    if (read.problem && span) report(read.problem);
    if (read.text !== undefined) texts.set(path, read.text);
    return read.problem ? undefined : read.text;
  };
}

async function parseSections(
  files: DeckFiles,
  read: ReadFile,
  report: Report,
  { memory, places = false, edition = files.settings.edition }: ReadOptions & { readonly edition?: Edition },
): Promise<Section[]> {
  const { settings, single } = files;
  const sections: Section[] = [];
  let mayHoldTitle = true;
  for (const { file, text } of files.sections) {
    const { yaml } = splitFrontMatter(text);
    const front = yaml && parseSectionFrontMatter(yaml, file, { single });
    for (const problem of front?.problems ?? []) report(problem);
    const input: SectionInput = {
      file,
      text,
      settings: front?.settings ?? { shortTitle: '', minutes: 0, layout: '' },
      slideLevel: settings.slideLevel,
      variables: settings.variables,
      allow: settings.allow,
      lang: settings.lang,
      edition,
      // Settings that are broken may name a bibliography: what looks like a citation is not told of then.
      citations: settings.bibliography.length > 0 || hasErrors(files.problems),
      places,
      mayHoldTitle,
      included: read,
    };
    const parse = (): Promise<Section> => parseSection(input);
    const section = await (memory ? memory.section(input, read, parse) : parse());
    if (section.slides.some((slide) => slide.divider)) mayHoldTitle = false;
    sections.push(section);
  }
  return sections;
}

async function ownTemplates(
  own: readonly TemplateSource[],
  kit: Kit,
  report: Report,
  memory: Memory | undefined,
): Promise<Templates> {
  const make = async (): Promise<{ templates: Templates; problems: readonly Problem[] }> => {
    if (own.length === 0) return { templates: kit.templates, problems: [] };
    const { addTemplates } = await import('../render/own-templates.ts');
    return addTemplates(kit.templates, own, kit.sources());
  };
  const { templates, problems } = await (memory ? memory.templates(JSON.stringify(own), make) : make());
  for (const problem of problems) report(problem);
  return templates;
}

function assetUses({ settings: { logo }, places }: DeckFiles, uses: readonly AssetUse[]): readonly AssetUse[] {
  const span = spanAtPlace(places, ['logo'], 'value').span ?? spanAt('deck.yaml', 1, 1);
  return logo ? [...uses, { path: logo, span }] : uses;
}

function readAssets(
  files: DeckFiles,
  uses: readonly AssetUse[],
  report: Report,
  memory: Memory | undefined,
): Map<string, Asset> {
  const assets = new Map<string, Asset>();
  const failed = new Map<string, Problem>();
  for (const use of uses) {
    if (assets.has(use.path)) continue;
    const known = failed.get(use.path);
    if (known) {
      report({ ...known, span: use.span });
      continue;
    }
    const make = (): Asset | undefined => {
      const read = readAsset(files.folder, use);
      if ('bytes' in read) return createAsset(use.path, read.bytes);
      failed.set(use.path, read.problem);
      report(read.problem);
      return undefined;
    };
    const found = files.folder.find(use.path);
    const asset = memory && found.kind === 'file' ? memory.asset(use.path, found.absolute, make) : make();
    if (asset) assets.set(use.path, asset);
  }
  return assets;
}
