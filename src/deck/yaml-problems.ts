import type { YAMLError } from 'yaml';
import { type Problem, type Span, spanAt } from '../problems.ts';
import type { YamlSource } from './yaml-mapping.ts';

/** Levels of nesting that are refused: settings need three, and yaml's recursion ends in a crash at some thousands. */
const MAX_DEPTH = 50;

const MAX_LENGTH = 200_000;

/** A mistake in YAML's grammar, in the words of somebody who does not know it. */
export function syntaxProblem(error: YAMLError, text: string, spanOf: (start: number, end: number) => Span): Problem {
  const [at] = error.pos;
  const { message, hint, start = at, end = start + 1 } = explain(error, text);
  const severity = error.name === 'YAMLWarning' ? 'warning' : 'error';
  return { severity, rule: 'yaml', message, hint, span: spanOf(start, end) };
}

/** A text so long, or brackets, indentation or markers so deep, that parsing them could hang or crash. */
export function findTooMuch(source: YamlSource): Problem | undefined {
  if (source.text.length > MAX_LENGTH) {
    const message = `The settings are longer than ${MAX_LENGTH} characters`;
    const span = spanAt(source.file, source.lineOffset + 1, 1);
    return { severity: 'error', rule: 'yaml', message, hint: 'Settings need a page at most.', span };
  }
  const at = deepBrackets(source.text) ?? deepLine(source.text);
  if (at === undefined) return undefined;
  const before = source.text.slice(0, at).split('\n');
  const line = before.length + source.lineOffset;
  return {
    severity: 'error',
    rule: 'yaml',
    message: `The settings are nested more than ${MAX_DEPTH} levels deep`,
    hint: 'Settings need three levels at most; look for a bracket or a blank too many.',
    span: spanAt(source.file, line, (before.at(-1) ?? '').length + 1),
  };
}

interface Explanation {
  readonly message: string;
  readonly hint: string;
  readonly start?: number;
  readonly end?: number;
}

function explain(error: YAMLError, text: string): Explanation {
  const at = error.pos[0];
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return { message: 'A tab cannot indent here', hint: 'Indent with blanks.' };
    case 'MULTIPLE_DOCS':
      return { message: 'The settings end at this line, but more follows', hint: 'Take the line out.', end: at + 3 };
    case 'BAD_SCALAR_START':
      return {
        message: `A text cannot begin with ${text[at]} here`,
        hint: `Put the text in quotes: \`"${lineFrom(text, at)}"\`.`,
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (/block sequence/.test(error.message)) return explainEntry(text, at);
      return explainSecondColon(text, at);
    case 'MULTILINE_IMPLICIT_KEY':
      return isValue(text, at) ? explainIndented(text, at) : explainLineWithoutName(text, at);
    case 'BAD_DQ_ESCAPE':
      return { message: 'A backslash means something else here', hint: 'Write \\\\ or use single quotes.' };
    case 'TAG_RESOLVE_FAILED':
      return { message: 'A value that begins with ! is a tag', hint: 'Put the value in quotes.', end: error.pos[1] };
    default:
  }
  if (/quote$/.test(error.message)) {
    const start = openQuote(text.slice(0, at)) ?? at;
    return { message: 'This quote is never closed', hint: 'Close it at the end of its text.', start };
  }
  if (/^Implicit map keys/.test(error.message)) return explainLineWithoutName(text, at);
  if (/\bflow (map|sequence)\b/i.test(error.message)) {
    return { message: 'A bracket further up is not closed', hint: 'Close it with ] or } before this line.' };
  }
  const isMore = / at node end$/.test(error.message);
  if (isMore || / in YAML stream/.test(error.message)) {
    const first = indentedBeginning(text, isMore ? indentOf(text, at) : 0);
    if (first !== undefined) return first;
  }
  if (isMore) {
    return { message: 'More follows where the text in quotes ends', hint: 'Put it in the other quotes, \' or ".' };
  }
  if (/^All .* at the same column$|without - indicator$/.test(error.message)) {
    return {
      message: 'This line does not begin where its neighbours do',
      hint: 'Begin it right under the line that it belongs beside; each blank counts.',
    };
  }
  return { message: error.message, hint: 'Write each setting as `name: value`, lists as `- entry` lines.' };
}

