/** The picture of a map: land, boundaries, degrees, signs, and names that find their places. */
import { geoPath } from 'd3-geo';
import type { Geometry } from 'geojson';
import type { Metrics } from '../../deck/metrics.ts';
import type { Html } from '../../deck/model.ts';
import { escapeHtml } from '../../markdown/escape.ts';
import type { BlockContext, Room } from '../context.ts';
import { crosses, grown, type Line, type Rect, rect } from '../place.ts';
import { balance, px, widest } from '../text.ts';
import { GAP_RADIUS, LINE } from './candidates.ts';
import { type Country, countryNames } from './countries.ts';
import { degrees, type Projection, scaleBar } from './frame.ts';
import { type PlacedLabel, placeLabels } from './labels.ts';
import type { Name, Place } from './places.ts';
import { projectionFor, type Region } from './region.ts';
import { moveApart, RADIUS, signHtml } from './signs.ts';

export interface MapInput {
  readonly region: readonly string[];
  readonly names: Readonly<Record<string, string>>;
  readonly places: readonly Place[];
  readonly dashed: readonly (readonly string[])[];
  readonly room: Room;
}

export interface DrawnMap {
  readonly content: Html;
  /** Indices of the places whose names lie on something, and of those outside the frame. */
  readonly collisions: readonly number[];
  readonly outside: readonly number[];
}

export function drawMap(input: MapInput, region: Region, { metrics, lang }: BlockContext): DrawnMap {
  const { room } = input;
  const { width, height } = room;
  const projection = projectionFor(region, room).clipExtent([
    [-20, -20],
    [width + 20, height + 20],
  ]);
  const path = geoPath(projection).digits(1);
  const projected: Projection = {
    project: (longitude, latitude) => projection([longitude, latitude]) ?? [0, 0],
    invert: (x, y) => projection.invert?.([x, y]) ?? [0, 0],
  };
  const isOwn = (name: string): boolean => input.region.includes(name);
  const isDashed = (between: readonly string[]): boolean =>
    input.dashed.some((pair) => pair.every((name) => between.includes(name)));

  const land = region.countries.map(({ name, geometry }) => shape(isOwn(name) ? 'land own' : 'land', path(geometry)));
  const lines = region.lines.map(({ between, geometry }) => {
    const own = between.some(isOwn) ? (between.every(isOwn) && between[0] !== between[1] ? ' inner' : ' own') : '';
    return { own, html: shape(`boundary${own}${isDashed(between) ? ' dashed' : ''}`, path(geometry)) };
  });
  const shown = rect(0, 0, width, height);
  const boundaries = linesOf(region, projected, shown, (between) => between.some(isOwn));
  const thin = linesOf(region, projected, shown, (between) => !between.some(isOwn));
  const all = [...boundaries, ...thin];
  const places = input.places.map(({ longitude, latitude }) => projected.project(longitude, latitude));
  const points = moveApart(places);
  const signs = points.map(([x, y]) => grown(rect(x, y, 0, 0), RADIUS));
  const ticks = degrees(room, projected, all, lang, metrics);
  const scale = scaleBar(room, projected, all, [...ticks.taken, ...signs], lang, metrics);
  const edge = [...ticks.taken, ...scale.taken];
  const texts = input.places.map((place) => textsOf(place, room, metrics));
  const labels = placeLabels(
    points.map(([x, y], index) => ({
      x,
      y,
      isGap: texts[index]?.[0]?.isGap === true,
      widths: (texts[index] ?? []).map(({ text, kind, isGap }) =>
        isGap ? 2 * GAP_RADIUS : widest([text], FACES[kind], SIZE, metrics),
      ),
    })),
    { frame: rect(12, 8, width - 24, height - 16), boundaries, thin, taken: edge },
  );
  const leaders = labels.flatMap(({ leader }) => (leader ? [leader] : []));
  const countries = region.countries
    .filter(({ name }) => input.names[name] !== '')
    .map(
      ({ name, geometry }): Country => ({
        name: input.names[name] ?? name,
        isOwn: isOwn(name),
        rings: ringsOf(geometry, projected, room),
      }),
    )
    .sort((one, other) => Number(other.isOwn) - Number(one.isOwn));
  const taken = [...labels.flatMap(({ lines }) => lines), ...signs, ...edge];
  const content = [
    `<rect class="sea" width="${width}" height="${height}"/>`,
    ...land,
    ...lines.filter(({ own }) => !own).map(({ html }) => html),
    ...lines.filter(({ own }) => own).map(({ html }) => html),
    ticks.html,
    scale.html,
    countryNames(countries, room, taken, { strict: [...boundaries, ...leaders], thin }, metrics),
    ...leaders.map(([x1, y1, x2, y2]) => shape('leader', `M${px(x1)} ${px(y1)}L${px(x2)} ${px(y2)}`)),
    ...input.places.map(({ sign, isNow }, index) =>
      signHtml(sign, points[index]?.[0] ?? 0, points[index]?.[1] ?? 0, isNow),
    ),
    ...labels.map((label, index) => labelHtml(label, texts[index] ?? [])),
    `<rect class="neat-line" x="1.5" y="1.5" width="${width - 3}" height="${height - 3}"/>`,
  ];
  const isOutside = ([x, y]: readonly [number, number]): boolean => x < 0 || y < 0 || x > width || y > height;
  return {
    content: content.join(''),
    collisions: labels.flatMap(({ collides }, index) =>
      collides && !isOutside(places[index] ?? [0, 0]) ? [index] : [],
    ),
    outside: places.flatMap((point, index) => (isOutside(point) ? [index] : [])),
  };
}

