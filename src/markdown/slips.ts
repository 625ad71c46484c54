/**
 * Names that are allowed, since a deck may have rules of its own for them, but come so near to a name with a meaning that
 * they are hardly meant. Whether the deck has such rules is known later: see `Doubt`.
 */
import { slipOf } from '../deck/nearest.ts';
import type { Span } from '../problems.ts';
import type { Scope } from './scope.ts';

/** Divs that mean something, callouts included. */
const DIVS = new Set([
  ...['notes', 'columns', 'column', 'fragment', 'incremental', 'nonincremental', 'source', 'aside', 'include'],
  ...['callout', 'note', 'tip', 'warning', 'important', 'caution'],
  ...['question', 'answer', 'quiz', 'poll', 'teacher', 'student', 'handout', 'lines'],
]);

/** reveal.js's classes beside `fragment`. */
const FRAGMENTS = new Set([
  ...['fade-in', 'fade-up', 'fade-down', 'fade-left', 'fade-right', 'fade-out', 'semi-fade-out', 'zoom-in'],
  ...['fade-in-then-out', 'fade-in-then-semi-out', 'current-visible', 'grow', 'shrink', 'strike', 'custom'],
  ...['red', 'green', 'blue'].flatMap((color) => [`highlight-${color}`, `highlight-current-${color}`]),
]);

/** Classes that change what is shown or who sees it: one that is misspelt does so without a word. */
const CLASSES = new Set([
  ...['fragment', 'incremental', 'nonincremental', 'teacher', 'student', 'blank', 'line-numbers'],
  // The theme's: short ones (`lead`, `now`) are too near to words of one's own.
  ...['numbered', 'decorative', 'small', 'muted', 'voice', 'eyebrow'],
  // Near to those, but no slips: a word for numbers of lines, and Pandoc's and Quarto's own.
  ...['numbers', 'unnumbered', 'smaller'],
]);

const SLIDE_KEYS = new Set([
  ...['layout', 'minutes', 'time', 'transition', 'transition-speed', 'visibility', 'timing', 'state', 'autoslide'],
  ...['auto-animate', 'auto-animate-restart', 'auto-animate-unmatched', 'auto-animate-id', 'auto-animate-easing'],
  ...['auto-animate-duration', 'auto-animate-delay', 'background', 'background-transition', 'background-interactive'],
  ...[
    'color',
    'gradient',
    'image',
    'video',
    'video-loop',
    'video-muted',
    'iframe',
    'size',
    'position',
    'repeat',
    'opacity',
  ].map((name) => `background-${name}`),
]);

/** What reveal.js knows as a value; it ignores all others without a word. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  transition: ['none', 'fade', 'slide', 'convex', 'concave', 'zoom'],
  'transition-speed': ['default', 'fast', 'slow'],
  'background-transition': ['none', 'fade', 'slide', 'convex', 'concave', 'zoom'],
  visibility: ['hidden', 'uncounted'],
};

export const isKnownClass = (word: string): boolean => CLASSES.has(word) || FRAGMENTS.has(word);

interface Slip {
  readonly word: string;
  readonly message: string;
  readonly hint: string;
}

export function doubt({ word, message, hint }: Slip, span: Span, { section }: Scope): void {
  const more = 'If it is a name of your own, give it a rule in theme.css.';
  section.doubt({ word, problem: { severity: 'warning', rule: 'slip', message, hint: `${hint} ${more}`, span } });
}

export function slipInDiv(name: string): Slip | undefined {
  const meant = DIVS.has(name) ? undefined : slipOf(name, DIVS);
  if (meant === undefined) return undefined;
  return { word: name, message: `\`::: ${name}\` means nothing`, hint: `Did you mean \`::: ${meant}\`?` };
}

/** A class of anything but a step. */
function slipInClass(classes: readonly string[]): Slip | undefined {
  for (const word of classes) {
    const meant = isKnownClass(word) || DIVS.has(word) ? undefined : slipOf(word, CLASSES);
    if (meant) return { word, message: `\`.${word}\` means nothing`, hint: `Did you mean \`.${meant}\`?` };
  }
  return undefined;
}

/** In the classes of an element or a slide. */
export const slipInClasses = (classes: readonly string[]): Slip | undefined =>
  classes.includes('fragment') ? slipInFragment(classes) : slipInClass(classes);

function slipInFragment(classes: readonly string[]): Slip | undefined {
  for (const word of classes) {
    const meant = word === 'fragment' || FRAGMENTS.has(word) ? undefined : slipOf(word, FRAGMENTS);
    if (meant) return { word, message: `\`.${word}\` is no style of a step`, hint: `Did you mean \`.${meant}\`?` };
  }
  return undefined;
}

/** An attribute of a slide: a name near to one of reveal.js's, or a value that reveal.js does not know. */
export function slipInAttribute(key: string, value: string): Slip | undefined {
  const values = VALUES[key];
  const word = values && value.split(/\s+/).find((part) => !values.includes(part.replace(/-(?:in|out)$/, '')));
  if (word !== undefined) {
    const hint = `There are ${values?.map((name) => `\`${name}\``).join(', ')}.`;
    return { word, message: `\`${key}=${value}\` means nothing`, hint };
  }
  const meant = SLIDE_KEYS.has(key) ? undefined : slipOf(key, SLIDE_KEYS);
  if (meant === undefined) return undefined;
  return { word: key, message: `\`${key}\` means nothing on a slide`, hint: `Did you mean \`${meant}\`?` };
}
