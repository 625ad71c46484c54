/**
 * What is made once, when Lectern itself is built, into `lib/`: the command, and the kit that every deck's build uses.
 * Run by esbuild.config.mjs, which first compiles this file.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin, transform } from 'esbuild';
import { hashedName } from '../site/assets.ts';
import { prepareCsl } from './csl.ts';
import { prepareFonts } from './fonts.ts';
import { mathStyles } from './math.ts';
import { precompileTemplates } from './templates.ts';

export { writeSettingsDocs } from './settings-docs.ts';

export async function prepare(root: string): Promise<void> {
  const lib = join(root, 'lib');
  const fresh = join(root, `lib.${process.pid}`);
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(join(fresh, 'kit', 'fonts'), { recursive: true });
  try {
    await buildCommand(root, fresh);
    await buildKit(root, join(fresh, 'kit'), versionOf(join(fresh, 'main.js')));
    rmSync(lib, { recursive: true, force: true });
    renameSync(fresh, lib);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** The command names its chunks by their content, so this changes with any of them. */
const versionOf = (command: string): string =>
  createHash('sha256').update(readFileSync(command)).digest('hex').slice(0, 16);

const shared: BuildOptions = { bundle: true, minify: true, legalComments: 'none', logLevel: 'warning' };

/** commander starts subcommands that are programs of their own by this module, a hundredth of a small build; ours are none. */
const withoutChildProcess: Plugin = {
  name: 'without-child-process',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('commander') ? { path: 'child_process', namespace: 'empty' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: '' }));
  },
};

/**
 * What a build needs, in one chunk. Of code that a build and parts loaded later share, esbuild would make a chunk for
 * each set of parts that share it, a dozen of a few hundred bytes; so each part is made to need all of it.
 */
const oneCore = (core: readonly string[]): Plugin => ({
  name: 'one-core',
  setup({ onResolve, onLoad }) {
    const parts = new Set<string>();
    onResolve({ filter: /^\./ }, ({ path, kind, resolveDir }) => {
      if (kind === 'dynamic-import') parts.add(join(resolveDir, path));
      return undefined;
    });
    onLoad({ filter: /\.ts$/ }, ({ path }) =>
      parts.has(path)
        ? {
            contents: core
              .filter((other) => other !== path)
              .map((other) => `import ${JSON.stringify(other)};\n`)
              .concat(readFileSync(path, 'utf8'))
              .join(''),
            loader: 'ts',
          }
        : undefined,
    );
  },
});

async function buildCommand(root: string, out: string): Promise<void> {
  await build({
    ...shared,
    entryPoints: [join(root, 'src/main.ts')],
    outdir: out,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    splitting: true,
    plugins: [withoutChildProcess, oneCore([join(root, 'src/commands/build.ts'), join(root, 'src/print/kinds.ts')])],
    // Beside main.js, so that `import.meta.url` means the same folder in every chunk.
    chunkNames: '[name]-[hash]',
    external: ['playwright-core', '@sparticuz/chromium', 'citeproc'],
    // yaml's Node entry is CommonJS: in an ES module its `require` calls fail.
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    // commander is CommonJS and asks for Node's own modules.
    banner: {
      js: "import{createRequire as lecternRequire}from'node:module';const require=lecternRequire(import.meta.url);",
    },
  });
}

async function buildKit(root: string, out: string, version: string): Promise<void> {
  const { fonts, metrics } = await prepareFonts();
  for (const { file, bytes } of fonts) writeFileSync(join(out, 'fonts', file), bytes);
  for (const detail of ['10m', '50m']) {
    copyFileSync(join(root, `node_modules/world-atlas/countries-${detail}.json`), join(out, `world-${detail}.json`));
  }
  prepareCsl(root, join(out, 'csl'));
  writeFileSync(join(out, 'math.css'), mathStyles() + (await buildStyle(join(root, 'templates/theme/math.css'))));
  const script = await buildScript(join(root, 'src/client/main.ts'));
  writeFileSync(join(out, 'client.js'), script);
  writeFileSync(join(out, 'live.js'), await buildScript(join(root, 'src/client/live/main.ts')));
  writeFileSync(join(out, 'audit.js'), await buildScript(join(root, 'src/client/audit/main.ts')));
  writeFileSync(join(out, 'live.css'), await buildStyle(join(root, 'templates/theme/live.css')));
  writeFileSync(join(out, 'theme.css'), await buildTheme(root));
  await build({
    ...shared,
    stdin: { contents: precompileTemplates(join(root, 'templates')), resolveDir: root, loader: 'js' },
    outfile: join(out, 'templates.js'),
    platform: 'node',
    format: 'esm',
    target: 'node20',
  });
  const csp = `sha256-${createHash('sha256').update(script).digest('base64')}`;
  const kit = {
    script: { file: hashedName('deck.js', script), csp },
    fonts: fonts.map(({ bytes: _bytes, ...font }) => font),
    metrics,
    version,
  };
  writeFileSync(join(out, 'kit.json'), JSON.stringify(kit));
}

/** Browsers of the last three years. */
const TARGET = ['chrome111', 'firefox111', 'safari16'];

async function buildScript(entry: string): Promise<string> {
  const options: BuildOptions = {
    entryPoints: [entry],
    platform: 'browser',
    format: 'iife',
    target: TARGET,
    write: false,
  };
  const { outputFiles } = await build({ ...shared, ...options });
  return (
    (outputFiles?.[0]?.text ?? '')
      // Inlined, the script must not hold the end tag of the element that it stands in.
      .replace(/<\/(?=script)/gi, '<\\/')
      // esbuild leaves regular expressions as they are; one such sign doubles the memory of each page that is built.
      .replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  );
}

async function buildStyle(entry: string): Promise<string> {
  const options: BuildOptions = { entryPoints: [entry], target: TARGET, loader: { '.svg': 'dataurl' }, write: false };
  const { outputFiles } = await build({ ...shared, ...options });
  return outputFiles?.[0]?.text.trim() ?? '';
}

async function buildTheme(root: string): Promise<string> {
  const reveal = readFileSync(join(root, 'node_modules/reveal.js/dist/reveal.css'), 'utf8');
  const { code } = await transform(withoutPaper(reveal), {
    loader: 'css',
    minify: true,
    legalComments: 'none',
    target: TARGET,
  });
  return `${code.trim()}\n${await buildStyle(join(root, 'templates/theme/index.css'))}`;
}

/** reveal.js's own paper stylesheet fights ours and is left out; the rules of its print view never apply here. */
function withoutPaper(css: string): string {
  let out = '';
  let done = 0;
  for (const match of css.matchAll(/@media print\s*\{/g)) {
    if (match.index < done) continue;
    let depth = 1;
    let at = match.index + match[0].length;
    for (; depth > 0 && at < css.length; at++) {
      if (css[at] === '{') depth++;
      else if (css[at] === '}') depth--;
    }
    out += css.slice(done, match.index);
    done = at;
  }
  return out + css.slice(done);
}
