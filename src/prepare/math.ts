/** KaTeX's stylesheet and fonts, each font with the classes of the formulas that need it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FontFile } from '../render/kit.ts';
import { hashedName } from '../site/assets.ts';

export interface PreparedFont extends Omit<FontFile, 'read'> {
  readonly bytes: Uint8Array;
}

/** By file; the classes as KaTeX's stylesheet gives fonts to them. */
const USED_BY: Readonly<Record<string, string>> = {
  'AMS-Regular': 'amsrm|mathbb|textbb',
  'Caligraphic-Bold': 'boldcal|mathcal[^"]*(?:mathbf|boldsymbol)',
  'Caligraphic-Regular': 'mathcal',
  'Fraktur-Bold': 'mathboldfrak|textboldfrak',
  'Fraktur-Regular': 'mathfrak|textfrak',
  'Main-Bold': 'mathbf|textbf',
  'Main-BoldItalic': 'textbf[^"]*textit|textit[^"]*textbf',
  'Main-Italic': 'mathit|textit',
  'Main-Regular': 'katex',
  'Math-BoldItalic': 'boldsymbol',
  'Math-Italic': 'mathnormal',
  'SansSerif-Bold': 'mathboldsf|textboldsf|textsf[^"]*textbf',
  'SansSerif-Italic': 'mathitsf|mathsfit|textitsf|textsf[^"]*textit',
  'SansSerif-Regular': 'mathsf|textsf',
  'Script-Regular': 'mathscr|textscr',
  // `sizing reset-size6 size3` is a size of letters.
  'Size1-Regular': 'delimsizing size1|delim-size1|small-op',
  'Size2-Regular': 'delimsizing size2|large-op',
  'Size3-Regular': 'delimsizing size3',
  'Size4-Regular': 'delimsizing size4|delim-size4',
  'Typewriter-Regular': 'mathtt|texttt',
};

const stylesheet = createRequire(import.meta.url).resolve('katex/dist/katex.min.css');

export function mathFonts(): PreparedFont[] {
  const css = readFileSync(stylesheet, 'utf8');
  return [...css.matchAll(/@font-face\{([^}]*)\}/g)].map(([, face = '']): PreparedFont => {
    const value = (name: string): string => new RegExp(`${name}:([^;}]+)`).exec(face)?.[1] ?? '';
    const file = /url\(fonts\/(KaTeX_([\w-]+)\.woff2)\)/.exec(face);
    const usedBy = USED_BY[file?.[2] ?? ''];
    if (!file?.[1] || !usedBy) throw new Error(`KaTeX has a font that nothing is known of: ${face}`);
    const bytes = readFileSync(join(dirname(stylesheet), 'fonts', file[1]));
    return {
      family: value('font-family').replace(/["']/g, ''),
      weight: value('font-weight'),
      style: value('font-style') === 'italic' ? 'italic' : 'normal',
      range: 'U+0-10FFFF',
      characters: '',
      usedBy: `class="(?:[^"]* )?(?:${usedBy})\\b`,
      isBound: true,
      file: hashedName(file[1], bytes),
      bytes,
    };
  });
}

/** The rules without the fonts, which decks carry as they need them. */
export const mathStyles = (): string =>
  readFileSync(stylesheet, 'utf8')
    .replace(/@font-face\{[^}]*\}/g, '')
    .trim();
