/** Code, highlighted at build time: the page carries no highlighter. */

import type { HLJSApi } from 'highlight.js';
import type { FencedBlock, Html } from '../deck/model.ts';
import { didYouMean } from '../deck/nearest.ts';
import { attributesHtml, withoutPairs } from '../markdown/attributes.ts';
import { escapeHtml } from '../markdown/escape.ts';
import type { Report } from '../problems.ts';
import { LineEmitter } from './code-lines.ts';
import type { BlockContext } from './context.ts';
import { isPlain, languages } from './languages.ts';
import { BLOCK_NAMES } from './names.ts';
import type { BlockKind } from './registry.ts';

export const code: BlockKind = { render };

const NUMBERING = ['line-numbers', 'numbers', 'numberlines', 'number-lines'];

/** Highlighted text by language and content: most edits of a deck leave its code alone. The oldest goes first. */
const MAX_KEPT = 2000;
const highlighted = new Map<string, string>();

/** What was made of a block as a whole: `lectern dev` keeps the blocks of sections that were not edited. */
const rendered = new WeakMap<FencedBlock, Html>();

async function render(block: FencedBlock, { report }: BlockContext): Promise<Html> {
  const known = rendered.get(block);
  if (known !== undefined) return known;
  const html = await renderCode(block, report);
  // Of an unknown language something is said each time.
  if (languages.has(block.language)) rendered.set(block, html);
  return html;
}

async function renderCode(block: FencedBlock, report: Report): Promise<Html> {
  const { attributes, steps, language } = block;
  const html = await highlight(block, report);
  const numbered = attributes.classes.some((name) => NUMBERING.includes(name.toLowerCase()));
  const start = attributes.pairs.start ?? attributes.pairs.startFrom;
  const [first = '', ...later] = steps.split('|').map((step) => step.replace(/^-+$/, ''));
  const on = readLines(first);
  const lines = html
    .split('\n')
    .map((line, index) => `<span class="line${on.has(index + 1) ? ' on' : ''}">${line}</span>`);
  const rest = withoutPairs(attributes, 'start', 'startFrom');
  const classes = rest.classes.filter((name) => !NUMBERING.includes(name.toLowerCase()));
  const style = numbered && start && /^\d+$/.test(start) ? `--start:${start}` : '';
  const pre = attributesHtml({ ...rest, classes }, ['code', ...(numbered ? ['numbered'] : [])], style);
  const fragments = later.map((step) => `<span class="fragment code-step" data-lines="${escapeHtml(step)}"></span>`);
  const data = language ? ` data-language="${escapeHtml(language)}"` : '';
  return `<pre${pre}${data}><code>${lines.join('\n')}</code>${fragments.join('')}</pre>\n`;
}

/** Each line is whole. */
async function highlight({ language, text, span }: FencedBlock, report: Report): Promise<Html> {
  const known = languages.get(language);
  if (!known) {
    if (!isPlain(language)) {
      report({
        severity: 'warning',
        rule: 'unknown-language',
        message: `Code in \`${language}\` cannot be highlighted`,
        hint: [didYouMean(language, [...BLOCK_NAMES, ...languages.keys()]), 'For text without colours write `text`.']
          .filter(Boolean)
          .join(' '),
        span,
      });
    }
    return escapeHtml(text);
  }
  const key = `${known.name}\0${text}`;
  let html = highlighted.get(key);
  if (html === undefined) {
    const highlighter = await getHighlighter();
    if (!highlighter.getLanguage(known.name)) highlighter.registerLanguage(known.name, (await known.load()).default);
    html = highlighter.highlight(text, { language: known.name, ignoreIllegals: true }).value;
    highlighted.set(key, html);
    if (highlighted.size > MAX_KEPT) highlighted.delete(highlighted.keys().next().value ?? '');
  }
  return html;
}

let highlighter: HLJSApi | undefined;

async function getHighlighter(): Promise<HLJSApi> {
  if (!highlighter) {
    highlighter = (await import('highlight.js/lib/core')).default;
    // Embedded languages (CSS in HTML, and the like) are left plain without a word.
    highlighter.configure({ throwUnescapedHTML: false, __emitter: LineEmitter });
  }
  return highlighter;
}

/** `1,3-5` → the numbers of these lines, from 1. */
function readLines(text: string): Set<number> {
  const lines = new Set<number>();
  for (const part of text.split(',')) {
    const [from = 0, to = from] = part.split('-').map(Number);
    for (let line = from; line > 0 && line <= Math.min(to, from + 9999); line++) lines.add(line);
  }
  return lines;
}
