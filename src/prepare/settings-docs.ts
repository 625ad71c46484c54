import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import { chartSchema } from '../blocks/chart/schema.ts';
import { mapSchema } from '../blocks/map/schema.ts';
import { orgSchema } from '../blocks/org/schema.ts';
import { timelineSchema } from '../blocks/timeline/schema.ts';
import type { KeySchema, KeySchemas } from '../deck/checked-keys.ts';
import { alternatives } from '../deck/reveal-check.ts';
import { type RevealOption, revealOptions } from '../deck/reveal-options.ts';
import { sectionSettingsSchema, settingsSchema } from '../deck/settings-schema.ts';

/** Writes what is generated from the schemas: deck.schema.json for editors, and the tables in the docs. */
export function writeSettingsDocs(root: string): void {
  writeFileSync(join(root, 'deck.schema.json'), deckSchemaJson());
  for (const page of ['settings.md', 'blocks.md']) {
    const docs = join(root, 'docs', page);
    writeFileSync(docs, withSettingsTables(readFileSync(docs, 'utf8')));
  }
}

/** The schema of deck.yaml as JSON Schema (draft 7), which editors use to complete and to check it. */
export function settingsJsonSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Settings of a Lectern deck (deck.yaml)',
    type: 'object',
    additionalProperties: false,
    properties: { ...propertiesOf(settingsSchema), reveal: revealJsonSchema() },
  };
}

/** The text of deck.schema.json. */
export const deckSchemaJson = (): string => `${JSON.stringify(settingsJsonSchema(), null, 2)}\n`;

/** Puts fresh tables between the markers `<!-- NAME: generated -->` and `<!-- /NAME -->` of a Markdown text. */
export function withSettingsTables(markdown: string): string {
  const tables: Readonly<Record<string, string>> = {
    settings: settingsTable(settingsSchema),
    'section-settings': settingsTable(sectionSettingsSchema),
    'reveal-options': revealTable(),
    chart: settingsTable(chartSchema),
    timeline: settingsTable(timelineSchema),
    org: settingsTable(orgSchema),
    map: settingsTable(mapSchema),
  };
  return markdown.replace(
    /(<!-- ([\w-]+): generated[^>]*-->\n)[\s\S]*?(<!-- \/\2 -->)/g,
    (_, start: string, name: string, end: string) => `${start}\n${tables[name] ?? ''}\n${end}`,
  );
}

const propertiesOf = (schemas: KeySchemas): Record<string, JsonSchema> =>
  Object.fromEntries(Object.entries(schemas).map(([key, schema]) => [key, propertyOf(schema)]));

function propertyOf(schema: KeySchema): JsonSchema {
  const { $schema: _, ...converted } = toJsonSchema(schema, {
    typeMode: 'input',
    // What JSON Schema has no word for (a check in code, trimmed blanks) is checked by the build alone.
    errorMode: 'ignore',
  });
  const property = asTyped(converted);
  // A list of one may be written without being a list.
  if (property.type !== 'array') return property;
  const { description, default: fallback, ...list } = property;
  return { description, default: fallback, anyOf: [list.items as JsonSchema, list] } as JsonSchema;
}

/** Texts are read as they are typed, so a number is a text as well; names, hosts and the like have a pattern. */
function asTyped(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (key, value) => {
    const isText = value?.type === 'string' && value.pattern === undefined && value.enum === undefined;
    if (key === 'propertyNames' && isText) return undefined;
    return isText ? { ...value, type: ['string', 'number', 'boolean'] } : value;
  });
}

function revealJsonSchema(): JsonSchema {
  return {
    ...propertyOf(settingsSchema.reveal),
    additionalProperties: false,
    properties: Object.fromEntries(Object.entries(revealOptions).map(([name, option]) => [name, optionSchema(option)])),
  };
}

function optionSchema(option: RevealOption): JsonSchema {
  const types = alternatives(option.type).map(typeSchema);
  const schema = types.length === 1 ? types[0] : { anyOf: types };
  return { description: `${option.description}.`, default: option.default, ...schema } as JsonSchema;
}

function typeSchema(type: string): JsonSchema {
  if (type === 'string[]') return { type: 'array', items: { type: 'string' } };
  if (type === 'keys') return { type: 'object', additionalProperties: { type: ['string', 'null'] } };
  if (type === 'boolean' || type === 'number' || type === 'string') return { type };
  return { const: type === 'false' ? false : type.replaceAll("'", '') };
}

function settingsTable(schemas: KeySchemas): string {
  const rows = Object.entries(propertiesOf(schemas)).map(
    ([name, { description = '', default: fallback, ...schema }]) =>
      `| \`${name}\` | ${description} | ${valuesOf(schema)} | ${defaultOf(fallback)} |`,
  );
  return ['| setting | what it is | values | default |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

function revealTable(): string {
  const rows = Object.entries(revealOptions).map(([name, { type, default: fallback, description }]) => {
    const values = alternatives(type).map((one) => revealWords[one] ?? `\`${one.replaceAll("'", '')}\``);
    return `| \`${name}\` | ${description} | ${values.join(', ')} | ${Array.isArray(fallback) ? 'see reveal.js' : defaultOf(fallback)} |`;
  });
  return ['| option | what it does | values | default in reveal.js |', '| --- | --- | --- | --- |', ...rows, ''].join(
    '\n',
  );
}

const revealWords: Readonly<Record<string, string>> = {
  boolean: '`true`, `false`',
  number: 'number',
  string: 'text',
  'string[]': 'list of texts',
  keys: 'key codes with actions',
};

function valuesOf(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(', ');
  if (schema.anyOf)
    return isGroup((schema.anyOf[0] ?? {}) as JsonSchema) ? 'list of groups' : 'text, or a list of texts';
  if (schema.type === 'boolean') return '`true`, `false`';
  if (schema.type === 'object') return '`name: value` lines';
  if (schema.type === 'number' || schema.type === 'integer')
    return `number from ${schema.minimum} to ${schema.maximum}`;
  return 'text';
}

const isGroup = (schema: JsonSchema): boolean => schema.type === 'object';

function defaultOf(value: unknown): string {
  const isEmpty =
    value === null || value === '' || (typeof value === 'object' && Object.keys(value ?? {}).length === 0);
  return isEmpty ? 'none' : `\`${value}\``;
}
