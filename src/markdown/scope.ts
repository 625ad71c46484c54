/** What the renderer knows and gathers while it turns one slide's tokens into HTML. */
import type { Token } from 'marked';
import type { AssetUse, Attributes, Citation, CitingPlace, Doubt, FencedBlock, LinkUse } from '../deck/model.ts';
import type { NoBreak } from '../deck/no-break.ts';
import type { Edition } from '../deck/version.ts';
import type { Words } from '../deck/words.ts';
import type { Problem, Report, Span } from '../problems.ts';
import { decodePath, isAllowed, isRemote, isWithinPage, joinPath, pathOf, withScheme } from './address.ts';
import { NO_ATTRIBUTES } from './attributes.ts';
import { escapeHtml } from './escape.ts';
import { assetHole, fileHole, linkHole } from './holes.ts';
import { type Block, locate, locateText } from './positions.ts';
import type { RawHtml } from './raw-html.ts';
import { doubt, slipInClasses } from './slips.ts';
import type { FootnoteToken } from './tokens.ts';

/** What holds for the whole section. */
export interface SectionScope {
  readonly variables: Readonly<Record<string, string>>;
  /** Hosts that resources may come from. */
  readonly allow: readonly string[];
  readonly words: Words;
  readonly noBreak: NoBreak;
  /** See `monthAfterPoint`. */
  readonly month: RegExp | undefined;
  readonly edition: Edition;
  readonly places: boolean;
  /** True if the deck has a bibliography. */
  readonly citations: boolean;
  readonly footnotes: ReadonlyMap<string, { readonly token: FootnoteToken; readonly block: Block }>;
  /** Loaded only if the section has raw HTML. */
  readonly rawHtml: RawHtml | undefined;
  readonly report: Report;
  readonly doubt: (doubt: Doubt) => void;
}

export interface Scope {
  readonly section: SectionScope;
  readonly layout: string;
  /** The top-level block that is being rendered. */
  block: Block;
  /** From `.slide:` comments. */
  slide: Attributes;
  /** Inside `::: incremental`: list items appear one by one. */
  incremental: boolean;
  /** Raw HTML that is being left out up to its end tag, for example `script`. */
  dropping: string;
  /** The seconds of a task on this slide. */
  time: number | undefined;
  place: CitingPlace;
  readonly citations: Citation[];
  readonly notes: string[];
  readonly sources: string[];
  readonly footnotes: string[];
  readonly blocks: FencedBlock[];
  readonly assets: AssetUse[];
  readonly links: LinkUse[];
  readonly ids: { id: string; span: Span }[];
}

export const createScope = (section: SectionScope, layout: string, block: Block): Scope => ({
  section,
  layout,
  block,
  slide: NO_ATTRIBUTES,
  incremental: false,
  dropping: '',
  time: undefined,
  place: 'slide',
  citations: [],
  notes: [],
  sources: [],
  footnotes: [],
  blocks: [],
  assets: [],
  links: [],
  ids: [],
});

export const spanOf = (scope: Scope, token: object): Span => locate(scope.block, token as Token);

/** Where a token stands, for live editing; a built deck carries no such trace. */
export function placeAttribute(scope: Scope, token: object): Attributes {
  if (!scope.section.places) return NO_ATTRIBUTES;
  const { file, start } = spanOf(scope, token);
  return { classes: [], pairs: { 'data-at': `${file}:${start.line}:${start.column}` } };
}

export function report(scope: Scope, token: object, problem: Omit<Problem, 'span'>, text?: string): void {
  const span = text ? locateText(scope.block, token as Token, text) : spanOf(scope, token);
  scope.section.report({ ...problem, span });
}

/** Notes the id that an author gave to an element within the slide, and looks at its classes and its style. */
export function noteId(scope: Scope, token: object, attributes: Attributes): void {
  if (attributes === NO_ATTRIBUTES) return;
  const slip = slipInClasses(attributes.classes);
  if (slip) doubt(slip, locateText(scope.block, token as Token, `.${slip.word}`), scope);
  if (namesFile(attributes.pairs.style)) report(scope, token, STYLE_FILE, 'url(');
  if (attributes.id) scope.ids.push({ id: attributes.id, span: spanOf(scope, token) });
}

