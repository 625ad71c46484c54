import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { noTools } from '../../src/blocks/context.ts';
import { createMemory, type Memory } from '../../src/commands/memory.ts';
import type { Section } from '../../src/deck/model.ts';
import type { SectionInput } from '../../src/markdown/section.ts';
import { createAsset } from '../../src/site/assets.ts';

const section = (includes: string[] = []) => ({ slides: [], includes, problems: [] }) as unknown as Section;
const input = (text: string, more: Partial<SectionInput> = {}) =>
  ({ file: 'a.md', text, slideLevel: 2, variables: {}, ...more }) as SectionInput;
const unread = () => undefined;

/** How often it was parsed. */
function parser(includes: string[] = []) {
  const counter = { count: 0 };
  const parse = async (): Promise<Section> => {
    counter.count++;
    return section(includes);
  };
  return { counter, parse };
}

test('a section is parsed again only if its text or a setting changed', async () => {
  const memory = createMemory(noTools.cache);
  const { counter, parse } = parser();
  const first = await memory.section(input('one'), unread, parse);
  expect(await memory.section(input('one'), unread, parse)).toBe(first);
  expect(counter.count).toBe(1);
  await memory.section(input('two'), unread, parse);
  await memory.section(input('two', { variables: { a: 'b' } }), unread, parse);
  await memory.section(input('two', { slideLevel: 3 }), unread, parse);
  expect(counter.count).toBe(4);
});

test('a section is parsed again if a file that it includes changed, or could not be read', async () => {
  const memory = createMemory(noTools.cache);
  const { counter, parse } = parser(['b.md']);
  let text: string | undefined = 'included';
  const again = () => memory.section(input('one'), () => text, parse);
  await again();
  await again();
  expect(counter.count).toBe(1);
  text = 'other';
  await again();
  expect(counter.count).toBe(2);
  text = undefined;
  await again();
  await again();
  expect(counter.count).toBe(4);
});

test('a picture is read again if its file was written, also with the same size', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-memory-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'a.svg');
  const memory = createMemory(noTools.cache);
  let count = 0;
  const read = () => memory.asset('a.svg', file, () => createAsset('a.svg', Buffer.from(`${++count}`)));
  writeFileSync(file, 'a');
  expect(read()).toBe(read());
  writeFileSync(file, 'b');
  utimesSync(file, 1, 1);
  read();
  expect(count).toBe(2);
});

test('what a deck no longer has is forgotten', async () => {
  const memory = createMemory(noTools.cache);
  const { counter, parse } = parser();
  const a = () => memory.section(input('one'), unread, parse);
  const b = () => memory.section(input('two', { file: 'b.md' }), unread, parse);
  await a();
  await b();
  memory.tidy();
  await a();
  memory.tidy();
  await a();
  expect(counter.count).toBe(2);
  await b();
  expect(counter.count).toBe(3);
});

test('other templates draw all slides anew', async () => {
  const memory: Memory = createMemory(noTools.cache);
  const made = { templates: {} as never, problems: [] };
  const before = memory.slides;
  await memory.templates('one', async () => made);
  const one = memory.slides;
  await memory.templates('one', async () => made);
  expect(memory.slides).toBe(one);
  await memory.templates('two', async () => made);
  expect(memory.slides).not.toBe(one);
  expect(before).not.toBe(one);
});
