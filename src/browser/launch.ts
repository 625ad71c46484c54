import { homedir } from 'node:os';
import type { Browser } from 'playwright-core';
import { UsageError } from '../problems.ts';
import { type FoundBrowser, findBrowser } from './find.ts';

export interface LaunchOptions {
  /** The browser to start; found on the machine by default. */
  readonly browser?: FoundBrowser;
  /** Hosts that pages may reach; none by default, this machine itself apart. */
  readonly hosts?: readonly string[];
  /** True if the caller closes the browser on Ctrl+C; else it is killed, and leaves a file in the temp folder. */
  readonly closedByCaller?: boolean;
}

/** Starts a headless browser that keeps quiet: no updates, no reports, and no network beyond `hosts`. */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const browser = options.browser ?? (await findBrowser());
  setHome();
  // Loading playwright-core takes longer than a small build: only those who need a browser pay for it.
  const { chromium } = await import('playwright-core');
  const start = (sandboxed: boolean): Promise<Browser> =>
    chromium.launch({
      executablePath: browser.executablePath,
      args: [...calmFlags, ...networkFlags(options.hosts ?? []), ...browser.args],
      env: { ...definedEnvironment(), ...browser.env },
      chromiumSandbox: sandboxed,
      handleSIGINT: !options.closedByCaller,
      handleSIGTERM: !options.closedByCaller,
      handleSIGHUP: !options.closedByCaller,
    });
  const sandboxed = canSandbox(browser);
  try {
    return await start(sandboxed).catch((error: Error) => {
      // Containers and some distributions forbid what the sandbox is made of. Our pages have no network and only our
      // own script, so going without is better than not printing.
      if (sandboxed && /sandbox/i.test(error.message)) return start(false);
      throw error;
    });
  } catch (error) {
    throw new UsageError(
      `${browser.name} (${browser.executablePath}) could not be started: ${reason(error as Error)}`,
      'Try another one: set CHROME_PATH to the executable of Chrome, Edge or Chromium.',
    );
  }
}

/** playwright-core asks for the user's home as it is loaded, and throws if there is none; this is Debian's word for it. */
function setHome(): void {
  try {
    homedir();
  } catch {
    process.env.HOME = '/nonexistent';
  }
}

/** On top of playwright-core's own, which already turn off updates, sync, extensions and background requests. */
const calmFlags: readonly string[] = [
  '--disable-gpu',
  // The same glyph widths on screen, on paper and on every machine.
  '--font-render-hinting=none',
];

function networkFlags(hosts: readonly string[]): string[] {
  const reachable = ['127.0.0.1', 'localhost', ...hosts];
  const rules = ['MAP * ~NOTFOUND', ...reachable.map((host) => `EXCLUDE ${host}`)].join(', ');
  // A proxy would look names up on its own and so pass by the rules.
  return [`--host-resolver-rules=${rules}`, ...(hosts.length === 0 ? ['--no-proxy-server'] : [])];
}

/** Chromium refuses to sandbox for root. */
const canSandbox = (browser: FoundBrowser): boolean =>
  process.getuid?.() !== 0 && !browser.args.includes('--no-sandbox');

/** The environment without the gaps that its type allows. */
const definedEnvironment = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));

/** What the browser itself said, if anything: playwright's message is followed by its whole log. */
function reason({ message }: Error): string {
  const said = /\[err\] (.+)/.exec(message)?.[1];
  return said ?? message.split('\n', 1)[0]?.replace(/^browserType\.launch: /, '') ?? '';
}
