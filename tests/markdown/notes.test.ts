import { describe, expect, it } from 'vitest';
import { section } from './section.ts';

const notesOf = async (notes: string): Promise<string | undefined> =>
  (await section(`## A\n\nText\n\nNote:\n${notes}\n`)).slides[0]?.notes;

describe('notes', () => {
  it('mark what is all in italics as a direction: to do, not to say', async () => {
    expect(await notesOf('*Hand out the sheets.*')).toBe('<p class="direction"><em>Hand out the sheets.</em></p>\n');
    expect(await notesOf('*All* of it.')).not.toContain('class');
  });

  it('mark bold words with a colon that a paragraph begins with as its label', async () => {
    expect(await notesOf('**Ask:** Who?')).toBe('<p><strong class="label">Ask:</strong> Who?</p>\n');
    expect(await notesOf('> **Pupil asks:** Why?')).toContain('<strong class="label">Pupil asks:</strong>');
    expect(await notesOf('**Bold** words')).not.toContain('class');
  });

  it('alone do so', async () => {
    const { slides } = await section('## A\n\n*Italic*\n\n**Ask:** Who?\n');
    expect(slides[0]?.pieces.map(({ html }) => html).join('')).not.toContain('class');
  });
});
