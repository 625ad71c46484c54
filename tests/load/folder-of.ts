import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Makes a folder with these files for the time of a test; returns its path. Its own name is `talk`. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const above = realpathSync(mkdtempSync(join(tmpdir(), 'lectern-test-')));
  onTestFinished(() => rmSync(above, { recursive: true, force: true }));
  const folder = join(above, 'talk');
  mkdirSync(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
