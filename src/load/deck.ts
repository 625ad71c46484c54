import { realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { spanAtPlace } from '../deck/checked-keys.ts';
import { splitFrontMatter } from '../deck/front-matter.ts';
import { type ParsedSettings, parseSettings, type Settings } from '../deck/settings.ts';
import { isFileName, noFileName } from '../deck/settings-schema.ts';
import { chooseVersion, type VersionOptions } from '../deck/version.ts';
import { hasErrors, type Problem, spanAt, UsageError } from '../problems.ts';
import { type Folder, openFolder } from './folder.ts';
import { TEMPLATE_FOLDERS } from './kit.ts';
import { realPath } from './output.ts';
import { allSections, isMarkdown, namedSections } from './sections.ts';
import { readText } from './text.ts';

/** What a deck folder, or a deck in one file, holds as text. */
export interface DeckFiles {
  readonly folder: Folder;
  /** True for one Markdown file with its settings as front matter. */
  readonly single: boolean;
  /** What the deck's files are called: the version that is made is part of it. */
  readonly name: string;
  /** Those of deck.yaml, with the edition that is made. */
  readonly settings: Settings;
  /** The class of the slides that are chosen; undefined for all slides. */
  readonly selection?: string;
  readonly places: ParsedSettings['places'];
  /** In the order of the talk; `text` is normalised and holds the front matter too, so that its lines are the file's. */
  readonly sections: readonly TextFile[];
  readonly templates: readonly TemplateFile[];
  readonly themeCss?: TextFile;
  readonly problems: readonly Problem[];
  /** The texts of all files that were read, by path: for code frames, also where a file could not be used. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface TextFile {
  /** Relative to the deck folder. */
  readonly file: string;
  readonly text: string;
}

export interface TemplateFile extends TextFile {
  readonly kind: 'page' | 'slide' | 'partial' | 'print';
  /** The file's name without `.hbs`. */
  readonly name: string;
}

export interface LoadOptions extends VersionOptions {
  /** The folder that the deck is written to: if it lies in the deck's own, it is not looked through. */
  readonly out?: string;
}

/**
 * Reads the deck at `target`: a folder, or one Markdown file. What is wrong with the deck is in `problems`; a wrong
 * `target` or option is a `UsageError`.
 */
export async function loadDeck(target: string, options: LoadOptions = {}): Promise<DeckFiles> {
  return inVersion(await readFiles(target, options), options);
}

function inVersion(files: DeckFiles, options: VersionOptions): DeckFiles {
  // Settings that cannot be read may have the selection.
  const { edition, selection, suffix } = chooseVersion(
    files.settings,
    hasErrors(files.problems) ? { edition: options.edition } : options,
  );
  return {
    ...files,
    name: files.name + suffix,
    settings: { ...files.settings, edition },
    ...(selection !== undefined && { selection }),
  };
}

async function readFiles(target: string, { out }: LoadOptions): Promise<DeckFiles> {
  const stats = statTarget(target);
  const real = realpathSync(target);
  const root = stats.isDirectory() ? real : dirname(real);
  const folder = openFolder(root, out === undefined ? undefined : realPath(out));
  if (stats.isDirectory()) return loadFolder(folder, basename(resolve(target)));
  checkFile(target, stats);
  return loadFile(folder, basename(real), basename(target, extname(target)));
}

/** A name that is good for a file on every system, made from the name of a folder or file. */
export function plainFileName(name: string): string {
  const plain = name
    .split('')
    .map((sign) => (noFileName.test(`a${sign}a`) ? '-' : sign))
    .join('')
    .replace(/^[ .-]+|[ .]+$/g, '');
  return isFileName(plain) ? plain : 'deck';
}

const HOW_TO_BEGIN = 'Make a file such as `01-intro.md`, with a line `## My first slide`.';

async function loadFolder(folder: Folder, folderName: string): Promise<DeckFiles> {
  const reader = createReader(folder);
  const parsed = readSettings(folder, reader);
  const { settings, places } = parsed;
  const chosen = settings.sections.length
    ? await namedSections(folder, settings.sections, places)
    : allSections(folder);
  const sections = chosen.paths.flatMap(reader.read);
  const templates = readTemplates(folder, reader);
  const themeCss = folder.find('theme.css').kind === 'missing' ? [] : reader.read('theme.css');
  const problems = [...parsed.problems, ...chosen.problems, ...reader.problems];
  if (chosen.paths.length === 0 && !hasErrors(problems)) problems.push(noSections(folder));
  else if (!reader.texts.has('deck.yaml')) problems.push(...noDeck(folder));
  return {
    folder,
    single: false,
    name: settings.name || plainFileName(folderName),
    settings,
    places,
    sections,
    templates,
    ...(themeCss[0] && { themeCss: themeCss[0] }),
    problems,
    texts: reader.texts,
  };
}

/** A deck in one file stands alone: no deck.yaml, templates or theme.css beside it is read. */
function loadFile(folder: Folder, file: string, stem: string): DeckFiles {
  const reader = createReader(folder);
  const sections = reader.read(file);
  const { yaml } = splitFrontMatter(sections[0]?.text ?? '');
  const options = { lineOffset: (yaml?.startLine ?? 1) - 1, single: true };
  const { settings, places, problems } = parseSettings(yaml?.text ?? '', file, options);
  return {
    folder,
    single: true,
    name: settings.name || plainFileName(stem),
    settings,
    places,
    sections,
    templates: [],
    problems: [...problems, ...reader.problems, ...(settings.sections.length ? [sectionsInFile(places)] : [])],
    texts: reader.texts,
  };
}

interface Reader {
  /** The file as a list of one, or an empty list and a problem. */
  readonly read: (file: string) => TextFile[];
  readonly problems: readonly Problem[];
  readonly texts: ReadonlyMap<string, string>;
}

function createReader(folder: Folder): Reader {
  const problems: Problem[] = [];
  const texts = new Map<string, string>();
  const read = (file: string): TextFile[] => {
    const { text, problem } = readText(folder, file);
    if (text !== undefined) texts.set(file, text);
    if (problem !== undefined) problems.push(problem);
    return text === undefined || problem !== undefined ? [] : [{ file, text }];
  };
  return { read, problems, texts };
}

function readSettings(folder: Folder, reader: Reader): ParsedSettings {
  const names = folder.entries('').map(({ name }) => name);
  const hasSettings = names.includes('deck.yaml');
  const [file] = hasSettings ? reader.read('deck.yaml') : [];
  const parsed = parseSettings(file?.text ?? '', 'deck.yaml');
  const misnamed = names.filter((name) => name !== 'deck.yaml' && /^deck\.ya?ml$/i.test(name));
  const problems = misnamed.map((name): Problem => {
    const message = `\`${name}\` is not read: the settings stand in \`deck.yaml\``;
    const hint = hasSettings ? 'Take it away.' : 'Rename it to `deck.yaml`.';
    return {
      severity: hasSettings ? 'warning' : 'error',
      rule: 'settings-name',
      message,
      hint,
      span: spanAt(name, 1, 1),
    };
  });
  return { ...parsed, problems: [...parsed.problems, ...problems] };
}

function readTemplates(folder: Folder, reader: Reader): TemplateFile[] {
  const outside = TEMPLATE_FOLDERS.find(({ place }) => folder.find(place).kind === 'outside');
  // Reading the link as a file tells what is wrong with it.
  if (outside !== undefined) reader.read(outside.place);
  return TEMPLATE_FOLDERS.flatMap(({ kind, place }) => {
    const found = folder.find(place);
    if (found.kind !== 'folder') return [];
    return folder
      .entries(place)
      .filter(({ name, isFolder }) => !isFolder && name.endsWith('.hbs'))
      .flatMap(({ name }) => reader.read(`${place}/${name}`))
      .map((file) => ({ ...file, kind, name: basename(file.file, '.hbs') }));
  });
}

function statTarget(target: string): Stats {
  try {
    return statSync(target);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new UsageError(`There is no folder or file ${target}`, 'Name the folder of a deck, or one Markdown file.');
    }
    throw new UsageError(`${target} cannot be read (${code})`, 'Check its permissions.');
  }
}

