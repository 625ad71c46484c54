/**
 * Checks templates against the shape of their views, so that a wrong field, helper or partial has a line and a column.
 * A partial is checked where it is taken in: what it may ask for depends on that place.
 */
import { didYouMean } from '../deck/nearest.ts';
import { type Problem, type Report, spanAt } from '../problems.ts';
import type { TemplateSource } from './kit.ts';
import { samplePageView, samplePaperView, sampleSlideView } from './sample-view.ts';

export interface ParsedTemplate {
  readonly source: TemplateSource;
  readonly program: hbs.AST.Program;
}

/** Where in a view a piece of a template stands. */
interface Scope {
  /** The objects that paths may start from, innermost last. */
  readonly values: readonly unknown[];
  /** Names that the template itself gives: block parameters, and what a partial is handed. */
  readonly names: ReadonlySet<string>;
  /** The partials that lead here, outermost first. */
  readonly chain: readonly string[];
  readonly source: TemplateSource;
}

/** Handlebars' own helpers, with the number of values that each takes. */
const HELPERS: ReadonlyMap<string, number> = new Map([
  ['if', 1],
  ['unless', 1],
  ['each', 1],
  ['with', 1],
  ['lookup', 2],
]);

/** Reports what is wrong in the sources of `own`; the others are only walked through. */
export function checkTemplates(
  templates: readonly ParsedTemplate[],
  own: ReadonlySet<TemplateSource>,
  report: Report,
): void {
  const partials = new Map(
    templates.filter(({ source }) => source.kind === 'partial').map((template) => [template.source.name, template]),
  );
  const told = new Set<string>();
  const tell = (problem: Problem, source: TemplateSource): void => {
    const key = JSON.stringify([problem.span, problem.message]);
    if (own.has(source) && !told.has(key)) report(problem);
    told.add(key);
  };
  const used = new Set<string>();
  const check = ({ source, program }: ParsedTemplate, sample: object): void => {
    const chain = source.kind === 'partial' ? [source.name] : [];
    walk(program, { values: [sample], names: new Set(), chain, source }, { partials, used, tell });
  };
  for (const template of templates) {
    if (template.source.kind === 'page') check(template, samplePageView);
    else if (template.source.kind === 'slide') check(template, sampleSlideView);
    else if (template.source.kind === 'print') check(template, samplePaperView);
  }
  // What nothing takes in yet may stand in a layout, in the page or on paper.
  for (const [name, partial] of partials)
    if (!used.has(name)) check(partial, { ...samplePageView, ...samplePaperView, ...sampleSlideView });
}

interface Known {
  readonly partials: ReadonlyMap<string, ParsedTemplate>;
  /** Partials that some template takes in. */
  readonly used: Set<string>;
  readonly tell: (problem: Problem, source: TemplateSource) => void;
}

function walk(program: hbs.AST.Program | undefined, scope: Scope, known: Known): void {
  if (!program) return;
  const inside = { ...scope, names: new Set([...scope.names, ...(program.blockParams ?? [])]) };
  for (const node of program.body) {
    if (node.type === 'MustacheStatement') checkCall(node as hbs.AST.MustacheStatement, inside, known);
    else if (node.type === 'BlockStatement') checkBlock(node as hbs.AST.BlockStatement, inside, known);
    else if (node.type === 'PartialStatement') checkPartial(node as hbs.AST.PartialStatement, inside, known);
    else if (node.type !== 'ContentStatement' && node.type !== 'CommentStatement') {
      tellAt(node, 'A partial cannot be a block here', 'Take one in with `{{> name}}`.', inside, known);
    }
  }
}

/** `{{path}}`, `{{{path}}}`, `{{helper value}}` or `(helper value)`. */
function checkCall(call: Call, scope: Scope, known: Known): unknown {
  const name = call.path as hbs.AST.PathExpression;
  if (call.params.length || call.hash) return checkHelper(call, scope, known);
  return lookUp(name, scope, known);
}

type Call = Pick<hbs.AST.MustacheStatement, 'path' | 'params' | 'hash'>;

