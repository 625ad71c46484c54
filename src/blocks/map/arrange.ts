/**
 * Chooses one candidate for each of several things, so that all together cost least: a local search. From what is
 * cheapest one by one, each thing in turn takes another place and pushes away what is there, which chooses again, and
 * pushes in turn; what comes out is kept if it is cheaper. Without that, two that stand well each would never make room
 * for a third. It is not always the best of all arrangements, but the same one each time.
 */

export interface Choice {
  readonly cost: number;
}

/** Those of each thing by their cost, the cheapest first. */
export type Candidates<T extends Choice> = readonly (readonly T[])[];

/** What two cost beside each other; the same both ways. */
type Between<T extends Choice> = (one: T, other: T) => number;

/** A thing may stand this much worse at first, if others gain by it. */
const SACRIFICE = 100;
/** So often two are compared at most; only a crowd for which there is no good arrangement needs more. */
const PATIENCE = 3_000_000;
/** What is gained by less is not worth a change. */
const LEAST = 0.01;

export function arrange<T extends Choice>(candidates: Candidates<T>, costBetween: Between<T>): T[] {
  let compared = 0;
  const between: Between<T> = (one, other) => {
    compared++;
    return costBetween(one, other);
  };
  const indices = candidates.map((_, index) => index);
  const cheapest = candidates.map(([first]) => first as T);
  let best = settle(cheapest, indices, candidates, between);
  for (let isBetter = true; isBetter; ) {
    isBetter = false;
    for (const own of indices) {
      for (const candidate of candidates[own] ?? []) {
        if (compared > PATIENCE) return best;
        if (candidate.cost >= costOf(best, own, between) + SACRIFICE) break;
        const others = indices.filter((other) => other !== own);
        const tried = settle(best.with(own, candidate), others, candidates, between, own);
        if (totalOf(tried, between) > totalOf(best, between) - LEAST) continue;
        best = tried;
        isBetter = true;
      }
    }
  }
  return best;
}

/** Lets labels choose again, and all that are then in the way of one, until each stands best beside the others. */
function settle<T extends Choice>(
  start: readonly T[],
  first: readonly number[],
  candidates: Candidates<T>,
  between: Between<T>,
  fixed?: number,
): T[] {
  const chosen = [...start];
  const queue = [...first];
  for (let own = queue.shift(); own !== undefined; own = queue.shift()) {
    let best = chosen[own] as T;
    let least = costOf(chosen, own, between) - LEAST;
    for (const candidate of candidates[own] ?? []) {
      if (candidate.cost >= least) break;
      const cost = costOf(chosen, own, between, candidate);
      if (cost < least) [best, least] = [candidate, cost];
    }
    if (best === chosen[own]) continue;
    chosen[own] = best;
    for (const [other, candidate] of chosen.entries()) {
      if (other === own || other === fixed || queue.includes(other)) continue;
      if (between(best, candidate) > 0) queue.push(other);
    }
  }
  return chosen;
}

function costOf<T extends Choice>(
  chosen: readonly T[],
  own: number,
  between: Between<T>,
  candidate = chosen[own] as T,
): number {
  let cost = candidate.cost;
  for (const [index, other] of chosen.entries()) if (index !== own) cost += between(candidate, other);
  return cost;
}

/** What lies between two is counted once. */
const totalOf = <T extends Choice>(chosen: readonly T[], between: Between<T>): number =>
  chosen.reduce((sum, { cost }, own) => sum + (cost + costOf(chosen, own, between)) / 2, 0);
