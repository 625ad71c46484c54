/** Starts servers and asks the system what they use. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

/**
 * `output` is what it has said so far; `stop` resolves when it has ended, with all that it started.
 * @typedef {{ pid: number, output: () => string, lines: string[], stop: () => Promise<void> }} Running
 */

/** @param {{ command: string, args: readonly string[], cwd?: string, env?: Record<string, string> }} call @returns {Running} */
export function start({ command, args, cwd, env }) {
  const detached = process.platform !== 'win32';
  const child = spawn(command, args, {
    cwd,
    detached,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const { pid = 0 } = child;
  const ended = new Promise((resolve) => child.once('close', resolve));
  const end = (/** @type {NodeJS.Signals} */ signal) => {
    try {
      process.kill(detached ? -pid : pid, signal);
    } catch {
      // It has ended by itself.
    }
  };
  const atExit = () => end('SIGKILL');
  process.once('exit', atExit);
  let text = '';
  let rest = '';
  /** @type {string[]} */
  const lines = [];
  child.stdout.on('data', (data) => {
    text = (text + data).slice(-20_000);
    const parts = (rest + data).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
  });
  child.stderr.on('data', (data) => {
    text = (text + data).slice(-20_000);
  });
  return {
    pid,
    output: () => text,
    lines,
    stop: async () => {
      end('SIGTERM');
      const late = setTimeout(() => end('SIGKILL'), 5_000);
      await ended;
      clearTimeout(late);
      process.off('exit', atExit);
    },
  };
}

/** Memory of a process in megabytes; NaN where the system cannot tell. @param {number} pid */
export function memoryOf(pid) {
  const [, kilobytes = NaN] = /^VmRSS:\s+(\d+)/m.exec(proc(pid, 'status')) ?? [];
  return Number(kilobytes) / 1_024;
}

/** Milliseconds of CPU that a process has used. @param {number} pid */
export function cpuOf(pid) {
  // The second field is the command in brackets, which may hold blanks.
  const fields = proc(pid, 'stat')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11] ?? NaN) + Number(fields[12] ?? NaN)) * 10;
}

/** @param {number} pid @param {string} name */
function proc(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/**
 * Asks until there is an answer. @template T @param {() => T | undefined | Promise<T | undefined>} ask
 * @param {{ patience?: number, pause?: number }} [options] @returns {Promise<T | undefined>}
 */
export async function until(ask, { patience = 30_000, pause = 2 } = {}) {
  for (const end = performance.now() + patience; performance.now() < end; ) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await sleep(pause);
  }
  return undefined;
}

/** @param {number} milliseconds @returns {Promise<void>} */
export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
