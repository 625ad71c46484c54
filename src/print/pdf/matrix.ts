/** `[a b c d e f]` as in PDF: the point (x, y) becomes (ax + cy + e, bx + dy + f). */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `first`, then `second`. */
export function multiply(first: Matrix, second: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  const [g, h, i, j, k, l] = second;
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}

/** Undefined if these are not six numbers. */
export function toMatrix(values: readonly unknown[]): Matrix | undefined {
  if (values.length !== 6) return undefined;
  for (const value of values) if (typeof value !== 'number') return undefined;
  const [a, b, c, d, e, f] = values as unknown as Matrix;
  return [a, b, c, d, e, f];
}

/** How much larger things get. */
export const scaleOf = ([a, b, c, d]: Matrix): number => Math.sqrt(Math.abs(a * d - b * c));
