// Compiles Lectern itself into lib/. Node cannot read TypeScript in all versions that we support, so the preparing
// code is bundled first and then run. With --docs, what is generated from the settings' schema is written too.
import { rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('.', import.meta.url));
const outfile = `${root}node_modules/.lectern-prepare-${process.pid}.mjs`;
try {
  await build({
    entryPoints: [`${root}src/prepare/main.ts`],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    outfile,
    logLevel: 'warning',
  });
  const { prepare, writeSettingsDocs } = await import(pathToFileURL(outfile).href);
  if (process.argv.includes('--docs')) writeSettingsDocs(root);
  await prepare(root);
} finally {
  rmSync(outfile, { force: true });
}
