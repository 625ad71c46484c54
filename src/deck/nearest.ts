import { distance } from 'fastest-levenshtein';

/**
 * The name that a mistyped one most likely meant, or undefined if none is near.
 * Case does not count; the beginning of a longer name (`language` for `lang`) counts as near.
 */
export function nearestName(wanted: string, names: Iterable<string>): string | undefined {
  const typed = wanted.toLowerCase();
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const candidate = name.toLowerCase();
    const far = isBeginning(typed, candidate) ? 1 : distance(typed, candidate);
    if (far < bestDistance) {
      best = name;
      bestDistance = far;
    }
  }
  // A third of the letters may be wrong, rounded up: two letters that changed places count as two.
  return bestDistance <= Math.ceil(typed.length / 3) ? best : undefined;
}

/** "Did you mean …?" for a hint, or undefined. */
export function didYouMean(wanted: string, names: Iterable<string>): string | undefined {
  const nearest = nearestName(wanted, names);
  return nearest === undefined ? undefined : `Did you mean \`${nearest}\`?`;
}

/** The name that `typed`, which may be anything, is a slip of: one sign is wrong in a word of four, two in a longer one. */
export function slipOf(typed: string, names: Iterable<string>): string | undefined {
  const most = typed.length < 4 ? 0 : typed.length < 7 ? 1 : 2;
  for (const name of names) {
    if (Math.abs(name.length - typed.length) <= most && distance(typed, name) <= most) return name;
  }
  return undefined;
}

const isBeginning = (one: string, other: string): boolean =>
  Math.min(one.length, other.length) >= 3 && (one.startsWith(other) || other.startsWith(one));
