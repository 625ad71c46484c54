/** Readable ids that survive reordering: given ones first, else the slug of the heading or of the first words. */

import type { SlideSource } from '../deck/model.ts';
import { attributeSpan } from '../markdown/attribute-span.ts';
import type { Problem, Report, Span } from '../problems.ts';

/** Ids that the page itself uses: for its data, and for the drawings and pictures that slides refer to. */
const RESERVED = /^lectern-(?:data|contours|veil(?:-white)?|(?:strip|picture)-\d+)$/;

export interface Ids {
  /** One for each slide, in order. */
  readonly slides: readonly string[];
  /** Every id that a link may name, with the slide that holds it. */
  readonly targets: ReadonlyMap<string, number>;
  /** Those of slides that are hidden or not in this edition. */
  readonly gone: ReadonlySet<string>;
}

export function assignIds(slides: readonly SlideSource[], report: Report, gone: readonly SlideSource[] = []): Ids {
  const targets = new Map<string, number>();
  const next = new Map<string, number>();
  const free = (wanted: string): string => {
    const isTaken = (id: string): boolean => targets.has(id) || RESERVED.test(id);
    if (!isTaken(wanted)) return wanted;
    let count = next.get(wanted) ?? 2;
    while (isTaken(`${wanted}-${count}`)) count++;
    next.set(wanted, count + 1);
    return `${wanted}-${count}`;
  };
  const given = slides.map(({ attributes, headingSpan, span }, index) => {
    if (!attributes.id) return undefined;
    const id = free(safeId(attributes.id));
    if (id !== attributes.id.normalize('NFC')) report(changed(attributes.id, id, headingSpan ?? span));
    targets.set(id, index);
    return id;
  });
  slides.forEach((slide, index) => {
    for (const { id } of slide.ids) if (!targets.has(id)) targets.set(id, index);
  });
  const authored = new Map(targets);
  const ids = slides.map((slide, index) => {
    if (given[index] !== undefined) return given[index];
    const slug = slugOfSlide(slide);
    const id = free(slug);
    const owner = id === slug ? undefined : authored.get(slug);
    if (slide.heading && owner !== undefined && owner !== index) {
      report(taken(slug, id, slides[owner] as SlideSource, slide));
      // Told once, though more headings may be alike.
      authored.delete(slug);
    }
    targets.set(id, index);
    return id;
  });
  const idsOf = (slide: SlideSource): string[] => [
    slide.attributes.id ?? slugOfSlide(slide),
    ...slide.ids.map(({ id }) => id),
  ];
  return { slides: ids, targets, gone: new Set(gone.flatMap(idsOf)) };
}

/** Most slides of a deck under edit stay as they are. */
const slugs = new WeakMap<SlideSource, string>();

function slugOfSlide(slide: SlideSource): string {
  const known = slugs.get(slide) ?? slugOf(slide.words);
  slugs.set(slide, known);
  return known;
}

/** "Two papers, no peace" → `two-papers-no-peace`; letters of every script are kept. */
export function slugOf(text: string): string {
  const slug = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    // The cut may fall into a letter of two UTF-16 units.
    .replace(/[\ud800-\udbff]$|-+$/, '');
  return safeId(slug || 'slide');
}

/** reveal.js reads an id of digits alone as the number of a slide. */
const safeId = (id: string): string => (/^\p{N}+$/u.test(id) ? `slide-${id}` : id.normalize('NFC'));

const changed = (wanted: string, id: string, span: Span) => ({
  severity: 'warning' as const,
  rule: 'id',
  message: /^\p{N}+$/u.test(wanted)
    ? `The id \`#${wanted}\` is digits alone, which means the number of a slide: it becomes \`#${id}\``
    : `The id \`#${wanted}\` is given twice: this one becomes \`#${id}\``,
  hint: 'Give the slide another id.',
  span,
});

/** A given id comes before one from a heading, and takes the links that meant the heading. */
function taken(slug: string, id: string, owner: SlideSource, { heading, headingSpan, span }: SlideSource): Problem {
  const { file, start } = headingSpan ?? span;
  return {
    severity: 'warning',
    rule: 'id',
    message: `The id \`#${slug}\` is also that of the heading “${heading?.text}” (${file}:${start.line}), which becomes \`#${id}\``,
    hint: 'A link to it leads here: give one of the two another id.',
    span: owner.ids.find((one) => one.id === slug)?.span ?? attributeSpan(owner, `#${slug}`),
  };
}
