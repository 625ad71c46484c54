/** Citation styles and terms, as the Citation Style Language project publishes them, each in a file of its own. */
import { cpSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** By the names that deck.yaml uses. */
const STYLES: Readonly<Record<string, string>> = { apa: 'apa', harvard: 'harvard1', vancouver: 'vancouver' };

export function prepareCsl(root: string, out: string): void {
  cpSync(join(root, 'templates/citations'), out, { recursive: true });
  const load = createRequire(import.meta.url);
  const styles = load('@citation-js/plugin-csl/lib/styles.json') as Record<string, string>;
  const locales = load('@citation-js/plugin-csl/lib/locales.json') as Record<string, string>;
  for (const [name, theirs] of Object.entries(STYLES)) writeFileSync(join(out, `${name}.csl`), styles[theirs] ?? '');
  for (const [tag, text] of Object.entries(locales)) writeFileSync(join(out, `locales-${tag}.xml`), text);
}
