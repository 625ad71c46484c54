import { posix } from 'node:path';
import { spanAtPlace } from '../deck/checked-keys.ts';
import { nearestName } from '../deck/nearest.ts';
import type { Places } from '../deck/yaml-mapping.ts';
import type { Problem } from '../problems.ts';
import { explainFound } from './explain.ts';
import type { Folder } from './folder.ts';

export interface ChosenSections {
  /** Paths relative to the deck folder, in the order of the talk. */
  readonly paths: readonly string[];
  readonly problems: readonly Problem[];
}

/** The sections of a deck without `sections:`: every *.md in the folder but README.md, in natural order. */
export function allSections(folder: Folder): ChosenSections {
  const markdown = folder.entries('').filter(({ name }) => isMarkdown(name) && !isReadme(name));
  const problems = markdown
    .filter(({ isFolder }) => isFolder)
    .map(({ name }): Problem => {
      const message = `\`${name}\` is a folder, but its name is that of a section`;
      return { severity: 'error', rule: 'folder-as-section', message, hint: 'Give it a name without `.md`.' };
    });
  return { paths: markdown.filter(({ isFolder }) => !isFolder).map(({ name }) => name), problems };
}

/**
 * The sections that deck.yaml names. A pattern brings, in natural order, what no other entry names; so
 * `[intro.md, '*.md', end.md]` is: intro, all others, end.
 */
export async function namedSections(
  folder: Folder,
  entries: readonly string[],
  places: Places,
): Promise<ChosenSections> {
  const problems: Problem[] = [];
  const report = (index: number, problem: Omit<Problem, 'severity' | 'span'>): void => {
    problems.push({ severity: 'error', ...problem, ...spanAtPlace(places, ['sections', index], 'value') });
  };
  const found = entries.map((entry) => folder.find(entry));
  const named = new Set<string>();
  found.forEach((file, index) => {
    if (file.kind !== 'file') return;
    if (named.has(file.path))
      report(index, { rule: 'sections', message: `\`${file.path}\` is named twice`, hint: 'Keep one.' });
    named.add(file.path);
  });

  const paths = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const file = found[index];
    if (file?.kind === 'file') {
      if (isMarkdown(file.path)) paths.add(file.path);
      else
        report(index, {
          rule: 'sections',
          message: `\`${file.path}\` is not a Markdown file`,
          hint: 'Name *.md files.',
        });
    } else if (file?.kind === 'missing' && isPattern(entry)) {
      const matching = await match(folder, entry);
      if (matching.length === 0) report(index, explainEmptyPattern(folder, entry));
      for (const path of matching) if (!named.has(path)) paths.add(path);
    } else if (file !== undefined) report(index, explainFound(folder, file));
  }
  return { paths: [...paths], problems };
}

export const isMarkdown = (path: string): boolean => /\.(?:md|markdown)$/i.test(path);

const isReadme = (path: string): boolean => /^readme\.md$/i.test(posix.basename(path));

const isPattern = (entry: string): boolean => /[*?[\]{}()!]/.test(entry);

async function match(folder: Folder, pattern: string): Promise<string[]> {
  const { default: picomatch } = await import('picomatch');
  const matches = picomatch(posix.normalize(pattern), { windows: false });
  return folder.files().filter((path) => isMarkdown(path) && !isReadme(path) && matches(path));
}

function explainEmptyPattern(folder: Folder, pattern: string): Omit<Problem, 'severity' | 'span'> {
  const near = nearestName(pattern.replace(/[*?]/g, ''), folder.files().filter(isMarkdown));
  const message = `No Markdown file matches \`${pattern}\``;
  return { rule: 'missing-file', message, hint: near ? `The nearest is \`${near}\`.` : `Put one into ${folder.root}.` };
}
