/** Which of a deck's versions is made: for whom, and whether of all its slides. */
import { UsageError } from '../problems.ts';
import { nearestName } from './nearest.ts';
import type { Settings } from './settings-schema.ts';

export type Edition = Settings['edition'];

/** What the command line says about the version. */
export interface VersionOptions {
  /** Without it, the edition that deck.yaml names. */
  readonly edition?: Edition | undefined;
  /** The name of one of the deck's `selections`. */
  readonly select?: string | undefined;
}

export interface Version {
  readonly edition: Edition;
  /** The class of the slides that are chosen; undefined for all slides. */
  readonly selection: string | undefined;
  /** What the names of its files end in: `-short-student`. */
  readonly suffix: string;
}

/** Throws a `UsageError` for a selection that the deck does not have. */
export function chooseVersion(settings: Settings, { edition = settings.edition, select }: VersionOptions): Version {
  const selection = select === undefined ? undefined : classOf(settings.selections, select);
  const suffix = `${select === undefined ? '' : `-${select}`}${edition === 'student' ? '-student' : ''}`;
  return { edition, selection, suffix };
}

function classOf(selections: Settings['selections'], name: string): string {
  const selector = Object.hasOwn(selections, name) ? selections[name] : undefined;
  if (selector !== undefined) return selector.slice(1);
  const names = Object.keys(selections);
  const near = nearestName(name, names);
  throw new UsageError(
    `The deck has no selection ${name}`,
    near === undefined
      ? `Add it to deck.yaml: \`selections: {${name}: .${name}}\`, and give the class to slides.`
      : `Did you mean ${near}? deck.yaml has ${names.join(', ')}.`,
  );
}
