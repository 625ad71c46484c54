/** One slide → HTML: its view, its layout, and the holes that only the deck can fill. */

import { colord, extend } from 'colord';
import names from 'colord/plugins/names';
import { formatDate, parseDate } from '../deck/dates.ts';
import { headingSize } from '../deck/heading-size.ts';
import type { Part, Slide, SlideSource } from '../deck/model.ts';
import { type Words, wordsOf } from '../deck/words.ts';
import { attributesHtml } from '../markdown/attributes.ts';
import { escapeHtml } from '../markdown/escape.ts';
import { fillHoles, imageHole, inStyle } from '../markdown/holes.ts';
import type { Deck } from '../resolve/deck.ts';
import { countSourceLines, sourceLine } from '../resolve/source-line.ts';
import { countdownHtml } from './countdown.ts';
import { headingHtml } from './heading.ts';
import type { Kit } from './kit.ts';
import { createStrip, type Strip, shareOf } from './strip.ts';
import type { AgendaView, DeckView, PartView, SlideView } from './view.ts';

extend([names]);

/** Layouts whose slides have no sheet number. */
const UNNUMBERED = new Set(['title', 'section', 'references']);

export interface SlideRenderer {
  readonly render: (slide: Slide) => string;
  /** HTML: the slide's notes. */
  readonly notes: (slide: Slide) => string;
  readonly strip: Strip;
}

/** What was drawn of a slide, and from what: an edit leaves most slides of a deck as they were. */
export type SlideMemory = WeakMap<SlideSource, DrawnSlide>;

export interface DrawnSlide {
  readonly key: readonly (string | number | undefined)[];
  readonly html: string;
  /** Whether the HTML holds a pattern that was looked for. */
  readonly holds: Map<string, boolean>;
}

export function createSlideRenderer(deck: Deck, kit: Kit, memory?: SlideMemory): SlideRenderer {
  const ratio = deck.settings.size === '4:3' ? '43' : '169';
  const words = wordsOf(deck.settings.lang);
  const strip = createStrip(deck.parts, ratio === '43' ? 1312 : 1696, words);
  const deckView = viewDeck(deck, words);
  const parts = deck.parts.map((part) => viewPart(part, deck.parts, words));
  const draw = (slide: Slide): string => {
    const layout = kit.templates.slides.get(slide.layout) ?? kit.templates.slides.get('content');
    if (!layout) throw new Error('The kit has no layout "content"');
    const view = viewSlide(slide, deck, deckView, parts[slide.part] as PartView, strip, ratio, kit, words);
    return fill(layout(view), slide);
  };
  const fill = (html: string, slide: Slide): string => {
    const filled = fillHoles(html, {
      block: (index) => slide.blocks[Number(index)] ?? '',
      cite: (index) => slide.citations[Number(index)] ?? '',
      slide: () => slide.id,
      link: (href) => escapeHtml(deck.links.get(decodeURIComponent(href)) ?? '#'),
    });
    // A link to a slide that is not among those chosen is plain text.
    const leadsNowhere = slide.source.links.some(({ href }) => deck.links.get(href) === '');
    return leadsNowhere ? filled.replaceAll(' href=""', '') : filled;
  };
  const notes = (slide: Slide): string => fill(slide.source.notes, slide);
  if (!memory) return { strip, notes, render: draw };
  const around = parts.map((part) => JSON.stringify([deckView, part, ratio, deck.total, parts.length > 1]));
  return {
    strip,
    notes,
    render: (slide) => {
      const { source, id, number, part, blocks, citations, cited } = slide;
      const links = source.links.map(({ href }) => deck.links.get(href));
      const key = [id, number, strip.of(slide, deck.total), around[part], ...blocks, ...citations, cited, ...links];
      const known = memory.get(source);
      if (known && isEqual(known.key, key)) return known.html;
      const html = draw(slide);
      memory.set(source, { key, html, holds: new Map() });
      return html;
    },
  };
}

/** Joined they would be long strings, thousands of them with each edit. */
const isEqual = (a: DrawnSlide['key'], b: DrawnSlide['key']): boolean =>
  a.length === b.length && a.every((part, index) => part === b[index]);

function viewSlide(
  slide: Slide,
  deck: Deck,
  deckView: DeckView,
  part: PartView,
  strip: Strip,
  ratio: string,
  kit: Kit,
  words: Words,
): SlideView {
  const { source, layout } = slide;
  const { heading, pieces } = source;
  const figure = pieces.find((piece) => piece.kind === 'figure');
  const body = pieces.map((piece) => piece.html).join('');
  const { number, total } = source.ofReferences ?? { number: slide.number, total: deck.total };
  return {
    id: slide.id,
    layout,
    attributes: slideAttributesHtml(slide, countSourceLines(slide, deck.settings, kit.metrics), words),
    heading: heading ? headingHtml(heading, headingSize(heading.text, layout, ratio, kit.metrics)) : '',
    headingText: heading?.text ?? '',
    body,
    figure: figure?.html ?? '',
    text: figure
      ? pieces
          .filter((piece) => piece !== figure)
          .map((piece) => piece.html)
          .join('')
      : body,
    countdown: source.time !== undefined && layout === 'question' ? countdownHtml(source.time, words) : '',
    source: sourceLine(slide),
    notes: source.notes,
    number,
    total,
    counted: source.ofReferences ? words.references : '',
    sheet: sheetNumber(slide, deck),
    part,
    deck: deckView,
    strip: layout === 'title' ? '' : strip.of(slide, deck.total),
  };
}

