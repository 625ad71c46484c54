import { spawn } from 'node:child_process';

/** Opens an address in the user's own browser, by the command that each system has for it. */
export function openBrowser(address: string, onProblem: (message: string) => void): void {
  const [command, ...args] = commandFor(process.platform);
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
  child.on('error', () => onProblem(`No browser could be opened; type ${address} into yours`));
  child.unref();
}

function commandFor(platform: NodeJS.Platform): [command: string, ...args: string[]] {
  if (platform === 'darwin') return ['open'];
  return platform === 'win32' ? ['explorer.exe'] : ['xdg-open'];
}
