import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { boxesOf, collisions, draw, placesOf, textOf } from '../drawing.ts';

const WORDS = 'title: Soldiers\ndescription: Fewer and fewer.\n';
const COUNTS = 'date,strength\n1999-09-08,49000\n2002-05,38000\n2010,10000\n2020-12-31,3500\n';

const chart = (yaml: string, files: Record<string, string> = { 'counts.csv': COUNTS }, lang = 'en') =>
  draw('chart', WORDS + yaml, { files, lang });

const sizeOf = (classes: string): number => (/\bfigure\b/.test(classes) ? 64 : 28);

describe('a chart', () => {
  it('is a figure with a picture that has a name and a description', async () => {
    const { html, problems } = await chart('type: step\ndata: counts.csv\ncaption: Over time\nsource: NATO');
    expect(problems).toEqual([]);
    expect(html).toMatch(/^<figure class="drawing chart"><svg role="img" viewBox="0 0 1696 \d+"/);
    expect(html).toContain('<title>Soldiers</title><desc>Fewer and fewer.</desc>');
    expect(html).toContain(
      '<figcaption><span class="caption">Over time</span> <span class="credit"><b>Source</b> NATO</span></figcaption>',
    );
  });

  it('carries its data as a table, dates as precise as they were given', async () => {
    const { html } = await chart('type: step\ndata: counts.csv\nnames: {date: Date, strength: Soldiers}');
    expect(textOf(html)).toContain(
      '|Soldiers|Date|Soldiers|8 Sept. 1999|49,000|May 2002|38,000|2010|10,000|31 Dec. 2020|3,500|',
    );
  });

  it('has its figures in columns of figures, and its dates on one line', async () => {
    const { html } = await chart('type: step\ndata: counts.csv');
    expect(html).toContain('<tr><td class="short">8 Sept. 1999</td><td class="number">49,000</td></tr>');
  });

  it('speaks the language of the deck', async () => {
    const { html } = await chart('type: step\ndata: counts.csv', undefined, 'de');
    expect(textOf(html)).toContain('|8. Sept. 1999|49.000|Mai 2002|38.000|');
  });

  it('takes its data from a CSV with semicolons, from JSON, and from lines of its own', async () => {
    const files = {
      'a.csv': 'year;"how many"\n2000;4,5\n2001;6\n',
      'a.json': '[{"year": 2000, "how many": 4.5}, {"year": "2001", "how many": 6}]',
    };
    const drawn = await Promise.all(
      ['a.csv', 'a.json', '|\n  year,how many\n  2000,4.5\n  2001,6'].map((data) => chart(`data: ${data}`, files)),
    );
    expect(drawn.flatMap(({ problems }) => problems)).toEqual([]);
    expect(new Set(drawn.map(({ html }) => html)).size).toBe(1);
  });

  it('has zero on its axis', async () => {
    const { html } = await chart('data: |\n  x,y\n  1,500\n  2,510');
    expect(html).toMatch(/<path class="base"/);
    expect(textOf(html)).toMatch(/\|0\|/);
  });

  it('marks each count on its axis', async () => {
    const { html } = await chart('type: step\ndata: counts.csv');
    expect(/class="mark" d="([^"]*)"/.exec(html)?.[1]?.match(/M/g)).toHaveLength(4);
  });

  it('of one series is green, and what the slide is about magenta', async () => {
    const yaml = 'data: |\n  year,Ash,Birch,Cedar\n  2000,1,2,3\n  2001,3,2,1\ny: [Ash, Birch, Cedar]\nnow: Birch';
    const { html } = await chart(yaml);
    expect([...html.matchAll(/class="line (s\d)"/g)].map(([, name]) => name)).toEqual(['s1', 's2', 's3']);
    expect(html).toContain('<text class="series-name now"');
    expect((await chart('data: counts.csv')).html).toContain('class="line s1"');
  });

  it('can have a stretch of its line in magenta', async () => {
    const { html, problems } = await chart('type: step\ndata: counts.csv\nnow: 2010..');
    expect(problems).toEqual([]);
    expect(html).toContain('<path class="stretch"');
  });

  it('writes the figure of a note in place of the value of its bar', async () => {
    const yaml =
      'type: bar\ndata: |\n  when,who,hurt\n  week,A,30\n  week,B,50\nseries: who\ny: hurt\n' +
      'notes:\n  - {at: week, series: B, figure: over 50}';
    const { html, problems } = await chart(yaml);
    expect(problems).toEqual([]);
    expect(textOf(html)).toMatch(/\|30\|A\|over 50\|B\|/);
    expect(html).not.toContain('class="pole"');
  });

  it('draws bars with their values, and says which belongs to which', async () => {
    const yaml =
      'type: bar\ndata: |\n  when,who,hurt\n  day,A,25\n  week,A,30\n  week,B,50\nseries: who\ny: hurt\nnow: B';
    const { html, problems } = await chart(yaml);
    expect(problems).toEqual([]);
    expect(html.match(/<rect class="bar/g)).toHaveLength(3);
    expect(textOf(html)).toMatch(/\|25\|A\|30\|A\|50\|B\|/);
    expect(html.match(/<rect class="bar s2"/g)).toHaveLength(1);
  });

  it('takes the rows that it is asked for', async () => {
    const files = { 'a.csv': 'year,n,kind\n2000,1,river\n2001,2,lake\n2002,3,rivulet\n' };
    const { html } = await chart('data: a.csv\nwhere: {kind: riv*}', files);
    expect(textOf(html)).toContain('|2000|1|2002|3|');
  });

  it('leaves out rows without a value', async () => {
    const { html, problems } = await chart('data: a.csv', { 'a.csv': 'year,n\n2000,1\n2001,\n2002,3\n' });
    expect(problems).toEqual([]);
    expect(textOf(html)).toContain('|2000|1|2002|3|');
  });

  it('takes id and classes from its fence, and nothing of an author as HTML', async () => {
    const { html } = await draw(
      'chart {#troops .wide}',
      'title: <b>\ndescription: "&"\ndata: |\n  a,b\n  <i>,1\ntype: bar',
    );
    expect(html).toMatch(/^<figure id="troops" class="drawing chart wide">/);
    expect(html).not.toMatch(/<b>|<i>/);
  });

  it('is drawn once', async () => {
    const cache = new Map<string, string>();
    const options = { files: { 'counts.csv': COUNTS }, cache };
    const first = await draw('chart', `${WORDS}data: counts.csv`, options);
    expect(cache.size).toBe(1);
    const [key = ''] = cache.keys();
    cache.set(key, 'kept');
    expect((await draw('chart', `${WORDS}data: counts.csv`, options)).html).toContain('>kept</figure>');
    const other = { files: { 'counts.csv': COUNTS.replace('3500', '3600') }, cache };
    expect((await draw('chart', `${WORDS}data: counts.csv`, other)).html).toContain('3,600');
    expect(first.html).toContain('3,500');
  });
});

describe('notes', () => {
  const NOTES =
    'type: step\ndata: counts.csv\nnotes:\n' +
    '  - {at: 1999-09, figure: "49,000", text: "from 38 nations"}\n' +
    '  - {at: 2010, figure: "10,000", text: a deterrent presence}\n' +
    '  - {at: 2020-12-31, figure: "3,500", text: the lowest found}\n';

  it('are flags that lie on nothing', async () => {
    const { html, problems } = await chart(NOTES);
    expect(problems).toEqual([]);
    expect(html.match(/class="figure"/g)).toHaveLength(3);
    expect(collisions(boxesOf(html, sizeOf))).toEqual([]);
  });

  it('are in the table, beside their row, whose figure they do not say again; the others follow it', async () => {
    const { html } = await chart(`${NOTES}  - {figure: "38", text: nations in 1999}`);
    expect(textOf(html)).toContain('|8 Sept. 1999|49,000|from 38 nations|');
    expect(html).toMatch(/<\/table><p>38 nations in 1999<\/p><\/div>/);
  });

  it('have rings that the words of a level line keep off', async () => {
    const gaps = Array.from({ length: 12 }, async (_, index) => {
      const month = `2013-${String(index + 1).padStart(2, '0')}`;
      const data = { 'levels.csv': `date,n\n1994-01,4.4\n${month},6.2\n2018-01,3.9\n2024-06,5.6\n` };
      const level = `type: step\ndata: levels.csv\nlines: [{at: 6, text: the cellars of the old town and those of the castle}]\nnotes: [{at: ${month}, text: high}]`;
      const { html } = await chart(level, data);
      const line = Number(/class="note" x="([^"]+)"[^>]*>the cellars/.exec(html)?.[1]);
      const ring = Number(/<circle class="end[^>]*cx="([^"]+)"/.exec(html)?.[1]);
      return ring - line;
    });
    // The radius of a ring is 12 at most.
    expect(Math.min(...(await Promise.all(gaps)))).toBeGreaterThanOrEqual(24);
  });

  it('say in the table how the figure is meant, and of which series they speak', async () => {
    const yaml =
      'type: bar\ndata: |\n  when,hurt,who\n  May,30,KFOR\n  May,50,Serbs\n  July,93,KFOR\nseries: who\ny: hurt\nnotes:\n' +
      '  - {at: May, series: KFOR, text: two nations}\n' +
      '  - {at: May, series: Serbs, figure: over 50}\n' +
      '  - {at: July, series: KFOR, figure: 3 × 31, text: one report}';
    const { html, problems } = await chart(yaml);
    expect(problems).toEqual([]);
    expect(html).toContain('<td class="number">over 50</td>');
    expect(textOf(html)).toContain('|May|30|over 50|KFOR: two nations|July|93|3 × 31 one report|');
  });

  it('for which there is no place are told of at their line', async () => {
    const long = 'much too long for the little place that is left here, '.repeat(12);
    const { problems } = await chart(`${NOTES}  - {at: 2002-05, figure: "38,000", text: "${long}"}`);
    expect(placesOf(problems)).toEqual(['a.md:12:5 crowded']);
  });

  test('lie on no other label, whatever the data', async () => {
    const year = fc.integer({ min: 1900, max: 2020 });
    const rows = fc.uniqueArray(fc.tuple(year, fc.integer({ min: 0, max: 90_000 })), {
      minLength: 3,
      maxLength: 12,
      selector: ([at]) => at,
    });
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom('step', 'line', 'area', 'point'), async (data, type) => {
        const notes = data.slice(0, 3).map(([at, count]) => `  - {at: "${at}", figure: "${count}", text: in ${at}}`);
        const csv = data.map((row) => `  ${row.join(',')}`).join('\n');
        const { html } = await chart(`type: ${type}\ndata: |\n  year,count\n${csv}\nnotes:\n${notes.join('\n')}`);
        const boxes = boxesOf(html, sizeOf);
        const labels = boxes.filter(({ text, top }) => top < 570 && !/^[\d,k]+$/.test(text));
        expect(collisions(labels)).toEqual([]);
        for (const box of boxes) {
          expect(box.left, box.text).toBeGreaterThanOrEqual(-1);
          expect(box.right, box.text).toBeLessThanOrEqual(1700);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('bars', () => {
  const HURT = 'type: bar\nseries: who\ny: hurt\ndata: |\n  when,hurt,who\n  May,30,KFOR\n  May,50,Serbs\n';

  it('are told apart without colour: every other series has a hatch, which lies within its bar', async () => {
    const { html } = await chart(HURT);
    expect(html.match(/<path class="hatch"/g)).toHaveLength(1);
    const [, x = '', y = '', width = '', height = '', hatch = ''] =
      /<rect class="bar s3 hatched" x="(.*?)" y="(.*?)" width="(.*?)" height="(.*?)"\/><path class="hatch" d="(.*?)"/.exec(
        html,
      ) ?? [];
    const points = hatch
      .slice(1)
      .split(/[ML]/)
      .map((point) => point.split(' ').map(Number));
    expect(points.length).toBeGreaterThan(20);
    for (const [left = -1, top = -1] of points) {
      expect(left).toBeGreaterThanOrEqual(Number(x) - 0.1);
      expect(left).toBeLessThanOrEqual(Number(x) + Number(width) + 0.1);
      expect(top).toBeGreaterThanOrEqual(Number(y) - 0.1);
      expect(top).toBeLessThanOrEqual(Number(y) + Number(height) + 0.1);
    }
  });
});

describe('what is wrong with a chart is told where it stands', () => {
  test.each([
    ['data: count.csv', 'a.md:6:7 missing-file', undefined],
    ['type: step', 'a.md:3:1 no-data', 'data: data/counts.csv'],
    ['data: counts.csv\ny: strenght', 'a.md:7:4 unknown-column', '`strength`'],
    ['data: counts.csv\nwhere: {kind: x}', 'a.md:7:15 unknown-column', 'Its columns are `date`, `strength`.'],
    ['data: counts.csv\ntype: bars', 'a.md:7:7 wrong-setting', '`bar`'],
    ['data: counts.csv\nnotse: []', 'a.md:7:1 unknown-setting', '`notes`'],
    ['data: counts.csv\nnotes:\n  - {at: 2010, txet: a}', 'a.md:8:16 unknown-setting', '`text`'],
    ['data: counts.csv\nnotes:\n  - {at: 1980, text: a}', 'a.md:8:10 unknown-place', '1999-09-08 to 2020-12-31'],
    ['data: counts.csv\nnow: 2031..', 'a.md:7:6 unknown-place', '1999-09-08 to 2020-12-31'],
    ['data: counts.csv\nlines:\n  - {at: many}', 'a.md:8:10 wrong-setting', undefined],
    ['data: counts.csv\n title: a', 'a.md:7:1 yaml', 'under the `data:` above'],
    ['data: |\n  date,n\n', 'a.md:6:7 no-data', 'The first line names the columns'],
    ['data: |\n  date,n\n  1999,4\n  2000,4,5', 'a.md:9:3 csv', '"Zubin Potok, town"'],
    ['data: |\n  date,n\n  1999,4\n  2000', 'a.md:9:3 csv', 'Nothing is left for `n`: put `,` between all cells'],
    ['data: |\n  a;b;c\n  1', 'a.md:8:3 csv', 'for `b`, `c`: put `;`'],
    ['data: |\n  a\tb\n  1', 'a.md:8:3 csv', 'put a tab'],
    ['data: |\n  date,n\n  "1999,4\n  2000,4', 'a.md:8:3 csv', undefined],
    ['data: |\n  date,n\n  1999,4\n  1999-02-30,4', 'a.md:9:3 chart-data', '1999-06-12'],
    ['data: |\n  date,n\n  1999,4\n  2000,some', 'a.md:9:8 chart-data', '49000'],
    ['type: bar\ndata: |\n  who,n\n  "Zubin, town" ,  some', 'a.md:9:20 chart-data', '49000'],
    ['data: |\n  n,who\n  4,A\nx: who', 'a.md:8:5 chart-data', '`type: bar`'],
    ['data: |\n  who,n\n  A,4', 'a.md:8:3 chart-data', '`type: bar`'],
    ['data: |\n  n,n\n  1,4', 'a.md:7:3 csv', undefined],
    ['data: |\n  n,m\n  1,\n  2,', 'a.md:3:1 no-data', undefined],
  ])('%j', async (yaml, place, hint) => {
    const { html, problems } = await chart(yaml);
    expect(placesOf(problems)).toEqual([place]);
    if (hint) expect(problems[0]?.hint).toContain(hint);
    if (problems[0]?.severity === 'error' && !/unknown-place/.test(place)) expect(html).toBe('');
  });

  test('in a file of the deck, too', async () => {
    const files = {
      'a.csv': 'date,n\n1999,4\n\n2000-13,4\n',
      'b.json': '[\n  {"a": 1, "b": 2},\n  {"a": 2, "b": []}\n]',
    };
    expect(placesOf((await chart('data: a.csv', files)).problems)).toEqual(['a.csv:4:1 chart-data']);
    expect(placesOf((await chart('data: b.json', files)).problems)).toEqual(['b.json:3:3 json']);
  });

  test('name and description are required', async () => {
    const { problems } = await draw('chart', 'data: |\n  a,b\n  1,2');
    expect(placesOf(problems)).toEqual(['a.md:3:1 missing-title', 'a.md:3:1 missing-description']);
    expect(problems.every(({ severity }) => severity === 'error')).toBe(true);
  });

  test('in a list, columns are those of the file', async () => {
    const { problems } = await draw('chart', `${WORDS}data: nowhere.csv`);
    expect(placesOf(problems)).toEqual(['a.md:6:7 missing-file']);
  });
});
