/** What is asked in class: answers and gaps that a click fills, options with letters, lines to write on. */
import type { Attributes } from '../deck/model.ts';
import type { Words } from '../deck/words.ts';
import { attributesHtml, withoutPairs } from './attributes.ts';
import { escapeHtml } from './escape.ts';

/** An option of a `::: quiz` or `::: poll`. */
export interface Option {
  /** HTML. */
  readonly words: string;
  /** The same as plain text. */
  readonly text: string;
  /** Marked with `[x]`. */
  readonly right: boolean;
  /** HTML: what is said to those who choose it. */
  readonly remark: string;
}

/** The expected answer: shown on click. */
export function answerHtml(attributes: Attributes, content: string, words: Words): string {
  const title = attributes.pairs.title || words.answer;
  const html = attributesHtml(withoutPairs(attributes, 'title'), ['answer', 'fragment']);
  return `<div${html}>\n<p class="answer-title">${escapeHtml(title)}</p>\n${content}</div>\n`;
}

/** A gap that a click fills with its words; without words it is a line to write on. */
export function blankHtml(attributes: Attributes, content: string, words: Words): string {
  if (content.trim() === '') return gapHtml(words, attributes.pairs.width);
  const { index, 'fragment-index': fragmentIndex = index } = attributes.pairs;
  const step: Attributes = { classes: [], pairs: fragmentIndex === undefined ? {} : { index: fragmentIndex } };
  const outer = attributesHtml(withoutPairs(attributes, 'index', 'fragment-index', 'width'));
  return `<span${outer}><span${attributesHtml(step, ['fragment'])}>${content}</span></span>`;
}

const GAP = '<span class="blank" role="img"';

/** The same gap where its words are left out: as wide as all others, else its length would tell what they are. */
export function gapHtml(words: Words, width = ''): string {
  const style = /^[\d.]+em$/.test(width) ? ` style="--width:${width}"` : '';
  return `${GAP}${style} aria-label="${words.gap}"></span>`;
}

/** How many gaps are to be filled in by hand. */
export const countGaps = (html: string): number => (html.includes(GAP) ? html.split(GAP).length - 1 : 0);

/** Ruled lines to write on. */
export function linesHtml(attributes: Attributes): string {
  const count = Math.min(40, Math.max(1, Math.round(Number(attributes.pairs.count ?? 1)) || 1));
  return `<div${attributesHtml(withoutPairs(attributes, 'count'), ['lines'])}>${'<i></i>'.repeat(count)}</div>\n`;
}

/** A list of options, each a button. Those of a quiz answer to a click; the right one shows with the next step. */
export function optionsHtml(kind: 'quiz' | 'poll', options: readonly Option[], words: Words): string {
  const judged = options.some(({ right }) => right);
  const items = options.map((option, index) => {
    const letter = String.fromCharCode(65 + (index % 26));
    const button = `<button type="button" class="letter" aria-pressed="false" aria-label="${letter}: ${escapeHtml(option.text)}">${letter}</button>`;
    const wrong = judged && !option.right && (kind === 'quiz' || option.remark !== '');
    const verdict = judged
      ? option.right
        ? verdictHtml('right', words.right, option.remark)
        : wrong
          ? verdictHtml('wrong', words.wrong, option.remark)
          : ''
      : option.remark && `<div class="verdict">${option.remark}</div>`;
    return `<li class="option">${button}<div class="words">${option.words}${verdict}</div></li>\n`;
  });
  return `<ol class="options">\n${items.join('')}</ol>\n`;
}

const SIGNS = { right: 'M3 14L12 23L27 4', wrong: 'M5 4L25 24M25 4L5 24' } as const;

function verdictHtml(kind: 'right' | 'wrong', word: string, remark: string): string {
  const sign = `<svg class="sign" viewBox="0 0 30 28" aria-hidden="true" focusable="false"><path d="${SIGNS[kind]}"/></svg>`;
  const step = kind === 'right' ? ' fragment' : '';
  return `<div class="verdict ${kind}${step}"><b>${sign}${escapeHtml(word)}</b>${remark && ` · ${remark}`}</div>`;
}
