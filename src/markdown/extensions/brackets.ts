/** The index of the bracket that closes the one at 0; -1 if there is none within a sensible distance. */
export function closingBracket(src: string): number {
  const limit = Math.min(src.length, 2000);
  for (let depth = 0, at = 0; at < limit; at++) {
    const sign = src[at];
    if (sign === '\\') at++;
    else if (sign === '`') {
      const ticks = /^`+/.exec(src.slice(at, limit))?.[0] ?? '`';
      const close = src.indexOf(ticks, at + ticks.length);
      at = close < 0 ? at + ticks.length - 1 : close + ticks.length - 1;
    } else if (sign === '[') depth++;
    else if (sign === ']' && --depth === 0) return at;
  }
  return -1;
}
