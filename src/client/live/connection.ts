/** The line to the server of `lectern dev`. */
import type { Outcome } from './patch.ts';
import type { LiveData, Message, OpenRequest, Problems, State, Update } from './protocol.ts';

export interface ConnectionOptions {
  readonly data: LiveData;
  readonly onUpdate: (update: Update | State) => Promise<Outcome>;
  readonly onProblems: (problems: Problems) => void;
  /** False when there was no connection for a while. */
  readonly onConnected: (connected: boolean) => void;
  /** The page is about to be loaded again. */
  readonly onReload: () => void;
}

/** Milliseconds without a connection after which the page says so. */
const PATIENCE = 2000;
/** Milliseconds after which a connection that the browser gave up is tried again. */
const PAUSE = 1000;

export function connect({ data, onUpdate, onProblems, onConnected, onReload }: ConnectionOptions): void {
  let { at } = data;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const reload = (): void => {
    onReload();
    location.reload();
  };
  const catchUp = async (): Promise<void> => {
    const response = await fetch('/__lectern/state');
    if (!response.ok) return reload();
    const state = (await response.json()) as State;
    if (state.frame !== data.frame || (await onUpdate(state)) === 'reload') return reload();
    at = state.to;
  };
  const take = async (message: Exclude<Message, Problems>): Promise<void> => {
    if (message.kind === 'reload') return reload();
    if (message.kind === 'hello') {
      if (message.frame !== data.frame) reload();
      else if (message.at !== at) await catchUp();
      return;
    }
    if (message.to === at) return;
    if (message.from !== at) return catchUp();
    const outcome = await onUpdate(message);
    if (outcome === 'reload') reload();
    else if (outcome === 'unknown') await catchUp();
    else at = message.to;
  };
  // One after the other: what comes while the page catches up may be in it already.
  let queue = Promise.resolve();
  const hear = ({ data: text }: MessageEvent<string>): void => {
    const message = JSON.parse(text) as Message;
    if (message.kind === 'problems') onProblems(message);
    else queue = queue.then(() => take(message)).catch(report);
  };
  let source: EventSource | undefined;
  const listen = (): void => {
    if (source !== undefined || document.hidden) return;
    const opened = new EventSource('/__lectern/events');
    source = opened;
    opened.addEventListener('message', hear);
    opened.addEventListener('open', () => {
      clearTimeout(timer);
      timer = undefined;
      onConnected(true);
    });
    opened.addEventListener('error', () => {
      timer ??= setTimeout(() => onConnected(false), PATIENCE);
      // The browser tries again by itself, unless something else answered in the server's place.
      if (opened.readyState !== EventSource.CLOSED) return;
      source = undefined;
      setTimeout(listen, PAUSE);
    });
  };
  // A browser keeps six connections to a server: tabs that nobody sees must not use them up. What a page missed it is
  // told when it greets the server again.
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) return listen();
    source?.close();
    source = undefined;
    clearTimeout(timer);
    timer = undefined;
  });
  listen();
}

/** The next message, or the next greeting, finds the page in the state before and has it catch up. */
function report(error: unknown): void {
  // The connection went in the middle of an answer; anything else is a fault of ours.
  if (!(error instanceof TypeError && /fetch|network|load/i.test(error.message))) console.error(error);
}

/** Has the server open the editor at a place. */
export async function openInEditor(request: OpenRequest): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  await fetch('/__lectern/open', { method: 'POST', headers, body: JSON.stringify(request) });
}

/** `file:line:column`, as the slides carry it. */
export function readPlace(text: string): OpenRequest | undefined {
  const [, file, line, column] = /^(.+):(\d+):(\d+)$/.exec(text) ?? [];
  return file === undefined ? undefined : { file, line: Number(line), column: Number(column) };
}
