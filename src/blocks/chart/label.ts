/** The words of a note: a large figure, and some lines below it. */
import type { Metrics } from '../../deck/metrics.ts';
import { textWidth } from '../../deck/metrics.ts';
import type { Html } from '../../deck/model.ts';
import { escapeHtml } from '../../markdown/escape.ts';
import { balance, px, widest } from '../text.ts';

export const LABEL = 28;
export const LINE = 34;
const FIGURE = 64;

export interface Label {
  readonly figure: string;
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

export function labelOf(figure: string, text: string, width: number, metrics: Metrics): Label {
  const lines = text ? balance(text, 'text', LABEL, width, metrics) : [];
  const wide = Math.max(textWidth(figure, 'head', metrics) * FIGURE, widest(lines, 'text', LABEL, metrics));
  return { figure, lines, width: Math.ceil(wide), height: (figure ? 56 : 0) + lines.length * LINE };
}

/** `x` is the end of the lines that `anchor` names; `y` is the top. */
export function labelHtml(label: Label, x: number, y: number, anchor: 'start' | 'end', isNow: boolean): Html {
  const now = isNow ? ' now' : '';
  const end = anchor === 'end' ? ' text-anchor="end"' : '';
  const figure = label.figure
    ? `<text class="figure${now}" x="${px(x)}" y="${px(y + 48)}"${end}>${escapeHtml(label.figure)}</text>`
    : '';
  const top = y + (label.figure ? 56 : 0);
  return (
    figure +
    label.lines
      .map(
        (line, index) =>
          `<text class="note${now && !figure ? now : ''}" x="${px(x)}" y="${px(top + 26 + index * LINE)}"${end}>${escapeHtml(line)}</text>`,
      )
      .join('')
  );
}
