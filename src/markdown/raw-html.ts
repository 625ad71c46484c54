/**
 * Raw HTML in Markdown: kept as typed, but for what a deck must not do. marked hands it over in pieces (a block ends at
 * a blank line, inline tags come one by one), so only start tags are rewritten, in place, and nothing is balanced.
 */
import { Tokenizer } from 'htmlparser2';
import type { Problem } from '../problems.ts';
import { rewriteCss } from './css.ts';
import { escapeHtml } from './escape.ts';

export interface HtmlHooks {
  /** A file that is shown: the attribute's new value (HTML), or undefined to leave the attribute out. */
  readonly resource: (url: string) => string | undefined;
  readonly link: (url: string) => string | undefined;
  readonly id: (id: string) => void;
  /** `text` is what stands in the source at the place of the problem. */
  readonly problem: (problem: Omit<Problem, 'span'>, text: string) => void;
}

export interface RewrittenHtml {
  readonly html: string;
  /** The element whose end tag has not come yet and that is left out up to there; empty if there is none. */
  readonly dropping: string;
}

export interface RawHtml {
  readonly rewrite: (html: string, hooks: HtmlHooks) => RewrittenHtml;
  /** The tags that open or close something, in order; those that HTML closes by itself are not among them. */
  readonly containers: (html: string) => readonly { readonly name: string; readonly closing: boolean }[];
}

export const rawHtml: RawHtml = { rewrite, containers };

const LEFT_OUT = new Set([
  'script',
  'iframe',
  'object',
  'embed',
  'base',
  'meta',
  'link',
  'frame',
  'frameset',
  'applet',
]);
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const OPTIONAL_END = new Set('p li dt dd tr td th thead tbody tfoot option optgroup rt rp colgroup'.split(' '));
const SHOWN = new Set(['src', 'poster', 'data', 'background']);
const LINKED = new Set(['href', 'xlink:href', 'action', 'formaction', 'cite', 'longdesc', 'ping']);

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly start: number;
  readonly end: number;
  readonly closing: boolean;
}

function rewrite(html: string, hooks: HtmlHooks): RewrittenHtml {
  let out = '';
  let done = 0;
  let dropping = '';
  for (const tag of readTags(html)) {
    if (tag.start < done) continue;
    if (dropping) {
      if (tag.closing && tag.name === dropping) {
        dropping = '';
        done = tag.end;
      }
      continue;
    }
    out += html.slice(done, tag.start);
    done = tag.end;
    const source = html.slice(tag.start, tag.end);
    if (LEFT_OUT.has(tag.name)) {
      if (!tag.closing) hooks.problem(leftOut(`\`<${tag.name}>\``), source);
      if (!tag.closing && !VOID.has(tag.name)) dropping = tag.name;
    } else if (tag.name === 'style' && !tag.closing) {
      const end = /<\/style/i.exec(html.slice(tag.end))?.index ?? html.length - tag.end;
      done = tag.end + end;
      out += source + styleSheet(html.slice(tag.end, done), hooks);
    } else if (tag.name === 'section') out += section(tag, source, hooks);
    else out += tag.closing ? source : openTag(tag, source, hooks);
  }
  return { html: dropping ? out : out + html.slice(done), dropping };
}

function containers(html: string): readonly Tag[] {
  return readTags(html).filter(
    ({ name, start, end }) => !VOID.has(name) && !OPTIONAL_END.has(name) && !html.slice(start, end).endsWith('/>'),
  );
}

