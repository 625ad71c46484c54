import { describe, expect, it, test } from 'vitest';
import { crosses, type Line } from '../../../src/blocks/place.ts';
import { boxesOf, collisions, draw, placesOf, textOf } from '../drawing.ts';

const WORDS = 'title: Where things are\ndescription: A country and some places.\n';
const SITES =
  'name_sq,name_sr,lat,lon,kind,source\n' +
  'Prishtinë,Priština,42.6667,21.1667,town,x\n' +
  'Peja / Pejë,Peć,42.66,20.3,town,x\n' +
  'Zveçan,Zvečan,42.90889,20.83889,place,x\n' +
  'Mitrovicë,Kosovska Mitrovica,42.89167,20.86611,bridge,x\n' +
  'Banjskë,Banjska,42.97333,20.78083,place,x\n' +
  'Jarinjë,Jarinje,43.21861,20.69167,crossing,x\n' +
  'Bërnjak,Brnjak,42.93417,20.57111,crossing,x\n' +
  'Merdar,Merdare,42.94814,21.25639,crossing,x\n' +
  'Prizren,Prizren,42.2167,20.7333,town,x\n';

const map = (
  yaml: string,
  files: Record<string, string> = { 'sites.csv': SITES },
  size: '16:9' | '4:3' = '16:9',
  lang = 'en',
) => draw('map', WORDS + yaml, { files, size, lang });

const DATA = 'region: Kosovo\ndata: sites.csv\nlabels: [name_sq, name_sr]\n';
const sizeOf = (classes: string): number => (classes.includes('degree') ? 24 : 28);

