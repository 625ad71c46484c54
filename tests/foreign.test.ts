/** Decks that people wrote for reveal-md and for Pandoc mean here what they meant there: see fixtures/foreign/README.md. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DomUtils, parseDocument } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { folderOf, lectern } from './commands/lectern.ts';

type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];
type ChildNode = Element['children'][number];

const isTag = (node: ChildNode): node is Element => 'attribs' in node;

interface Expected {
  readonly file: string;
  readonly slides?: readonly ExpectedSlide[];
  readonly problems?: readonly ExpectedProblem[];
}

interface ExpectedSlide {
  readonly id?: string;
  readonly heading?: string | null;
  readonly layout?: string;
  readonly down?: boolean;
  readonly notes?: readonly string[];
  readonly text?: readonly string[];
  readonly notText?: readonly string[];
  readonly attributes?: Readonly<Record<string, string | null>>;
}

interface ExpectedProblem {
  readonly severity: string;
  readonly line: number;
  readonly column?: number;
  readonly says: string;
}

const decks = fileURLToPath(new URL('fixtures/foreign/', import.meta.url));

describe.each(['reveal-md', 'pandoc'])('written for %s:', (tool) => {
  test.each(readdirSync(`${decks}${tool}`))('%s', (name) => {
    const folder = `${decks}${tool}/${name}`;
    const expected = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8')) as Expected;
    const out = folderOf({});
    const { status, stderr, stdout } = lectern(folder, ['build', expected.file, '--out', out]);

    checkProblems(stderr, expected.problems ?? []);
    if (expected.slides === undefined) {
      expect(status).toBe(1);
      expect(readdirSync(out)).toEqual([]);
      return;
    }
    expect(status, stderr).toBe(0);
    expect(stdout).toContain(`${expected.slides.length} slides`);
    const slides = slidesOf(readFileSync(`${out}/index.html`, 'utf8'));
    expect(slides.map(({ attribs }) => attribs.id)).toEqual(
      expected.slides.map(({ id }, index) => id ?? slides[index]?.attribs.id),
    );
    for (const [index, slide] of slides.entries()) checkSlide(slide, expected.slides[index] ?? {});
  });
});

/** The slides without the stacks around them. */
function slidesOf(page: string): Element[] {
  return DomUtils.getElementsByTagName('section', parseDocument(page).children).filter(
    (section) => !has(section, 'stack'),
  );
}

function checkSlide(slide: Element, expected: ExpectedSlide): void {
  const label = `#${slide.attribs.id}`;
  const [notes, ...more] = slide.children.filter(isTag).filter((child) => has(child, 'notes'));
  expect(more, `${label}: one piece of notes at most`).toEqual([]);
  const spoken = notes === undefined ? '' : DomUtils.getInnerHTML(notes);
  for (const text of expected.notes ?? []) expect(spoken, `${label}, notes`).toContain(text);
  if (expected.notes === undefined) expect(spoken, `${label}, notes`).toBe('');

  const heading = headingOf(slide);
  if (expected.heading !== undefined) {
    expect(heading === undefined ? null : DomUtils.textContent(heading).trim(), label).toBe(expected.heading);
  }
  if (expected.layout !== undefined) expect(slide.attribs['data-layout'], label).toBe(expected.layout);
  expect(isDown(slide), `${label}, below the slide before it`).toBe(expected.down ?? false);

  const shown = slide.children
    .filter((child) => child !== notes)
    .map((child) => plain(DomUtils.getOuterHTML(child)))
    .join('');
  for (const text of expected.text ?? []) expect(shown, label).toContain(text);
  for (const text of expected.notText ?? []) expect(shown, label).not.toContain(text);

  for (const [name, value] of Object.entries(expected.attributes ?? {})) {
    if (name === 'class') expect(slide.attribs.class?.split(' '), label).toContain(value);
    else if (value === null) expect(slide.attribs, label).toHaveProperty([name]);
    else expect(plain(slide.attribs[name] ?? ''), `${label}, ${name}`).toBe(value);
  }
}

/** The heading that the layout shows, not one in the body. */
function headingOf(slide: Element): Element | undefined {
  const inBody = (node: ChildNode): boolean => isTag(node) && has(node, 'body');
  const search = (nodes: readonly ChildNode[]): Element | undefined => {
    for (const node of nodes) {
      if (!isTag(node) || inBody(node)) continue;
      if (/^h[1-6]$/.test(node.name)) return node;
      const found = search(node.children);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(slide.children);
}

/** In a stack, and not at its top. */
function isDown(slide: Element): boolean {
  const { parent } = slide;
  if (parent === null || !('attribs' in parent) || !has(parent, 'stack')) return false;
  return parent.children.find(isTag) !== slide;
}

function checkProblems(output: string, expected: readonly ExpectedProblem[]): void {
  const found = [...output.matchAll(/^\S+:(\d+):(\d+): (error|warning): (.*(?:\n.+)*)/gm)];
  const told = found.map(([, line, column, severity]) => ({ severity, line: Number(line), column: Number(column) }));
  expect(told, output).toEqual(
    expected.map(({ severity, line, column }, index) => ({ severity, line, column: column ?? told[index]?.column })),
  );
  for (const [index, { says }] of expected.entries()) expect(found[index]?.[4]).toContain(says);
}

const has = (element: Element, name: string): boolean => element.attribs.class?.split(/\s+/).includes(name) ?? false;

/** HTML with its signs as the expectations write them. */
const plain = (html: string): string =>
  html.replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&').replaceAll('&#x27;', "'");