function checkFile(target: string, stats: Stats): void {
  if (/^deck\.ya?ml$/i.test(basename(target))) {
    throw new UsageError(`${target} holds the settings of a deck`, `Name its folder: ${dirname(target)}`);
  }
  if (!stats.isFile() || !isMarkdown(target)) {
    throw new UsageError(
      `${target} is not a Markdown file`,
      'Name the folder of a deck, or one file that ends in .md.',
    );
  }
}

function noSections(folder: Folder): Problem {
  const message = `There is no section in ${folder.root}: no file there ends in .md (README.md does not count)`;
  const hint = nameFolder(folder, foldersWith(folder, isMarkdown)) ?? HOW_TO_BEGIN;
  return { severity: 'error', rule: 'no-sections', message, hint };
}

/** Most folders of code hold some Markdown: one that has a deck in it, and no settings, is hardly meant as a deck. */
function noDeck(folder: Folder): Problem[] {
  const decks = foldersWith(folder, (name) => name === 'deck.yaml');
  const way = nameFolder(folder, decks);
  if (way === undefined) return [];
  const message = `There is no deck.yaml in ${folder.root}, but there is one in ${decks.slice(0, 3).join(', ')}`;
  const hint = `${way} If it is a deck itself, give it a deck.yaml; it may be empty.`;
  return [{ severity: 'warning', rule: 'no-deck', message, hint }];
}

/** The folders right below that hold such a file. */
const foldersWith = (folder: Folder, isSuch: (name: string) => boolean): string[] =>
  folder
    .entries('')
    .filter(({ name, isFolder }) => isFolder && folder.find(name).kind === 'folder')
    .map(({ name }) => name)
    .filter((name) => folder.entries(name).some((entry) => !entry.isFolder && isSuch(entry.name)));

/** What to type instead. */
const nameFolder = (folder: Folder, [first]: readonly string[]): string | undefined =>
  first && `Name the deck's folder, as in \`lectern build ${relative('.', join(folder.root, first))}\`.`;

function sectionsInFile(places: ParsedSettings['places']): Problem {
  const message = '`sections` means nothing in a deck of one file';
  const hint = 'Take the line out, or make a folder with a deck.yaml.';
  return { severity: 'error', rule: 'wrong-setting', message, hint, ...spanAtPlace(places, ['sections'], 'key') };
}