/** "4.3", as it stands in the slide's margin and on paper. */
export function sheetNumber({ layout, part, numberInPart }: Slide, { parts }: Deck): string {
  const hasNumber = parts.length > 1 && !UNNUMBERED.has(layout);
  return hasNumber ? `${parts[part]?.number}.${numberInPart}` : '';
}

/** All attributes of the slide's `<section>`, those of reveal.js and the background for paper included. */
function slideAttributesHtml({ id, layout, number, source }: Slide, sourceLines: number, words: Words): string {
  const { classes, pairs } = source.attributes;
  const background = backgroundStyle(pairs);
  const label = source.words || words.slide(number);
  const lines = sourceLines < 2 ? {} : { 'data-source-lines': String(Math.min(4, sourceLines)) };
  const countdown = source.time === undefined ? {} : { 'data-countdown': String(source.time) };
  return attributesHtml(
    {
      id,
      classes,
      pairs: { 'data-layout': layout, 'aria-label': label, ...lines, ...countdown, ...pairs },
    },
    ['slide', layout, ...(background ? ['has-background', ...shadeOf(pairs)] : [])],
    background,
  );
}

/** reveal.js paints backgrounds by script on a layer of its own; paper has neither, so the slide says it in CSS too. */
function backgroundStyle(pairs: Readonly<Record<string, string>>): string {
  if (!Object.keys(pairs).some((key) => key.startsWith('data-background-'))) return '';
  const of = (name: string): string | undefined => {
    const value = pairs[`data-background-${name}`];
    return name === 'image' ? value : value?.replace(/[;{}]/g, '');
  };
  const image = of('image');
  const values: [string, string | undefined][] = [
    ['--bg-color', of('color') ?? (of('video') && 'transparent')],
    ['--bg-image', of('gradient') ?? (image && imageValue(image))],
    ...(['size', 'position', 'repeat', 'opacity'] as const).map((name): [string, string | undefined] => [
      `--bg-${name}`,
      of(name),
    ]),
  ];
  if (!values.slice(0, 2).some(([, value]) => value)) return '';
  return values.flatMap(([name, value]) => (value ? [`${name}:${value}`] : [])).join(';');
}

/** A picture of the deck is a hole, which its output fills; one from elsewhere is an address. */
const imageValue = (image: string): string =>
  image.includes('\0') ? inStyle(image) : `url("${image.replace(/["\\\s]/g, encodeURIComponent)}")`;

/** Text on a dark ground must be light, also where no script can look at the ground. */
function shadeOf(pairs: Readonly<Record<string, string>>): string[] {
  const color = colord(pairs['data-background-color'] ?? '');
  if (!color.isValid() || color.alpha() < 0.5) return [];
  return [color.isDark() ? 'has-dark-background' : 'has-light-background'];
}

function viewPart(part: Part, parts: readonly Part[], words: Words): PartView {
  const divided = parts.filter(({ place }) => place > 0);
  const minutes = Math.round(part.minutes * 10) / 10;
  const tasks = part.slides.filter(isTask).length;
  return {
    number: part.number,
    place: part.place,
    count: divided.length,
    title: part.title,
    shortTitle: part.shortTitle,
    // "Part 1 of 2" beside a large 2 would be read as a mistake: where files count differently, their number is enough.
    label: part.place && part.place === part.number ? words.part(part.place, divided.length) : '',
    minutes,
    minutesText: words.minutes(minutes),
    slides: part.counted,
    slidesText: words.slides(part.counted),
    tasks,
    tasksText: words.tasks(tasks),
    agenda: divided.length > 24 ? [] : divided.map((other) => viewAgenda(other, part)),
  };
}

/** What the class does by itself: it has a time of its own, or options to choose from. */
const isTask = ({ layout, source }: Slide): boolean =>
  source.time !== undefined || layout === 'question' || layout === 'poll';

function viewAgenda(part: Part, here: Part): AgendaView {
  const state = part === here ? 'here' : part.place < here.place ? 'past' : 'next';
  return { number: part.number, shortTitle: part.shortTitle, width: shareOf(part), state };
}

/** `2026-11-24` is a date for machines: slides say "24 Nov. 2026". */
function shownDate({ date, lang }: Deck['settings']): string {
  const parsed = /-/.test(date) ? parseDate(date) : undefined;
  return parsed ? formatDate(parsed, lang) : date;
}

export function viewDeck({ title, settings, parts }: Deck, words: Words): DeckView {
  const divided = parts.filter((part) => part.place > 0);
  const total = divided.reduce((sum, part) => sum + shareOf(part), 0) || 1;
  let passed = 0;
  const stations = divided.map((part) => {
    const at = Math.round((passed / total) * 1000) / 1000;
    passed += shareOf(part);
    return { at };
  });
  return {
    title,
    subtitle: settings.subtitle,
    author: settings.author.join(', '),
    date: shownDate(settings),
    lang: settings.lang,
    footer: escapeHtml(settings.footer),
    logo: settings.logo ? imageHole(settings.logo, '', ' class="logo"') : '',
    licence: settings.licence,
    slideNumbers: settings.slideNumbers,
    words: { source: words.source },
    stations: divided.length > 24 ? [] : stations,
  };
}
