import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const allowed = [
  ['src/commands/wrong.ts', '../serve/server.ts'],
  ['src/serve/wrong.ts', '../site/write.ts'],
  ['src/serve/protocol.ts', '../client/live/protocol.ts'],
  ['src/print/protocol.ts', '../client/audit/protocol.ts'],
  ['src/load/wrong.ts', '../markdown/section.ts'],
  ['src/render/wrong.ts', '../resolve/deck.ts'],
  ['src/resolve/wrong.ts', '../citations/format.ts'],
  ['src/citations/wrong.ts', '../blocks/context.ts'],
  ['src/render/data.ts', '../client/data.ts'],
  ['src/blocks/wrong.ts', '../markdown/attributes.ts'],
  ['src/markdown/extensions/wrong.ts', '../../deck/model.ts'],
  ['src/deck/wrong.ts', '../problems.ts'],
] as const;

const forbidden = [
  ['src/deck/wrong.ts', '../markdown/section.ts'],
  ['src/markdown/extensions/wrong.ts', '../../render/page.ts'],
  ['src/markdown/wrong.ts', 'node:fs/promises'],
  ['src/blocks/wrong.ts', '../citations/format.ts'],
  ['src/citations/wrong.ts', '../resolve/deck.ts'],
  ['src/resolve/wrong.ts', '../render/page.ts'],
  ['src/render/wrong.ts', '../site/write.ts'],
  ['src/render/client.ts', '../client/main.ts'],
  ['src/load/wrong.ts', '../commands/build.ts'],
  ['src/site/wrong.ts', '../print/pages.ts'],
  ['src/client/wrong.ts', '../deck/model.ts'],
  ['src/browser/wrong.ts', '../site/write.ts'],
  ['src/prepare/wrong.ts', '../commands/build.ts'],
  ['src/serve/wrong.ts', '../main.ts'],
  ['src/serve/client.ts', '../client/live/patch.ts'],
  ['src/print/client.ts', '../client/audit/geometry.ts'],
] as const;

test('lint allows imports along the chain', () => {
  expect(lint(allowed)).toEqual([]);
});

test('lint refuses imports against it', () => {
  expect(lint(forbidden).sort()).toEqual(forbidden.map(([file]) => file).sort());
});

/** Lints files that hold one import each; returns those that broke the rule. */
function lint(imports: readonly (readonly [file: string, target: string])[]): string[] {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lectern-imports-')));
  try {
    copyFileSync(fileURLToPath(new URL('../biome.json', import.meta.url)), join(folder, 'biome.json'));
    for (const [file, target] of imports) {
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      writeFileSync(join(folder, file), `import { x } from '${target}';\nexport const y = x;\n`);
    }
    const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
    const rule = '--only=style/noRestrictedImports';
    const run = spawnSync(process.execPath, [biome, 'lint', rule, '--reporter=github'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return [...run.stdout.matchAll(/^::error.*?file=([^,]+)/gm)].map(([, file = '']) => relative(folder, file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
