import { describe, expect, it, test } from 'vitest';
import { draw, placesOf, textOf } from '../drawing.ts';

const WORDS = 'title: From paper to peace\ndescription: Some dates.\n';
const EVENTS =
  'date,title,detail,source\n1999-06-09,Agreement,"Signed, at last",mta\n1999-06,Summer,,\n2004-03-17..2004-03-18,Riots,,hrw\n';

const timeline = (yaml: string, files: Record<string, string> = { 'e.csv': EVENTS }, lang = 'en') =>
  draw('timeline', WORDS + yaml, { files, lang });

const list = (count: number): string =>
  `events:\n${Array.from({ length: count }, (_, index) => `  - ${1900 + index} Event ${index}`).join('\n')}`;

describe('a timeline', () => {
  it('is a list in the order of time, each date as precise as it was given', async () => {
    const { html, problems } = await timeline('data: e.csv');
    expect(problems).toEqual([]);
    expect(html).toMatch(/^<figure class="drawing timeline">/);
    expect(html).toContain('<ol class="road of-3" style="--stations:3" aria-label="From paper to peace">');
    expect(textOf(html)).toContain('|June 1999| |Summer|9 June 1999| |Agreement|17–18 Mar. 2004| |Riots|');
    expect(html).toContain('<time datetime="1999-06">June 1999</time>');
    expect(html).toContain('<p>Some dates.</p>');
  });

  it('has events of its own, as lines or groups', async () => {
    const { html, problems } = await timeline(
      'events:\n  - 1999-06-12 KFOR enters\n  - {date: "1998", title: War, detail: "<b>", source: HLC}',
    );
    expect(problems).toEqual([]);
    expect(textOf(html)).toContain('|1998| |War| |&lt;b&gt;| |HLC|12 June 1999| |KFOR enters|');
  });

  it('shows details and sources of the data if it is told to', async () => {
    expect(textOf((await timeline('data: e.csv')).html)).not.toContain('Signed');
    expect(textOf((await timeline('data: e.csv\ndetails: true')).html)).toContain(
      '|Agreement| |Signed, at last| |mta|',
    );
  });

  it('has gaps that a click fills for teachers, and that students fill', async () => {
    const gap = `${WORDS}events:\n  - 1999-06-12 [KFOR enters]{.blank} Kosovo`;
    expect((await draw('timeline', gap)).html).toContain(
      '<span class="blank"><span class="fragment">KFOR enters</span></span> Kosovo',
    );
    const { html } = await draw('timeline', gap, { edition: 'student' });
    expect(html).not.toContain('enters');
    expect(html).toMatch(/<span class="blank" [^>]*><\/span> Kosovo/);
  });

  it('speaks the language of the deck', async () => {
    expect(textOf((await timeline('data: e.csv', undefined, 'de')).html)).toContain('|9. Juni 1999|');
  });

  it.each([
    [1, 'road of-1'],
    [8, 'road of-8'],
    [9, 'dates two'],
    [12, 'dates two'],
    [13, 'dates three'],
    [20, 'dates three'],
  ])('of %i events is %s', async (count, layout) => {
    const { html, problems } = await timeline(list(count));
    expect(problems).toEqual([]);
    expect(html).toContain(`<ol class="${layout}"`);
  });

  it('gives all dates in columns the width of the widest, but not of a long range', async () => {
    const widthOf = async (last: string): Promise<number> =>
      Number(/style="--date:([\d.]+)em"/.exec((await timeline(`${list(9)}\n  - ${last} Last`)).html)?.[1]);
    const widths = await Promise.all(['2001', '2001-06-12', '2001-06-12..2001-08-14'].map(widthOf));
    expect(widths).toEqual([expect.closeTo(1.9, 0), expect.closeTo(5, 0), 7]);
  });

  it('marks what the slide is about, by date or title', async () => {
    for (const now of ['1999-06-09', 'Agreement']) {
      const { html } = await timeline(`data: e.csv\nnow: ${now}`);
      expect(html.match(/<li class="now[^>]*>.*?<\/li>/g)).toMatchObject([expect.stringContaining('Agreement')]);
    }
  });

  it('shows where years are left out, and only there', async () => {
    const events = ['1989 A', '1998-02 B', '1998-03 C', '1999-01 D', '1999-02 E'];
    const { html } = await timeline(`events:\n${events.map((event) => `  - ${event}`).join('\n')}`);
    expect(html.match(/<li class="gap">.*?<\/li>/g)).toMatchObject([expect.stringContaining('1989')]);
    expect((await timeline(list(5))).html).not.toContain('gap');
  });

  it('marks each step of two years and more, unless all steps are', async () => {
    const gaps = async (...dates: string[]): Promise<number | undefined> =>
      (await timeline(`events:\n${dates.map((date) => `  - ${date} A`).join('\n')}`)).html.match(/class="gap"/g)
        ?.length;
    expect(await gaps('2001-03', '2004-03', '2008-02', '2009-08', '2023-05')).toBe(3);
    expect(await gaps('1990', '2000', '2010', '2020')).toBeUndefined();
  });

  it('takes the rows that it is asked for', async () => {
    const { html } = await timeline('data: e.csv\nwhere: {date: [2004*]}');
    expect(html.match(/<li/g)).toHaveLength(1);
  });
});

test.each([
  ['now: 1999', 'a.md:3:1 no-data', 'events:'],
  ['data: f.csv', 'a.md:6:7 missing-file', undefined],
  ['events:\n  - 1999-02-30 Nothing', 'a.md:7:5 wrong-date', '1999-06-12'],
  ['events:\n  - Someday we meet', 'a.md:7:5 wrong-date', undefined],
  ['events:\n  - 1999-06-12', 'a.md:7:5 wrong-date', undefined],
  ['events:\n  - 2004..2001 Backwards', 'a.md:7:5 wrong-date', 'Write the earlier date first: `2001..2004`.'],
  ['events:\n  - {date: "1999", titel: War}', 'a.md:7:20 unknown-setting', '`title`'],
  ['data: |\n  date,title\n  1999,A\n  1999-13,B', 'a.md:9:3 wrong-date', undefined],
  ['data: |\n  title,date\n  A,1999-13', 'a.md:8:5 wrong-date', undefined],
  ['data: |\n  day,title\n  1999,A', 'a.md:6:7 unknown-column', undefined],
  ['data: |\n  date,title', 'a.md:6:7 no-data', undefined],
  ['data: |\n  date,title\n  1999,A,b', 'a.md:8:3 csv', undefined],
  ['data: e.csv\nwhere: {date: 1066}', 'a.md:7:15 no-data', undefined],
  ['data: e.csv\nnow: Agrement', 'a.md:7:6 unknown-place', '`Agreement`'],
  ['data: e.csv\nwehre: {}', 'a.md:7:1 unknown-setting', '`where`'],
  [list(21), 'a.md:7:3 too-many', '20 at most'],
])('what is wrong is told where it stands: %j', async (yaml, place, hint) => {
  const { problems } = await timeline(yaml);
  expect(placesOf(problems)[0]).toEqual(place);
  if (hint) expect(problems[0]?.hint).toContain(hint);
});
