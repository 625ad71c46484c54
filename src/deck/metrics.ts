/** Advance widths of the theme's faces and the characters that its fonts hold. */
export interface Metrics {
  /** By face: `head`, `text`, `strong`; in thousandths of the type size, by character. */
  readonly advances: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** A character class for `RegExp(…, 'u')`: what the faces of text and of headings do not both have, signs aside. */
  readonly missing: string;
}

export type Face = 'head' | 'text' | 'strong';

/** In ems; a character without an advance counts as a wide one, Chinese signs and their like as square. */
export function textWidth(text: string, face: Face, { advances }: Metrics, letterSpacing = 0): number {
  const known = advances[face] ?? {};
  let width = 0;
  for (const character of text) {
    const advance = known[character] ?? (character < '\u2e80' ? 600 : 1000);
    // An accent that is typed apart takes no room.
    width += advance && advance + letterSpacing * 1000;
  }
  return width / 1000;
}

/** How many lines the text takes at a type size, word by word; a word longer than a line is broken. */
export function countLines(text: string, width: number, size: number, metrics: Metrics): number {
  const measure = (words: string): number => textWidth(words.replaceAll('\u00a0', ' '), 'text', metrics) * size;
  const blank = measure(' ');
  let lines = 1;
  let filled = 0;
  for (const word of text.split(/[ \t\n]+/)) {
    const long = measure(word);
    const start = filled === 0 ? 0 : filled + blank;
    if (start + long <= width) filled = start + long;
    else {
      lines += filled === 0 ? 0 : 1;
      const more = Math.ceil(long / width) - 1;
      lines += more;
      filled = long - more * width;
    }
  }
  return lines;
}
