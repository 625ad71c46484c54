/**
 * Makes texts comparable: no case, no accents on Latin, Greek and Cyrillic letters ("decan" finds "Deçan"), plain
 * quotes. Marks of other scripts stay, where they are letters rather than accents.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u00ad\u200b]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[đłøıßæœ]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/[\u0300-\u036f]/g, '');
}

/** The slides (by index) whose folded text holds all words of the query, in order. */
export function findSlides(folded: readonly string[], query: string): number[] {
  const words = foldText(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return folded.flatMap((text, index) => (words.every((word) => text.includes(word)) ? [index] : []));
}

/** The hit after (or before) the current slide; at the end it starts again. */
export function nextHit(hits: readonly number[], current: number, backwards = false): number | undefined {
  if (backwards) return hits.findLast((hit) => hit < current) ?? hits.at(-1);
  return hits.find((hit) => hit > current) ?? hits[0];
}

/** Letters that Unicode does not take apart. */
const plainLetters: Readonly<Record<string, string>> = {
  đ: 'd',
  ł: 'l',
  ø: 'o',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};
