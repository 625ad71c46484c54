/** The indented lines of an organisation chart as boxes. */
import type { FencedBlock } from '../../deck/model.ts';
import { didYouMean } from '../../deck/nearest.ts';
import { type Span, spanAt } from '../../problems.ts';
import type { BlockContext } from '../context.ts';

export interface Box {
  readonly label: string;
  readonly below: string;
  /** On the line that leads to it. */
  readonly words: string;
  readonly isNow: boolean;
  readonly isDashed: boolean;
  readonly children: Box[];
}

const MARKS = ['now', 'dashed'];

/** `span` is where the text begins: its lines stand below that place. Undefined, with problems, if it is no tree. */
export function readTree(text: string, span: Span, block: FencedBlock, { report }: BlockContext): Box[] | undefined {
  const roots: Box[] = [];
  const open: { readonly indent: number; readonly box: Box }[] = [];
  let isGood = true;
  const source = block.text.split('\n');
  const first = span.start.line - block.span.start.line;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const indent = /^\s*/.exec(line)?.[0].length ?? 0;
    const before = (source[first + index]?.length ?? line.length) - line.length + block.span.start.column - 1;
    const fail = (message: string, hint: string): void => {
      isGood = false;
      const at = spanAt(span.file, span.start.line + 1 + index, before + indent + 1, line.trim().length);
      report({ severity: 'error', rule: 'org', message, hint, span: at });
    };
    const { box, unknown } = readBox(line.trim());
    if (unknown !== undefined) {
      fail(`\`.${unknown}\` means nothing here`, didYouMean(unknown, MARKS) ?? 'There are `{.now}` and `{.dashed}`.');
    }
    if (!box.label) fail('This box has no name', 'Write its name, then a bar and a second line if it has one.');
    while (open.length && (open.at(-1)?.indent ?? 0) > indent) open.pop();
    const same = open.at(-1)?.indent === indent ? open.pop() : undefined;
    const parent = open.at(-1);
    if (!same && roots.length && !parent && indent > 0)
      fail('This line is indented as no other', 'Indent it as its neighbours.');
    (parent ? parent.box.children : roots).push(box);
    open.push({ indent, box });
  }
  if (roots.length === 0) {
    report({
      severity: 'error',
      rule: 'no-data',
      message: 'This org has no boxes',
      hint: 'Write one line a box below `tree: |`, and indent what hangs on a box below it.',
      span: block.span,
    });
    return undefined;
  }
  return isGood ? roots : undefined;
}

function readBox(line: string): { box: Box; unknown: string | undefined } {
  const [, marks = ''] = /\s*\{([^{}]*)\}$/.exec(line) ?? [];
  const names = marks.split(/[\s.]+/).filter(Boolean);
  const rest = line.replace(/\s*\{[^{}]*\}$/, '').replace(/^[-*]\s+/, '');
  const [, words = ''] = /^\[([^\]]*)\]\s*/.exec(rest) ?? [];
  const [label = '', ...below] = rest.replace(/^\[[^\]]*\]\s*/, '').split(/\s*\|\s*/);
  return {
    box: {
      label,
      below: below.join(' '),
      words,
      isNow: names.includes('now'),
      isDashed: names.includes('dashed'),
      children: [],
    },
    unknown: names.find((name) => !MARKS.includes(name)),
  };
}
