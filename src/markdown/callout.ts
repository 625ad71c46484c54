/** Callouts: `::: callout {.warning}`, `::: warning`, and GitHub's `> [!WARNING]`. */
import type { Token, Tokens } from 'marked';
import type { Attributes } from '../deck/model.ts';
import { attributesHtml } from './attributes.ts';
import { escapeHtml } from './escape.ts';
import { asTokens } from './tokens.ts';

export type CalloutKind = 'note' | 'tip' | 'warning' | 'important';

/** GitHub's fifth kind, and names that people type. */
const KINDS: Record<string, CalloutKind> = {
  note: 'note',
  tip: 'tip',
  warning: 'warning',
  important: 'important',
  caution: 'warning',
};

/** Each kind has its own sign, so that it is told by form as well as by colour. */
const ICONS: Record<CalloutKind, string> = {
  note: '<circle cx="24" cy="24" r="20"/><path d="M24 22V35M24 13v1"/>',
  tip: '<path d="M12 26L21 35L38 13"/><path d="M4 4H44V44H4Z"/>',
  warning: '<path d="M24 5L45 43H3Z"/><path d="M24 19V30M24 36v1"/>',
  important: '<path d="M15 4H33L44 15V33L33 44H15L4 33V15Z"/><path d="M24 13V27M24 34v1"/>',
};

/** The kind that a div names, by itself or as `callout`'s class; undefined for any other div. */
export function calloutKind(name: string, attributes: Attributes): CalloutKind | undefined {
  if (name !== 'callout') return KINDS[name];
  const named = attributes.classes.find((candidate) => candidate in KINDS);
  return KINDS[named ?? 'note'];
}

export function calloutHtml(kind: CalloutKind, title: string, attributes: Attributes, content: string): string {
  const icon = `<svg class="icon" viewBox="0 0 48 48" aria-hidden="true" focusable="false">${ICONS[kind]}</svg>`;
  const head = `<p class="callout-title">${icon}<span>${escapeHtml(title)}</span></p>`;
  return `<div${attributesHtml(attributes, ['callout', kind])} role="note">\n${head}\n${content}</div>\n`;
}

/** Reads the `[!NOTE]` that begins a quote; returns the quote's tokens without it. */
export function takeAlertMark(
  quote: Tokens.Blockquote,
): { readonly kind: CalloutKind; readonly title: string | undefined; readonly tokens: readonly Token[] } | undefined {
  const [first, ...rest] = asTokens(quote.tokens);
  const lead = first?.type === 'paragraph' ? first.tokens?.[0] : undefined;
  const match = lead?.type === 'text' ? /^\[!(\w+)\][ \t]*([^\n]*)(?:\n|$)/.exec(lead.raw) : null;
  const kind = match && KINDS[match[1]?.toLowerCase() ?? ''];
  if (!match || !kind || first?.type !== 'paragraph' || !lead) return undefined;
  const text = lead.raw.slice(match[0].length);
  const tokens = [...(text ? [{ ...lead, raw: text, text }] : []), ...(first.tokens?.slice(1) ?? [])];
  const paragraph = tokens.length ? [{ ...first, tokens } as Token] : [];
  return { kind, title: match[2]?.trim() || undefined, tokens: [...paragraph, ...(rest as Token[])] };
}
