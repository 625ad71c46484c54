/** The part of the world that a map shows, cut out of the outlines of all countries. */
import { geoMercator } from 'd3-geo';
import type { Feature, FeatureCollection, Geometry, MultiLineString, MultiPolygon, Position } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';
import { nearestName } from '../../deck/nearest.ts';
import type { BlockContext, Room, WorldDetail } from '../context.ts';

export interface Region {
  readonly area: FeatureCollection;
  /** All countries in the frame, those of the region too. */
  readonly countries: readonly { readonly name: string; readonly geometry: MultiPolygon }[];
  /** By the names of the two countries; a coast has one name twice. */
  readonly lines: readonly { readonly between: readonly [string, string]; readonly geometry: MultiLineString }[];
}

type Named = GeometryObject<{ name: string }>;
type Outlines = Topology<{ countries: GeometryCollection<{ name: string }> }>;

/** Names that have changed since, or that are cut short. */
const NAMES: Readonly<Record<string, string>> = {
  Macedonia: 'North Macedonia',
  'Bosnia and Herz.': 'Bosnia and Herzegovina',
  eSwatini: 'Eswatini',
  'Central African Rep.': 'Central African Republic',
  'Dem. Rep. Congo': 'Democratic Republic of the Congo',
  'Dominican Rep.': 'Dominican Republic',
  'Eq. Guinea': 'Equatorial Guinea',
  'S. Sudan': 'South Sudan',
  'W. Sahara': 'Western Sahara',
};

/** Between the region and the frame. */
const MARGIN = 60;
/** Degrees; a larger region does not show finer outlines. */
const FINE = 12;

/** The names that the world knows of those wanted, and a near one for each that it does not. */
export interface UnknownCountry {
  readonly wanted: string;
  readonly nearest: string | undefined;
}

/** Cut out once, and kept: the world has 3.7 MB. */
export function cutOut(
  names: readonly string[],
  room: Room,
  { cache, world }: BlockContext,
): { readonly region?: Region; readonly unknown: readonly UnknownCountry[] } {
  const key = JSON.stringify([names, room]);
  const known = cache.get('map-region', key);
  if (known !== undefined) return { region: JSON.parse(known) as Region, unknown: [] };
  const coarse = readWorld('50m', world);
  const all = coarse.countries.map(({ name }) => name);
  const unknown = names.filter((wanted) => !all.includes(wanted));
  if (unknown.length) return { unknown: unknown.map((wanted) => ({ wanted, nearest: nearestName(wanted, all) })) };
  const [west, south, east, north] = frameOf(coarse, names, room);
  const isLarge = Math.max(east - west, north - south) > FINE;
  const around: Box = [west - 1, south - 1, east + 1, north + 1];
  const near = coarse.countries.filter(({ feature: { geometry } }) => within(geometry, around).coordinates.length > 0);
  const fine = (): World => readWorld('10m', world, new Set(near.map(({ name }) => name)));
  const region = cutFrom(isLarge ? coarse : fine(), names, room);
  cache.set('map-region', key, JSON.stringify(region));
  return { region, unknown: [] };
}

export const projectionFor = ({ area }: Pick<Region, 'area'>, { width, height }: Room) =>
  geoMercator().fitExtent(
    [
      [MARGIN, MARGIN],
      [width - MARGIN, height - MARGIN],
    ],
    area,
  );

const nameOf = (properties: { readonly name?: string } | null | undefined): string => {
  const name = properties?.name ?? '';
  return NAMES[name] ?? name;
};

interface World {
  readonly topology: Outlines;
  readonly countries: readonly { readonly name: string; readonly outline: Named; readonly feature: Feature }[];
}

/** The outlines of all countries, or of those named. */
function readWorld(detail: WorldDetail, world: BlockContext['world'], named?: ReadonlySet<string>): World {
  const topology = JSON.parse(world(detail)) as Outlines;
  const { geometries } = topology.objects.countries;
  const chosen = named ? geometries.filter(({ properties }) => named.has(nameOf(properties))) : geometries;
  const countries = chosen.map((outline) => ({
    name: nameOf(outline.properties),
    outline,
    feature: feature(topology, outline) as Feature,
  }));
  return { topology, countries };
}

const areaOf = ({ countries }: World, names: readonly string[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: countries.filter(({ name }) => names.includes(name)).map((country) => country.feature),
});

type Box = readonly [west: number, south: number, east: number, north: number];

function frameOf(world: World, names: readonly string[], room: Room): Box {
  const projection = projectionFor({ area: areaOf(world, names) }, room);
  const [west = 0, north = 0] = projection.invert?.([0, 0]) ?? [];
  const [east = 0, south = 0] = projection.invert?.([room.width, room.height]) ?? [];
  return [west, south, east, north];
}

function cutFrom(world: World, names: readonly string[], room: Room): Region {
  const frame = frameOf(world, names, room);
  const shown = world.countries
    .map((country) => ({ ...country, geometry: within(country.feature.geometry, frame) }))
    .filter(({ geometry }) => geometry.coordinates.length > 0);
  // Of the countries in the frame alone: what they share with others lies outside it.
  const outlines: GeometryCollection<{ name: string }> = {
    type: 'GeometryCollection',
    geometries: shown.map(({ outline }) => outline) as GeometryCollection<{ name: string }>['geometries'],
  };
  const pairOf = (one: unknown, other: unknown): string =>
    [nameOf((one as Named).properties), nameOf((other as Named).properties)].sort().join('\0');
  const pairs = new Set<string>();
  mesh(world.topology, outlines, (one, other) => {
    pairs.add(pairOf(one, other));
    return false;
  });
  const lines = [...pairs].map((pair) => {
    const [one = '', other = ''] = pair.split('\0');
    return {
      between: [one, other] as const,
      geometry: mesh(world.topology, outlines, (a, b) => pairOf(a, b) === pair),
    };
  });
  const countries = shown.map(({ name, geometry }) => ({ name, geometry }));
  return { area: areaOf(world, names), countries, lines };
}

/** The parts of a country that may lie in the frame. */
function within(geometry: Geometry, frame: Box): MultiPolygon {
  const polygons =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  return { type: 'MultiPolygon', coordinates: polygons.filter(([ring = []]) => touches(ring, frame)) };
}

function touches(points: readonly Position[], [west, south, east, north]: Box): boolean {
  const [xs, ys] = [points.map(([x = 0]) => x), points.map(([, y = 0]) => y)];
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  // What crosses the line of dates seems to go all around the globe: only its own points tell where it is.
  if (right - left > 180) return points.some(([x = 0, y = 0]) => x >= west && x <= east && y >= south && y <= north);
  return left <= east && right >= west && bottom <= north && top >= south;
}
