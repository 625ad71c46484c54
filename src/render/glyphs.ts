/** Characters that no font of the theme has: they would come from some font of the machine, or print as empty boxes. */

import { spanAtPlace } from '../deck/checked-keys.ts';
import type { Metrics } from '../deck/metrics.ts';
import type { SlideSource } from '../deck/model.ts';
import type { Places } from '../deck/yaml-mapping.ts';
import type { Problem, Span } from '../problems.ts';
import type { Deck } from '../resolve/deck.ts';

/** What layouts put on slides from deck.yaml. */
const SHOWN = ['title', 'subtitle', 'author', 'date', 'footer', 'licence'] as const;

/** One warning a file, at the first such character; `places` are those of the settings. */
export function findMissingGlyphs(
  { slides, settings }: Deck,
  { missing }: Metrics,
  places: Places = new Map(),
): Problem[] {
  const pattern = new RegExp(missing, 'gu');
  const found = new Map<string, { readonly characters: Set<string>; readonly span: Span }>();
  const look = (text: string, spanOf: (character: string) => Span | undefined): void => {
    // All of Latin 1 is there, and most slides hold nothing else.
    if (!/[^\0-\u00ff]/.test(text)) return;
    for (const [character] of text.matchAll(pattern)) {
      const span = spanOf(character);
      if (!span) continue;
      const entry = found.get(span.file) ?? { characters: new Set(), span };
      entry.characters.add(character);
      found.set(span.file, entry);
    }
  };
  for (const key of SHOWN) look(String(settings[key]), () => spanAtPlace(places, [key], 'value').span);
  for (const { source, blocks } of slides) {
    // What a drawing says may come from a file.
    if (![source.raw, ...blocks].some((text) => /[^\0-\u00ff]/.test(text))) continue;
    const html = [source.heading?.html, ...source.pieces.map((piece) => piece.html), source.source, ...blocks].join('');
    look(html, (character) => spanIn(source, character));
  }
  return [...found.values()].map(({ characters, span }) => {
    const shown = [...characters].slice(0, 8).map((character) => `“${character}”`);
    const more = characters.size > shown.length ? ` and ${characters.size - shown.length} more` : '';
    return {
      severity: 'warning',
      rule: 'missing-glyph',
      message: `The theme's fonts do not have ${shown.join(', ')}${more}`,
      hint: 'Another machine may show them differently, or as boxes: write them in another way, or draw them as a picture.',
      span,
    };
  });
}

function spanIn({ raw, span }: SlideSource, character: string): Span {
  const before = raw.slice(0, Math.max(0, raw.indexOf(character))).split('\n');
  const start = { line: span.start.line + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 };
  return { file: span.file, start, end: { ...start, column: start.column + character.length } };
}
