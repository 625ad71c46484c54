import type { RevealConfig } from 'reveal.js';
import type { DeckData } from './data.ts';

/**
 * The settings that reveal.js starts with: our defaults, then what deck.yaml says under `reveal:`, then those that
 * the design owns. The page is a fixed box laid out by CSS, and no foreign frame may steer it.
 */
export function revealSettings(data: DeckData, reducedMotion: boolean): RevealConfig {
  const settings: RevealConfig = { ...defaults, ...(data.reveal as RevealConfig) };
  return {
    ...settings,
    ...motionSettings(settings, reducedMotion),
    ...owned,
    keyboard: keyboardOf(settings),
    rtl: data.rtl,
    width: data.width,
    height: data.height,
  };
}

/** The settings that depend on `prefers-reduced-motion`. */
export function motionSettings(settings: RevealConfig, reducedMotion: boolean): RevealConfig {
  if (reducedMotion) return { transition: 'none', backgroundTransition: 'none', autoAnimate: false };
  const transition = settings.transition ?? 'none';
  return {
    transition,
    backgroundTransition: settings.backgroundTransition ?? (transition === 'none' ? 'none' : 'fade'),
    autoAnimate: settings.autoAnimate ?? true,
  };
}

const defaults: RevealConfig = {
  controls: true,
  controlsTutorial: false,
  transition: 'none',
  transitionSpeed: 'fast',
};

const owned: RevealConfig = {
  margin: 0,
  minScale: 0.05,
  maxScale: 20,
  center: false,
  disableLayout: false,
  embedded: false,
  display: 'block',
  hash: true,
  respondToHashChanges: true,
  // The page's scripts and frames may not be told what to do from outside.
  postMessage: false,
  postMessageEvents: false,
  // The scroll view rebuilds all slides and starts by itself in narrow windows; `null` keeps all other views off.
  view: null,
  scrollActivationWidth: 0,
  showNotes: false,
  // The theme's strip and footer show these.
  progress: false,
  slideNumber: false,
  // These have doubles of our own.
  help: false,
  jumpToSlide: false,
  focusBodyOnPageVisibilityChange: false,
  // A preview is a frame on another site, which the Content-Security-Policy forbids.
  previewLinks: false,
  plugins: [],
};

const keyP = 80;

/** reveal.js takes P for "previous"; here it prints, which `keys.ts` sees to. The page keeps the keys that deck.yaml binds. */
function keyboardOf(settings: RevealConfig): NonNullable<RevealConfig['keyboard']> {
  if (settings.keyboard === false) return false;
  const bound = typeof settings.keyboard === 'object' ? settings.keyboard : {};
  return { ...bound, [keyP]: () => {} };
}
