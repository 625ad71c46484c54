import * as v from 'valibot';
import { list, text } from '../../deck/settings-schema.ts';
import { dataText, figureSchema, filter, groups, oneText, optionalText } from '../settings.ts';
import { SIGNS } from './signs.ts';

const texts = (expected: string) => v.union([oneText, v.array(oneText)], expected);
const sign = v.picklist(SIGNS, SIGNS.join(', '));

export const mapSchema = {
  ...figureSchema,
  region: list(
    oneText,
    'the name of a country or a list of these',
    'The country, or the countries, that the map shows, by their English names. Required.',
  ),
  names: v.optional(
    v.pipe(
      v.record(v.string(), v.string('text'), 'a group of `name: text` lines'),
      v.description('What to call countries in place of their English names: `Serbia: Srbija`. Empty leaves one out.'),
    ),
    {},
  ),
  data: dataText,
  where: filter,
  labels: list(
    oneText,
    'a column or a list of columns',
    'The columns of the data with the names of the places, one line each. Without it `name`.',
  ),
  places: groups(
    {
      row: optionalText,
      at: v.optional(texts('a latitude and a longitude, as in `42.89, 20.87`'), ''),
      label: v.optional(texts('text or a list of texts'), ''),
      sign: v.optional(sign, 'ring'),
      remark: optionalText,
      now: v.optional(v.picklist(['true', 'false'], 'true or false'), 'false'),
    },
    'a group with `row` or `at`',
    'The places: `row` names a row of the data by any of its cells (`*` stands for any text), `at` a latitude and a ' +
      'longitude; `label` one line or several, or `[3]{.blank}` for a circle that students fill; `sign`; `remark`, a last line in thin letters; `now: true` for the place ' +
      'that the slide is about. Without `places` all rows of the data, with the sign of their column `sign`.',
  ),
  signs: v.optional(
    v.pipe(
      v.record(sign, v.string('text'), 'a group of `sign: text` lines'),
      v.description(`What the signs mean, for the legend: ${SIGNS.map((name) => `\`${name}\``).join(', ')}.`),
    ),
    {},
  ),
  boundaries: groups(
    {
      between: v.pipe(v.array(oneText), v.length(2, 'two countries')),
      line: v.optional(v.picklist(['solid', 'dashed'], 'solid or dashed'), 'solid'),
      label: optionalText,
    },
    'a group with `between`',
    'How boundaries are drawn: `between` two countries, `line: dashed`, and a `label` for the legend.',
  ),
  legend: text('A heading above the legend.'),
};
