import type { SlideSource } from '../deck/model.ts';
import type { Span } from '../problems.ts';

export type SlidePlace = Pick<SlideSource, 'raw' | 'span' | 'headingSpan'>;

/** Where attributes of a slide may stand: in braces, or in reveal.js's comment. */
const PLACES = /\{[^{}\n]*\}|<!--\s*\.slide:[\s\S]*?-->/g;
const ATTRIBUTE = /(?<name>[^\s{}"'=<>]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s{}"'<>]+))?/g;

/** Where an attribute of a slide is written; its heading, or its first line, if it comes from elsewhere. */
export function attributeSpan({ raw, span, headingSpan }: SlidePlace, key: string): Span {
  const wanted = bare(key);
  for (const place of raw.matchAll(PLACES)) {
    for (const found of place[0].matchAll(ATTRIBUTE)) {
      if (bare(found.groups?.name ?? '') !== wanted) continue;
      const before = raw.slice(0, place.index + found.index).split('\n');
      const start = { line: span.start.line + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 };
      return { file: span.file, start, end: { ...start, column: start.column + found[0].length } };
    }
  }
  return headingSpan ?? span;
}

const bare = (key: string): string => key.replace(/^data-/, '');
