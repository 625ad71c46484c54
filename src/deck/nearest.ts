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
    const far = isBeginning(typed, candidate) ? 1 : slips(typed, candidate);
    if (far < bestDistance) {
      best = name;
      bestDistance = far;
    }
  }
  // A third of the letters may be wrong, rounded up.
  return bestDistance <= Math.ceil(typed.length / 3) ? best : undefined;
}

/** "Did you mean …?" for a hint, or undefined. */
export function didYouMean(wanted: string, names: Iterable<string>): string | undefined {
  const nearest = nearestName(wanted, names);
  return nearest === undefined ? undefined : `Did you mean \`${nearest}\`?`;
}

/** The name that `typed`, which may be anything, is a slip of: one sign is wrong in a word of four, two in a longer one. */
export function slipOf(typed: string, names: Iterable<string>): string | undefined {
  let most = typed.length < 4 ? 0 : typed.length < 7 ? 1 : 2;
  let best: string | undefined;
  for (const name of names) {
    if (Math.abs(name.length - typed.length) > most) continue;
    const far = slips(typed, name);
    if (far > most) continue;
    best = name;
    most = far - 1;
  }
  return best;
}

/** How many signs are wrong: one that stands at another place (`anwser`, `awnser`) is one, though it takes two edits. */
function slips(typed: string, name: string): number {
  const far = distance(typed, name);
  if (far !== 2 || typed.length !== name.length) return far;
  let from = 0;
  while (typed[from] === name[from]) from++;
  let to = typed.length;
  while (typed[to - 1] === name[to - 1]) to--;
  const [wrong, right] = [typed.slice(from, to), name.slice(from, to)];
  return rotated(wrong) === right || rotated(right) === wrong ? 1 : far;
}

const rotated = (word: string): string => word.slice(1) + word.charAt(0);

const isBeginning = (one: string, other: string): boolean =>
  Math.min(one.length, other.length) >= 3 && (one.startsWith(other) || other.startsWith(one));
