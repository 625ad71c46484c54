import { describe, expect, it } from 'vitest';
import { choicesOf, hasNotes, slidesAPage } from '../../../src/client/paper/choices.ts';
import { paginate } from '../../../src/client/paper/sheets.ts';

describe('choices for paper', () => {
  it('are the defaults where nothing, or nothing known, was chosen', () => {
    const defaults = {
      kind: 'slides',
      perPage: '3',
      beside: 'lines',
      paper: 'a4',
      across: 'no',
      inkSaver: 'no',
      range: '',
    };
    expect(choicesOf({})).toEqual(defaults);
    expect(choicesOf({ kind: 'book', perPage: '5', paper: null, toString: 1 })).toEqual(defaults);
    expect(choicesOf({ kind: 'notes', range: '3-' })).toEqual({ ...defaults, kind: 'notes', range: '3-' });
  });

  it('of a handout say how many slides stand on a page', () => {
    const pages = (kind: string, perPage: string) => paginate([1, 2, 3, 4, 5], choicesOf({ kind, perPage }));
    expect(pages('handout', '3')).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
    expect(pages('handout', '9')).toEqual([[1, 2, 3, 4, 5]]);
    expect(pages('notes', '9')).toHaveLength(5);
    expect(slidesAPage(choicesOf({ kind: 'slides', perPage: '9' }))).toBe(1);
  });

  it('with notes leave the number of pages to the printer', () => {
    expect(hasNotes(choicesOf({ kind: 'notes' }))).toBe(true);
    expect(hasNotes(choicesOf({ kind: 'handout', beside: 'notes' }))).toBe(true);
    expect(hasNotes(choicesOf({ kind: 'slides', beside: 'notes' }))).toBe(false);
  });
});
