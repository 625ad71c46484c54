import type { Attributes } from '../deck/model.ts';
import { escapeHtml } from './escape.ts';

export const NO_ATTRIBUTES: Attributes = { classes: [], pairs: {} };

/** Words that mean something in braces without a value, as reveal.js has them. */
const BARE =
  /^(?:data-[\w-]+|auto-animate(?:-restart|-unmatched)?|background-video-(?:loop|muted)|autoplay|loop|muted|controls|uncounted)$/;

const ITEM =
  /[ \t\n]*(?:#(?<id>[^\s{}"'=<>]+)|\.(?<class>[^\s{}"'=.#<>]+)|(?<key>[\p{L}_:@][\p{L}\p{N}_:.@-]*)(?:=(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s{}"'<>]+)))?)/uy;

/** Reads `{#id .class key=value}` at the start of `text`; undefined if these are ordinary braces. */
export function readAttributes(text: string): { readonly attributes: Attributes; readonly raw: string } | undefined {
  if (text[0] !== '{' || text[1] === '{') return undefined;
  const found = readItems(text, 1);
  if (!found) return undefined;
  const end = /[ \t\n]*\}/y;
  end.lastIndex = found.end;
  if (!end.test(text)) return undefined;
  return { attributes: found.attributes, raw: text.slice(0, end.lastIndex) };
}

/** Reads `class="fragment" data-x` as it stands in a `.slide:` or `.element:` comment. */
export function readCommentAttributes(text: string): Attributes {
  const pairs: Record<string, string> = {};
  let id: string | undefined;
  const classes: string[] = [];
  for (const [, name = '', double, single, bare] of text.matchAll(
    /([^\s"'=<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g,
  )) {
    const value = double ?? single ?? bare ?? '';
    if (name === 'id') id = value;
    else if (name === 'class') classes.push(...value.split(/\s+/).filter(Boolean));
    else pairs[name] = value;
  }
  return { ...(id && { id }), classes, pairs };
}

export function mergeAttributes(a: Attributes, b: Attributes): Attributes {
  if (b === NO_ATTRIBUTES) return a;
  if (a === NO_ATTRIBUTES) return b;
  const id = b.id ?? a.id;
  return { ...(id && { id }), classes: [...a.classes, ...b.classes], pairs: { ...a.pairs, ...b.pairs } };
}

/** Attributes without the named keys, which their element has used up. */
export function withoutPairs(attributes: Attributes, ...keys: string[]): Attributes {
  const pairs = Object.fromEntries(Object.entries(attributes.pairs).filter(([key]) => !keys.includes(key)));
  return { ...attributes, pairs };
}

/** Names that HTML knows on any element or on those we write; all others become `data-…`, as Pandoc does. */
const KNOWN =
  /^(?:aria-[\w-]+|data-[\w-]+|lang|dir|title|style|role|tabindex|translate|hidden|width|height|start|target|rel|download|type|autoplay|loop|muted|controls|preload|loading|cite|datetime|reversed|value|colspan|rowspan|scope|open)$/;

/** The attributes as HTML, with a leading space each; `classes` come before the author's own. */
export function attributesHtml(attributes: Attributes, classes: readonly string[] = [], style = ''): string {
  if (attributes === NO_ATTRIBUTES && !classes.length && !style) return '';
  let html = attributes.id ? ` id="${escapeHtml(attributes.id)}"` : '';
  const all = attributes.classes.length ? [...new Set([...classes, ...attributes.classes])] : classes;
  if (all.length) html += ` class="${escapeHtml(all.join(' '))}"`;
  const { pairs } = attributes;
  const styles = style && pairs.style ? `${style};${pairs.style}` : style || pairs.style;
  if (styles) html += ` style="${escapeHtml(styles)}"`;
  for (const key in pairs) {
    if (key !== 'style') html += ` ${attributeName(key, all)}="${escapeHtml(pairs[key] ?? '')}"`;
  }
  return html;
}

function attributeName(key: string, classes: readonly string[]): string {
  if (classes.includes('fragment') && (key === 'index' || key === 'fragment-index')) return 'data-fragment-index';
  return KNOWN.test(key) ? key : `data-${key}`;
}

function readItems(text: string, from: number): { attributes: Attributes; end: number } | undefined {
  let id: string | undefined;
  const classes: string[] = [];
  const pairs: Record<string, string> = {};
  let end = from;
  let count = 0;
  ITEM.lastIndex = from;
  for (let match = ITEM.exec(text); match; match = ITEM.exec(text)) {
    const { id: newId, class: newClass, key, double, single, bare } = match.groups ?? {};
    const value = double ?? single ?? bare;
    if (newId) id = newId;
    else if (newClass) classes.push(newClass);
    else if (key) {
      if (value === undefined && !BARE.test(key)) return undefined;
      if (key === 'class') classes.push(...(value ?? '').split(/\s+/).filter(Boolean));
      else if (key === 'id' && value) id = value;
      else pairs[key] = value ?? '';
    }
    count++;
    end = ITEM.lastIndex;
  }
  return count ? { attributes: { ...(id && { id }), classes, pairs }, end } : undefined;
}
