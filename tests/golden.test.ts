/**
 * The slides of the gallery as index.html has them, a file a section in tests/golden/. What changes there on purpose is
 * written anew by `npx vitest run tests/golden.test.ts --update`, and then read line by line.
 */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileDeck } from '../src/commands/compile.ts';
import { loadDeck } from '../src/load/deck.ts';
import type { Deck } from '../src/resolve/deck.ts';
import { kit } from './render/kit.ts';

const gallery = fileURLToPath(new URL('fixtures/gallery', import.meta.url));
const files = await loadDeck(gallery, { out: `${gallery}/dist` });
const { deck, site, problems } = await compileDeck(files, kit);

/** The HTML of the slides by section, stacks included. */
function slidesBySection({ slides }: Deck, page: string): Map<string, string> {
  const html = /<div class="slides">\n([\s\S]*)<\/div><\/div>\n<template/.exec(page)?.[1] ?? '';
  const sections = files.sections.map(({ file }) => {
    const first = slides.find(({ source }) => source.span.file === file);
    const at = html.indexOf(`<section id="${first?.id}"`);
    const stack = '<section class="stack">\n';
    return { file, start: html.slice(0, at).endsWith(stack) ? at - stack.length : at };
  });
  return new Map(sections.map(({ file, start }, index) => [file, html.slice(start, sections[index + 1]?.start)]));
}

describe('the gallery', () => {
  it('has no problem', () => {
    expect(problems).toEqual([]);
  });

  const sections = slidesBySection(deck, String(site?.get('index.html')));

  it('is compared whole', () => {
    expect([...sections.values()].join('').match(/<section id=/g)).toHaveLength(deck.slides.length);
  });

  it.each([...sections])('has the HTML that it should: %s', async (file, html) => {
    await expect(html).toMatchFileSnapshot(`golden/${file.replace(/\.md$/, '.html')}`);
  });
});