/** `title: KFOR: a history`, or a line that is indented by mistake. */
function explainSecondColon(text: string, at: number): Explanation {
  const line = lineFrom(text, at);
  return line.includes(': ')
    ? { message: 'A text with a colon and a blank in it needs quotes', hint: `Write \`"${line}"\`.` }
    : explainIndented(text, at);
}

/** ` author: x` below `title: Rivers`: yaml points at the text above, which goes on there. */
function explainIndented(text: string, at: number): Explanation {
  const from = lineStart(text, at);
  const name = text
    .slice(from, at)
    .trim()
    .replace(/^(?:- +)+(?=\S)/, '');
  const below = text.indexOf('\n', at) + 1;
  const found = /^ *(?=\S.*:(?: |$))/m.exec(text.slice(below));
  const start = below + (found?.index ?? 0);
  return {
    message: 'This line is indented, so it belongs to the text above',
    hint: `Begin it right under the \`${name}\` above; if the text does go on here, put all of it in quotes.`,
    start,
    end: start + (found?.[0].length ?? 0),
  };
}

/** ` - b` below `  - a`. */
function explainEntry(text: string, at: number): Explanation {
  return {
    message: 'This entry does not begin under the one above',
    hint: 'Put its `-` right under the `-` above; each blank counts.',
    start: at + (/^ */.exec(text.slice(at))?.[0].length ?? 0),
  };
}

/** ` title: Rivers` above `author: x`: yaml takes the first line for a whole, and the second for too much. */
function indentedBeginning(text: string, below: number): Explanation | undefined {
  const first = /^ *(?=[^\s#])/m.exec(text);
  const indent = first?.[0].length ?? 0;
  if (first === null || indent <= below) return undefined;
  return {
    message: 'This line is indented, but not all of those below it are',
    hint: 'Take the blanks at its beginning out, so that all lines begin under one another.',
    start: first.index,
    end: first.index + indent,
  };
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

const indentOf = (text: string, at: number): number => /^ */.exec(text.slice(lineStart(text, at)))?.[0].length ?? 0;

/** True if something stands before `at` in its line. */
const isValue = (text: string, at: number): boolean => text.slice(lineStart(text, at), at).trim() !== '';

/** `title:KFOR`, or text that is no setting at all. */
function explainLineWithoutName(text: string, at: number): Explanation {
  const line = lineFrom(text, at);
  const tight = /^([^\s:]+):(\S.*)$/.exec(line);
  return tight === null
    ? {
        message: 'This line has no `name: value`',
        hint: 'To go on with the line above, indent it.',
        end: at + line.length,
      }
    : {
        message: 'A blank is missing after the colon',
        hint: `Write \`${tight[1]}: ${tight[2]}\`.`,
        end: at + line.length,
      };
}

/** Where the quote begins that is never closed; yaml itself points at the end of the file. */
function openQuote(text: string): number | undefined {
  let open: number | undefined;
  let before = '\n';
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (open === undefined) {
      // Elsewhere a quote is a sign like any other: it's.
      if ((sign === '"' || sign === "'") && '\n:-,[{'.includes(before)) open = at;
      if (sign !== ' ') before = sign;
    } else if (text[open] === '"' && sign === '\\') at += 1;
    else if (sign === text[open]) open = undefined;
  }
  return open;
}

function deepBrackets(text: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth = Math.max(0, depth - 1);
    if (depth > MAX_DEPTH) return at;
  }
  return undefined;
}

/** Each level of a block needs a blank or a marker before it. */
function deepLine(text: string): number | undefined {
  const markers = new RegExp(`^ {${MAX_DEPTH * 8}}|^ *(?:[-?:] +){${MAX_DEPTH}}`, 'm');
  const found = markers.exec(text);
  return found === null ? undefined : found.index;
}

/** The rest of the line, cropped for a message. */
function lineFrom(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  const line = text.slice(at, end < 0 ? undefined : end).trim();
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
