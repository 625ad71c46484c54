import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addTemplates } from '../../src/render/own-templates.ts';
import { samplePageView, sampleSlideView } from '../../src/render/sample-view.ts';
import { createSlideRenderer } from '../../src/render/slide.ts';
import { deckOf } from '../resolve/deck-of.ts';
import { kit } from './kit.ts';

/** The names of all fields, also of those within, as `part.agenda.0.width`. */
function fieldsOf(value: unknown, name = ''): string[] {
  if (typeof value !== 'object' || value === null) return [name];
  return Object.entries(value).flatMap(([key, inner]) => fieldsOf(inner, name ? `${name}.${key}` : key));
}

/** The names in the first column of the table in docs/templates.md that begins with `head`. */
function documented(head: string): string[] {
  const rows = docs.slice(docs.indexOf(head)).split('\n\n', 1)[0]?.split('\n').slice(2) ?? [];
  return rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name ?? ''));
}

const docs = readFileSync('docs/templates.md', 'utf8');

describe('docs/templates.md', () => {
  it.each([
    ['a slide', '| field | | what', sampleSlideView],
    ['a part', '| field of `part` |', sampleSlideView.part],
    ['the deck', '| field of `deck` |', sampleSlideView.deck],
  ])('tells all fields of %s', (_what, head, view) => {
    expect(documented(head).sort()).toEqual(Object.keys(view).sort());
  });

  it('tells all partials', () => {
    const partials = kit.sources().filter(({ kind }) => kind === 'partial');
    expect(documented('| partial | holds |').sort()).toEqual(partials.map(({ name }) => name).sort());
  });
});

describe('the sample view', () => {
  it('has the fields that slides get, and no others', async () => {
    const { deck } = await deckOf({ 'a.md': '# A {layout=section}\n\ntext' });
    const views: unknown[] = [];
    const slides = new Map([['section', (view: unknown) => String(views.push(view))]]);
    const { render } = createSlideRenderer(deck, { ...kit, templates: { ...kit.templates, slides } });
    deck.slides.forEach(render);
    expect(fieldsOf(views[0]).sort()).toEqual(fieldsOf(sampleSlideView).sort());
  });

  it('leaves no field empty, so that each branch of a template is entered', () => {
    const empty = [sampleSlideView, samplePageView]
      .flatMap((view) => Object.entries(view))
      .filter(([, value]) => !value);
    expect(empty).toEqual([]);
  });

  it('is what the built-in templates ask for', () => {
    expect(addTemplates(kit.templates, kit.sources(), []).problems).toEqual([]);
  });
});
