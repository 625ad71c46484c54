/** What a command says, and where. */
import { UsageError } from '../problems.ts';

export const useColor = (stream: NodeJS.WriteStream): boolean =>
  !process.env.NO_COLOR && (Boolean(process.env.FORCE_COLOR) || (stream.isTTY && process.env.TERM !== 'dumb'));

/** Prints an error that no stage has turned into a problem; returns the exit code. */
export function printFailure(error: unknown): number {
  if (error instanceof UsageError) {
    process.stderr.write(`lectern: ${error.message}\n${error.hint ? `  ${error.hint}\n` : ''}`);
    return 2;
  }
  // What comes here is our own fault: then the stack is what a report needs.
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`lectern: an error in Lectern itself. Please report it, with the lines below.\n${details}\n`);
  return 2;
}