/** All tags that are really there, in order. A full parser would also tell of those that HTML implies, and drop others. */
function readTags(html: string): Tag[] {
  const tags: Tag[] = [];
  let open = { name: '', start: 0, attributes: {} as Record<string, string> };
  let attribute = '';
  let value = '';
  const nothing = () => {};
  const end = (at: number) => void tags.push({ ...open, end: at + 1, closing: false });
  const tokenizer = new Tokenizer(
    {},
    {
      onopentagname: (from, to) => {
        open = { name: html.slice(from, to).toLowerCase(), start: from - 1, attributes: {} };
      },
      onattribname: (from, to) => {
        attribute = html.slice(from, to).toLowerCase();
        value = '';
      },
      onattribdata: (from, to) => {
        value += html.slice(from, to);
      },
      onattribentity: (point) => {
        value += String.fromCodePoint(point);
      },
      onattribend: () => {
        open.attributes[attribute] ??= value;
      },
      onopentagend: end,
      onselfclosingtag: end,
      onclosetag: (from, to) => {
        const start = html.lastIndexOf('<', from);
        const close = html.indexOf('>', to);
        const name = html.slice(from, to).toLowerCase();
        tags.push({ name, start, end: close < 0 ? html.length : close + 1, attributes: {}, closing: true });
      },
      oncdata: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onend: nothing,
      onprocessinginstruction: nothing,
      ontext: nothing,
      ontextentity: nothing,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return tags;
}

function openTag(tag: Tag, source: string, hooks: HtmlHooks, name = tag.name): string {
  if (name === 'img' && !('alt' in tag.attributes)) hooks.problem(NO_ALT, source);
  let changed = name !== tag.name;
  let html = `<${name}`;
  for (const [key, value] of Object.entries(tag.attributes)) {
    const kept = attribute(tag, key, value, hooks);
    if (kept !== value) changed = true;
    if (kept !== undefined) html += kept === '' ? ` ${key}` : ` ${key}="${kept === value ? escapeHtml(value) : kept}"`;
  }
  return changed ? `${html}${source.endsWith('/>') ? ' />' : '>'}` : source;
}

function attribute(tag: Tag, name: string, value: string, hooks: HtmlHooks): string | undefined {
  if (/^on/i.test(name)) {
    hooks.problem(leftOut(`\`${name}=\``), name);
    return undefined;
  }
  if (name === 'id') hooks.id(value);
  if (name === 'srcset') return srcset(value, hooks);
  if (name === 'style' && /url\(/i.test(value)) return style(value, hooks);
  if (SHOWN.has(name) || (LINKED.has(name) && ['image', 'use', 'feimage'].includes(tag.name)))
    return hooks.resource(value);
  if (LINKED.has(name)) return hooks.link(value);
  if (/^srcdoc$/i.test(name)) return undefined;
  return value;
}

/** reveal.js reads every `<section>` as a slide: a raw one becomes a `<div>`. */
function section(tag: Tag, source: string, hooks: HtmlHooks): string {
  if (tag.closing) return '</div>';
  hooks.problem(
    {
      severity: 'warning',
      rule: 'raw-section',
      message: 'A raw `<section>` would be a slide of its own and becomes a `<div>`',
      hint: 'Start a slide with a heading or a line `---`.',
    },
    source,
  );
  return openTag(tag, source, hooks, 'div');
}

function style(value: string, hooks: HtmlHooks): string {
  return escapeHtml(rewriteCss(value, (url) => cssAddress(url, hooks)));
}

function styleSheet(css: string, hooks: HtmlHooks): string {
  return rewriteCss(css, (url, _index, isImport) => {
    if (!isImport) return cssAddress(url, hooks);
    const message = '`@import` does nothing here';
    const hint = 'Put the rules of that file into theme.css.';
    hooks.problem({ severity: 'warning', rule: 'css-import', message, hint }, url);
    return undefined;
  });
}

function cssAddress(url: string, hooks: HtmlHooks): string | undefined {
  const kept = hooks.resource(url);
  return kept === escapeHtml(url) ? url : kept;
}

/** An address may hold commas, but not end in one; what follows it up to a comma is its size. */
function srcset(value: string, hooks: HtmlHooks): string | undefined {
  const candidates = [...value.matchAll(/([^\s,](?:\S*[^\s,])?)(?:\s+([^\s,][^,]*))?/g)].map(([, url = '', size]) => {
    const kept = hooks.resource(url);
    return kept && (size ? `${kept} ${size.trim()}` : kept);
  });
  return candidates.every(Boolean) ? candidates.join(', ') : undefined;
}

const NO_ALT: Omit<Problem, 'span'> = {
  severity: 'warning',
  rule: 'no-alternative',
  message: 'The picture has no text for those who cannot see it',
  hint: 'Say in `alt="…"` what it shows; a picture that only decorates gets `alt=""`.',
};

const leftOut = (what: string): Omit<Problem, 'span'> => ({
  severity: 'warning',
  rule: 'unsafe-html',
  message: `${what} is left out: a deck runs no script but its own and loads no foreign page`,
  hint: 'Take it out; show a picture and link to the page instead.',
});