describe('a map', () => {
  it('shows a country among its neighbours, which have names of today', async () => {
    const { html, problems } = await map('region: Kosovo');
    expect(problems).toEqual([]);
    expect(html).toMatch(/^<figure class="drawing map whole"><svg role="img" viewBox="0 0 1120 824"/);
    expect(html).toContain('<desc>A country and some places.</desc>');
    expect(html.match(/<path class="land own"/g)).toHaveLength(1);
    expect(textOf(html)).toMatch(/\|SERBIA\|/);
    expect(textOf(html)).toMatch(/\|MONTENEGRO\|/);
    expect(textOf(html)).toMatch(/\|ALBANIA\|/);
    expect(textOf(html)).toMatch(/\|NORTH MACEDONIA\||\|NORTH\|MACEDONIA\|/);
  });

  it('calls neighbours what the deck calls them, or nothing', async () => {
    const { html } = await map('region: Kosovo\nnames: {Serbia: Srbija, Albania: ""}');
    expect(textOf(html)).toContain('|SRBIJA|');
    expect(textOf(html)).not.toMatch(/SERBIA|ALBANIA/);
  });

  it('carries its places as a table, whose heads are the languages of the names', async () => {
    const { html } = await map(`${DATA}places:\n  - {row: Zveçan, remark: here}`);
    expect(textOf(html)).toContain(
      '|Where things are|Albanian|Serbian|Note|Latitude, longitude|Zveçan|Zvečan|here|42.90889, 20.83889|',
    );
    const odd = await map(DATA, undefined, '16:9', 'sr-RS-Latn');
    expect(textOf(odd.html), 'a tag that is none').toContain('|Prishtinë|');
    const german = await map(DATA, undefined, '16:9', 'de');
    expect(textOf(german.html)).toContain('|Albanisch|Serbisch|Breite, Länge|Prishtinë|');
  });

  it('is drawn again when its places get other columns', async () => {
    const cache = new Map<string, string>();
    const files = (head: string) => ({ 'sites.csv': SITES.replace('name_sq', head) });
    const heads = async (head: string): Promise<string> => {
      const yaml = `${WORDS}region: Kosovo\ndata: sites.csv\nlabels: [${head}]\n`;
      return textOf((await draw('map', yaml, { files: files(head), cache })).html);
    };
    expect(await heads('town')).toContain('|town|');
    expect(await heads('city')).toContain('|city|');
  });

  it('has degrees and a scale, in the language of the deck', async () => {
    expect(textOf((await map('region: Kosovo')).html)).toMatch(/42\.5°N.*20 km/);
    expect(textOf((await map('region: Kosovo', {}, '16:9', 'de')).html)).toMatch(/21°O.*42,5°N/);
  });

  it('has circles to write in, which are filled for the teacher alone', async () => {
    const yaml = `${WORDS}region: Kosovo\nplaces: [{at: "42.9, 20.9", label: "[Here]{.blank}"}]\n`;
    for (const edition of ['teacher', 'student'] as const) {
      const { html, problems } = await draw('map', yaml, { edition });
      expect(problems).toEqual([]);
      expect(html.match(/<circle class="blank"/g)).toHaveLength(1);
      expect(html.includes('>Here<'), edition).toBe(edition === 'teacher');
    }
  });

  it('draws a boundary dashed, and names it', async () => {
    const yaml = 'region: Kosovo\nboundaries:\n  - {between: [Serbia, Kosovo], line: dashed, label: Boundary Line}';
    const { html, problems } = await map(yaml);
    expect(problems).toEqual([]);
    expect(html.match(/<path class="boundary own dashed" d="[^"]{200,}"/g)).toHaveLength(1);
    expect(html).toMatch(/<ul class="legend"><li><svg class="key" aria-hidden="true".*Boundary Line/);
  });

  it('can show several countries', async () => {
    const { html, problems } = await map('region: [Kosovo, Albania, North Macedonia]');
    expect(problems).toEqual([]);
    expect(html.match(/<path class="land own"/g)).toHaveLength(3);
    expect(html).toContain('class="boundary inner"');
  });

  it('of a country that crosses the line of dates is not all of the globe', async () => {
    const { html } = await map('region: Kosovo');
    expect(textOf(html)).not.toContain('RUSSIA');
  });
});

describe('what stands on a map', () => {
  it.each(['16:9', '4:3'] as const)(
    'keeps off the boundaries of the region: names, degrees, scale, in %s',
    async (size) => {
      const { html } = await map(DATA, undefined, size);
      const svg = html.replace(/<figcaption.*/, '');
      const pieces = boundariesOf(svg);
      expect(pieces.length).toBeGreaterThan(100);
      const crossed = boxesOf(svg, sizeOf).filter(({ left, top, right, bottom }) =>
        pieces.some((piece) => crosses(piece, { left, top: top + 4, right, bottom: bottom - 4 })),
      );
      expect(crossed.map(({ text }) => text)).toEqual([]);
    },
  );

  it.each(['16:9', '4:3'] as const)('is the name of the country, in its middle, in %s', async (size) => {
    const { html } = await map(DATA, undefined, size);
    expect(html).toMatch(/<text class="country own"[^>]*>KOSOVO</);
    for (const name of ['SERBIA', 'MONTENEGRO', 'ALBANIA', 'MACEDONIA']) expect(textOf(html)).toContain(name);
    expect((await map('region: Kosovo\nnames: {Kosovo: ""}', undefined, size)).html).not.toContain('country own');
  });

  it('has no degree where a boundary runs on both sides of its tick', async () => {
    const { html } = await map('region: Hungary');
    expect(textOf(html)).toContain('|47°N|');
    expect(textOf(html)).not.toContain('|48°N|');
  });

  it('breaks long remarks', async () => {
    const { html } = await map(
      'region: Kosovo\nplaces:\n  - {at: "42.6, 21", label: A, remark: a camp of soldiers from many countries}',
    );
    expect(html.match(/<text class="remark"/g)).toHaveLength(2);
  });

  it('has a rim where it is hollow, so that one sign lies clear on another', async () => {
    const { html } = await map(
      'region: Kosovo\nplaces:\n  - {at: "42.6, 21", label: A}\n  - {at: "42.6, 21", label: B}',
    );
    expect(html.match(/<circle class="rim"[^>]*><circle class="sign ring"/g)).toHaveLength(2);
  });
});

/** The pieces of the region's own boundaries. */
const boundariesOf = (svg: string): Line[] =>
  [...svg.matchAll(/<path class="boundary own[^"]*" d="([^"]*)"/g)].flatMap(([, d = '']) =>
    d.split('M').flatMap((part) => {
      const points = part.split('L').map((point) => point.split(',').map(Number.parseFloat));
      return points
        .slice(1)
        .map(([x = 0, y = 0], index): Line => [points[index]?.[0] ?? x, points[index]?.[1] ?? y, x, y]);
    }),
  );

describe('places', () => {
  it.each(['16:9', '4:3'] as const)('have names in two languages that lie on nothing, in %s', async (size) => {
    const { html, problems } = await map(DATA, undefined, size);
    expect(problems).toEqual([]);
    const boxes = boxesOf(html.replace(/<figcaption.*/, ''), sizeOf);
    expect(boxes.length).toBeGreaterThan(25);
    expect(collisions(boxes)).toEqual([]);
    expect(html).toContain('<text class="place" lang="sq"');
  });

  it('that are called the same in both have one line, and of variants the first', async () => {
    const { html } = await map(DATA);
    expect(html.match(/>Prizren<\/text>/g)).toHaveLength(1);
    expect(textOf(html)).toContain('|Peja|');
    expect(textOf(html)).not.toContain('Pejë');
  });

  it('come from chosen rows or from the map itself, with a sign, a remark and a legend', async () => {
    const { html, problems } = await map(
      `${DATA}places:\n` +
        '  - {row: "Pri*inë", label: [Prishtinë, Приштина], sign: square, now: true, remark: headquarters}\n' +
        '  - {at: "42.3, 20.9", label: A camp, sign: diamond}\n' +
        'signs: {diamond: camp, square: headquarters, ring: nothing}',
    );
    expect(problems).toEqual([]);
    expect(html.match(/class="sign/g)).toHaveLength(4);
    expect(html).toContain('<rect class="sign square now"');
    expect(html).toMatch(/lang="sr-Cyrl"[^>]*>Приштина</);
    expect(textOf(/<ul class="legend">.*<\/ul>/.exec(html)?.[0] ?? '')).toBe('|camp|headquarters|');
    expect(textOf(html), 'in the table under the words of its sign').toContain(
      '|headquarters|Prishtinë|Приштина|headquarters|42.6667, 21.1667|',
    );
    expect(html).toContain('<tbody><tr><th colspan="4" scope="rowgroup">camp</th></tr><tr><td>A camp</td>');
  });

  it('take no HTML from an author', async () => {
    const { html } = await map('region: Kosovo\nplaces:\n  - {at: "42.6, 21", label: "<b>", remark: "<i>"}');
    expect(html).not.toMatch(/<b>|<i>/);
  });

  it('that stand too close are told of at their row', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => `A place with a long name ${index},42.${600 + index},21`);
    const { problems } = await map('region: Kosovo\ndata: a.csv', { 'a.csv': `name,lat,lon\n${rows.join('\n')}\n` });
    expect(problems.length).toBeGreaterThan(5);
    expect(new Set(problems.map(({ rule, severity }) => `${severity} ${rule}`))).toEqual(new Set(['warning crowded']));
    expect(placesOf(problems)[0]).toMatch(/^a\.csv:\d+:1 crowded$/);
  });
});

test.each([
  ['names: {}', 'a.md:3:1 no-data', 'region: Kosovo'],
  ['region: Kosova', 'a.md:6:9 unknown-region', '`Kosovo`'],
  ['region: Atlantis', 'a.md:6:9 unknown-region', undefined],
  ['region: Kosovo\ndata: nowhere.csv', 'a.md:7:7 missing-file', undefined],
  ['region: Kosovo\ndata: |\n  name,lat,lon\n', 'a.md:7:7 no-data', undefined],
  ['region: Kosovo\ndata: |\n  name,lat,lon\n  A,42,21,x', 'a.md:9:3 csv', undefined],
  ['region: Kosovo\ndata: |\n  name,lat\n  A,42', 'a.md:7:7 unknown-column', undefined],
  ['region: Kosovo\ndata: |\n  name,lat,lon\n  A,forty-two,21', 'a.md:9:3 place', undefined],
  ['region: Kosovo\ndata: |\n  name,lat,lon\n  A,42.6,21\n  B,,', 'a.md:10:3 place', '`where`'],
  [`${DATA}places:\n  - {row: Prishtina}`, 'a.md:10:11 place', undefined],
  [`${DATA}places:\n  - {row: P*}`, 'a.md:10:11 place', 'Write more'],
  [`${DATA}places:\n  - {label: X}`, 'a.md:10:5 place', 'a latitude'],
  [`${DATA}places:\n  - {at: "142, 21"}`, 'a.md:10:10 place', undefined],
  [`${DATA}places:\n  - {at: "48.2, 16.4"}`, 'a.md:10:10 outside-map', '`region`'],
  ['region: Kosovo\nsigns: {sqare: base}', 'a.md:7:9 wrong-setting', undefined],
  ['region: Kosovo\nboundaries:\n  - {between: [Kosovo, Servia]}', 'a.md:8:15 unknown-region', '`Serbia`'],
  ['region: Kosovo\nboundary: []', 'a.md:7:1 unknown-setting', '`boundaries`'],
])('what is wrong is told where it stands: %j', async (yaml, place, hint) => {
  const { problems } = await map(yaml);
  expect(placesOf(problems)[0]).toBe(place);
  if (hint) expect(problems[0]?.hint).toContain(hint);
});

test('a map is cut out of the world once', async () => {
  const cache = new Map<string, string>();
  const first = await draw('map', `${WORDS}region: Kosovo`, { cache });
  const kinds = [...cache.keys()].map((key) => key.replace(/ .*/s, ''));
  expect(kinds.sort()).toEqual(['map', 'map-region']);
  expect((await draw('map', `${WORDS}region: Kosovo`, { cache })).html).toBe(first.html);
});
