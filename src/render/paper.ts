/** What stands on paper around the slides. The command and the browser's print panel share it, and its template. */
import { dataIn } from '../blocks/figure.ts';
import type { Html, Slide } from '../deck/model.ts';
import { noBreakOf } from '../deck/no-break.ts';
import { type Words, wordsOf } from '../deck/words.ts';
import { countGaps } from '../markdown/classroom.ts';
import { escapeHtml } from '../markdown/escape.ts';
import { fillHoles } from '../markdown/holes.ts';
import type { Deck } from '../resolve/deck.ts';
import { listedOn } from '../resolve/references.ts';
import { sourceLine } from '../resolve/source-line.ts';
import type { Kit } from './kit.ts';
import { sheetNumber, viewDeck } from './slide.ts';
import type { CellView, HandoutView, PaperView } from './view.ts';

/** Views of pages of paper, for one deck. */
export interface Paper {
  /** In the middle of each page's foot: the edition and the deck's footer, else its author. */
  readonly imprint: string;
  readonly page: (page: Partial<PaperView>) => string;
  /** A slide's cell, without the slide. */
  readonly cell: (slide: Slide) => CellView;
  /** A page that is no slide's. */
  readonly sheet: (handout: Partial<HandoutView>, note?: Html) => string;
}

export function createPaper(deck: Deck, kit: Kit): Paper {
  const words = wordsOf(deck.settings.lang);
  const view = { ...viewPaper(deck, words), cells: [], part: '', strip: '', note: '' };
  const page: Paper['page'] = (page) => kit.templates.paper({ ...view, ...page });
  return {
    imprint: view.imprint,
    page,
    cell: (slide) => viewCell(slide, deck, words, view.answers),
    sheet: (handout, note = '') =>
      page({ note, handout: { title: '', html: '', holdsData: false, holdsReferences: false, ...handout } }),
  };
}

/**
 * The paper that every deck's page carries: a page with an empty cell a slide, to be filled by the browser, and the
 * sheets that follow; those for the data of drawings and for the references are empty too, since the slides hold them.
 */
export function emptyPaper(deck: Deck, kit: Kit): string {
  const paper = createPaper(deck, kit);
  const slides = onPages(deck.slides);
  return [
    paper.page({ cells: slides.map(paper.cell), note: noteOf(slides) }),
    ...writtenSheets(deck, paper),
    ...(slides.some((slide) => dataOf(slide).length > 0) ? [dataSheet(deck, paper, '')] : []),
    ...referenceSheet(deck.slides, paper, () => ''),
  ].join('\n');
}

/** The sheets that follow the given slides: notes are followed by the references alone. */
export function drawSheets(deck: Deck, paper: Paper, slides: readonly Slide[], kind: 'handout' | 'notes'): string[] {
  const references = referenceSheet(slides, paper, (slide) => listedOn(slide.source));
  if (kind === 'notes') return references;
  const data = slides.map((slide) => dataGroup(slide, paper)).join('');
  return [...writtenSheets(deck, paper), ...(data ? [dataSheet(deck, paper, data)] : []), ...references];
}

/** The slides that have a cell: what only lists the references is printed as text, since nobody could read it there. */
export const onPages = (slides: readonly Slide[]): Slide[] => slides.filter(({ source }) => listedOn(source) === '');

/** They travel alone, so that each has the note. */
const writtenSheets = ({ handouts, slides }: Deck, paper: Paper): string[] =>
  handouts.map(({ title, html }) => paper.sheet({ title, html }, noteOf(slides)));

const dataSheet = ({ settings }: Deck, paper: Paper, html: Html): string =>
  paper.sheet({ title: wordsOf(settings.lang).dataOfDrawings, html, holdsData: true });

/** With the slide's name above its tables, and its sources below. */
function dataGroup(slide: Slide, paper: Paper): Html {
  const tables = dataOf(slide);
  if (tables.length === 0) return '';
  const { sheet, heading, label, source } = paper.cell(slide);
  const number = sheet && `<b>${sheet}</b> `;
  return (
    `<div class="data-group"><p class="data-name">${number}${escapeHtml(heading)}</p>${tables.join('')}` +
    `<p class="data-source">${number}${label}${source && ` · ${source}`}</p></div>\n`
  );
}

function referenceSheet(slides: readonly Slide[], paper: Paper, htmlOf: (slide: Slide) => Html): string[] {
  const lists = slides.filter(({ source }) => listedOn(source) !== '');
  const title = lists[0]?.source.ofReferences?.title ?? '';
  return lists.length > 0 ? [paper.sheet({ title, html: lists.map(htmlOf).join(''), holdsReferences: true })] : [];
}

/** A remark on the title slide, on names or status, say: in a picture of the slide nobody can read it. */
export function noteOf(slides: readonly Slide[]): Html {
  const title = slides.find(({ layout }) => layout === 'title');
  const aside = title?.source.pieces.find(({ html }) => /^<div[^>]* class="(?:[^"]* )?aside[ "]/.test(html));
  const cite = (index: string): string => title?.citations[Number(index)] ?? '';
  return aside
    ? fillHoles(aside.html, { cite, ...NOTHING })
        .replace(/<[^>]*>/g, '')
        .trim()
    : '';
}