/** Attributes are written as they are; only raw HTML and theme.css have their addresses looked through. */
export const namesFile = (style: string | undefined): boolean =>
  style !== undefined && /url\((?!\s*["']?(?:#|data:))/i.test(style);

export const STYLE_FILE = {
  severity: 'error',
  rule: 'style-file',
  message: '`style=` cannot name a file',
  hint: 'Show it as a picture or as `background-image=` of the slide, or write the rule into theme.css.',
} as const;

/**
 * The address of a picture, film or other file that the slide shows, ready for an attribute (local files as a hole);
 * undefined, with a problem, if it cannot be shown.
 */
export function resource(scope: Scope, token: object, url: string): string | undefined {
  if (isWithinPage(url)) return escapeHtml(url);
  if (isRemote(url)) {
    if (isAllowed(url, scope.section.allow)) return escapeHtml(withScheme(url));
    report(
      scope,
      token,
      {
        severity: 'error',
        rule: 'remote-resource',
        message: `\`${shorten(url)}\` would be fetched from the network`,
        hint: 'Download the file into the deck, make it a link, or name its host under `allow:` in deck.yaml.',
      },
      url,
    );
    return undefined;
  }
  const path = localPath(scope, token, url);
  return path === undefined ? undefined : assetHole(path) + fragmentOf(url);
}

/** A local file's path relative to the deck folder, noted as in use; undefined, with a problem, if it has none. */
export function localPath(scope: Scope, token: object, url: string): string | undefined {
  const path = pathOf(url, scope.block.source.file);
  if (path === undefined) {
    const isNamed = /^[^?#]/.test(url);
    report(
      scope,
      token,
      {
        severity: 'error',
        rule: 'outside-deck',
        message: isNamed ? `\`${shorten(url)}\` lies outside the deck's folder` : 'No file is named here',
        hint: isNamed
          ? 'Copy the file into the deck.'
          : 'Write the path of a file of the deck between the parentheses.',
      },
      url,
    );
    return undefined;
  }
  scope.assets.push({ path, span: spanOf(scope, token) });
  return path;
}

/** The address of a link, ready for an attribute; undefined if it must not be followed. */
export function linkTarget(scope: Scope, token: object, url: string): string | undefined {
  if (/^(?:https?:|mailto:|tel:|ftp:|sms:|geo:)/i.test(url) || url.startsWith('//')) return escapeHtml(encode(url));
  if (/^[a-z][a-z0-9+.-]*:/i.test(url)) {
    report(
      scope,
      token,
      {
        severity: 'warning',
        rule: 'unsafe-link',
        message: `A link to \`${shorten(url)}\` is left out`,
        hint: 'Link to a web page, to a file of the deck, or to a slide with `#its-id`.',
      },
      url,
    );
    return undefined;
  }
  const inDeck = /^(?<path>(?:[^?#]*\.(?:md|markdown))?)(?:#(?<fragment>.*))?$/is.exec(url)?.groups;
  if (inDeck && url) {
    const path = decodePath(inDeck.path ?? '');
    const file = path && joinPath(path, scope.block.source.file);
    const fragment = decodePath(inDeck.fragment ?? '');
    // A `#` in the name of a file is no beginning of an id.
    const href = `${file.replaceAll('#', '%23')}${fragment || !file ? `#${fragment}` : ''}`;
    scope.links.push({ href, file, fragment, span: spanOf(scope, token) });
    return linkHole(href);
  }
  if (/^www\.[^/]+\.[a-z]/i.test(url)) {
    const message = `\`${shorten(url)}\` is read as a file of the deck`;
    const hint = `Write the whole address: \`https://${shorten(url)}\`.`;
    report(scope, token, { severity: 'error', rule: 'no-scheme', message, hint }, url);
    return undefined;
  }
  const path = localPath(scope, token, url);
  return path === undefined ? undefined : fileHole(path);
}

function fragmentOf(url: string): string {
  return escapeHtml(/#.*$/s.exec(url)?.[0] ?? '');
}

function encode(url: string): string {
  try {
    return encodeURI(url).replaceAll('%25', '%');
  } catch {
    return url;
  }
}

const shorten = (url: string): string => (url.length > 80 ? `${url.slice(0, 77)}…` : url);
