/** `findBrowser` and `launchBrowser` of src/browser/ for a plain script: Node 20 reads no TypeScript. */
import { rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = new URL('../../', import.meta.url);
// In node_modules, since that is where the compiled file looks for playwright-core.
const outfile = fileURLToPath(new URL(`node_modules/.lectern-gallery-${process.pid}.mjs`, root));
await build({
  stdin: {
    contents:
      "export { findBrowser } from './src/browser/find.ts'; export { launchBrowser } from './src/browser/launch.ts'",
    resolveDir: fileURLToPath(root),
  },
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  outfile,
  logLevel: 'warning',
});

/** @type {typeof import('../../src/browser/find.ts') & typeof import('../../src/browser/launch.ts')} */
const { findBrowser, launchBrowser } = await import(pathToFileURL(outfile).href).finally(() =>
  rmSync(outfile, { force: true }),
);

export { findBrowser, launchBrowser };
