import type { Problem } from '../problems.ts';
import { describeValue, spanAtPlace } from './checked-keys.ts';
import { didYouMean } from './nearest.ts';
import { ownedRevealOptions, revealOptions } from './reveal-options.ts';
import type { Places } from './yaml-mapping.ts';

/** Checks what stands under `reveal:` and gives what may be passed on to reveal.js. */
export function checkRevealOptions(
  given: Readonly<Record<string, unknown>>,
  places: Places,
): { readonly options: Readonly<Record<string, unknown>>; readonly problems: readonly Problem[] } {
  const options: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const [name, value] of Object.entries(given)) {
    const problem = optionProblem(name, value);
    if (problem !== undefined) {
      const { part, ...told } = problem;
      problems.push({ severity: 'error', ...told, ...spanAtPlace(places, ['reveal', name], part) });
    } else if (value !== null && value !== undefined) options[name] = value;
  }
  return { options, problems };
}

/** The alternatives of a type such as `boolean | 'speaker'`. */
export const alternatives = (type: string): string[] => type.split(' | ');

type OptionProblem = Pick<Problem, 'rule' | 'message' | 'hint'> & { readonly part: 'key' | 'value' };

function optionProblem(name: string, value: unknown): OptionProblem | undefined {
  if (Object.hasOwn(ownedRevealOptions, name)) {
    const message = `\`${name}\` of reveal.js cannot be set: ${ownedRevealOptions[name]}`;
    return { rule: 'owned-option', message, hint: 'Take the line out.', part: 'key' };
  }
  const option = Object.hasOwn(revealOptions, name) ? revealOptions[name] : undefined;
  if (option === undefined) {
    const hint = didYouMean(name, Object.keys(revealOptions)) ?? 'The options are listed in docs/settings.md.';
    return { rule: 'unknown-setting', message: `reveal.js has no option \`${name}\``, hint, part: 'key' };
  }
  const types = alternatives(option.type);
  if (value === null || value === undefined || types.some((type) => isOfType(type, value))) return undefined;
  const hint = typeof value === 'string' ? didYouMean(value, types.filter(isLiteral).map(unquote)) : undefined;
  const message = `\`reveal.${name}\` must be ${inWords(types)}, not ${describeValue(value)}`;
  return { rule: 'wrong-setting', message, ...(hint && { hint }), part: 'value' };
}

function isOfType(type: string, value: unknown): boolean {
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'string':
      return typeof value === 'string';
    case 'string[]':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'keys':
      return isKeyMap(value);
    case 'false':
      return value === false;
    default:
      return value === unquote(type);
  }
}

/** `13: next`: from key codes to the names of reveal.js's actions; empty for a key that does nothing. */
function isKeyMap(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([code, action]) => /^\d+$/.test(code) && (action === null || typeof action === 'string'),
  );
}

const words: Readonly<Record<string, string>> = {
  number: 'a number',
  string: 'text',
  'string[]': 'a list of texts',
  keys: 'a mapping from key codes to actions',
};

const inWords = (types: readonly string[]): string => {
  const names = types.flatMap((type) => (type === 'boolean' ? ['true', 'false'] : (words[type] ?? unquote(type))));
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
};

const isLiteral = (type: string): boolean => type.startsWith("'");

const unquote = (type: string): string => type.replaceAll("'", '');
