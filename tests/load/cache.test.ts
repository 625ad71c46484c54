import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import os, { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { cacheFolder, createCache } from '../../src/load/cache.ts';

const folders: string[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-cache-'));
  folders.push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

test('a text is there for the next process, for the same input and version alone', () => {
  const folder = newFolder();
  createCache('1', folder).set('map', 'Kosovo', '<svg/>');
  expect(createCache('1', folder).get('map', 'Kosovo')).toBe('<svg/>');
  expect(createCache('1', folder).get('map', 'Serbia')).toBeUndefined();
  expect(createCache('1', folder).get('chart', 'Kosovo')).toBeUndefined();
  expect(createCache('2', folder).get('map', 'Kosovo')).toBeUndefined();
});

test('half a file, or one that was changed, is not taken', () => {
  const folder = newFolder();
  createCache('1', folder).set('map', 'Kosovo', '<svg>ë</svg>');
  const [name = ''] = readdirSync(folder);
  const whole = readFileSync(join(folder, name), 'utf8');
  for (const damaged of [whole.slice(0, -1), whole.replace('ë', 'e'), '', 'x'.repeat(200)]) {
    writeFileSync(join(folder, name), damaged);
    expect(createCache('1', folder).get('map', 'Kosovo')).toBeUndefined();
  }
});

test('a folder that cannot be made is no error', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'file'), '');
  const cache = createCache('1', join(folder, 'file', 'cache'));
  cache.set('map', 'Kosovo', '<svg/>');
  expect(cache.get('map', 'Kosovo')).toBe('<svg/>');
  expect(cache.get('map', 'Serbia')).toBeUndefined();
});

test('the oldest entries make room', () => {
  const folder = newFolder();
  for (let index = 0; index < 2010; index++) {
    writeFileSync(join(folder, String(index)), '');
    utimesSync(join(folder, String(index)), 1000 + index, 1000 + index);
  }
  createCache('1', folder).set('map', 'Kosovo', '<svg/>');
  const left = readdirSync(folder);
  expect(left).toHaveLength(2001);
  expect(left).toContain('2009');
  expect(left).not.toContain('9');
});

test('without a home there is no folder, and that is no error', () => {
  const home = vi.spyOn(os, 'homedir').mockImplementation(() => {
    throw new Error('uv_os_homedir returned ENOENT');
  });
  onTestFinished(() => {
    home.mockRestore();
    syncBuiltinESMExports();
  });
  syncBuiltinESMExports();
  for (const platform of ['linux', 'darwin', 'win32']) expect(cacheFolder({}, platform)).toBeUndefined();
});

test.each([
  [{ XDG_CACHE_HOME: '/x' }, 'linux', '/x/lectern'],
  [{ LOCALAPPDATA: '/local' }, 'win32', '/local/lectern/cache'],
])('the folder is where the system keeps such things: %j %s', (env, platform, folder) => {
  expect(cacheFolder(env, platform)?.replaceAll('\\', '/')).toBe(folder);
});
