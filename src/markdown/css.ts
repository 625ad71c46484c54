/**
 * Rewrites the addresses in a piece of CSS; what `resource` refuses becomes an empty address, which loads nothing.
 * `index` is where `url(…)`, `@import "…"` or the string in an `image-set(…)` begins.
 */
export function rewriteCss(
  css: string,
  resource: (url: string, index: number, isImport: boolean) => string | undefined,
): string {
  /** The brackets that are open: true for an `image-set(`, in which a string is an address. */
  const open: boolean[] = [];
  return css.replace(TOKENS, (all: string, ...rest: unknown[]) => {
    const [inUrl, inImport, inString] = [rest.slice(0, 3), rest.slice(3, 5), rest.slice(5, 7)].map((groups) =>
      (groups as (string | undefined)[]).find((group) => group !== undefined),
    );
    const isString = inString !== undefined;
    if (all.endsWith('(')) open.push(all.length > 1);
    else if (all === ')') open.pop();
    const url = inUrl ?? inImport ?? (isString && open.at(-1) ? inString : undefined);
    if (url === undefined) return all;
    const index = rest[7] as number;
    const isRule = inImport !== undefined;
    const kept = resource(url, index, isRule || /@import\s+$/i.test(css.slice(Math.max(0, index - 20), index)));
    // As typed, quotes included: an address such as `data:image/svg+xml,<svg …>` may hold the other ones.
    if (kept === url) return all;
    return `${isRule ? '@import ' : ''}url("${kept ?? ''}")`;
  });
}

/** Comments and strings are among them so that nothing is looked for inside. */
const TOKENS = new RegExp(
  [
    /\/\*[\s\S]*?\*\//,
    /url\(\s*(?:"([^"]*)"|'([^']*)'|([^'")\s]+))\s*\)/,
    /@import\s+(?:"([^"]*)"|'([^']*)')/,
    /"((?:[^"\\\n]|\\[\s\S])*)"|'((?:[^'\\\n]|\\[\s\S])*)'/,
    /image-set\(|[()]/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gi',
);
