/** The state of a deck under edit: what the browser has, what is wrong, and how to get from one to the next. */
import { isDeepStrictEqual } from 'node:util';
import type { Hello, Message, Problems, ShownProblem, State } from '../client/live/protocol.ts';
import { digestProblems, MAX_PLACES, type ProblemGroup } from '../deck/problem-digest.ts';
import type { Problem } from '../problems.ts';
import { typeOf } from '../site/assets.ts';
import { type Difference, differenceOf, stateOf } from './difference.ts';
import type { AlonePage, LivePage } from './page.ts';
import type { Content } from './respond.ts';

export interface Session {
  /** Takes a new state in; returns what changed, and tells the open pages. */
  readonly show: (page: LivePage, noticed: number) => Change;
  /** Tells the open pages what is wrong. `broken`: the slides on screen are the last good ones. */
  readonly tell: (
    problems: readonly Problem[],
    broken: boolean,
    sourceOf: (file: string) => string | undefined,
  ) => void;
  readonly content: (path: string) => Content | undefined;
  readonly state: () => State | undefined;
  readonly greeting: () => readonly Message[];
}

export type Change =
  | { readonly kind: 'first' }
  | { readonly kind: 'reload' }
  | { readonly kind: 'none' }
  | { readonly kind: 'update'; readonly difference: Difference };

/** Lines of source shown around a problem. */
const AROUND = 2;

/** `createAlone` makes the page of a deck that was broken from the start. */
export function createSession(
  follow: boolean,
  createAlone: () => AlonePage,
  send: (message: Message) => void,
): Session {
  // Another number in each run: a page of an earlier one must not take this state for its own.
  let at = Date.now();
  let page: LivePage | undefined;
  let made: AlonePage | undefined;
  const shownPage = (): AlonePage => {
    if (page) return page;
    made ??= createAlone();
    return made;
  };
  let noticedLast = 0;
  let problems: Problems = { kind: 'problems', broken: false, good: 0, problems: [], hidden: 0, summary: '' };
  /** The files of the state before: a page that is being loaded may still ask for them. */
  let earlier: LivePage['files'] = new Map();
  return {
    show: (next, noticed) => {
      const before = page;
      noticedLast = noticed;
      if (!before || before.frame !== next.frame) {
        if (before) earlier = before.files;
        page = next;
        at++;
        send({ kind: 'reload', to: at });
        return before ? { kind: 'reload' } : { kind: 'first' };
      }
      const difference = differenceOf(before, next);
      if (!difference) return { kind: 'none' };
      earlier = before.files;
      page = next;
      send({ kind: 'update', from: at, to: ++at, noticed, ...difference });
      return { kind: 'update', difference };
    },
    tell: (found, broken, sourceOf) => {
      const { groups, hidden, summary } = digestProblems(found);
      const shown: Problems = {
        kind: 'problems',
        broken,
        good: noticedLast,
        problems: groups.map((group) => showProblem(group, sourceOf)),
        hidden,
        summary,
      };
      if (isDeepStrictEqual({ ...shown, good: 0 }, { ...problems, good: 0 })) return;
      problems = shown;
      send(shown);
    },
    content: (path) => {
      const shown = shownPage();
      const body = path === 'index.html' ? shown.html(at, follow) : (shown.files.get(path) ?? earlier.get(path));
      return body === undefined ? undefined : { body, type: typeOf(path) };
    },
    state: () => page && stateOf(page, at, noticedLast),
    greeting: () => [{ kind: 'hello', at, frame: page?.frame ?? '' } satisfies Hello, problems],
  };
}

function showProblem(
  [{ severity, message, hint = '', span }, ...equal]: ProblemGroup,
  sourceOf: (file: string) => string | undefined,
): ShownProblem {
  const also = equal.slice(0, MAX_PLACES).flatMap(({ span }) => (span ? { file: span.file, ...span.start } : []));
  const said = { severity, message, hint, more: equal.length, also };
  if (!span) return { ...said, file: '', line: 0, column: 0, frame: [], length: 0 };
  const { line, column } = span.start;
  // What follows the last line end is no line.
  const lines = sourceOf(span.file)?.replace(/\n$/, '').split('\n') ?? [];
  const from = Math.max(1, line - AROUND);
  const frame = lines.slice(from - 1, line + AROUND).map((text, index) => ({ number: from + index, text }));
  const length = span.end.line === line ? Math.max(1, span.end.column - column) : 1;
  return { ...said, file: span.file, line, column, frame, length };
}
