/** ```` ```chart ````: counts and measurements as lines, areas, bars or points. */

import { formatNumber } from '../../deck/dates.ts';
import type { FencedBlock, Html } from '../../deck/model.ts';
import { wordsOf } from '../../deck/words.ts';
import type { BlockContext, Room } from '../context.ts';
import { dataTable, drawOnce, type FigureWords, figureHtml, roomAbove, svgHtml } from '../figure.ts';
import type { BlockKind } from '../registry.ts';
import { readSettings } from '../settings.ts';
import { chooseRows, readTable } from '../table.ts';
import { type ChartData, type ChartSettings, isAbout, placeOnAxis, readChartData, shown } from './data.ts';
import { chartSchema } from './schema.ts';
import { readSubject, type Subject } from './subject.ts';

export interface Note {
  readonly index: number;
  /** Undefined: anywhere. */
  readonly at: number | undefined;
  readonly series: string;
  readonly figure: string;
  readonly text: string;
}

/** All that a chart is drawn from. */
export interface ChartInput {
  readonly type: ChartSettings['type'];
  readonly data: ChartData;
  readonly subject: Subject;
  readonly notes: readonly Note[];
  readonly lines: readonly { readonly at: number; readonly text: string }[];
  readonly unit: string;
  readonly room: Room;
}

export interface Drawing extends Room {
  readonly content: Html;
  /** Notes for which no free place was found. */
  readonly crowded: readonly Note[];
}

export const chart: BlockKind = { render };

async function render(block: FencedBlock, context: BlockContext): Promise<Html> {
  const settings = readSettings(block, chartSchema, context);
  if (!settings) return '';
  const { values, spanOf } = settings;
  if (!values.data) {
    context.report({
      severity: 'error',
      rule: 'no-data',
      message: 'This chart has no `data`',
      hint: 'Name a CSV file of the deck, `data: data/counts.csv`, or write lines of CSV below `data: |`.',
      span: block.span,
    });
    return '';
  }
  const table = await readTable(values.data, spanOf('data'), block, context);
  const rows = table && chooseRows(table, values.where, (column) => spanOf('where', column), context.report);
  const data = rows && readChartData(table, rows, settings, context);
  if (!data) return '';
  const notes = values.notes.map((note, index): Note => {
    const at = note.at ? placeOnAxis(note.at, data, spanOf('notes', index, 'at'), context.report) : undefined;
    return { ...note, index, at };
  });
  const lines = values.lines.map(({ at, text }) => ({ at: Number(at), text }));
  const subject = readSubject(settings, data, context);
  const room = roomAbove(context.room, values, context);
  const input: ChartInput = { type: values.type, data, subject, notes, lines, unit: values.unit, room };
  const words: FigureWords = values;
  const inside = await drawOnce('chart', [input, values.title, values.description], context, async (told) => {
    const { drawChart } = await import('./draw.ts');
    const drawing = drawChart(input, told);
    for (const { index } of drawing.crowded) {
      told.report({
        severity: 'warning',
        rule: 'crowded',
        message: 'There is no free place for this note',
        hint: 'Make it shorter, or take another one away.',
        span: spanOf('notes', index),
      });
    }
    return svgHtml(drawing, words, drawing.content) + tableHtml(input, words, told);
  });
  return figureHtml(block, words, inside, context);
}

/**
 * A note in words: after its series where the row is about several, and with its figure, read on as in the drawing, where
 * the row does not have it already.
 */
function said({ figure, series, text }: Note, cells: readonly string[] = []): string {
  const words = [cells.includes(figure) ? '' : figure, text].filter(Boolean).join(' ');
  return series && words && cells.filter(Boolean).length > 1 ? `${series}: ${words}` : words;
}

/** "over 50" says more than the 50 that is drawn. */
const isSaidBy = (figure: string, value: string): boolean =>
  figure.endsWith(value) && !/\d/.test(figure.slice(0, -value.length));

function tableHtml({ data, notes, lines }: ChartInput, words: FigureWords, { lang }: BlockContext): Html {
  const { series, scale } = data;
  const rows = new Map<string, { readonly x: number; readonly cells: string[] }>();
  for (const [index, { name, points }] of series.entries()) {
    for (const { x, given, y } of points) {
      const row = rows.get(given) ?? { x, cells: series.map(() => '') };
      const value = formatNumber(y, lang);
      const note = notes.find((note) => isAbout(note, x, name) && isSaidBy(note.figure, value));
      row.cells[index] = note?.figure ?? value;
      rows.set(given, row);
    }
  }
  const heads = [data.xName, ...(series.length > 1 ? series.map(({ name }) => name) : [data.yName])];
  const ordered = [...rows].sort(([, one], [, other]) => one.x - other.x);
  const flags = ordered.map(([, { x, cells }]) =>
    notes
      .filter(({ at }) => at === x)
      .map((note) => said(note, cells))
      .filter(Boolean),
  );
  const hasFlags = flags.some((texts) => texts.length > 0);
  const isFlag = ({ at }: Note): boolean => ordered.some(([, { x }]) => x === at);
  const table = ordered.map(([given, { cells }], index) => [
    shown(given, scale, lang),
    ...cells,
    ...(hasFlags ? [(flags[index] ?? []).join('; ')] : []),
  ]);
  const remarks = [
    ...notes.filter((note) => !isFlag(note)).map((note) => said(note)),
    ...lines.map(({ at, text }) => text || formatNumber(at, lang)),
  ];
  return dataTable(words, hasFlags ? [...heads, wordsOf(lang).note] : heads, [{ rows: table }], {
    remarks,
    figures: series.length,
  });
}
