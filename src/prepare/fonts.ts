/** The theme's fonts, from their packages: their files, ranges, advances and coverage. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, type Font } from 'fontkit';
import subsetFont from 'subset-font';
import type { Metrics } from '../deck/metrics.ts';
import { hashedName } from '../site/assets.ts';
import { mathFonts, type PreparedFont } from './math.ts';

interface Cut {
  readonly stylesheet: string;
  /** See `FontFile.usedBy`. */
  readonly usedBy: string;
  /** The face whose advances are kept, if any. */
  readonly face?: 'head' | 'text' | 'strong';
}

const ITALIC = '<(?:em|i|cite|dfn|var|address)[ >]|italic';
const REFERENCES = 'data-layout="references"[\\s\\S]*<i>';
const VOICE = '<blockquote|data-layout="quote"|class="[^"]*\\bvoice\\b';

const CUTS: readonly Cut[] = [
  { stylesheet: '@fontsource/fira-sans-extra-condensed/600.css', usedBy: '', face: 'head' },
  { stylesheet: '@fontsource/fira-sans-extra-condensed/700.css', usedBy: 'class="outlined|\\bnumbered\\b' },
  { stylesheet: '@fontsource/fira-sans/400.css', usedBy: '', face: 'text' },
  { stylesheet: '@fontsource/fira-sans/400-italic.css', usedBy: ITALIC },
  { stylesheet: '@fontsource/fira-sans/600.css', usedBy: '', face: 'strong' },
  { stylesheet: '@fontsource-variable/piazzolla/wght.css', usedBy: VOICE },
  {
    stylesheet: '@fontsource-variable/piazzolla/wght-italic.css',
    usedBy: `(?:${VOICE})[\\s\\S]*(?:${ITALIC})|${REFERENCES}`,
  },
  { stylesheet: '@fontsource-variable/fira-code/wght.css', usedBy: '<(?:code|pre|kbd|samp|tt)[ >]' },
];

/**
 * Hyphens, arrows, signs of counting, shapes and ticks. The theme's own faces are cut to scripts and have next to none,
 * so these come from two fonts that go with them, under the names that a PDF gives them; what the first one has is not
 * taken from the second.
 */
const SIGNS = '\\u2010\\u2030-\\u2037\\u2190-\\u22FF\\u25A0-\\u25FF\\u2600-\\u27BF\\u27F0-\\u27FF';
const SIGN_FONTS = {
  'Noto Sans Math': '@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff2',
  'Noto Sans Symbols 2': '@fontsource/noto-sans-symbols-2/files/noto-sans-symbols-2-symbols-400-normal.woff2',
};

/** Needs no glyph: white space, controls, joiners, variation selectors, direction marks. */
const NO_GLYPH = '\\s\\p{Cc}\\p{Cf}\\u034F\\uFE00-\\uFE0F';

export async function prepareFonts(): Promise<{ readonly fonts: readonly PreparedFont[]; readonly metrics: Metrics }> {
  const fonts: PreparedFont[] = [];
  const advances: Record<string, Record<string, number>> = {};
  for (const { stylesheet, usedBy, face } of CUTS) {
    const faces = readFaces(stylesheet).map((found) => ({ ...found, usedBy }));
    fonts.push(...faces);
    if (face) advances[face] = Object.assign({}, ...faces.map(readAdvances)) as Record<string, number>;
  }
  const covered = Object.keys(advances.text ?? {}).filter((character) => advances.head?.[character] !== undefined);
  const points = new Set(covered.map((character) => character.codePointAt(0) ?? 0));
  fonts.push(...mathFonts());
  for (const [family, file] of Object.entries(SIGN_FONTS)) fonts.push(await cutSigns(family, file, points));
  return { fonts, metrics: { advances, missing: `[^${NO_GLYPH}${inClass(runsOf(points))}]` } };
}

/** The signs of a font that are not `covered` yet, as a small file of their own; they are covered then. */
async function cutSigns(family: string, file: string, covered: Set<number>): Promise<PreparedFont> {
  const source = readFileSync(createRequire(import.meta.url).resolve(file));
  const wanted = new RegExp(`[${SIGNS}]`, 'u');
  const points = (create(source) as Font).characterSet.filter(
    (point) => !covered.has(point) && wanted.test(String.fromCodePoint(point)),
  );
  // HarfBuzz draws a hyphen that does not break as one that does, where a font has no other.
  if (points.includes(0x2010)) points.push(0x2011);
  for (const point of points) covered.add(point);
  const bytes = await subsetFont(source, String.fromCodePoint(...points), { targetFormat: 'woff2' });
  const runs = runsOf(points);
  return {
    family,
    weight: '400',
    style: 'normal',
    range: runs.map((run) => `U+${run.map(hex).join('-')}`).join(','),
    characters: `[${inClass(runs)}]`,
    usedBy: '',
    file: hashedName('signs.woff2', bytes),
    bytes,
  };
}

function readFaces(stylesheet: string): Omit<PreparedFont, 'usedBy'>[] {
  const path = createRequire(import.meta.url).resolve(stylesheet);
  const css = readFileSync(path, 'utf8');
  return [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].map(([, body = '']) => {
    const value = (name: string): string => new RegExp(`${name}:\\s*([^;]+);`).exec(body)?.[1]?.trim() ?? '';
    const file = /url\(\.?\/?([^)]+\.woff2)\)/.exec(body)?.[1] ?? '';
    const bytes = readFileSync(join(dirname(path), file));
    const range = value('unicode-range');
    return {
      family: value('font-family').replace(/['"]/g, ''),
      weight: value('font-weight'),
      style: value('font-style') === 'italic' ? 'italic' : 'normal',
      range,
      characters: /-latin-(?!ext)/.test(file) ? '' : characterClass(range),
      file: hashedName(file, bytes),
      bytes,
    };
  });
}

/** `U+0100-02BA,U+1E00` → a character class. */
const characterClass = (range: string): string =>
  `[${range
    .split(/,\s*/)
    .map((part) => part.replace('U+', '').split('-'))
    .map(([from = '', to]) => (to ? `\\u{${from}}-\\u{${to}}` : `\\u{${from}}`))
    .join('')}]`;

/** The advances of the characters that the file has and that its range lets the browser take from it. */
function readAdvances({ bytes, range }: { bytes: Uint8Array; range: string }): Record<string, number> {
  const font = create(bytes) as Font;
  const within = new RegExp(characterClass(range), 'u');
  const advances: Record<string, number> = {};
  for (const point of font.characterSet) {
    const character = String.fromCodePoint(point);
    if (!within.test(character)) continue;
    advances[character] = Math.round((font.glyphForCodePoint(point).advanceWidth / font.unitsPerEm) * 1000);
  }
  return advances;
}

type Run = readonly [from: number] | readonly [from: number, to: number];

function runsOf(unsorted: Iterable<number>): Run[] {
  const points = [...unsorted].sort((a, b) => a - b);
  const runs: Run[] = [];
  for (let index = 0; index < points.length; index++) {
    const from = points[index] ?? 0;
    let to = from;
    while (points[index + 1] === to + 1) to = points[++index] ?? to;
    runs.push(to > from ? [from, to] : [from]);
  }
  return runs;
}

const inClass = (runs: readonly Run[]): string =>
  runs.map((run) => run.map((point) => `\\u{${hex(point)}}`).join('-')).join('');

const hex = (point: number): string => point.toString(16);
