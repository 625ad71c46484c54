/** Pictures, films and sound: `![alt](file "caption"){width=600 fit=cover credit="…"}`. */
import type { Token, Tokens } from 'marked';
import type { Attributes } from '../deck/model.ts';
import { isAudio, isRemote, isVideo } from './address.ts';
import { attributesHtml, withoutPairs } from './attributes.ts';
import { escapeHtml, escapeText } from './escape.ts';
import { imageHole } from './holes.ts';
import { localPath, report, resource, type Scope } from './scope.ts';
import { plainText } from './text.ts';

/** Layouts in which a picture fills its place, whatever its shape. */
const FILLED = new Set(['image-left', 'image-right', 'full-bleed']);

/** The picture, film or player alone; its title is a tooltip, unless a caption shows it. */
export function renderImage(token: Tokens.Image, attributes: Attributes, scope: Scope, captioned = false): string {
  const alt = alternative(token, scope);
  if (isVideo(token.href)) return player('video', token, alt, attributes, scope);
  if (isAudio(token.href)) return player('audio', token, alt, attributes, scope);
  const title = token.title && !captioned ? ` title="${escapeText(token.title)}"` : '';
  return picture(token, alt, attributes, title, scope);
}

/** An image that stands alone in its paragraph: a figure, whose caption is the image's title. */
export function renderFigure(token: Tokens.Image, attributes: Attributes, scope: Scope): string {
  const { credit } = attributes.pairs;
  const caption = token.title ? `<span class="caption">${escapeText(token.title)}</span>` : '';
  const source = credit ? `<span class="credit">${escapeHtml(credit)}</span>` : '';
  const text = caption || source ? `<figcaption>${[caption, source].filter(Boolean).join(' ')}</figcaption>` : '';
  const media = renderImage(token, attributes, scope, true);
  return `<figure class="picture">${media}${text}</figure>`;
}

const NO_ALTERNATIVE = {
  severity: 'warning',
  rule: 'no-alternative',
  message: 'The picture has no text for those who cannot see it',
  hint: 'Say in the brackets what it shows; a picture that only decorates gets `{.decorative}`.',
} as const;

function picture(token: Tokens.Image, alt: string, attributes: Attributes, title: string, scope: Scope): string {
  const { width, height, fit } = attributes.pairs;
  if (!alt && !attributes.classes.includes('decorative')) report(scope, token, NO_ALTERNATIVE);
  const rest = withoutPairs(attributes, 'width', 'height', 'fit', 'credit');
  const style = [size('width', width), size('height', height)].filter(Boolean).join(';');
  const fitted = fit ?? (FILLED.has(scope.layout) ? 'cover' : undefined);
  const html = title + attributesHtml(rest, fitted ? [`fit-${fitted}`] : [], style);
  if (fit && fit !== 'contain' && fit !== 'cover') {
    report(scope, token, {
      severity: 'warning',
      rule: 'unknown-fit',
      message: `\`fit=${fit}\` is not known`,
      hint: 'Write `fit=contain` (all of the picture) or `fit=cover` (fill the place).',
    });
  }
  if (isRemote(token.href)) {
    const src = resource(scope, token, token.href);
    return src === undefined ? '' : `<img src="${src}" alt="${alt}"${html}>`;
  }
  const path = localPath(scope, token, token.href);
  return path === undefined ? '' : imageHole(path, alt, html);
}

function player(
  kind: 'video' | 'audio',
  token: Tokens.Image,
  alt: string,
  attributes: Attributes,
  scope: Scope,
): string {
  const src = resource(scope, token, token.href);
  if (src === undefined) return '';
  const { width, height, poster } = attributes.pairs;
  const posterUrl = poster && resource(scope, token, poster);
  const rest = withoutPairs(attributes, 'width', 'height', 'fit', 'credit', 'poster');
  const style = [size('width', width), size('height', height)].filter(Boolean).join(';');
  const label = alt ? ` aria-label="${alt}"` : '';
  const more = posterUrl ? ` poster="${posterUrl}"` : '';
  // Paper shows the poster, or else what is to be played.
  const name = poster ? '' : `<span class="media-name">${escapeHtml(fileName(token.href))}</span>`;
  return `<${kind} controls preload="metadata" src="${src}"${more}${label}${attributesHtml(rest, [], style)}></${kind}>${name}`;
}

/** The last part of an address, as one reads it. */
function fileName(href: string): string {
  const name = href.replace(/[?#].*$/s, '').replace(/^.*\//s, '');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const alternative = (token: Tokens.Image, scope: Scope): string =>
  escapeHtml(plainText(token.tokens as Token[], scope.section.variables).trim());

/** `600` is pixels of the slide, `50%` a share of the place; anything else is left to CSS. */
function size(name: string, value: string | undefined): string {
  if (!value) return '';
  return `${name}:${/^\d+(?:\.\d+)?$/.test(value) ? `${value}px` : value}`;
}
