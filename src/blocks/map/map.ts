/** ```` ```map ````: a country with its neighbours, and places on it. */

import { intl } from '../../deck/dates.ts';
import type { FencedBlock, Html } from '../../deck/model.ts';
import { didYouMean } from '../../deck/nearest.ts';
import { wordsOf } from '../../deck/words.ts';
import { escapeHtml } from '../../markdown/escape.ts';
import type { BlockContext, Room } from '../context.ts';
import { dataTable, drawOnce, figureHtml, svgHtml } from '../figure.ts';
import type { BlockKind } from '../registry.ts';
import { type BlockSettings, readSettings } from '../settings.ts';
import type { DrawnMap, MapInput } from './draw.ts';
import { languageOf, type Place, readPlaces } from './places.ts';
import type { mapSchema as MapSchema } from './schema.ts';
import { mapSchema } from './schema.ts';
import { signHtml } from './signs.ts';

export const map: BlockKind = { render };

/** A map that is the slide's only content stands beside its heading, from top to bottom. */
const WHOLE = { '16:9': { width: 1120, height: 824 }, '4:3': { width: 848, height: 774 } } as const;

async function render(block: FencedBlock, context: BlockContext): Promise<Html> {
  const settings = readSettings(block, mapSchema, context);
  if (!settings) return '';
  const { values, spanOf } = settings;
  if (values.region.length === 0) {
    const hint = 'Name the country that it shows: `region: Kosovo`.';
    context.report({ severity: 'error', rule: 'no-data', message: 'This map has no `region`', hint, span: block.span });
    return '';
  }
  const written = await readPlaces(block, settings, context);
  if (!written) return '';
  const places = written.map(({ place }) => place);
  const room = roomFor(context);
  const input: MapInput = {
    region: values.region,
    names: values.names,
    places,
    dashed: values.boundaries.filter(({ line }) => line === 'dashed').map(({ between }) => between),
    room,
  };
  const pairs = values.boundaries.map(({ between }) => between);
  const words = [values.title, values.description, values.labels, values.signs, values.boundaries, values.legend];
  const inside = await drawOnce('map', [input, words], context, async (told) => {
    const { cutOut } = await import('./region.ts');
    const { region, unknown } = cutOut(values.region, room, told);
    for (const { wanted, nearest } of unknown) {
      told.report({
        severity: 'error',
        rule: 'unknown-region',
        message: `There is no country \`${wanted}\``,
        hint: nearest ? `Did you mean \`${nearest}\`?` : 'Countries have their English names, as in `North Macedonia`.',
        span: spanOf('region', values.region.indexOf(wanted)),
      });
    }
    if (!region) return '';
    for (const [index, between] of pairs.entries()) {
      if (region.lines.some((line) => between.every((name) => line.between.includes(name)))) continue;
      const names = region.countries.map(({ name }) => name);
      const stray = between.find((name) => !names.includes(name));
      told.report({
        severity: 'error',
        rule: 'unknown-region',
        message: `There is no boundary between ${between.join(' and ')} on this map`,
        hint: (stray && didYouMean(stray, names)) ?? `On this map are ${names.join(', ')}.`,
        span: spanOf('boundaries', index, 'between'),
      });
    }
    const { drawMap } = await import('./draw.ts');
    const drawn = drawMap(input, region, told);
    tell(drawn, written, told);
    return svgHtml(room, values, drawn.content) + tableHtml(settings, places, told) + legendHtml(settings, places);
  });
  const { attributes } = block;
  const classes = context.room.isWhole ? [...attributes.classes, 'whole'] : attributes.classes;
  return figureHtml({ ...block, attributes: { ...attributes, classes } }, values, inside, context);
}

function roomFor({ room, size }: BlockContext): Room {
  if (room.isWhole) return WHOLE[size];
  return { width: room.width, height: Math.max(300, Math.min(room.height - 140, Math.round(room.width * 0.75))) };
}

function tell(
  { collisions, outside }: DrawnMap,
  written: NonNullable<Awaited<ReturnType<typeof readPlaces>>>,
  { report }: BlockContext,
): void {
  for (const index of outside) {
    const span = written[index]?.span;
    report({
      severity: 'warning',
      rule: 'outside-map',
      message: 'This place lies outside the map',
      hint: 'Leave it out, or name its country under `region` as well.',
      ...(span && { span }),
    });
  }
  for (const index of collisions) {
    const span = written[index]?.span;
    report({
      severity: 'warning',
      rule: 'crowded',
      message: `The name of this place finds no free room: ${written[index]?.place.names[0]?.text ?? ''}`,
      hint: 'Leave out a neighbour of it, or make names and remarks shorter.',
      ...(span && { span }),
    });
  }
}

type Settings = BlockSettings<typeof MapSchema>;

/** Signs that are on the map and have a meaning, and boundaries that have a name. */
function legendHtml({ values }: Settings, places: readonly Place[]): Html {
  const item = (drawing: Html, text: string): Html =>
    `<li><svg class="key" aria-hidden="true" viewBox="0 0 44 44" width="44" height="44">${drawing}</svg><span>${escapeHtml(text)}</span></li>`;
  const items = [
    ...Object.entries(values.signs).flatMap(([name, text]) => {
      const shown = places.filter((place) => place.sign === name);
      const [sign] = shown;
      // Magenta if all places with the sign are.
      return sign
        ? [
            item(
              signHtml(
                sign.sign,
                22,
                22,
                shown.every(({ isNow }) => isNow),
              ),
              text,
            ),
          ]
        : [];
    }),
    ...values.boundaries
      .filter(({ label }) => label)
      .map(({ line, label }) =>
        item(`<path class="boundary own${line === 'dashed' ? ' dashed' : ''}" d="M0 22H44"/>`, label),
      ),
  ];
  if (items.length === 0) return '';
  return `${values.legend && `<p class="legend-title">${escapeHtml(values.legend)}</p>`}<ul class="legend">${items.join('')}</ul>`;
}

function tableHtml({ values }: Settings, places: readonly Place[], { lang }: BlockContext): Html {
  const words = wordsOf(lang);
  const most = Math.max(1, ...places.map(({ names }) => names.length));
  const heads = Array.from({ length: most }, (_, index) => headOf(values.labels[index], index, lang));
  const hasRemarks = places.some(({ remark }) => remark);
  const row = ({ names, remark, latitude, longitude }: Place): string[] => [
    ...Array.from({ length: most }, (_, index) => names[index]?.text ?? ''),
    ...(hasRemarks ? [remark] : []),
    `${latitude}, ${longitude}`,
  ];
  // Under the legend's words, which may be true of the places together alone: "two drawn at their town".
  const groups = [
    { name: '', rows: places.filter(({ sign }) => !values.signs[sign]).map(row) },
    ...Object.entries(values.signs).map(([sign, name]) => ({
      name,
      rows: places.filter((place) => name && place.sign === sign).map(row),
    })),
  ];
  return places.length
    ? dataTable(
        values,
        [...heads, ...(hasRemarks ? [words.note] : []), words.position],
        groups.filter(({ rows }) => rows.length > 0),
      )
    : `<div class="data"><p>${escapeHtml(values.description)}</p></div>`;
}

/** "Albanian" over the names of the column `name_sq`; the column itself where it names no language. */
function headOf(column: string | undefined, index: number, lang: string): string {
  const language = column && languageOf(column);
  if (!language) return column ?? (index === 0 ? wordsOf(lang).name : '');
  return intl(lang, (tag) => {
    const name = new Intl.DisplayNames([tag], { type: 'language' }).of(language) ?? column;
    return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
  });
}
