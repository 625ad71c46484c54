import * as v from 'valibot';
import type { Problem } from '../problems.ts';
import { didYouMean } from './nearest.ts';
import { type Path, type Places, placeName, type YamlMapping } from './yaml-mapping.ts';

/**
 * The schema of one key. The message of each of its checks says what is expected, as it stands after "must be":
 * "true or false", "light or dark".
 */
export type KeySchema = v.OptionalSchema<v.GenericSchema, unknown>;

export type KeySchemas = Readonly<Record<string, KeySchema>>;

/** The values of all keys, defaults filled in. */
export type Checked<Schemas extends KeySchemas> = { readonly [Key in keyof Schemas]: v.InferOutput<Schemas[Key]> };

/** Keys whose values keep YAML's types; the others are read as they are typed. */
export const typedKeysOf = (schemas: KeySchemas): ReadonlySet<string> =>
  new Set(Object.keys(schemas).filter((key) => schemas[key] !== undefined && isTyped(schemas[key].wrapped)));

/** Checks each known key by itself: a wrong value is reported, and its default stands in for it. */
export function checkKeys<Schemas extends KeySchemas>(
  mapping: YamlMapping,
  schemas: Schemas,
): { readonly values: Checked<Schemas>; readonly problems: readonly Problem[] } {
  const values: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const [key, schema] of Object.entries<KeySchema>(schemas)) {
    const given = mapping.values[key] ?? undefined;
    // "author: A. B." is short for a list of one.
    const value = schema.wrapped.type === 'array' && typeof given === 'string' ? [given] : given;
    const result = v.safeParse(schema, value, { abortPipeEarly: true });
    values[key] = result.success ? result.output : soundPart(schema, value, result.issues);
    for (const issue of result.issues ?? []) problems.push(wrongValue(key, schema, issue, mapping.places));
  }
  return { values: values as Checked<Schemas>, problems };
}

/**
 * A problem for each key that is not `known`. Its hint is what `explain` says of it, else the nearest name, else
 * `otherwise`.
 */
export function unknownKeys(
  mapping: YamlMapping,
  known: readonly string[],
  explain: (key: string) => string | undefined,
  otherwise = `The settings are ${known.join(', ')}.`,
): Problem[] {
  return Object.keys(mapping.values)
    .filter((key) => !known.includes(key))
    .map((key) => ({
      severity: 'error',
      rule: 'unknown-setting',
      message: `There is no setting \`${key}\``,
      hint: explain(key) ?? didYouMean(key, known) ?? otherwise,
      ...spanAtPlace(mapping.places, [key], 'key'),
    }));
}

/** `{ span }` of what stands at a path, else of what is around it; for spreading into a problem. */
export function spanAtPlace(places: Places, path: Path, part: 'key' | 'value'): Pick<Problem, 'span'> {
  for (let length = path.length; length > 0; length -= 1) {
    const place = places.get(placeName(path.slice(0, length)));
    if (place !== undefined) return { span: place[part] };
  }
  return {};
}

/** What somebody wrote, for the end of a message: `"drak"`, `12`, "a list". */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return `"${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`;
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a group of settings' : String(value);
}

const TYPED = new Set(['boolean', 'number', 'unknown']);

function isTyped(schema: v.GenericSchema): boolean {
  const { value } = schema as { value?: v.GenericSchema };
  return TYPED.has(schema.type) || (schema.type === 'record' && value !== undefined && isTyped(value));
}

/** A list or group without its wrong entries, so that these bring no errors about the others; else the default. */
function soundPart(schema: KeySchema, value: unknown, issues: readonly v.BaseIssue<unknown>[]): unknown {
  const wrong = new Set(issues.map((issue) => String(issue.path?.[0]?.key)));
  const entries = Object.entries(value ?? {}).filter(([name]) => !wrong.has(name));
  const part = Array.isArray(value) ? entries.map(([, entry]) => entry) : Object.fromEntries(entries);
  const result = v.safeParse(schema, part);
  return result.success && typeof value === 'object' ? result.output : v.getDefault(schema);
}

function wrongValue(key: string, schema: KeySchema, issue: v.BaseIssue<unknown>, places: Places): Problem {
  const last = issue.path?.at(-1);
  const path: Path = [key, ...(issue.path ?? []).map((item) => item.key as string | number)];
  const options = (schema.wrapped as { options?: readonly string[] }).options;
  const hint = typeof issue.input === 'string' && options ? didYouMean(issue.input, options) : undefined;
  const isName = last?.type === 'object' && last.origin === 'key';
  return {
    severity: 'error',
    rule: 'wrong-setting',
    message: isName
      ? `The name \`${last.key}\` in ${describePath([key])} must be ${issue.message}`
      : `${describePath(path)} must be ${issue.message}, not ${describeValue(issue.input)}`,
    ...(hint && { hint }),
    ...spanAtPlace(places, path, isName ? 'key' : 'value'),
  };
}

const describePath = (path: Path): string => {
  const [key, below] = path;
  if (typeof below === 'number') return `Entry ${below + 1} of \`${key}\``;
  return `\`${placeName(path)}\``;
};
