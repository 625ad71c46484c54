import { hasErrors, type Problem } from '../problems.ts';
import { checkKeys, spanAtPlace, typedKeysOf, unknownKeys } from './checked-keys.ts';
import { checkRevealOptions } from './reveal-check.ts';
import { revealOptions } from './reveal-options.ts';
import { type Settings, sectionSettingsSchema, settingsSchema } from './settings-schema.ts';
import { type Places, readYamlMapping, type YamlMapping } from './yaml-mapping.ts';

export type { Settings } from './settings-schema.ts';

/** Of the slides, in CSS pixels. */
export const canvasOf = ({ size }: Pick<Settings, 'size'>): { readonly width: number; readonly height: number } => ({
  width: size === '4:3' ? 1440 : 1920,
  height: 1080,
});

export interface ParsedSettings {
  readonly settings: Settings;
  readonly problems: readonly Problem[];
  /** Where the settings stand, for problems that are found later: see `spanAtPlace`. */
  readonly places: Places;
}

export interface SettingsOptions {
  /** How many lines of the file stand above the text; 1 for front matter. */
  readonly lineOffset?: number;
  /** Front matter of a deck in one file: the settings of a section may stand there as well. */
  readonly single?: boolean;
}

/** Reads deck.yaml, or the front matter of a deck in one file. Every problem stands at its key or value. */
export function parseSettings(yaml: string, file: string, options: SettingsOptions = {}): ParsedSettings {
  const schemas = options.single ? { ...settingsSchema, ...sectionSettingsSchema } : settingsSchema;
  const typedKeys = typedKeysOf(schemas);
  const mapping = readYamlMapping({ text: yaml, file, lineOffset: options.lineOffset ?? 0, typedKeys });
  const { values, problems } = checkKeys(mapping, settingsSchema);
  const reveal = checkRevealOptions(values.reveal, mapping.places);
  const { settings, problem } = withTransition(
    { ...values, variables: bare(values.variables), reveal: reveal.options },
    mapping,
  );
  const found = [
    ...unknownKeys(mapping, Object.keys(schemas), explainUnknown, options.single ? noFrontMatter : undefined),
    ...problems,
    ...reveal.problems,
    ...(problem ? [problem] : []),
  ];
  // Where the grammar is broken, what was read of the rest may not be what was meant.
  return {
    settings,
    problems: hasErrors(mapping.problems) ? mapping.problems : [...mapping.problems, ...found],
    places: mapping.places,
  };
}

/** Without a prototype, so that `{{constructor}}` is no variable. */
const bare = <Value>(record: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.assign(Object.create(null), record);

/** `transition` may stand among reveal.js's options as well, where people who know reveal.js look for it. */
function withTransition(settings: Settings, mapping: YamlMapping): { settings: Settings; problem?: Problem } {
  const { transition, ...others } = settings.reveal;
  if (transition === undefined) return { settings };
  if (mapping.places.has('transition')) {
    const message = '`transition` is set twice, here and outside `reveal`';
    const span = spanAtPlace(mapping.places, ['reveal', 'transition'], 'key');
    return {
      settings,
      problem: { severity: 'error', rule: 'wrong-setting', message, hint: 'Keep one of the two.', ...span },
    };
  }
  return { settings: { ...settings, transition: transition as Settings['transition'], reveal: others } };
}

function explainUnknown(key: string): string | undefined {
  if (Object.hasOwn(revealOptions, key))
    return `\`${key}\` is an option of reveal.js: write it indented under \`reveal:\`.`;
  if (key === 'csl') return 'It is called `citationStyle` here.';
  if (Object.hasOwn(sectionSettingsSchema, key))
    return `\`${key}\` belongs to a section: write it into its front matter.`;
  return undefined;
}

const noFrontMatter = 'If these lines are a slide and no settings, put an empty line below the `---`.';
