/** What was found wrong on the way to paper, as problems that name the slide and the place in the Markdown. */
import type { Fault, Thing } from '../client/audit/protocol.ts';
import type { Slide } from '../deck/model.ts';
import { type Problem, type Severity, type Span, spanAt } from '../problems.ts';

/** A problem of the printed deck. */
export interface Finding extends Problem {
  readonly slide?: Slide;
  /** The file that would have been written: `slides.pdf`. */
  readonly output?: string;
}

/** How a file is named in messages. */
export type PathOf = (file: string) => string;

/** `slides`: one for each section of the page that was looked at. */
export function findingsOfAudit(faults: readonly Fault[], slides: readonly Slide[], pathOf: PathOf): Finding[] {
  return faults.map((fault) => {
    if (fault.kind === 'broken-font')
      return {
        severity: 'error',
        rule: 'print-font',
        message: `The font “${fault.family}” could not be loaded`,
        hint: 'Look whether its file in the deck is whole, and whether the @font-face in theme.css names it rightly.',
      };
    const slide = slides[fault.section];
    const { rule, message, hint } = explain(fault, (thing) => nameThing(thing, slide, pathOf));
    return findingOn(slide, { severity: 'error', rule, message, hint });
  });
}

/**
 * One cause, one message: what goes off its slide is missing on the page too, and what is wrong with a slide is wrong
 * on all kinds of paper.
 */
export function distinct(findings: readonly Finding[]): Finding[] {
  const explained = new Set(findings.filter(({ rule }) => CAUSES.has(rule)).map(({ slide }) => slide));
  const seen = new Set<string>();
  return findings.filter(({ rule, slide, output, message }) => {
    if (!output) return true;
    if (slide && EFFECTS.has(rule) && explained.has(slide)) return false;
    const key = `${rule} ${slide?.id ?? message}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

const CAUSES: ReadonlySet<string> = new Set(['print-overflow', 'print-cut', 'print-size', 'print-image']);
const EFFECTS: ReadonlySet<string> = new Set(['print-missing', 'print-surplus', 'print-blank']);

/** "slide 2: …", at the slide's heading. */
export function findingOn(
  slide: Slide | undefined,
  finding: { severity: Severity; rule: string; message: string; hint: string; output?: string },
): Finding {
  if (!slide) return finding;
  return { ...finding, message: `slide ${slide.number}: ${finding.message}`, slide, span: placeOf(slide) };
}

/** Where a slide begins: at its heading, if it has one. */
export const placeOf = ({ source }: Slide): Span =>
  source.headingSpan ?? spanAt(source.span.file, source.span.start.line, source.span.start.column);

type Explained = Pick<Problem, 'rule' | 'message'> & { readonly hint: string };

function explain(fault: Exclude<Fault, { kind: 'broken-font' }>, name: (thing: Thing) => string): Explained {
  switch (fault.kind) {
    case 'off-slide':
      return {
        rule: 'print-overflow',
        message: `${name(fault.thing)} goes ${fault.pixels} px ${edge(fault.side, 'the slide')}`,
        hint: 'Say less on this slide, or make two of it.',
      };
    case 'cut':
      return {
        rule: 'print-cut',
        message: `${name(fault.thing)} is cut: it goes ${fault.pixels} px ${edge(fault.side, 'the box that holds it')}`,
        hint: 'Make it shorter or the box larger: on paper nobody can scroll.',
      };
    case 'covers':
      return {
        rule: 'print-overflow',
        message: `${name(fault.thing)} lies on the ${fault.what}`,
        hint: 'Say less on this slide, or make two of it.',
      };
    case 'slide-size':
      return {
        rule: 'print-size',
        message: `the slide is ${fault.width} × ${fault.height} px`,
        hint: 'Its size is fixed: take what changes it out of theme.css or the layout.',
      };
    case 'broken-image':
      return {
        rule: 'print-image',
        message: `${isPicture(fault.thing) ? '' : 'a picture in '}${name(fault.thing)} cannot be shown`,
        hint: 'Look whether the file opens in a browser, and save it anew if it does not.',
      };
    case 'dead-link':
      return {
        rule: 'print-link',
        message: `a link in ${name(fault.thing)} leads to ${fault.href}, which is nowhere in the deck`,
        hint: '`lectern outline` prints the ids of all slides.',
      };
  }
}

const isPicture = ({ name }: Thing): boolean => ['picture', 'film', 'background'].includes(name);

const edge = (side: string, what: string): string =>
  side === 'below' || side === 'above'
    ? `${side} ${what}`
    : `beyond the ${side === 'left of' ? 'left' : 'right'} edge of ${what}`;

function nameThing({ name, at, words }: Thing, slide: Slide | undefined, pathOf: PathOf): string {
  const quoted = words ? ` “${words}”` : '';
  const [, file = '', line, column] = /^(.*):(\d+):(\d+)$/.exec(at ?? '') ?? [];
  const span = slide && placeOf(slide);
  // The slide's own heading: its place stands before the message.
  if (span && file === span.file && Number(line) === span.start.line) return `the heading${quoted}`;
  return line ? `the ${name} at ${pathOf(file)}:${line}:${column}` : `the ${name}${quoted}`;
}
