/** ```` ```org ````: an indented list as an organisation chart, or as the order in which things happen. */
import type { FencedBlock, Html } from '../../deck/model.ts';
import { escapeHtml } from '../../markdown/escape.ts';
import type { BlockContext } from '../context.ts';
import { drawOnce, figureHtml, roomAbove, svgHtml } from '../figure.ts';
import type { BlockKind } from '../registry.ts';
import { readSettings } from '../settings.ts';
import { px } from '../text.ts';
import { type Direction, layOut, type Placed, type Type } from './layout.ts';
import { orgSchema } from './schema.ts';
import { type Box, readTree } from './tree.ts';

export const org: BlockKind = { render };

/** A caption that stands near the last boxes seems to belong to them alone (drawings/org.css). */
const CAPTION_GAP = 32;

async function render(block: FencedBlock, context: BlockContext): Promise<Html> {
  const settings = readSettings(block, orgSchema, context);
  if (!settings) return '';
  const { values, spanOf } = settings;
  const tree = readTree(values.tree, spanOf('tree'), block, context);
  if (!tree) return '';
  const room = roomAbove(context.room, values, context, CAPTION_GAP);
  const input = [tree, values.direction, values.arrows, room, values.title, values.description];
  const inside = await drawOnce('org', input, context, async ({ report, metrics }) => {
    const { boxes, width, height, type, direction } = layOut(tree, values.direction, room, metrics);
    if (width > room.width || height > room.height) {
      report({
        severity: 'warning',
        rule: 'crowded',
        message: 'This org is larger than its place, so its letters get smaller',
        hint: 'Take boxes away, or shorten their words.',
        span: block.span,
      });
    }
    const size = { width: Math.max(room.width, width), height };
    const left = Math.max(0, (room.width - width) / 2);
    const lines = boxes.map((placed) => lineHtml(placed, type, direction, values.arrows)).join('');
    const content = `<g class="${type.name}" transform="translate(${px(left + 2)} 2)">${lines}${boxes.map((placed) => boxHtml(placed, type)).join('')}</g>`;
    return `${svgHtml(size, values, content)}<div class="data"><p>${escapeHtml(values.title)}</p>${listHtml(tree)}</div>`;
  });
  return figureHtml(block, values, inside, context);
}

/** Of a line's height, from its lower edge. */
const BASELINE = 0.24;

function boxHtml({ box, at, label, below }: Placed, type: Type): Html {
  const middle = (at.left + at.right) / 2;
  const height = label.length * type.labelLine + below.length * type.belowLine;
  let y = (at.top + at.bottom - height) / 2;
  const lines = [...label.map((text) => ({ text, name: 'label' })), ...below.map((text) => ({ text, name: 'below' }))];
  const texts = lines.map(({ text, name }) => {
    const line = name === 'label' ? type.labelLine : type.belowLine;
    y += line;
    return `<text class="${name}" x="${px(middle)}" y="${px(y - line * BASELINE)}" text-anchor="middle">${escapeHtml(text)}</text>`;
  });
  const frame = `<rect x="${px(at.left)}" y="${px(at.top)}" width="${px(at.right - at.left)}" height="${px(at.bottom - at.top)}"/>`;
  return `<g class="box${box.isNow ? ' now' : ''}">${frame}${texts.join('')}</g>`;
}

/** From the middle of a box to the next rank: one bus for all that hang on it. */
function lineHtml({ box, at, words, parent }: Placed, type: Type, direction: Direction, hasArrows: boolean): Html {
  if (!parent) return '';
  const isDown = direction === 'down';
  const from = isDown
    ? ([(parent.at.left + parent.at.right) / 2, parent.at.bottom] as const)
    : ([parent.at.right, (parent.at.top + parent.at.bottom) / 2] as const);
  const to = isDown ? ([(at.left + at.right) / 2, at.top] as const) : ([at.left, (at.top + at.bottom) / 2] as const);
  const bus = isDown ? from[1] + 24 : from[0] + 24;
  const path = isDown
    ? `M${px(from[0])} ${px(from[1])}V${px(bus)}H${px(to[0])}V${px(to[1])}`
    : `M${px(from[0])} ${px(from[1])}H${px(bus)}V${px(to[1])}H${px(to[0])}`;
  const line = `<path class="link${box.isDashed ? ' dashed' : ''}" d="${path}"/>`;
  const head = isDown ? `l-10 -16h20z` : `l-16 -10v20z`;
  const arrow = hasArrows ? `<path class="arrow" d="M${px(to[0])} ${px(to[1])}${head}"/>` : '';
  // Beside a line that goes down in the middle of it, below the bus that it shares; on one across above it.
  const start = parent.box.children.length > 1 ? bus : from[1];
  const last = isDown ? (start + to[1] + words.length * type.belowLine) / 2 - type.belowLine * BASELINE : to[1] - 14;
  const texts = words.map((text, index) => {
    const x = isDown ? to[0] + 14 : (bus + to[0]) / 2;
    const y = last - (words.length - 1 - index) * type.belowLine;
    return `<text class="below" x="${px(x)}" y="${px(y)}"${isDown ? '' : ' text-anchor="middle"'}>${escapeHtml(text)}</text>`;
  });
  return line + arrow + texts.join('');
}

/** The same as a list in lists, for those who cannot see it. */
function listHtml(boxes: readonly Box[]): Html {
  const items = boxes.map(({ label, below, words, children }) => {
    const text = [words && `${words}: `, label, below && ` (${below})`].filter(Boolean).join('');
    return `<li>${escapeHtml(text)}${children.length ? listHtml(children) : ''}</li>`;
  });
  return `<ul>${items.join('')}</ul>`;
}
