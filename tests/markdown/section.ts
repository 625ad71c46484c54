/** Parses Markdown as one section with default settings, for the tests of the dialect. */
import type { Section } from '../../src/deck/model.ts';
import { parseSection, type SectionInput } from '../../src/markdown/section.ts';

export const section = (text: string, options: Partial<SectionInput> = {}): Promise<Section> =>
  parseSection({
    file: 'a.md',
    text: text.endsWith('\n') ? text : `${text}\n`,
    settings: { shortTitle: '', minutes: 0, layout: '' },
    slideLevel: 2,
    variables: {},
    allow: [],
    lang: 'en',
    edition: 'teacher',
    mayHoldTitle: true,
    included: () => undefined,
    ...options,
  });

/** The HTML of the body of the only slide. */
export async function body(text: string, options: Partial<SectionInput> = {}): Promise<string> {
  const { slides } = await section(text, options);
  return (slides[0]?.pieces ?? []).map((piece) => piece.html).join('');
}

/** Each problem as `line:column rule`. */
export async function problems(text: string, options: Partial<SectionInput> = {}): Promise<string[]> {
  const { problems } = await section(text, options);
  return problems.map(({ rule, span }) => `${span?.start.line}:${span?.start.column} ${rule}`);
}

/** Headings or first words, with `↓` for a slide below the one before it. */
export async function outline(text: string, options: Partial<SectionInput> = {}): Promise<string[]> {
  const { slides } = await section(text, options);
  return slides.map(({ down, words }) => (down ? `↓ ${words}` : words));
}
