import { chmod, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import os, { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findBrowser, thisMachine } from '../../src/browser/find.ts';
import { launchBrowser } from '../../src/browser/launch.ts';
import { carriedBrowser } from '../../src/browser/npm-chromium.ts';

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the browser of the npm package', () => {
  let base: string;
  beforeAll(async () => {
    base = await mkdtemp(join(tmpdir(), 'lectern & test-'));
  });
  afterAll(() => rm(base, { recursive: true, force: true }));

  /** A machine with nothing installed. */
  const find = () =>
    findBrowser({ ...thisMachine(), env: {}, isProgram: () => false, carried: () => carriedBrowser(base) });

  test('is unpacked once and whole, also by two at the same time', async () => {
    const environment = { ...process.env };
    const [one, two] = await Promise.all([find(), find()]);
    expect(two).toEqual(one);
    expect(await readdir(base)).toEqual([basename(dirname(one.executablePath))]);
    expect(process.env).toEqual(environment);
  });

  test('is found by a user without an entry in /etc/passwd', async () => {
    const user = vi.spyOn(os, 'userInfo').mockImplementation(() => {
      throw new Error('uv_os_get_passwd returned ENOENT');
    });
    syncBuiltinESMExports();
    try {
      expect((await find()).args).toContain('--no-sandbox');
    } finally {
      user.mockRestore();
      syncBuiltinESMExports();
    }
  });

  test('shows pages in their embedded fonts', async () => {
    const font = createRequire(import.meta.url).resolve(
      '@fontsource/fira-sans-extra-condensed/files/fira-sans-extra-condensed-latin-700-normal.woff2',
    );
    const data = (await readFile(font)).toString('base64');
    const browser = await launchBrowser({ browser: await find() });
    try {
      const page = await browser.newPage();
      await page.setContent(`<!doctype html>
        <style>@font-face { font-family: Embedded; src: url(data:font/woff2;base64,${data}) }</style>
        <span style="font: 100px Embedded">Handout</span><br><span style="font: 100px sans-serif">Handout</span>`);
      const widths = await page.evaluate(async () => {
        await document.fonts.ready;
        return Array.from(document.querySelectorAll('span'), (span) => span.getBoundingClientRect().width);
      });
      const [embedded = 0, system = 0] = widths;
      expect(embedded).toBeGreaterThan(100);
      expect(system).toBeGreaterThan(embedded);
    } finally {
      await browser.close();
    }
  });

  test('is not started from a folder that others can write to', async () => {
    const folder = dirname((await find()).executablePath);
    const elsewhere = join(base, 'elsewhere');
    await mkdir(join(elsewhere, basename(folder)), { recursive: true });
    await chmod(join(elsewhere, basename(folder)), 0o777);
    await expect(carriedBrowser(elsewhere)).rejects.toThrow('no browser is started from it');
  });

  test('says what is wrong when it cannot be unpacked', async () => {
    await expect(carriedBrowser(join(base, 'missing'))).rejects.toThrow('could not be unpacked');
  });
});
