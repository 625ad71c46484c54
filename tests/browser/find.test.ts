import { describe, expect, test } from 'vitest';
import { findBrowser, type Machine } from '../../src/browser/find.ts';
import { UsageError } from '../../src/problems.ts';

/** A machine on which only these programs exist. */
const machine = (programs: readonly string[], rest: Partial<Machine> = {}): Machine => ({
  platform: 'linux',
  arch: 'x64',
  env: { PATH: '/usr/local/bin:/usr/bin' },
  isProgram: (path) => programs.includes(path),
  carried: async () => undefined,
  osRelease: () => '',
  ...rest,
});

const found = async (given: Machine): Promise<string> => (await findBrowser(given)).executablePath;

describe('findBrowser', () => {
  test('takes CHROME_PATH before all others', async () => {
    const env = { CHROME_PATH: '/opt/mine/chrome', PATH: '/usr/bin' };
    expect(await found(machine(['/usr/bin/chromium', '/opt/mine/chrome'], { env }))).toBe('/opt/mine/chrome');
  });

  test('refuses a CHROME_PATH that is no program instead of taking another browser', async () => {
    const env = { CHROME_PATH: '/nowhere', PATH: '/usr/bin' };
    await expect(findBrowser(machine(['/usr/bin/chromium'], { env }))).rejects.toThrow('CHROME_PATH names /nowhere');
  });

  test('looks along PATH on Linux, Chrome first', async () => {
    expect(await found(machine(['/usr/bin/chromium', '/usr/bin/google-chrome']))).toBe('/usr/bin/google-chrome');
    expect(await found(machine(['/usr/local/bin/microsoft-edge']))).toBe('/usr/local/bin/microsoft-edge');
  });

  test('never runs a program from a relative folder of PATH', async () => {
    const env = { PATH: '.:bin:' };
    await expect(findBrowser(machine(['chromium', 'bin/chromium'], { env }))).rejects.toThrow(UsageError);
  });

  test('takes a snap only when there is nothing else', async () => {
    const env = { PATH: '/snap/bin:/usr/bin' };
    expect(await found(machine(['/snap/bin/chromium', '/usr/bin/microsoft-edge'], { env }))).toBe(
      '/usr/bin/microsoft-edge',
    );
    expect(await found(machine(['/snap/bin/chromium'], { env }))).toBe('/snap/bin/chromium');
  });

  test('knows where macOS and Windows keep theirs', async () => {
    const edge = '/home/ana/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge';
    expect(await found(machine([edge], { platform: 'darwin', env: { HOME: '/home/ana' } }))).toBe(edge);
    const chrome = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe';
    const env = { PROGRAMFILES: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\ana\\AppData\\Local' };
    expect(await found(machine([chrome], { platform: 'win32', env }))).toBe(chrome);
  });

  test('falls back on the browser of the npm package', async () => {
    const carried = { name: 'Carried', executablePath: '/tmp/x/chromium', args: [], env: {} };
    expect(await findBrowser(machine([], { carried: async () => carried }))).toBe(carried);
  });

  test.each([
    ['ID=debian', 'sudo apt-get install chromium'],
    ['ID=linuxmint\nID_LIKE="ubuntu debian"', 'npm install @sparticuz/chromium@143'],
    ['ID=fedora', 'sudo dnf install chromium'],
    ['ID="opensuse-leap"\nID_LIKE="suse opensuse"', 'sudo zypper install chromium'],
  ])('names the command of this system when there is none: %s', async (osRelease, command) => {
    const none = findBrowser(machine([], { osRelease: () => osRelease }));
    await expect(none).rejects.toMatchObject({ name: 'UsageError', hint: expect.stringContaining(command) });
  });
});