const shape = (name: string, d: string | null): Html => (d ? `<path class="${name}" d="${d}"/>` : '');

interface Text extends Name {
  readonly kind: 'place' | 'remark';
}

const FACES = { place: 'strong', remark: 'text' } as const;
const SIZE = 28;
/** A remark that is wider than this share of the map has several lines. */
const REMARK = 0.29;

function textsOf({ names, remark }: Place, { width }: Room, metrics: Metrics): Text[] {
  const [first] = names;
  // A circle to write in stands alone.
  if (first?.isGap) return [{ ...first, kind: 'place' }];
  const lines = balance(remark, FACES.remark, SIZE, REMARK * width, metrics);
  return [
    ...names.map((name): Text => ({ ...name, kind: 'place' })),
    ...lines.map((text): Text => ({ text, lang: '', kind: 'remark' })),
  ];
}

function labelHtml({ lines, anchor }: PlacedLabel, texts: readonly Text[]): Html {
  const [line] = lines;
  if (line && texts[0]?.isGap) {
    const [cx, cy] = [(line.left + line.right) / 2, (line.top + line.bottom) / 2];
    const { text } = texts[0];
    const words = `<text class="place" x="${px(cx)}" y="${px(cy + 10)}" text-anchor="middle">${escapeHtml(text)}</text>`;
    return `<circle class="blank" cx="${px(cx)}" cy="${px(cy)}" r="${GAP_RADIUS}"/>${text && words}`;
  }
  return texts
    .map(({ text, lang, kind }, index) => {
      const { left, top, right } = lines[index] ?? rect(0, 0, 0, LINE);
      const x = px(anchor === 'start' ? left : anchor === 'end' ? right : (left + right) / 2);
      const own = lang ? ` lang="${escapeHtml(lang)}"` : '';
      return `<text class="${kind}"${own} x="${x}" y="${px(top + 25)}" text-anchor="${anchor}">${escapeHtml(text)}</text>`;
    })
    .join('');
}

/** Boundaries on the map in short pieces, which names keep clear of. */
function linesOf(
  { lines }: Region,
  { project }: Projection,
  shown: Rect,
  wanted: (between: readonly string[]) => boolean,
): Line[] {
  return lines
    .filter(({ between }) => wanted(between))
    .flatMap(({ geometry }) => geometry.coordinates)
    .flatMap((line) => {
      const points = line.map(([longitude = 0, latitude = 0]) => project(longitude, latitude));
      return points
        .slice(1)
        .map((point, index): Line => [...(points[index] ?? point), ...point])
        .filter((piece) => crosses(piece, shown));
    });
}

/** The outlines that reach into the frame. */
function ringsOf(geometry: Geometry, { project }: Projection, { width, height }: Room): Country['rings'] {
  const polygons =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  return polygons
    .flat()
    .map((ring) => ring.map(([longitude = 0, latitude = 0]) => project(longitude, latitude)))
    .filter((ring) => {
      const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
      return Math.min(...xs) < width && Math.max(...xs) > 0 && Math.min(...ys) < height && Math.max(...ys) > 0;
    });
}
