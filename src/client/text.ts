/** The part of a DOM node that reading it takes. */
export interface ReadableNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: ArrayLike<ReadableNode>;
  getAttribute?(name: string): string | null;
}

/**
 * The text of an element as one reads it: blocks set apart (`textContent` runs "Figure" and "Caption" together),
 * pictures by their alternative text, without notes, footer and what is hidden from screen readers. Of a formula its
 * MathML is read, not the TeX that it holds as well.
 */
export function readText(node: ReadableNode): string {
  // The element itself may be hidden: reveal.js hides all slides but the one that shows.
  return collectInner(node).replace(/\s+/g, ' ').trim();
}

const textNode = 3;
const elementNode = 1;

const skipped = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'VIDEO', 'AUDIO', 'BUTTON', 'ANNOTATION']);

const blocks = new Set(
  `ADDRESS ASIDE BLOCKQUOTE BR CAPTION DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR IMG LI OL P PRE
  SECTION SVG TABLE TBODY TD TEXT TFOOT TH THEAD TITLE TR UL`.split(/\s+/),
);

function collect(node: ReadableNode): string {
  if (node.nodeType === textNode) return node.nodeValue ?? '';
  if (node.nodeType !== elementNode) return '';
  const name = node.nodeName.toUpperCase();
  if (skipped.has(name) || isFurniture(node)) return '';
  const own = name === 'IMG' ? attribute(node, 'alt') : labelOfImage(node);
  const text = own + collectInner(node);
  return blocks.has(name) ? ` ${text} ` : text;
}

function collectInner(node: ReadableNode): string {
  return Array.from(node.childNodes, collect).join('');
}

function isFurniture(node: ReadableNode): boolean {
  if (attribute(node, 'aria-hidden') === 'true') return true;
  const classes = attribute(node, 'class').split(/\s+/);
  return ['notes', 'foot', 'strip', 'sheet'].some((name) => classes.includes(name));
}

/** Pictures that stand in the page once are `<svg role="img" aria-label="…">`. */
function labelOfImage(node: ReadableNode): string {
  return attribute(node, 'role') === 'img' ? attribute(node, 'aria-label') : '';
}

function attribute(node: ReadableNode, name: string): string {
  return node.getAttribute?.(name) ?? '';
}
