/** The events of a timeline, from its own list or from rows of data, in the order of time. */
import { type CalendarDate, parseDate, timeOf } from '../../deck/dates.ts';
import type { FencedBlock } from '../../deck/model.ts';
import type { Span } from '../../problems.ts';
import type { BlockContext } from '../context.ts';
import type { BlockSettings } from '../settings.ts';
import { chooseRows, hasColumn, readTable } from '../table.ts';
import type { timelineSchema } from './schema.ts';

export interface TimelineEvent {
  readonly from: CalendarDate;
  /** The end of a range. */
  readonly to?: CalendarDate;
  /** As it was written. */
  readonly date: string;
  readonly title: string;
  readonly detail: string;
  readonly source: string;
}

type Written = Omit<TimelineEvent, 'from' | 'to'> & { readonly span: Span };

/** Undefined, with problems, if there are none, or none that can be drawn. */
export async function readEvents(
  block: FencedBlock,
  settings: BlockSettings<typeof timelineSchema>,
  context: BlockContext,
): Promise<readonly TimelineEvent[] | undefined> {
  const { values, spanOf } = settings;
  const own = values.events.map((event, index): Written => ({ ...writtenOf(event), span: spanOf('events', index) }));
  const fromData = values.data ? await readRows(block, settings, context) : [];
  if (!fromData) return undefined;
  const written = [...own, ...fromData];
  if (written.length === 0) {
    const hint =
      'Write `events:` and a line such as `- 1999-06-12 KFOR enters` for each, or name a CSV file: `data: …`.';
    context.report({
      severity: 'error',
      rule: 'no-data',
      message: 'This timeline has no events',
      hint,
      span: block.span,
    });
    return undefined;
  }
  const events = written.map((event) => dated(event, context));
  if (!events.every((event) => event !== undefined)) return undefined;
  return events.sort((one, other) => timeOf(one.from) - timeOf(other.from));
}

type Given = BlockSettings<typeof timelineSchema>['values']['events'][number];

function writtenOf(event: Given): Omit<Written, 'span'> {
  if (typeof event !== 'string') return event;
  const [, date = '', title = ''] = /^(\S+)\s*(.*)$/s.exec(event.trim()) ?? [];
  return { date, title, detail: '', source: '' };
}

async function readRows(
  block: FencedBlock,
  { values, spanOf }: BlockSettings<typeof timelineSchema>,
  context: BlockContext,
): Promise<Written[] | undefined> {
  const table = await readTable(values.data, spanOf('data'), block, context);
  if (!table) return undefined;
  for (const column of ['date', 'title']) {
    if (!hasColumn(table, column, spanOf('data'), context.report)) return undefined;
  }
  const rows = chooseRows(table, values.where, (column) => spanOf('where', column), context.report);
  return rows?.map(({ cells: { date = '', title = '', detail = '', source = '' }, spanOf: placeOf }) => {
    const span = placeOf('date');
    return values.details ? { date, title, detail, source, span } : { date, title, detail: '', source: '', span };
  });
}

function dated({ span, ...event }: Written, { report }: BlockContext): TimelineEvent | undefined {
  const [start = '', end] = event.date.split(/\.\.|\//);
  const from = parseDate(start);
  const to = end === undefined ? undefined : parseDate(end);
  const isImpossible = !from || (end !== undefined && !to);
  if (!isImpossible && to && timeOf(to) < timeOf(from)) {
    const message = `The end of \`${event.date}\` lies before its beginning`;
    const hint = `Write the earlier date first: \`${end}..${start}\`.`;
    report({ severity: 'error', rule: 'wrong-date', message, hint, span });
    return undefined;
  }
  if (!isImpossible && event.title) return { ...event, from, ...(to && { to }) };
  report({
    severity: 'error',
    rule: 'wrong-date',
    message: isImpossible ? `There is no date \`${event.date}\`` : `The event of ${event.date} has no title`,
    hint: 'Write a day, a month, a year or a range: 1999-06-12, 1999-06, 1999 or 1998-02..1999-06.',
    span,
  });
  return undefined;
}
