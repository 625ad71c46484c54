/** Deck → site: the built result in memory, a map from path to content. */
import type { ClientWords, DeckData } from '../client/data.ts';
import type { Slide, SlideSource } from '../deck/model.ts';
import { slideRule } from '../deck/page-rule.ts';
import { canvasOf } from '../deck/settings.ts';
import { type Fill, fillHoles } from '../markdown/holes.ts';
import type { Problem } from '../problems.ts';
import type { FontFile, Kit } from '../render/kit.ts';
import { emptyPaper } from '../render/paper.ts';
import { createSlideRenderer, type SlideMemory } from '../render/slide.ts';
import type { Strip } from '../render/strip.ts';
import type { PageView } from '../render/view.ts';
import type { Deck } from '../resolve/deck.ts';
import type { ThemeCss } from '../resolve/theme-css.ts';
import { type Asset, hashedName } from './assets.ts';
import { ASSETS, fontFaces, type Output, singleOutput, webOutput } from './outputs.ts';
import { en } from './words/en.ts';

export type Site = Map<string, Uint8Array | string>;

export interface SiteInput {
  readonly deck: Deck;
  readonly kit: Kit;
  /** By path; what could not be read is not among them. */
  readonly assets: ReadonlyMap<string, Asset>;
  readonly themeCss: ThemeCss | undefined;
  /** True if the deck brings templates of its own: then it may use any font of the theme. */
  readonly ownTemplates: boolean;
  /** What the script says; in English if none are given. */
  readonly words?: ClientWords;
}

const RTL = /^(?:ar|arc|ckb|dv|fa|he|iw|ks|ps|sd|ug|ur|yi)(?:-|$)/i;
const MAX_INLINED = 20 * 1024 * 1024;

/** A deck whose slides are drawn, but for the addresses of what they show, which depend on the output. */
export interface DrawnDeck extends SiteInput {
  /** One string a slide: a deck of thousands is many megabytes, and each copy of the whole would count. */
  readonly slides: readonly string[];
  readonly strip: Strip;
  /** A page of paper with an empty cell a slide. */
  readonly paper: string;
  readonly fonts: readonly FontFile[];
}

export function buildSite(input: SiteInput): { readonly site: Site; readonly problems: readonly Problem[] } {
  const drawn = drawDeck(input);
  const site = assetsOf(drawn);
  const web = webOutput((name, css) => {
    const file = hashedName(name, css);
    site.set(`${ASSETS}/${file}`, css);
    return file;
  });
  site.set('index.html', pageOf(drawn, web));
  site.set(`${input.deck.name}.html`, pageOf(drawn, singleOutput(countImages(drawn.slides))));
  return { site, problems: warnOfSize(input.deck, input.assets) };
}

export function drawDeck(input: SiteInput, memory?: SlideMemory): DrawnDeck {
  const { deck, kit } = input;
  const { render, strip } = createSlideRenderer(deck, kit, memory);
  const slides = deck.slides.map(render);
  return { ...input, slides, strip, paper: emptyPaper(deck, kit), fonts: chooseFonts(slides, input, memory) };
}

/**
 * The deck as the command prints it, on paper of every kind: without the empty one, and without notes on its slides. The
 * fonts are those for the notes as well, which may stand beside them.
 */
export function drawForPrint(input: SiteInput): DrawnDeck {
  const { deck, kit } = input;
  const { render, strip } = createSlideRenderer(deck, kit);
  const slides = deck.slides.map((slide) => render({ ...slide, source: { ...slide.source, notes: '' } }));
  const notes = deck.slides.map(({ source }) => source.notes);
  return { ...input, slides, strip, paper: '', fonts: chooseFonts([...slides, ...notes], input, undefined) };
}

/** The files beside a page, all but its stylesheet. */
export function assetsOf({ assets, fonts, kit }: DrawnDeck): Site {
  const site: Site = new Map();
  for (const { file, bytes } of assets.values()) site.set(`${ASSETS}/${file}`, bytes);
  for (const font of fonts) site.set(`${ASSETS}/${font.file}`, font.read());
  site.set(`${ASSETS}/${kit.script.file}`, kit.script.text);
  return site;
}

export function pageOf(drawn: DrawnDeck, output: Output): string {
  // Filled first: what the slides show decides which symbols stand in the page.
  const slides = joinStacks(drawn.deck.slides, fillSlides(drawn, output));
  return drawn.kit.templates.page(viewPage(drawn, output, slides));
}

/** The page's view around the given slides. */
export function viewPage(drawn: DrawnDeck, output: Output, slides: string): PageView {
  const { deck, kit } = drawn;
  return {
    lang: deck.settings.lang,
    dir: RTL.test(deck.settings.lang) ? 'rtl' : 'ltr',
    theme: deck.settings.theme,
    ratio: deck.settings.size === '4:3' ? '43' : '169',
    title: deck.title,
    author: deck.settings.author.join(', '),
    description: deck.settings.subtitle,
    csp: output.csp(kit.script, deck.settings.allow),
    styles: output.styles(fontFaces(drawn.fonts, output), stylesOf(drawn, output)),
    symbols: drawn.strip.symbols + output.symbols(),
    slides,
    paper: fillPaper(drawn, output),
    data: deckData(deck, drawn.words ?? en),
    script: output.script(kit.script),
  };
}