const NOTHING = { link: () => '', image: () => '', block: () => '' };

/** The tables of the drawings on a slide. */
export const dataOf = ({ blocks }: Slide): string[] => blocks.flatMap(dataIn);

/** "4 What KFOR does"; empty for a part without a divider. */
export function partName({ parts }: Deck, slide: Slide | undefined): string {
  const part = slide && parts[slide.part];
  return part?.place ? `${part.number} ${part.title}` : '';
}

type PagesView = Pick<PaperView, 'deck' | 'words' | 'edition' | 'answers' | 'imprint'>;

function viewPaper(deck: Deck, words: Words): PagesView {
  const { edition: chosen, footer, author } = deck.settings;
  const answers = chosen === 'teacher' && holdsAnswers(deck);
  const edition = chosen === 'student' ? words.studentEdition : answers ? words.teachersEdition : '';
  return {
    deck: viewDeck(deck, words),
    words: { name: words.name, class: words.class, date: words.date },
    edition,
    answers,
    imprint: [edition, footer || (edition ? '' : author.join(', '))].filter(Boolean).join(' · '),
  };
}

/** What the students' edition is made without stands in these classes. */
const ANSWER = /\sclass="(?:[^"]* )?(?:answer|blank|teacher|verdict)[ "]/;

const hasAnswer = (html: Html): boolean => ANSWER.test(html);

/** True if the teacher's paper says more than the students': then nobody should take the one for the other. */
function holdsAnswers({ slides, handouts }: Deck): boolean {
  return (
    handouts.some(({ html }) => hasAnswer(html)) ||
    slides.some(
      ({ source: { attributes, heading, pieces }, blocks }) =>
        attributes.classes.includes('teacher') ||
        hasAnswer(heading?.html ?? '') ||
        pieces.some(({ html }) => hasAnswer(html)) ||
        blocks.some(hasAnswer),
    )
  );
}

function viewCell(slide: Slide, deck: Deck, words: Words, answers: boolean): CellView {
  const { id, number, minutes, source } = slide;
  const label = words.slide(number);
  return {
    id,
    sheet: sheetNumber(slide, deck),
    heading: noBreakOf(deck.settings.lang)(source.heading?.text ?? ''),
    label,
    notesLabel: `${answers ? words.teachersNotes : words.notes} · ${label}`,
    minutes: minutes ? words.minutes(minutes) : '',
    source: sourceHtml(sourceLine(slide), words),
    slide: '',
    notes: '',
    // The teacher's have an answer in them.
    gaps: answers || deck.settings.edition === 'student' ? gapsOf(slide) : [],
  };
}

function gapsOf({ source, blocks }: Slide): number[] {
  const counts = [source.heading?.html ?? '', ...source.pieces.map(({ html }) => html), ...blocks].map(countGaps);
  return Array.from({ length: counts.reduce((sum, count) => sum + count, 0) }, (_, index) => index + 1);
}

/** In letters: about a line under a slide, and a line across the page. */
const ROOM = { handout: 46, notes: 115 } as const;

/** The stylesheet chooses one of the two (handout.css): the print panel has one cell for both kinds of paper. */
function sourceHtml(line: Html, words: Words): Html {
  if (line === '') return '';
  const text = fillHoles(line, NOTHING)
    .replace(/<[^>]*>/g, '')
    .replace(/[ \t\n]+/g, ' ')
    .trim();
  // Not at the end of a character reference.
  const sources = text.split(/(?<!&#?\w+);\s/);
  const [few, more] = [shorten(sources, line, words, ROOM.handout), shorten(sources, line, words, ROOM.notes)];
  return few === more ? few : `<span class="paper-few">${few}</span><span class="paper-more">${more}</span>`;
}

/** The first sources of a line, whole and without markup, and how many more there are. */
function shorten([first = '', ...others]: readonly string[], line: Html, words: Words, room: number): Html {
  const andMore = (count: number): string => words.andMore(count).replaceAll(' ', '\u00a0');
  let shown = shortenOne(first, line, room);
  for (const [index, source] of others.entries()) {
    const rest = others.length - index;
    const more = rest > 1 ? andMore(rest - 1).length : 0;
    if (shown.length + source.length + more + 3 > room) return `${shown} ${andMore(rest)}`;
    shown += `; ${source}`;
  }
  return shown;
}

/** The number and the short form of the first source that is cited in a line. */
const CITED = /role="doc-biblioref" aria-label="(\d+): ([^"]*)"/;

/**
 * One that is too long by itself gives way to the source that it cites, if it does; else it ends with a word, and not
 * between brackets; no character reference has a blank in it.
 */
function shortenOne(source: Html, line: Html, room: number): Html {
  if (source.length <= room + 10) return source;
  const [, number = '', name = ''] = CITED.exec(line) ?? [];
  if (name && name.length <= room && new RegExp(`\\[${number}\\b`).test(source)) return `${name}\u00a0[${number}]`;
  const words = source.slice(0, room + 1).split(' ');
  const cut = words
    .slice(0, -1)
    .join(' ')
    .replace(/\s*[[(][^\])]*$/, '');
  return `${(cut || source.slice(0, room)).replace(/[,.:–-]$/, '')} …`;
}
