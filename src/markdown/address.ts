/** Addresses in Markdown, HTML and CSS: which of them leave the machine, and which file of the deck the others mean. */
import { posix } from 'node:path';

/** Addresses that carry their content, or name a part of the page itself. */
export const isWithinPage = (url: string): boolean => /^(?:data:(?:image|audio|video|font)\/|#)/i.test(url);

export const isRemote = (url: string): boolean =>
  /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url) && !/^[a-z]:[\\/]/i.test(url);

/** True for pages of the hosts that deck.yaml names under `allow:`. */
export function isAllowed(url: string, allow: readonly string[]): boolean {
  try {
    const { host, hostname, protocol } = new URL(withScheme(url));
    return /^https?:$/.test(protocol) && allow.some((allowed) => allowed === host || allowed === hostname);
  } catch {
    return false;
  }
}

/** A deck is opened from `file://` too, where an address without a scheme would be one of the disk. */
export const withScheme = (url: string): string => (url.startsWith('//') ? `https:${url}` : url);

/** The file that `url` means in the file `from`, relative to the deck folder; undefined if it names none in there. */
export function pathOf(url: string, from: string): string | undefined {
  const plain = decodePath(url.replace(/[?#].*$/s, ''));
  const path = joinPath(plain, from);
  return !plain || path.startsWith('..') || /^[a-z]:/i.test(plain) ? undefined : path;
}

/** A path as it is written in the file `from`, relative to the deck folder; one with a leading `/` begins there. */
export function joinPath(path: string, from: string): string {
  return posix.normalize(path.startsWith('/') ? path.replace(/^\/+/, '') : posix.join(posix.dirname(from), path));
}

export function decodePath(url: string): string {
  try {
    return decodeURIComponent(url).normalize('NFC');
  } catch {
    return url.normalize('NFC');
  }
}

/** Film and sound, by the ending of the address; all else that is shown is a picture. */
export const isVideo = (url: string): boolean => /\.(?:mp4|m4v|webm|ogv|mov)(?:[?#].*)?$/i.test(url);
export const isAudio = (url: string): boolean => /\.(?:mp3|m4a|aac|wav|ogg|oga|opus|flac|weba)(?:[?#].*)?$/i.test(url);
