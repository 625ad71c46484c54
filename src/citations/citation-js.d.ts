/** The two halves of citation-js's reader of BibTeX, which has no types. */
declare module '@citation-js/plugin-bibtex/lib/input/file.js' {
  export interface BibtexEntry {
    readonly type: string;
    readonly label: string;
    readonly properties: Readonly<Record<string, string | number>>;
  }
  export function parse(text: string): BibtexEntry[];
}

declare module '@citation-js/plugin-bibtex/lib/input/entries.js' {
  import type { BibtexEntry } from '@citation-js/plugin-bibtex/lib/input/file.js';
  export function parse(
    entries: readonly BibtexEntry[],
  ): { readonly id: string; readonly [variable: string]: unknown }[];
}
