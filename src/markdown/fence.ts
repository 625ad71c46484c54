import type { Tokens } from 'marked';
import type { Attributes, FencedBlock } from '../deck/model.ts';
import type { Span } from '../problems.ts';
import { mergeAttributes, NO_ATTRIBUTES, readAttributes } from './attributes.ts';

export function readFence(token: Tokens.Code, span: Span): FencedBlock {
  const { language, steps, attributes } = readInfo(token.lang);
  return { language: language.toLowerCase(), steps, attributes, text: token.text, span };
}

/**
 * A code fence's info string: ```` ```js {1|3-5} {.line-numbers start=40} ````, reveal-md's `js [1|3-5]` and
 * Pandoc's `{.js .numberLines startFrom="40"}`.
 */
export function readInfo(info = ''): Pick<FencedBlock, 'language' | 'steps' | 'attributes'> {
  let rest = info.trim();
  let language = /^[^\s{[]*/.exec(rest)?.[0] ?? '';
  rest = rest.slice(language.length).trim();
  let steps = '';
  let attributes: Attributes = NO_ATTRIBUTES;
  while (rest) {
    const lines = /^(?:\{|\[)[ \t]*(?:(\d+)[ \t]*:)?[ \t]*([\d,| \t-]*)[ \t]*(?:\}|\])/.exec(rest);
    const found = lines ? undefined : readAttributes(rest);
    if (lines) {
      steps = (lines[2] ?? '').replace(/\s+/g, '');
      if (lines[1]) attributes = mergeAttributes(attributes, { classes: ['line-numbers'], pairs: { start: lines[1] } });
      else if (rest[0] === '[') attributes = mergeAttributes(attributes, { classes: ['line-numbers'], pairs: {} });
    } else if (found) attributes = mergeAttributes(attributes, found.attributes);
    else break;
    rest = rest.slice((lines?.[0] ?? found?.raw ?? '').length).trim();
  }
  if (!language && attributes.classes.length) {
    [language = ''] = attributes.classes;
    attributes = { ...attributes, classes: attributes.classes.slice(1) };
  }
  return { language, steps, attributes };
}
