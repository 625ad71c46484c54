/**
 * Storage may be switched off, full or forbidden, and then throws even when it is only named: hence a function that
 * names it.
 */
export type Store = () => Storage;

export const sessionStore: Store = () => sessionStorage;

export const localStore: Store = () => localStorage;

export function readFrom(store: Store, name: string): string | undefined {
  try {
    return store().getItem(pageKey(name)) ?? undefined;
  } catch {
    return undefined;
  }
}

export function keepIn(store: Store, name: string, value: string): void {
  try {
    store().setItem(pageKey(name), value);
  } catch {
    // What is kept is a comfort: without it the window forgets it when it is reloaded.
  }
}

/** Pages opened from disk all share one storage, so each name holds the page's path. */
const pageKey = (name: string): string => `lectern:${name}:${location.pathname}`;
