import { hasErrors, type Problem } from '../problems.ts';
import { checkKeys, typedKeysOf, unknownKeys } from './checked-keys.ts';
import { type SectionSettings, sectionSettingsSchema, settingsSchema } from './settings-schema.ts';
import { readYamlMapping } from './yaml-mapping.ts';

export type { SectionSettings } from './settings-schema.ts';

/** A Markdown text and the YAML above it. Lines are numbered from 1, within the whole text. */
export interface SplitText {
  readonly yaml?: FrontMatter;
  readonly body: string;
  /** The line of the text that the body begins at. */
  readonly bodyLine: number;
}

export interface FrontMatter {
  readonly text: string;
  /** The first line of the YAML, below the `---`. */
  readonly startLine: number;
}

/**
 * Splits off front matter: lines between a `---` on the first line and the next `---` or `...`, the first of which
 * (comments aside) looks like `name: value`. So a deck that begins with a rule keeps it, in particular if an empty
 * line follows, as it does with Pandoc.
 */
export function splitFrontMatter(text: string): SplitText {
  const opening = /^---[ \t]*\n/.exec(text);
  const closing = opening && /^(?:---|\.\.\.)[ \t]*(?:\n|$)/m.exec(text.slice(opening[0].length));
  if (!opening || !closing) return { body: text, bodyLine: 1 };

  const start = opening[0].length;
  const yaml = text.slice(start, start + closing.index);
  const firstName = /^(?:#.*\n)*(["']?)([A-Za-z_\u0080-\uFFFF][\w\u0080-\uFFFF-]*)\1[ \t]*:(?=[ \t\n]|$)/.exec(
    yaml,
  )?.[2];
  if (firstName === undefined || /^notes?$/i.test(firstName)) return { body: text, bodyLine: 1 };
  return {
    yaml: { text: yaml, startLine: 2 },
    body: text.slice(start + closing.index + closing[0].length),
    bodyLine: 3 + yaml.split('\n').length - 1,
  };
}

/** Reads a section's front matter. In a deck of one file (`single`) the deck's settings stand there as well. */
export function parseSectionFrontMatter(
  yaml: FrontMatter,
  file: string,
  options: { readonly single?: boolean } = {},
): { readonly settings: SectionSettings; readonly problems: readonly Problem[] } {
  const typedKeys = typedKeysOf(sectionSettingsSchema);
  const mapping = readYamlMapping({ text: yaml.text, file, lineOffset: yaml.startLine - 1, typedKeys });
  const { values, problems } = checkKeys(mapping, sectionSettingsSchema);
  if (hasErrors(mapping.problems)) return { settings: values, problems: options.single ? [] : mapping.problems };
  // The other lines of a single file are checked with the deck's settings.
  if (options.single) return { settings: values, problems };
  const unknown = unknownKeys(mapping, Object.keys(sectionSettingsSchema), explainUnknown, noFrontMatter);
  return { settings: values, problems: [...mapping.problems, ...unknown, ...problems] };
}

const explainUnknown = (key: string): string | undefined =>
  Object.hasOwn(settingsSchema, key)
    ? `\`${key}\` is a setting of the whole deck: write it into deck.yaml.`
    : undefined;

const noFrontMatter =
  'A section may set `shortTitle`, `minutes` and `layout`. If these lines are a slide, put an empty line below the `---`.';
