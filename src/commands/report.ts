import { digestProblems, MAX_PLACES } from '../deck/problem-digest.ts';
import { counted, type Problem, type Span } from '../problems.ts';
import { codeFrame } from './code-frame.ts';
import { harmless, paintForTerminal, paintNothing } from './paint.ts';

export interface ReportOptions {
  /** Colours for a terminal; the caller knows whether it is one. */
  readonly color?: boolean;
  /** How a file is named: relative to the current folder, for example. Without it, as in the problem's span. */
  readonly pathOf?: (file: string) => string;
}

/**
 * Problems as text for a terminal: each with its place, a few lines of the source and what to do, in the order of the
 * files, equal ones together; at the end how many there are. `sourceOf` gives the text of a file, if there is one.
 */
export function formatProblems(
  problems: readonly Problem[],
  sourceOf: (file: string) => string | undefined,
  options: ReportOptions = {},
): string {
  if (problems.length === 0) return '';
  const paint = options.color ? paintForTerminal : paintNothing;
  const linesOf = lineReader(sourceOf);
  const placeOf = ({ file, start }: Span): string =>
    harmless(`${options.pathOf?.(file) ?? file}:${start.line}:${start.column}`);
  const { groups, hidden, summary } = digestProblems(problems);
  const blocks = groups.map(([{ severity, message, hint, span }, ...equal]) => {
    const head = `${paint('bold', span ? `${placeOf(span)}: ` : '')}${paint(severity, `${severity}:`)} ${paint('bold', harmless(message))}`;
    const frame = span ? codeFrame(linesOf(span.file), span, paint) : [];
    const places = equal.slice(0, MAX_PLACES).map((other) => (other.span ? placeOf(other.span) : ''));
    const more = `  and ${equal.length} more: ${places.join(', ')}${equal.length > MAX_PLACES ? ', …' : ''}`;
    return [head, ...frame, ...(hint ? [`  ${harmless(hint)}`] : []), ...(equal.length ? [more] : []), ''].join('\n');
  });
  const rest = hidden ? `${counted(hidden, 'other problem')} not shown: mend these first.\n\n` : '';
  return `${blocks.join('\n')}\n${rest}${summary}\n`;
}

function lineReader(sourceOf: (file: string) => string | undefined): (file: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (file) => {
    let lines = known.get(file);
    if (lines === undefined) {
      lines = sourceOf(file)?.split('\n') ?? [];
      known.set(file, lines);
    }
    return lines;
  };
}
