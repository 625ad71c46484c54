/**
 * The words that a slide must show beside those that its page holds. Spaces, hyphens, case and the forms of letters
 * (ligatures, wide, composed) are no difference: justified, hyphenated or capital text is the same text.
 */
import type { ExpectedText } from './expected.ts';
import type { TextRun } from './pdf/document.ts';

export interface Comparison {
  /** What the page lacks, in the order of the slide. */
  readonly missing: readonly MissingText[];
  /** What stands on the page and is not the slide's, for example a note. */
  readonly surplus: readonly string[];
  /** The runs that show an empty box in place of a character. */
  readonly boxes: readonly TextRun[];
  /** True if the author wrote something and the page shows none of it. */
  readonly isBlank: boolean;
}

export interface MissingText {
  readonly expected: ExpectedText;
  readonly words: readonly string[];
}

interface Word {
  readonly text: string;
  readonly normal: string;
  readonly owner: ExpectedText;
}

/** In place of letters that were found, so that no word is found across them. */
const USED = '\0';

/** What is surplus without being a leak: fewer letters than this (marks of lists), or a Roman number with its point. */
const LEAST_LETTERS = 3;
const ROMAN = /^[ivxlcdm]+[.)]$/;

/**
 * `runs` are those of the page or pages that show the texts, in the order in which they are painted. `generated` are
 * strings that the page adds: headers, page numbers.
 */
export function compareText(
  expected: readonly ExpectedText[],
  runs: readonly TextRun[],
  generated: readonly string[] = [],
): Comparison {
  const page = createLetters(runs.map(({ text }) => normalize(text)));
  const nodes = expected.map((owner) => ({
    owner,
    normal: normalize(owner.text),
    isWord: !/\s/.test(owner.text.trim()),
  }));
  // The longest first, whole texts before their words: else a short one (the title "My rivers", the number 2) takes its
  // letters out of a long one (`my-rivers.html`, `x^2^`).
  const take = ({ normal, isWord = true }: { normal: string; isWord?: boolean }): boolean =>
    // Where a word is painted by itself it is that word, and not a piece of text that is drawn twice.
    (isWord && page.takeRun(normal)) || page.take(normal);
  const rest = longestFirst(nodes).filter((node) => !take(node));
  const lost = longestFirst(rest.flatMap(({ owner }) => wordsOf(owner))).filter((word) => !take(word));
  // Another text may have taken a word's letters for its own: nothing lacks where the page has it as often as the slide.
  const wanted = nodes.map(({ normal }) => normal).join(USED);
  const unseen = lost.filter(({ normal }) => page.count(normal) < countIn(wanted, normal));
  const missing = unseen.filter(({ normal, owner }) => !owner.isRightToLeft || !page.takeLetters(normal));
  // What is drawn twice, as shadows and outlines are, is the slide's own.
  const known = longestFirst([...nodes, ...generated.map((text) => ({ normal: normalize(text) }))]);
  for (const { normal } of known) while (normal.length > 1 && page.take(normal));
  const own = nodes.map(({ normal }) => normal).join('');
  return {
    missing: byOwner(expected, missing),
    surplus: runs.filter((_, index) => isLeak(page.rest(index), own)).map(({ text }) => text.trim()),
    boxes: runs.filter(({ emptyBoxes }) => emptyBoxes > 0),
    isBlank: missing.length > 0 && isBlank(expected.flatMap(wordsOf), missing),
  };
}

/** Decomposed, so that texts may be joined afterwards. */
export function normalize(text: string): string {
  return text.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKD').replaceAll('ς', 'σ').replace(UNSEEN, '');
}

/** Space, what only formats, private signs, hyphens; and accents that capitals lose (Greek) or gain (Turkish). */
const UNSEEN = /[\0\s\p{Cf}\p{Co}\ufffd\-‐‑−]|(?<=i)\u0307|(?<=[α-ω])\u0301/gu;

/** The letters of a page, run after run, of which each can be taken once. */
function createLetters(texts: readonly string[]) {
  const all = texts.join('');
  let letters = all;
  const starts: number[] = [];
  let start = 0;
  for (const text of texts) {
    starts.push(start);
    start += text.length;
  }
  const take = (text: string): boolean => {
    const at = letters.indexOf(text);
    if (at >= 0) letters = letters.slice(0, at) + USED.repeat(text.length) + letters.slice(at + text.length);
    return at >= 0;
  };
  /** Takes a run that is this text and no other. */
  const takeRun = (text: string): boolean => {
    const at = texts.findIndex((run, index) => run === text && letters.startsWith(text, starts[index]));
    const from = starts[at];
    if (from !== undefined)
      letters = letters.slice(0, from) + USED.repeat(text.length) + letters.slice(from + text.length);
    return from !== undefined;
  };
  /** Takes the letters of a text wherever they are, all or none. */
  const takeLetters = (text: string): boolean => {
    const before = letters;
    const isThere = Array.from(text.match(/[\p{L}\p{N}]/gu) ?? []).every(take);
    if (!isThere) letters = before;
    return isThere;
  };
  const rest = (index: number): string => letters.slice(starts[index], starts[index + 1]).replaceAll(USED, '');
  /** How often it is on the page, whoever took it. */
  const count = (text: string): number => countIn(all, text);
  return { take, takeRun, takeLetters, count, rest };
}

const countIn = (texts: string, text: string): number => texts.split(text).length - 1;

const longestFirst = <T extends { readonly normal: string }>(texts: readonly T[]): T[] =>
  [...texts].sort((a, b) => b.normal.length - a.normal.length);

const wordsOf = (owner: ExpectedText): Word[] =>
  owner.text
    .split(/\s+/)
    .map((text) => ({ text, normal: normalize(text), owner }))
    .filter(({ normal }) => normal !== '');

/** Half a word, its rest cut off, is the slide's own: its word is missing. */
const isLeak = (rest: string, own: string): boolean =>
  (rest.match(/\p{L}/gu)?.length ?? 0) >= LEAST_LETTERS && !ROMAN.test(rest) && !own.includes(rest);

function byOwner(expected: readonly ExpectedText[], words: readonly Word[]): MissingText[] {
  return expected.flatMap((owner) => {
    const own = new Set(words.filter((word) => word.owner === owner).map(({ text }) => text));
    const inOrder = owner.text.split(/\s+/).filter((word) => own.has(word));
    return inOrder.length > 0 ? [{ expected: owner, words: inOrder }] : [];
  });
}

/** Without places in the HTML, all of it counts as the author's. */
function isBlank(words: readonly Word[], missing: readonly Word[]): boolean {
  const placed = words.filter(({ owner }) => owner.at !== '');
  const own = placed.length > 0 ? placed : words;
  return own.every((word) => missing.some(({ owner, text }) => owner === word.owner && text === word.text));
}
