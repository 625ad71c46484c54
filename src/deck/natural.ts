/**
 * Compares names as people do: `2-b` before `10-a`, whatever the case. Independent of the locale and of the order in
 * which a disk lists its files, so that a deck builds to the same bytes everywhere.
 */
export function compareNaturally(one: string, other: string): number {
  const left = runsOf(one);
  const right = runsOf(other);
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const order = compareRuns(left[at] ?? '', right[at] ?? '');
    if (order !== 0) return order;
  }
  return left.length - right.length || compareText(one, other);
}

/** `part10.md` → `part`, `10`, `.md` */
const runsOf = (name: string): string[] =>
  name
    .normalize('NFC')
    .toLowerCase()
    .match(/\d+|\D+/g) ?? [];

function compareRuns(one: string, other: string): number {
  if (!/^\d/.test(one) || !/^\d/.test(other)) return compareText(one, other);
  // Numbers of any length: without leading zeros the longer one is the larger.
  const left = one.replace(/^0+(?=\d)/, '');
  const right = other.replace(/^0+(?=\d)/, '');
  return left.length - right.length || compareText(left, right);
}

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
