/** The YAML of a block: read, checked by the block's schema, each problem at its line. */
import * as v from 'valibot';
import {
  type Checked,
  checkKeys,
  type KeySchema,
  type KeySchemas,
  spanAtPlace,
  typedKeysOf,
  unknownKeys,
} from '../deck/checked-keys.ts';
import type { FencedBlock } from '../deck/model.ts';
import { text } from '../deck/settings-schema.ts';
import { type Path, type Places, placeName, readYamlMapping, type YamlMapping } from '../deck/yaml-mapping.ts';
import { hasErrors, type Position, type Problem, type Span } from '../problems.ts';
import type { BlockContext } from './context.ts';

/** What every drawing says about itself. */
export const figureSchema = {
  title: text('What the drawing shows, in a few words: its name for those who cannot see it. Required.'),
  description: text('What is to be seen in it, in a sentence or two, for those who cannot see it. Required.'),
  caption: text('A line below the drawing.'),
  source: text('Where its facts come from, below the caption.'),
};

export interface BlockSettings<Schemas extends KeySchemas> {
  readonly values: Checked<Schemas>;
  /** Where the value at a path stands, else what is around it, else the fence. */
  readonly spanOf: (...path: Path) => Span;
}

/** The settings of a block; undefined, with problems, if they cannot be drawn from. */
export function readSettings<Schemas extends KeySchemas & typeof figureSchema>(
  block: FencedBlock,
  schemas: Schemas,
  { report }: BlockContext,
): BlockSettings<Schemas> | undefined {
  const { file, start } = block.span;
  const mapping = readYamlMapping({
    text: block.text,
    file,
    lineOffset: start.line,
    typedKeys: typedKeysOf(schemas),
  });
  const places = shifted(mapping.places, start.column - 1);
  const { values, problems } = checkKeys({ ...mapping, places }, schemas);
  const names = Object.keys(schemas);
  const known = hasErrors(mapping.problems)
    ? []
    : [
        ...unknownKeys({ ...mapping, places }, names, () => undefined, `A ${block.language} may have ${list(names)}.`),
        ...unknownEntries({ ...mapping, places }, schemas),
        ...problems,
        ...(['title', 'description'] as const).flatMap((name) =>
          mapping.values[name] ? [] : [missing(block, name, places)],
        ),
      ];
  const found = [...mapping.problems, ...known];
  for (const problem of found) report(problem);
  if (hasErrors(found)) return undefined;
  return { values, spanOf: (...path) => spanAtPlace(places, path, 'value').span ?? block.span };
}

/** The texts of a list in a sentence. */
const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

function missing(block: FencedBlock, name: 'title' | 'description', places: Places): Problem {
  const why =
    name === 'title'
      ? 'Say in a few words what it shows: `title: …`.'
      : 'Say in a sentence what is to be seen in it, for those who cannot see it: `description: …`.';
  return {
    severity: 'error',
    rule: `missing-${name}`,
    message: `This ${block.language} has no \`${name}\``,
    hint: why,
    span: places.get(name)?.key ?? block.span,
  };
}

/** Keys within the groups of a list, such as `notes`, that mean nothing there. */
function unknownEntries({ values, places }: YamlMapping, schemas: KeySchemas): Problem[] {
  return Object.entries(schemas).flatMap(([key, schema]) => {
    const known = groupKeys(schema);
    const entries = values[key];
    if (!known || !Array.isArray(entries)) return [];
    return entries.flatMap((entry: unknown, index) => {
      if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return [];
      const group = { values: entry as Record<string, unknown>, places: below(places, [key, index]), problems: [] };
      return unknownKeys(group, known, () => undefined, `An entry of \`${key}\` may have ${list(known)}.`);
    });
  });
}

/** The keys of a list's groups, if the schema is one of a list of groups. */
function groupKeys(schema: KeySchema): string[] | undefined {
  const { item } = schema.wrapped as { item?: v.GenericSchema };
  const options = (item as { options?: readonly v.GenericSchema[] } | undefined)?.options ?? (item ? [item] : []);
  const group = options.find((option) => option.type === 'object') as { entries?: object } | undefined;
  return group?.entries && Object.keys(group.entries);
}

function below(places: Places, path: Path): Places {
  const start = `${placeName(path)}.`;
  return new Map([...places].flatMap(([name, at]) => (name.startsWith(start) ? [[name.slice(start.length), at]] : [])));
}

/** A fence within a list or a quotation is indented, and its text is not any more. */
function shifted(places: Places, columns: number): Places {
  if (columns === 0) return places;
  const move = ({ line, column }: Position): Position => ({ line, column: column + columns });
  const shift = (span: Span): Span => ({ ...span, start: move(span.start), end: move(span.end) });
  return new Map([...places].map(([name, { key, value }]) => [name, { key: shift(key), value: shift(value) }]));
}

/** A list of groups, for a schema. */
export const groups = <const Entries extends v.ObjectEntries>(
  entries: Entries,
  expected: string,
  description: string,
) => v.optional(v.pipe(v.array(v.object(entries, expected), 'a list'), v.description(description)), []);

/** Not trimmed: the lines of CSV are counted. */
export const dataText = v.optional(
  v.pipe(
    v.string('text'),
    v.description('A CSV or JSON file, or lines of CSV in the block itself. The first line names the columns.'),
  ),
  '',
);

export const oneText = v.pipe(v.string('text'), v.trim());

/** A text within a group of a list. */
export const optionalText = v.optional(v.pipe(v.string('text'), v.trim()), '');

export const filter = v.optional(
  v.pipe(
    v.record(
      v.string(),
      v.union([v.string('text'), v.array(v.string('text'))], 'text or a list of texts'),
      'a group of `column: value` lines',
    ),
    v.description(
      'Takes only the rows that have this value, or one of these values, in a column; `*` stands for any text.',
    ),
  ),
  {},
);
