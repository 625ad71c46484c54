/**
 * The reveal.js options that deck.yaml may set under `reveal:`, by name, from reveal.js's `config.d.ts`;
 * a test holds this table to it. `type` is a union of `boolean`, `number`, `string`, `string[]`, `keys` (a mapping
 * from key codes to actions) and literals; functions cannot stand in YAML and `null` means "not set", so both are
 * left out.
 */
export interface RevealOption {
  readonly type: string;
  readonly default: unknown;
  readonly description: string;
}

const transitions = "'none' | 'fade' | 'slide' | 'convex' | 'concave' | 'zoom'";

export const revealOptions: Readonly<Record<string, RevealOption>> = {
  autoAnimate: option('boolean', true, 'Animate between neighbours that both have `auto-animate`'),
  autoAnimateDuration: option('number', 1, 'Seconds that an auto-animation takes'),
  autoAnimateEasing: option('string', 'ease', 'CSS easing of auto-animations'),
  autoAnimateStyles: option(
    'string[]',
    [
      ...['opacity', 'color', 'background-color', 'padding', 'font-size', 'line-height', 'letter-spacing'],
      ...['border-width', 'border-color', 'border-radius', 'outline', 'outline-offset'],
    ],
    'CSS properties that auto-animation changes',
  ),
  autoAnimateUnmatched: option('boolean', true, 'Fade in what has no partner on the slide before'),
  autoPlayMedia: option('boolean', null, 'Start all video and audio (true) or none (false) when its slide appears'),
  autoSlide: option('number | false', 0, 'Milliseconds after which the deck moves on by itself; 0 for never'),
  autoSlideStoppable: option('boolean', true, 'Stop moving on by itself once somebody presses a key'),
  backgroundTransition: option(transitions, 'fade', 'How one background gives way to the next'),
  controls: option("boolean | 'speaker' | 'speaker-only'", true, 'Show the arrows for moving'),
  controlsBackArrows: option("'faded' | 'hidden' | 'visible'", 'faded', 'How the arrows that lead back look'),
  controlsLayout: option("'edges' | 'bottom-right'", 'bottom-right', 'Where the arrows are'),
  controlsTutorial: option('boolean', true, 'Hint at the arrows when they are first of use'),
  fragmentInURL: option('boolean', true, 'Keep the step in the address, so that a reload comes back to it'),
  fragments: option('boolean', true, 'Reveal fragments step by step'),
  hideCursorTime: option('number', 5000, 'Milliseconds without a movement after which the pointer is hidden'),
  hideInactiveCursor: option('boolean', true, 'Hide the pointer when it does not move'),
  history: option('boolean', false, "Make each slide an entry in the browser's history"),
  keyboard: option('boolean | keys', true, 'Keys: false for none, or a mapping from key codes to actions'),
  loop: option('boolean', false, 'Go on with the first slide after the last'),
  mobileViewDistance: option('number', 2, 'How many slides around the current one are kept ready on a telephone'),
  mouseWheel: option('boolean', false, 'Move with the mouse wheel'),
  navigationMode: option("'default' | 'linear' | 'grid'", 'default', 'What the arrow keys do in vertical stacks'),
  overview: option('boolean', true, 'Allow the overview of all slides'),
  pause: option('boolean', true, 'Allow the black screen'),
  showHiddenSlides: option('boolean', false, 'Show slides with `visibility=hidden` all the same'),
  shuffle: option('boolean', false, 'Put the slides in random order at each start'),
  sortFragmentsOnSync: option('boolean', true, 'Sort the steps of a slide by their index'),
  touch: option('boolean', true, 'Move by swiping'),
  transition: option(transitions, 'slide', 'The same as the setting `transition`'),
  transitionSpeed: option("'default' | 'fast' | 'slow'", 'default', 'How fast a transition is'),
  viewDistance: option('number', 3, 'How many slides around the current one are kept ready'),
};

const slideBox = 'slides are a fixed box that fills the window; `size:` chooses 16:9 or 4:3';
const address = 'every slide has an address of its own, which links rely on';
const outside = 'no other page may steer the deck or listen to it';
const reading = 'the deck has no other view than its slides; they print as they are';
const frames = 'a deck loads nothing from the network, so it has no frames';
const parallax =
  'only files that a slide or theme.css names are packed into the deck; give slides a `background-image`';
const atBuild = 'Lectern does this when it builds the deck';
const code = "a deck holds no script but Lectern's own";

/** Options that the design owns, with the reason. */
export const ownedRevealOptions: Readonly<Record<string, string>> = {
  autoAnimateMatcher: code,
  autoSlideMethod: code,
  center: slideBox,
  defaultTiming: 'minutes stand on slides (`{minutes=2}`) and sections',
  dependencies: code,
  disableLayout: slideBox,
  display: slideBox,
  embedded: 'a deck fills its window',
  focusBodyOnPageVisibilityChange: 'the focus stays on the slide, for screen readers',
  hash: address,
  hashOneBasedIndex: address,
  height: slideBox,
  help: 'the deck has its own help (?)',
  highlight: atBuild,
  jumpToSlide: 'the deck has its own jump (g) and search',
  katex: atBuild,
  keyboardCondition: 'a deck fills its window',
  margin: slideBox,
  markdown: atBuild,
  mathjax2: atBuild,
  mathjax3: atBuild,
  mathjax4: atBuild,
  maxScale: slideBox,
  minScale: slideBox,
  parallaxBackgroundHorizontal: parallax,
  parallaxBackgroundImage: parallax,
  parallaxBackgroundPosition: parallax,
  parallaxBackgroundRepeat: parallax,
  parallaxBackgroundSize: parallax,
  parallaxBackgroundVertical: parallax,
  pdfMaxPagesPerSlide: reading,
  pdfPageHeightOffset: reading,
  pdfSeparateFragments: reading,
  plugins: code,
  postMessage: outside,
  postMessageEvents: outside,
  preloadIframes: frames,
  preventIframeAutoFocus: frames,
  previewLinks: frames,
  progress: 'the strip at the foot of the slides shows the progress',
  respondToHashChanges: address,
  rtl: 'the direction comes from `lang:`',
  scrollActivationWidth: reading,
  scrollLayout: reading,
  scrollProgress: reading,
  scrollSnap: reading,
  showNotes: 'notes are for the speaker alone; press s for the speaker window',
  showSlideNumber: 'use the setting `slideNumbers`, outside `reveal:`',
  slideNumber: 'use the setting `slideNumbers`, outside `reveal:`',
  view: reading,
  width: slideBox,
};

function option(type: string, fallback: unknown, description: string): RevealOption {
  return { type, default: fallback, description };
}
