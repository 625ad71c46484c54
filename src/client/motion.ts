import type { RevealApi, RevealConfig } from 'reveal.js';
import { motionSettings } from './settings.ts';

const query = '(prefers-reduced-motion: reduce)';

export function prefersReducedMotion(): boolean {
  return matchMedia(query).matches;
}

/** Follows the system's setting while the deck is open. `settings` are those of the deck, before motion was reduced. */
export function followMotion(reveal: RevealApi, settings: RevealConfig): void {
  matchMedia(query).addEventListener('change', ({ matches }) => {
    reveal.configure(motionSettings(settings, matches));
  });
}
