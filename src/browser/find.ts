import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { UsageError } from '../problems.ts';
import { carriedBrowser } from './npm-chromium.ts';

/** A Chrome, Edge or Chromium that can be started. */
export interface FoundBrowser {
  /** What to call it in messages. */
  readonly name: string;
  readonly executablePath: string;
  /** Flags that this browser needs, whatever it is used for. */
  readonly args: readonly string[];
  /** Variables to add to the environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** What the search asks of the machine; tests hand in one of their own. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isProgram: (path: string) => boolean;
  /** The browser that an npm package carries, if it is installed and runs here. */
  readonly carried: () => Promise<FoundBrowser | undefined>;
  /** The text of /etc/os-release; empty if there is none. */
  readonly osRelease: () => string;
}

interface Candidate {
  readonly name: string;
  readonly path: string;
}

/**
 * Finds a browser: the one that CHROME_PATH names, else one installed on the machine, else the one that the npm
 * package @sparticuz/chromium carries. Throws a `UsageError` that says how to get one.
 */
export async function findBrowser(machine: Machine = thisMachine()): Promise<FoundBrowser> {
  const given = machine.env.CHROME_PATH;
  if (given) {
    if (machine.isProgram(given)) return installed({ name: 'The browser that CHROME_PATH names', path: given });
    throw new UsageError(
      `CHROME_PATH names ${given}, which is not a program`,
      'Set it to the executable of Chrome, Edge or Chromium, or unset it.',
    );
  }
  const here = candidates(machine).find(({ path }) => machine.isProgram(path));
  if (here) return installed(here);
  const carried = await machine.carried();
  if (carried) return carried;
  throw new UsageError('No Chrome, Edge or Chromium was found on this machine', installHint(machine));
}

export function thisMachine(): Machine {
  return {
    platform: process.platform,
    arch: process.arch,
    env: process.env,
    isProgram,
    carried: carriedBrowser,
    osRelease,
  };
}

const installed = ({ name, path }: Candidate): FoundBrowser => ({ name, executablePath: path, args: [], env: {} });

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function osRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}

/** All places where a browser may be, the likeliest first. */
function candidates(machine: Machine): Candidate[] {
  switch (machine.platform) {
    case 'win32':
      return windowsCandidates(machine);
    case 'darwin':
      return [...macCandidates(machine), ...onPath(machine, programNames)];
    default:
      return [
        ...onPath(machine, programNames),
        { name: 'Chrome', path: '/opt/google/chrome/chrome' },
        { name: 'Edge', path: '/opt/microsoft/msedge/msedge' },
        // A snap sees neither hidden folders nor the temp folder of others, so it comes last.
        { name: 'Chromium', path: '/snap/bin/chromium' },
      ];
  }
}

const programNames: readonly (readonly [name: string, program: string])[] = [
  ['Chrome', 'google-chrome-stable'],
  ['Chrome', 'google-chrome'],
  ['Chromium', 'chromium'],
  ['Chromium', 'chromium-browser'],
  ['Edge', 'microsoft-edge-stable'],
  ['Edge', 'microsoft-edge'],
];

function onPath(machine: Machine, programs: typeof programNames): Candidate[] {
  const folders = (machine.env.PATH ?? '').split(':').filter((folder) => folder.startsWith('/') && !isSnap(folder));
  return programs.flatMap(([name, program]) => folders.map((folder) => ({ name, path: posix.join(folder, program) })));
}

const isSnap = (folder: string): boolean => folder.startsWith('/snap/');

function macCandidates({ env }: Machine): Candidate[] {
  const apps = ['/Applications', ...(env.HOME ? [posix.join(env.HOME, 'Applications')] : [])];
  const programs = [
    ['Chrome', 'Google Chrome'],
    ['Edge', 'Microsoft Edge'],
    ['Chromium', 'Chromium'],
  ] as const;
  return programs.flatMap(([name, app]) =>
    apps.map((folder) => ({ name, path: posix.join(folder, `${app}.app`, 'Contents', 'MacOS', app) })),
  );
}

function windowsCandidates({ env }: Machine): Candidate[] {
  const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((root) => root !== undefined);
  const programs = [
    ['Chrome', 'Google\\Chrome\\Application\\chrome.exe'],
    ['Edge', 'Microsoft\\Edge\\Application\\msedge.exe'],
    ['Chromium', 'Chromium\\Application\\chrome.exe'],
  ] as const;
  return programs.flatMap(([name, program]) => roots.map((root) => ({ name, path: win32.join(root, program) })));
}

/** One sentence: the command that installs a browser on this system. */
function installHint(machine: Machine): string {
  const otherwise = 'or set CHROME_PATH to the executable of one that you have';
  const command = installCommand(machine);
  return `${command ? `Install one (${command})` : 'Install one'}, ${otherwise}.`;
}

function installCommand({ platform, arch, osRelease }: Machine): string | undefined {
  if (platform === 'darwin') return 'brew install --cask google-chrome';
  if (platform === 'win32') return 'winget install Google.Chrome';
  const ids = [...osRelease().matchAll(/^ID(?:_LIKE)?="?([^"\n]*)"?$/gm)].flatMap(
    (match) => match[1]?.split(' ') ?? [],
  );
  // Ubuntu's chromium is a snap, which cannot read every folder; the npm package has no such limit.
  if (ids.includes('ubuntu') && arch === 'x64') return 'npm install @sparticuz/chromium@143';
  if (ids.includes('debian')) return 'sudo apt-get install chromium';
  if (ids.includes('fedora') || ids.includes('rhel')) return 'sudo dnf install chromium';
  if (ids.includes('arch')) return 'sudo pacman -S chromium';
  if (ids.includes('alpine')) return 'sudo apk add chromium';
  if (ids.includes('suse') || ids.includes('opensuse')) return 'sudo zypper install chromium';
  return undefined;
}
