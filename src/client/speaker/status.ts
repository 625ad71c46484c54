import { words } from '../page.ts';
import type { SpeakerWords } from '../words.ts';
import type { LinkStatus } from './connection.ts';
import type { SpeakerLayout } from './layout.ts';
import type { DeckState } from './messages.ts';

/** Says in words what is wrong between the windows, or what the audience sees instead of the slide. */
export function showStatus({ banner, black }: SpeakerLayout, status: LinkStatus, state: DeckState | undefined): void {
  const text = statusText(words().speaker, status, state);
  if (banner.textContent !== text) banner.textContent = text;
  banner.classList.toggle('trouble', status !== 'connected' && status !== 'searching');
  black.setAttribute('aria-pressed', String(state?.black ?? false));
}

export function statusText(said: SpeakerWords, status: LinkStatus, state: DeckState | undefined): string {
  if (status === 'searching') return `${said.searching} …`;
  if (status !== 'connected') return said[status];
  if (state?.black) return said.blackShown;
  return state?.overview ? said.overviewShown : '';
}