/** The values that a helper is given. */
function checkHelper({ path, params, hash }: Call, scope: Scope, known: Known): unknown[] {
  const helper = String((path as hbs.AST.PathExpression).original);
  const count = HELPERS.get(helper);
  if (count === undefined) {
    tellAt(path, `There is no helper \`${helper}\``, didYouMean(helper, HELPERS.keys()) ?? SEE, scope, known, helper);
  } else if (count !== params.length) {
    const hint = `Write \`${helper}\` with ${count === 1 ? 'one value' : `${count} values`} after it.`;
    tellAt(path, `\`${helper}\` has ${params.length} values here`, hint, scope, known, helper);
  }
  for (const pair of hash?.pairs ?? []) lookUp(pair.value, scope, known);
  return params.map((param) => lookUp(param, scope, known));
}

function checkBlock(block: hbs.AST.BlockStatement, scope: Scope, known: Known): void {
  const helper = String(block.path.original);
  const isHelper = HELPERS.has(helper) || block.params.length > 0;
  const [value] = isHelper ? checkHelper(block, scope, known) : [lookUp(block.path, scope, known)];
  const within = (inner: unknown): Scope => ({ ...scope, values: [...scope.values, inner] });
  let inside = scope;
  if (helper === 'each') inside = within(firstOf(value));
  else if (helper === 'with') inside = within(value);
  // `{{#path}}` goes through a list, enters an object, and else only asks whether there is anything.
  else if (!isHelper && typeof value === 'object') inside = within(Array.isArray(value) ? value[0] : value);
  walk(block.program, inside, known);
  walk(block.inverse, scope, known);
}

const firstOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? Object.values(value)[0] : undefined;

function checkPartial({ name, params, hash }: hbs.AST.PartialStatement, scope: Scope, known: Known): void {
  const values = params.map((param) => lookUp(param, scope, known));
  for (const pair of hash?.pairs ?? []) lookUp(pair.value, scope, known);
  if (name.type !== 'PathExpression') {
    tellAt(name, 'The name of a partial must be written out', 'Write for example `{{> foot}}`.', scope, known);
    return;
  }
  const { original } = name as hbs.AST.PathExpression;
  const partial = known.partials.get(original);
  if (!partial) {
    const hint = didYouMean(original, known.partials.keys()) ?? SEE;
    tellAt(name, `There is no partial \`${original}\``, hint, scope, known, original);
    return;
  }
  known.used.add(original);
  const chain = [...scope.chain, original];
  if (scope.chain.includes(original)) {
    // It would exhaust the stack.
    const message = `The partial takes itself in: ${chain.slice(chain.indexOf(original)).join(' → ')}`;
    tellAt(name, message, 'Take one of these `{{> …}}` out.', scope, known, original);
    return;
  }
  const names = new Set((hash?.pairs ?? []).map(({ key }) => key));
  const current = params.length ? values[0] : scope.values.at(-1);
  walk(partial.program, { values: [current], names, chain, source: partial.source }, known);
}

/** What a path leads to in the sample; undefined where nobody can know. */
function lookUp(node: hbs.AST.Expression, scope: Scope, known: Known): unknown {
  if (node.type === 'SubExpression') {
    checkHelper(node as hbs.AST.SubExpression, scope, known);
    return undefined;
  }
  if (node.type !== 'PathExpression') return undefined;
  const { parts, depth, data, original } = node as hbs.AST.PathExpression;
  if (data || (depth === 0 && scope.names.has(parts[0] ?? ''))) return undefined;
  let value = scope.values.at(-1 - depth);
  for (const part of parts) {
    if (typeof value !== 'object' || value === null) return undefined;
    if (!Object.hasOwn(value, part)) {
      const hint = didYouMean(part, Object.keys(value)) ?? SEE;
      tellAt(node, `Templates are given no \`${original}\``, hint, scope, known, original);
      return undefined;
    }
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

const SEE = 'See docs/templates.md for what there is.';

function tellAt(node: hbs.AST.Node, message: string, hint: string, scope: Scope, known: Known, marked = ' '): void {
  const { line, column } = node.loc.start;
  const span = spanAt(scope.source.file, line, column + 1, marked.length);
  known.tell({ severity: 'error', rule: 'template', message, hint, span }, scope.source);
}
