import type { Node } from 'yaml';
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Problem, Span } from '../problems.ts';
import { findTooMuch, syntaxProblem } from './yaml-problems.ts';

/** A mapping of YAML as plain data, with the place of each key and value. */
export interface YamlMapping {
  /** Has no prototype, so that a key such as `__proto__` is a key like any other. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly places: Places;
  /** What is wrong with the YAML itself; `values` holds what could be read all the same. */
  readonly problems: readonly Problem[];
}

/** Where the key and the value at a path stand; for an entry of a list both are the entry. */
export type Places = ReadonlyMap<string, { readonly key: Span; readonly value: Span }>;

export interface YamlSource {
  readonly text: string;
  /** Relative to the deck folder. */
  readonly file: string;
  /** How many lines of the file stand above `text`. */
  readonly lineOffset: number;
  /** Keys of the outermost level whose values keep YAML's types; in all others `1.10` stays "1.10", as typed. */
  readonly typedKeys: ReadonlySet<string>;
}

export type Path = readonly (string | number)[];

/** What a path is called in `Places`: `sections.1` is the second entry of `sections`. */
export const placeName = (path: Path): string => path.join('.');

/** Reads YAML whose outermost level is `name: value`. An empty text gives an empty mapping. */
export function readYamlMapping(source: YamlSource): YamlMapping {
  const tooMuch = findTooMuch(source);
  if (tooMuch !== undefined) return { values: Object.create(null), places: new Map(), problems: [tooMuch] };

  const lines = new LineCounter();
  const document = parseDocument(source.text, {
    lineCounter: lines,
    prettyErrors: false,
    // yaml's own check is quadratic: minutes for 20,000 lines.
    uniqueKeys: false,
  });
  const spanOf = (start: number, end: number): Span => {
    const from = lines.linePos(start);
    const to = lines.linePos(Math.max(start + 1, end));
    return {
      file: source.file,
      start: { line: from.line + source.lineOffset, column: from.col },
      end: { line: to.line + source.lineOffset, column: to.col },
    };
  };
  const syntax = [...document.errors, ...document.warnings]
    .slice(0, MAX_PROBLEMS)
    .map((error) => syntaxProblem(error, source.text, spanOf));
  const read = readContents(document.contents, source.typedKeys, spanOf);
  return { values: read.values, places: read.places, problems: firstOfEachLine([...syntax, ...read.problems]) };
}

function readContents(
  contents: Node | null,
  typedKeys: ReadonlySet<string>,
  spanOf: (start: number, end: number) => Span,
): YamlMapping {
  const values: Record<string, unknown> = Object.create(null);
  const places = new Map<string, { key: Span; value: Span }>();
  const problems: Problem[] = [];
  const placeOf = (node: unknown): Span => spanOf(...rangeOf(node));
  const complain = (node: unknown, message: string, hint: string): void => {
    problems.push({ severity: 'error', rule: 'yaml', message, hint, span: placeOf(node) });
  };

  const readMap = (node: Node, path: Path, typed: boolean, into: Record<string, unknown>): void => {
    if (!isMap(node)) return;
    for (const pair of node.items) {
      const key = isScalar(pair.key) ? String(pair.key.source ?? pair.key.value) : undefined;
      if (key === undefined) {
        complain(pair.key, 'A name must be plain text', 'Write `name: value`.');
        continue;
      }
      if (Object.hasOwn(into, key)) {
        complain(pair.key, `\`${key}\` is set twice`, 'Keep one of the two.');
        continue;
      }
      if (path.length > 0 && UNSAFE_NAMES.has(key)) {
        complain(pair.key, `\`${key}\` cannot be a name`, 'Choose another one.');
        continue;
      }
      const below = [...path, key];
      places.set(placeName(below), { key: placeOf(pair.key), value: placeOf(pair.value ?? pair.key) });
      into[key] = readValue(pair.value, below, typed || (path.length === 0 && typedKeys.has(key)));
    }
  };
  const readValue = (node: unknown, path: Path, typed: boolean): unknown => {
    if (isAlias(node)) {
      complain(node, `\`*${node.source}\` points to another value, which is not supported here`, NO_ALIAS);
      return undefined;
    }
    if (isMap(node)) {
      const map: Record<string, unknown> = Object.create(null);
      readMap(node, path, typed, map);
      return map;
    }
    if (isSeq(node)) {
      return node.items.map((item, index) => {
        const below = [...path, index];
        places.set(placeName(below), { key: placeOf(item), value: placeOf(item) });
        return readValue(item, below, typed);
      });
    }
    if (!isScalar(node) || node.value === null) return null;
    const value = typed ? node.value : String(node.source ?? node.value);
    // Like every text that is loaded: `"\0"` is the one way to type the sign that marks holes in our HTML.
    return typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value;
  };

  if (isMap(contents)) readMap(contents, [], false, values);
  else if (contents !== null && !(isScalar(contents) && contents.value === null)) {
    complain(contents, 'These lines must be settings', 'Write each as `name: value`, for example `title: My lesson`.');
  }
  return { values, places, problems };
}

const NO_ALIAS = 'Write the value out; if it is a text that begins with *, put it in quotes.';

/** The first mistakes in grammar that are told; those further down are mostly made by these. */
const MAX_PROBLEMS = 20;

/** Names that reach into the objects of JavaScript; valibot leaves them out without a word. */
const UNSAFE_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Start and end of a node, without trailing blanks and comments. */
const rangeOf = (node: unknown): [number, number] => {
  const range = (node as { range?: readonly [number, number, number] | null } | null)?.range;
  return range ? [range[0], range[1]] : [0, 0];
};

/** One mistake often makes yaml report another on the same line, which only confuses. */
function firstOfEachLine(problems: readonly Problem[]): Problem[] {
  const seen = new Set<number | undefined>();
  return problems.filter(({ span }) => !seen.has(span?.start.line) && seen.add(span?.start.line));
}
