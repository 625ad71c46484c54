/**
 * The dialect: CommonMark and GFM by marked, and on top of them what is listed here, in the order in which it is tried.
 * Whoever adds to the dialect adds a line.
 */
import { Marked, type MarkedOptions } from 'marked';
import { definitionListExtension } from './extensions/definition-list.ts';
import { divExtension } from './extensions/div.ts';
import { footnoteExtension } from './extensions/footnote.ts';
import { inlineExtension } from './extensions/inline.ts';
import { mathExtension } from './extensions/math.ts';
import { noteMarkerExtension } from './extensions/note-marker.ts';
import { LecternTokenizer } from './lexer.ts';

const dialect = (citations: boolean): MarkedOptions => ({
  ...new Marked({
    gfm: true,
    extensions: [
      divExtension,
      noteMarkerExtension,
      footnoteExtension,
      definitionListExtension,
      mathExtension,
      inlineExtension(citations),
    ],
  }).defaults,
  tokenizer: new LecternTokenizer(),
});

const plain = dialect(false);
let citing: MarkedOptions | undefined;

/** The dialect of a deck, with `citations` if it has a bibliography. */
export function dialectOf(citations: boolean): MarkedOptions {
  if (!citations) return plain;
  citing ??= dialect(true);
  return citing;
}
