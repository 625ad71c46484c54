import { counted, type Problem, type Severity } from '../problems.ts';
import { compareNaturally } from './natural.ts';

/** What is said in the same words at several places, by place. */
export type ProblemGroup = readonly [Problem, ...Problem[]];

/** Problems as they are told, in the terminal and in the browser alike. */
export interface ProblemDigest {
  /** In the order of the files, equal ones together; errors first if some had to be left out. */
  readonly groups: readonly ProblemGroup[];
  /** How many groups were left out. */
  readonly hidden: number;
  /** "2 errors, 1 warning"; empty if there are none. */
  readonly summary: string;
}

/** Nobody reads on after this many; most of what follows comes from the same few mistakes. */
const MAX_SHOWN = 30;
/** Of the further places of a group, so many are named. */
export const MAX_PLACES = 5;

export function digestProblems(problems: readonly Problem[]): ProblemDigest {
  const groups = groupEqual([...problems].sort(byPlace));
  const shown = groups.length > MAX_SHOWN ? groups.sort(errorsFirst).slice(0, MAX_SHOWN) : groups;
  return { groups: shown, hidden: groups.length - shown.length, summary: summarise(problems) };
}

function groupEqual(problems: readonly Problem[]): ProblemGroup[] {
  const groups = new Map<string, [Problem, ...Problem[]]>();
  for (const problem of problems) {
    const key = JSON.stringify([problem.severity, problem.message, problem.hint]);
    const group = groups.get(key);
    if (group) group.push(problem);
    else groups.set(key, [problem]);
  }
  return [...groups.values()];
}

const errorsFirst = ([one]: ProblemGroup, [other]: ProblemGroup): number =>
  Number(other.severity === 'error') - Number(one.severity === 'error');

/** What belongs to no place comes first. */
function byPlace(one: Problem, other: Problem): number {
  if (!one.span || !other.span) return Number(Boolean(one.span)) - Number(Boolean(other.span));
  return (
    compareNaturally(one.span.file, other.span.file) ||
    one.span.start.line - other.span.start.line ||
    one.span.start.column - other.span.start.column
  );
}

function summarise(problems: readonly Problem[]): string {
  const count = (severity: Severity): string[] => {
    const number = problems.filter((problem) => problem.severity === severity).length;
    return number === 0 ? [] : [counted(number, severity)];
  };
  return [...count('error'), ...count('warning')].join(', ');
}
