/** What a slide has to show on paper: its text, node by node, from its HTML. */
import { Parser } from 'htmlparser2';

export interface ExpectedText {
  /** One text node, as written. */
  readonly text: string;
  /** Where its block stands in the Markdown, `file:line:column`; empty for what the layout adds. */
  readonly at: string;
  /** On paper its letters may lie in another order. */
  readonly isRightToLeft: boolean;
}

export interface ExpectedSlide {
  readonly texts: readonly ExpectedText[];
  readonly notes: readonly ExpectedText[];
}

interface Element {
  readonly at: string;
  readonly isRightToLeft: boolean;
  readonly isHidden: boolean;
  readonly isNotes: boolean;
  readonly isComparison: boolean;
}

type Attributes = Readonly<Record<string, string>>;

/** Elements whose text no page shows, or only where something else fails. */
const UNSHOWN = new Set(
  'script style template title desc metadata defs symbol clippath mask pattern audio video canvas iframe object rp select datalist'.split(
    ' ',
  ),
);
const RIGHT_TO_LEFT = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}]/u;

export function readExpected(html: string): ExpectedSlide {
  const texts: ExpectedText[] = [];
  const notes: ExpectedText[] = [];
  const root: Element = { at: '', isRightToLeft: false, isHidden: false, isNotes: false, isComparison: false };
  const open: Element[] = [root];
  let text = '';

  const around = (): Element => open.at(-1) ?? root;
  // The parser hands over a text in pieces, cut at character references.
  const endText = (): void => {
    const { at, isHidden, isNotes, isRightToLeft } = around();
    if (text.trim() !== '' && !isHidden) {
      const found = { text, at, isRightToLeft: isRightToLeft || RIGHT_TO_LEFT.test(text) };
      (isNotes ? notes : texts).push(found);
    }
    text = '';
  };

  const parser = new Parser({
    onopentag(name, attributes) {
      endText();
      open.push(enter(around(), name, attributes));
    },
    ontext(piece) {
      text += piece;
    },
    oncomment: endText,
    onclosetag() {
      endText();
      if (open.length > 1) open.pop();
    },
  });
  parser.end(html);
  endText();
  return { texts, notes };
}

function enter(around: Element, name: string, attributes: Attributes): Element {
  const classes = (attributes.class ?? '').split(/\s+/);
  return {
    at: attributes['data-at'] ?? around.at,
    isRightToLeft: attributes.dir === undefined ? around.isRightToLeft : attributes.dir === 'rtl',
    isHidden: around.isHidden || isHidden(around, name, attributes, classes),
    isNotes: around.isNotes || (name === 'aside' && classes.includes('notes')),
    isComparison: around.isComparison || classes.includes('compare'),
  };
}

function isHidden(around: Element, name: string, attributes: Attributes, classes: readonly string[]): boolean {
  return (
    UNSHOWN.has(name) ||
    'hidden' in attributes ||
    attributes['data-visibility'] === 'hidden' ||
    /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attributes.style ?? '') ||
    // The half of a formula that is for screen readers; the other one is drawn.
    classes.includes('katex-mathml') ||
    // The names of a comparison's rows: for screen readers here, drawn in each cell.
    (around.isComparison && name === 'th' && attributes.scope === 'row')
  );
}