/** The slides with the addresses that the output gives to their files. */
export function fillSlides({ slides, assets }: Pick<DrawnDeck, 'slides' | 'assets'>, output: Output): string[] {
  const fill = fillsOf(assets, output);
  return slides.map((html) => fillHoles(html, fill));
}

const fillPaper = ({ paper, assets }: DrawnDeck, output: Output): string => fillHoles(paper, fillsOf(assets, output));

function fillsOf(assets: SiteInput['assets'], output: Output): Fill {
  return {
    asset: (path: string) => withAsset(assets, path, output.address),
    file: (path: string) => withAsset(assets, path, output.link),
    background: (path: string, place: 'attribute' | 'style') =>
      withAsset(assets, path, (asset) => output.background(asset, place)),
    image: (path: string, alt: string, attributes: string) =>
      withAsset(assets, path, (asset) => output.image(asset, alt, attributes)),
    formula: output.formula ?? hidden,
  };
}

function stylesOf({ deck, kit, fonts, themeCss, assets }: DrawnDeck, output: Output): string {
  const own = fillHoles(themeCss?.css ?? '', { asset: (path) => withAsset(assets, path, output.cssAddress) });
  const math = fonts.some(({ isBound }) => isBound) ? [kit.mathStyles()] : [];
  return [kit.styles, slideRule(canvasOf(deck.settings)), ...math, own].join('\n');
}

/** On screen the visible half of a formula is none for screen readers, which have MathML. */
const hidden = (): string => ' aria-hidden="true"';

const withAsset = (assets: SiteInput['assets'], path: string, use: (asset: Asset) => string): string => {
  const asset = assets.get(decodeURIComponent(path));
  return asset ? use(asset) : '';
};

/** Vertical stacks carry the class that reveal.js would add by script, so that they print right without it. */
export function joinStacks(slides: readonly Slide[], html: readonly string[]): string {
  let joined = '';
  slides.forEach((slide, index) => {
    const below = slides[index + 1]?.source.down ?? false;
    if (below && !slide.source.down) joined += '<section class="stack">\n';
    joined += html[index];
    if (slide.source.down && !below) joined += '</section>\n';
  });
  return joined;
}

function chooseFonts(
  slides: readonly string[],
  { themeCss, ownTemplates, deck, kit }: SiteInput,
  memory: SlideMemory | undefined,
): FontFile[] {
  const beside = [deck.title, ...deck.handouts.flatMap(({ title, html }) => [title, html])];
  const free = themeCss !== undefined || ownTemplates;
  // Many files share a range or a use: each is looked for once, and only in what is new.
  const known = new Map<string, boolean>();
  const look = (pattern: string, flags: string): boolean => {
    const expression = new RegExp(pattern, flags);
    if (beside.some((text) => expression.test(text))) return true;
    return slides.some((html, index) => {
      const kept = memory?.get(deck.slides[index]?.source as SlideSource)?.holds;
      const found = kept?.get(pattern) ?? expression.test(html);
      kept?.set(pattern, found);
      return found;
    });
  };
  const holds = (pattern: string, flags: string): boolean => {
    const found = known.get(pattern) ?? look(pattern, flags);
    known.set(pattern, found);
    return found;
  };
  const onlyLatin = !holds('[^\\0-\\u00ff]', '');
  // One look for formulas instead of twenty.
  const hasMath = holds('katex', '');
  return kit.fonts.filter(
    ({ characters, usedBy, isBound }) =>
      (!isBound || hasMath) &&
      (!characters || (!onlyLatin && holds(characters, 'u'))) &&
      ((free && !isBound) || !usedBy || holds(usedBy, '')),
  );
}

/** How often each picture is shown. */
export function countImages(slides: readonly string[]): Map<string, number> {
  const uses = new Map<string, number>();
  const image = (path: string): string => {
    const plain = decodeURIComponent(path);
    uses.set(plain, (uses.get(plain) ?? 0) + 1);
    return '';
  };
  for (const html of slides) fillHoles(html, { image });
  return uses;
}

function deckData({ name, title, settings, parts }: Deck, words: ClientWords): string {
  const data: DeckData = {
    name,
    title,
    ...(settings.edition === 'student' && { edition: 'student' }),
    ...canvasOf(settings),
    rtl: RTL.test(settings.lang),
    reveal: { transition: settings.transition, ...settings.reveal },
    parts: parts.map((part) => ({
      number: part.number,
      title: part.title,
      minutes: part.minutes,
      slides: part.slides.map((slide) => slide.id),
    })),
    words,
  };
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

function warnOfSize(deck: Deck, assets: SiteInput['assets']): Problem[] {
  const bySize = [...assets.values()].sort((a, b) => b.bytes.length - a.bytes.length);
  const total = bySize.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (total <= MAX_INLINED) return [];
  const largest = bySize.slice(0, 3).map(({ path, bytes }) => `${path} (${megabytes(bytes.length)})`);
  const [first] = bySize;
  const span = deck.assets.find(({ path }) => path === first?.path)?.span;
  return [
    {
      severity: 'warning',
      rule: 'large-media',
      message: `${deck.name}.html carries ${megabytes(total)} of pictures, sound and film`,
      hint: `Make the largest files smaller: ${largest.join(', ')}.`,
      ...(span && { span }),
    },
  ];
}

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
