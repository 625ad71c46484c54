declare module 'subset-font' {
  /** The font with the glyphs of `text` alone; without `targetFormat` in the format that it came in. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options?: { readonly targetFormat?: 'sfnt' | 'woff' | 'woff2' },
  ): Promise<Uint8Array>;
}
