/**
 * ```` ```timeline ````: dates as a list. Up to eight stand on a road, up to twenty in columns. It is HTML and not a
 * picture: text wraps by itself, and screen readers and paper get a list.
 */
import { formatDate, formatRange, isoDate, timeOf } from '../../deck/dates.ts';
import { textWidth } from '../../deck/metrics.ts';
import type { FencedBlock, Html } from '../../deck/model.ts';
import { didYouMean } from '../../deck/nearest.ts';
import { wordsOf } from '../../deck/words.ts';
import { blankHtml, gapHtml } from '../../markdown/classroom.ts';
import { escapeHtml } from '../../markdown/escape.ts';
import type { BlockContext } from '../context.ts';
import { figureHtml } from '../figure.ts';
import type { BlockKind } from '../registry.ts';
import { readSettings } from '../settings.ts';
import { readEvents, type TimelineEvent } from './events.ts';
import { timelineSchema } from './schema.ts';

export const timeline: BlockKind = { render };

const MAX_ON_ROAD = 8;
const MAX_IN_TWO_COLUMNS = 12;
const MAX = 20;
const MAX_DATE = 7;
const YEAR = 366 * 24 * 60 * 60 * 1000;

async function render(block: FencedBlock, context: BlockContext): Promise<Html> {
  const settings = readSettings(block, timelineSchema, context);
  const events = settings && (await readEvents(block, settings, context));
  if (!events) return '';
  const { values, spanOf } = settings;
  if (events.length > MAX) {
    context.report({
      severity: 'warning',
      rule: 'too-many',
      message: `${events.length} events are more than a slide can hold`,
      hint: `Choose ${MAX} at most, for example with \`where\`.`,
      span: values.data ? spanOf('data') : spanOf('events'),
    });
  }
  for (const [index, now] of values.now.entries()) {
    if (events.some((event) => isMeant(event, now))) continue;
    const known = events.flatMap(({ date, title }) => [date, title]);
    context.report({
      severity: 'error',
      rule: 'unknown-place',
      message: `No event has the date or the title \`${now}\``,
      hint: didYouMean(now, known) ?? 'Write the date as the event has it.',
      span: spanOf('now', index),
    });
  }
  const isNow = (event: TimelineEvent): boolean => values.now.some((now) => isMeant(event, now));
  const gaps = findGaps(events);
  const items = events.map((event, index) => itemHtml(event, isNow(event), gaps.has(index), context));
  const style = events.length > MAX_ON_ROAD ? `--date:${dateWidth(events, context)}em` : `--stations:${events.length}`;
  const list = `<ol class="${layoutOf(events.length)}" style="${style}" aria-label="${escapeHtml(values.title)}">${items.join('')}</ol>`;
  const said = `<div class="data"><p>${escapeHtml(values.description)}</p></div>`;
  return figureHtml(block, values, said + list, context);
}

const isMeant = ({ date, title }: TimelineEvent, now: string): boolean => date === now || title === now;

function layoutOf(count: number): string {
  if (count <= MAX_ON_ROAD) return `road of-${count}`;
  return count <= MAX_IN_TWO_COLUMNS ? 'dates two' : 'dates three';
}

/** In ems, so that the words after all dates begin at one place; a long range moves only its own. */
function dateWidth(events: readonly TimelineEvent[], { lang, metrics }: BlockContext): string {
  const widths = events.map((event) => textWidth(dateText(event, lang), 'head', metrics));
  return Math.min(MAX_DATE, Math.max(...widths)).toFixed(2);
}

const dateText = ({ from, to }: TimelineEvent, lang: string): string =>
  to ? formatRange(from, to, lang) : formatDate(from, lang);

/** After which events years are left out: two and more, on a road that has shorter steps too. */
function findGaps(events: readonly TimelineEvent[]): ReadonlySet<number> {
  const gaps = events.slice(1).flatMap((event, index) => {
    const before = events[index];
    const length = before ? timeOf(event.from) - timeOf(before.to ?? before.from) : 0;
    return length >= 2 * YEAR ? [index] : [];
  });
  return new Set(gaps.length < events.length - 1 ? gaps : []);
}

function itemHtml(event: TimelineEvent, isNow: boolean, isBeforeGap: boolean, context: BlockContext): Html {
  const { from, to, title, detail, source } = event;
  const { lang } = context;
  const date = dateText(event, lang);
  const classes = [isNow ? 'now' : '', isBeforeGap ? 'gap' : ''].filter(Boolean).join(' ');
  // A range is no `datetime`: it is given as text alone.
  const time = to ? date : `<time datetime="${isoDate(from)}">${date}</time>`;
  return (
    `<li${classes && ` class="${classes}"`}><span class="date">${time}</span> <span class="event">${titleHtml(title, context)}</span>` +
    `${detail && ` <span class="detail">${escapeHtml(detail)}</span>`}` +
    `${source && ` <span class="credit">${escapeHtml(source)}</span>`}</li>`
  );
}

/** A title, with a gap where it says `[words]{.blank}`, as in the text of a slide. */
function titleHtml(title: string, { edition, lang }: BlockContext): Html {
  const pieces = title.split(/\[([^\]]+)\]\{\.blank\}/).map((piece, index) => {
    if (index % 2 === 0) return escapeHtml(piece);
    if (edition === 'student') return gapHtml(wordsOf(lang));
    return blankHtml({ classes: ['blank'], pairs: {} }, escapeHtml(piece), wordsOf(lang));
  });
  return pieces.join('');
}
