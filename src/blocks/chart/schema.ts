import * as v from 'valibot';
import { choice, list, text } from '../../deck/settings-schema.ts';
import { dataText, figureSchema, filter, groups, oneText, optionalText } from '../settings.ts';

/** Sorts of charts. */
export const CHART_TYPES = ['step', 'line', 'area', 'bar', 'point'] as const;

const NOTE = 'a group with `text`, and `at` or `figure`';

export const chartSchema = {
  ...figureSchema,
  type: choice(
    CHART_TYPES,
    'line',
    '`step` for counts that hold until the next one, `line` and `area` for what changes all the time, `bar` for things ' +
      'side by side, `point` for single measurements.',
  ),
  data: dataText,
  where: filter,
  x: text('The column along the axis: dates or numbers; in a bar chart the names of the bars. Without it the first.'),
  y: list(
    oneText,
    'a column or a list of columns',
    'The column of the values, or several: one line or bar each. Without it the second.',
  ),
  series: text('A column that says to which line, or to which colour of bars, a row belongs.'),
  names: v.optional(
    v.pipe(
      v.record(v.string(), v.string('text'), 'a group of `name: text` lines'),
      v.description('Words to show in place of the names of columns and series: `strength: Soldiers`.'),
    ),
    {},
  ),
  unit: text('What is counted, above the axis.'),
  now: list(
    oneText,
    'a name, a date, a range or a list of these',
    'What the slide is about, in magenta: a series, a bar, or a part of the line such as `2023-06..` or `1999..2004`.',
  ),
  notes: groups(
    { at: optionalText, series: optionalText, figure: optionalText, text: optionalText },
    NOTE,
    'Flags: `at` which date, number or bar; `figure`, a large number, at a bar the words in place of its value; `text`, some words; `series`, if there are several. ' +
      'A note without `at` stands where there is room.',
  ),
  lines: groups(
    { at: v.pipe(v.string('a number'), v.regex(/^-?\d+(\.\d+)?$/, 'a number')), text: optionalText },
    'a group with `at` and `text`',
    'Dashed lines across, to compare with: `at` which value, `text`.',
  ),
};
