import { execFile } from 'node:child_process';
import { access, lstat, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { UsageError } from '../problems.ts';
import type { FoundBrowser } from './find.ts';

const packageName = '@sparticuz/chromium';

/**
 * The Chromium inside the npm package @sparticuz/chromium (Linux on x86-64, glibc), unpacked on first use into a folder
 * of our own below `base`. `undefined` if the package is not installed or its binary cannot run here.
 *
 * The package is made for AWS Lambda, and left to itself it unpacks under fixed names with no rename, so that two
 * processes starting at once meet half a browser; it turns off web security; and its fonts.conf names /tmp/fonts:
 * unpacked anywhere else Chromium finds no font and every page stays empty, without an error.
 */
export async function carriedBrowser(base: string = tmpdir()): Promise<FoundBrowser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  // The loader that the binary asks for: musl systems have another one.
  if (!(await exists('/lib64/ld-linux-x86-64.so.2'))) return undefined;
  const carrier = await findPackage();
  if (!carrier) return undefined;
  const folder = join(base, `lectern-chromium-${carrier.version}-${process.getuid?.()}`);
  if (!(await isOurs(folder))) await unpack(carrier.main, folder);
  return {
    name: `Chromium of ${packageName} ${carrier.version}`,
    executablePath: join(folder, 'chromium'),
    // It comes without a sandbox helper.
    args: ['--headless=shell', '--no-sandbox'],
    env: {
      FONTCONFIG_PATH: join(folder, 'fonts'),
      // libnss3 and libexpat, which a bare system lacks.
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    },
  };
}

interface Carrier {
  readonly version: string;
  /** Its CommonJS entry, which `require` in a child process can load by path. */
  readonly main: string;
}

async function findPackage(): Promise<Carrier | undefined> {
  let main: string;
  try {
    main = createRequire(import.meta.url).resolve(packageName);
  } catch {
    return undefined;
  }
  // package.json is not among the package's exports, so it is read by path: <package>/build/cjs/index.cjs.
  const manifest: unknown = JSON.parse(await readFile(join(dirname(main), '..', '..', 'package.json'), 'utf8'));
  return { version: String((manifest as { version: unknown }).version), main };
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Whether `folder` is there and safe: the temp folder is everybody's, and what lies in it is about to be run. */
async function isOurs(folder: string): Promise<boolean> {
  const info = await lstat(folder).catch(() => undefined);
  if (!info) return false;
  if (info.isDirectory() && info.uid === process.getuid?.() && (info.mode & 0o022) === 0) return true;
  throw new UsageError(
    `${folder} belongs to somebody else or is open to others, so no browser is started from it`,
    'Remove it, or set TMPDIR to a folder of your own.',
  );
}

/** Unpacks aside and renames, so that a folder under its final name is always whole. */
async function unpack(main: string, folder: string): Promise<void> {
  let aside: string | undefined;
  try {
    aside = await mkdtemp(`${folder}-`);
    await runUnpacker(main, aside);
    await writeFile(join(aside, 'fonts', 'fonts.conf'), fontsConf(folder));
    await rename(aside, folder);
  } catch (error) {
    if (aside) await rm(aside, { recursive: true, force: true });
    // Another process was faster: its folder is as good as ours.
    if (await isOurs(folder)) return;
    throw new UsageError(
      `The browser that ${packageName} carries could not be unpacked into ${folder}: ${reason(error as Error)}`,
      'It needs about 200 MB there; set TMPDIR to a folder with more room, or CHROME_PATH to an installed browser.',
    );
  }
}

/**
 * Runs the package's own unpacking in a child process: it goes to TMPDIR, takes the libraries along only on what it
 * thinks is AWS, and on import changes the environment of its process.
 */
async function runUnpacker(main: string, folder: string): Promise<void> {
  const script = 'require(process.argv[1]).executablePath().catch((e) => { console.error(e); process.exit(1); })';
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x', NODE_OPTIONS: '' };
  await promisify(execFile)(process.execPath, ['-e', script, main], { env });
}

/** A failed child's message is the whole command and its stack; the one line that matters names the error. */
const reason = ({ message }: Error): string => /^\w*Error: .*/m.exec(message)?.[0] ?? message;

/** The package's own font and those of the system, if any. */
const fontsConf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${xml(join(folder, 'fonts'))}</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir prefix="xdg">fonts</dir>
  <cachedir>${xml(join(folder, 'fonts-cache'))}</cachedir>
</fontconfig>
`;

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
