import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseSettings } from '../../src/deck/settings.ts';
import { deckSchemaJson, settingsJsonSchema, withSettingsTables } from '../../src/prepare/settings-docs.ts';

// To write both anew: npm run docs.
test('deck.schema.json is what the schema says', () => {
  expect(readFileSync('deck.schema.json', 'utf8')).toBe(deckSchemaJson());
});

test('the tables in docs/settings.md are what the schema says', () => {
  const docs = readFileSync('docs/settings.md', 'utf8');
  expect(docs).toBe(withSettingsTables(docs));
  for (const name of ['settings', 'section-settings', 'reveal-options'])
    expect(docs).toContain(`<!-- ${name}: generated`);
});

test('the tables in docs/blocks.md are what the schemas say', () => {
  const docs = readFileSync('docs/blocks.md', 'utf8');
  expect(docs).toBe(withSettingsTables(docs));
  expect(docs.match(/^<!-- \w+: generated/gm)?.length).toBe(docs.match(/^\| setting \|/gm)?.length);
});

test('every setting has a description and a default', () => {
  for (const [name, property] of Object.entries(settingsJsonSchema().properties ?? {})) {
    expect(property, name).toMatchObject({ description: expect.stringMatching(/\.$/), default: expect.anything() });
  }
});

test('the example in docs/settings.md is good', () => {
  const example = /```yaml\n([\s\S]*?)```/.exec(readFileSync('docs/settings.md', 'utf8'))?.[1] ?? '';
  expect(example).toContain('title:');
  expect(parseSettings(example, 'deck.yaml').problems).toEqual([]);
});
