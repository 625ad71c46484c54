import { styleText } from 'node:util';
import type { Severity } from '../problems.ts';

/** Ways to set off a piece of text. */
export type Paint = (style: Severity | 'bold' | 'dim' | 'mark', text: string) => string;

export const paintNothing: Paint = (_, text) => text;

const styles = { error: ['bold', 'red'], warning: ['bold', 'yellow'], bold: 'bold', dim: 'dim', mark: 'red' } as const;

export const paintForTerminal: Paint = (style, text) =>
  // From Node 22 on it would ask standard output whether it is a terminal; the caller has decided already.
  text === '' ? '' : styleText([...[styles[style]].flat()], text, { validateStream: false });

/** Signs that would steer the terminal or turn the direction of the text become visible. */
export const harmless = (text: string): string =>
  text
    .replace(/[\0-\x08\x0B-\x1F]/g, (sign) => String.fromCharCode(0x2400 + sign.charCodeAt(0)))
    .replace(/[\x7F-\x9F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '\uFFFD');
