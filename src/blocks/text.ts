/** Text in drawings: how wide it is, and where it breaks. */
import { type Face, type Metrics, textWidth } from '../deck/metrics.ts';

/** Lines that are no wider than `width` pixels, as far as words allow. */
export function wrap(text: string, face: Face, size: number, width: number, metrics: Metrics): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.trim().split(/[ \n\t]+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && textWidth(longer, face, metrics) * size > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
}

/** The same in lines that are about equally long. */
export function balance(text: string, face: Face, size: number, width: number, metrics: Metrics): string[] {
  let best = wrap(text, face, size, width, metrics);
  for (let narrower = width - 8; narrower > width / 3; narrower -= 8) {
    const lines = wrap(text, face, size, narrower, metrics);
    if (lines.length > best.length || widest(lines, face, size, metrics) > width) break;
    best = lines;
  }
  return best;
}

/** In pixels. */
export const widest = (lines: readonly string[], face: Face, size: number, metrics: Metrics): number =>
  lines.reduce((most, line) => Math.max(most, textWidth(line, face, metrics) * size), 0);

/** A number for an attribute. */
export const px = (value: number): string => String(Math.round(value * 10) / 10);
