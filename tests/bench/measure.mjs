/** Runs one command and says what it cost. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Seconds of wall time and of CPU (user and system), and megabytes of the largest process at its peak; NaN where this
 * system cannot tell.
 * @typedef {{ wall: number, cpu: number, peak: number }} Cost
 * @typedef {{ command: string, args: readonly string[], cwd?: string }} Command
 */

const timeout = 300_000;

/** @param {Command} command @returns {Promise<Cost>} */
export function measure({ command, args, cwd }) {
  const report = join(tmpdir(), `lectern-bench-${process.pid}.txt`);
  rmSync(report, { force: true });
  const metered = meter.wrap(command, args, report);
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(metered.command, metered.args, {
      cwd,
      timeout,
      env: { ...process.env, ...metered.env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    child.stderr.on('data', (data) => {
      complaint = (complaint + data).slice(-2_000);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const wall = (performance.now() - started) / 1_000;
      if (code !== 0)
        return reject(new Error(`${command} ${args.join(' ')} ended with ${signal ?? code}\n${complaint}`));
      resolve({ wall, ...meter.read(report) });
    });
  });
}

/** GNU time asks the kernel about any process and adds nothing to it. */
const gnuTime = {
  /** @param {string} command @param {readonly string[]} args @param {string} report */
  wrap: (command, args, report) => ({
    command: '/usr/bin/time',
    args: ['-o', report, '-f', '%M %U %S', command, ...args],
    env: {},
  }),
  /** @param {string} report */
  read(report) {
    const [kilobytes = NaN, user = NaN, system = NaN] = readFileSync(report, 'utf8').split(/\s+/).map(Number);
    return { peak: kilobytes / 1_024, cpu: user + system };
  },
};

/** Elsewhere a Node process reports on itself at its end; others remain unknown. */
const selfReport = {
  /** @param {string} command @param {readonly string[]} args @param {string} report */
  wrap: (command, args, report) => ({
    command,
    args: command === process.execPath ? ['-r', fileURLToPath(new URL('usage.cjs', import.meta.url)), ...args] : args,
    env: { LECTERN_BENCH_REPORT: report },
  }),
  /** @param {string} report */
  read(report) {
    if (!existsSync(report)) return { peak: NaN, cpu: NaN };
    const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(readFileSync(report, 'utf8'));
    return { peak: maxRSS / 1_024, cpu: (userCPUTime + systemCPUTime) / 1e6 };
  },
};

const meter = process.platform === 'linux' && existsSync('/usr/bin/time') ? gnuTime : selfReport;
