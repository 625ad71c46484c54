import type { SlideSource } from '../deck/model.ts';
import { didYouMean } from '../deck/nearest.ts';
import { attributeSpan } from '../markdown/attribute-span.ts';
import type { Problem } from '../problems.ts';
import type { Deck } from '../resolve/deck.ts';

interface Need {
  readonly has: (slide: SlideSource) => boolean;
  readonly what: string;
  readonly hint: string;
}

const PICTURE: Need = {
  has: hasPicture,
  what: 'a picture',
  hint: 'Put one into a paragraph of its own: `![what it shows](file.png)`.',
};

/** What the built-in layouts are made for; without it their slides look broken. */
const NEEDS: Readonly<Record<string, Need>> = {
  'image-left': PICTURE,
  'image-right': PICTURE,
  'full-bleed': PICTURE,
  quote: { has: hasHtml(/<blockquote/), what: 'a quotation', hint: 'Begin its lines with `> `.' },
  'two-columns': {
    has: hasHtml(/<div class="columns/),
    what: 'columns',
    hint: 'Begin each column with a `###` heading.',
  },
  comparison: {
    has: hasHtml(/<div class="columns|<table/),
    what: 'columns or a table',
    hint: 'Begin each side with a `###` heading, or write a table.',
  },
};

/** Slides that lack what their layout is made for; `own` are the layouts that the deck brings itself. */
export function findUnfilledLayouts({ slides }: Deck, own: ReadonlySet<string>): Problem[] {
  return slides.flatMap(({ layout, source }): Problem[] => {
    const need = own.has(layout) ? undefined : NEEDS[layout];
    if (!need || need.has(source)) return [];
    const message = `The layout \`${layout}\` is made for ${need.what}, and this slide has none`;
    return [{ severity: 'warning', rule: 'layout', message, hint: need.hint, span: attributeSpan(source, 'layout') }];
  });
}

/** A figure, or what stands for one: raw HTML, a drawn block, a background. */
function hasPicture({ pieces, attributes }: SlideSource): boolean {
  return (
    pieces.some(({ kind, html }) => kind === 'figure' || /<(?:img|svg|video|picture)\b|\0(?:block|image)/.test(html)) ||
    Object.keys(attributes.pairs).some((key) => /^data-background-(?:image|video)$/.test(key))
  );
}

function hasHtml(pattern: RegExp): (slide: SlideSource) => boolean {
  return ({ pieces }) => pieces.some(({ html }) => pattern.test(html));
}

/** Slides whose layout no template has. */
export function findUnknownLayouts({ slides }: Deck, layouts: ReadonlySet<string>): Problem[] {
  return slides
    .filter(({ layout }) => !layouts.has(layout))
    .map(({ layout, source }) => ({
      severity: 'error',
      rule: 'unknown-layout',
      message: `There is no layout \`${layout}\``,
      hint: `${didYouMean(layout, layouts) ?? `There are ${[...layouts].sort().join(', ')}.`} A layout of your own is a file templates/slide/${layout}.hbs.`,
      span: attributeSpan(source, 'layout'),
    }));
}
