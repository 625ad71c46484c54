/**
 * Holes: what a slide's HTML leaves open until the deck, or the output, is known.
 * A mark is NUL, a kind, then arguments, each after SOH, then NUL. Sources are cleaned of NUL when they are loaded,
 * so whatever an author types cannot be read as a mark.
 */
export interface Holes {
  /** The index of a fenced block. */
  block: [index: string];
  /** The index of a citation. */
  cite: [index: string];
  /** Attributes of a formula's visible half: its label (escaped). */
  formula: [label: string];
  /** The id of the slide itself. */
  slide: [];
  /** A link within the deck, as written. */
  link: [href: string];
  /** The address of a file. Paths are URI-encoded, so that a hole may stand in an attribute and be escaped with it. */
  asset: [path: string];
  /** The address of a file that a link leads to, at the end of an attribute: more attributes may follow. */
  file: [path: string];
  /** A slide's background picture: in reveal.js's attribute, or in the slide's style. */
  background: [path: string, place: 'attribute' | 'style'];
  /** A picture: path, alternative text (escaped), further attributes (HTML with a leading space). */
  image: [path: string, alt: string, attributes: string];
}

export type Fill = { readonly [K in keyof Holes]?: (...args: Holes[K]) => string };

export function hole<K extends keyof Holes>(kind: K, ...args: Holes[K]): string {
  // Authors can type SOH: in an argument it would end it, and what follows would be read as the next one.
  return `\0${[kind, ...args.map((arg) => arg.replaceAll('\u0001', ''))].join('\u0001')}\0`;
}

export const assetHole = (path: string): string => hole('asset', encodeURIComponent(path));
export const fileHole = (path: string): string => hole('file', encodeURIComponent(path));
export const backgroundHole = (path: string): string => hole('background', encodeURIComponent(path), 'attribute');
/** The same background as the slide's style has it. */
export const inStyle = (background: string): string => background.replace('\u0001attribute\0', '\u0001style\0');
export const imageHole = (path: string, alt: string, attributes: string): string =>
  hole('image', encodeURIComponent(path), alt, attributes);
export const linkHole = (href: string): string => hole('link', encodeURIComponent(href));

/** Fills the holes of the given kinds and leaves the others as they are. */
export function fillHoles(html: string, fill: Fill): string {
  let from = html.indexOf('\0');
  if (from < 0) return html;
  const fills = fill as Record<string, ((...args: string[]) => string) | undefined>;
  const parts: string[] = [];
  let done = 0;
  while (from >= 0) {
    const to = html.indexOf('\0', from + 1);
    if (to < 0) break;
    const [kind = '', ...args] = html.slice(from + 1, to).split('\u0001');
    const filled = fills[kind]?.(...args);
    parts.push(html.slice(done, from), filled ?? html.slice(from, to + 1));
    done = to + 1;
    from = html.indexOf('\0', done);
  }
  parts.push(html.slice(done));
  return parts.join('');
}
