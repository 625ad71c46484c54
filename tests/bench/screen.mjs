/** What an open page shows, and since when by its own clock. */

/**
 * `on` is where a text was seen first: on the slide that shows, and painted, or only somewhere in the page. `at` is
 * in milliseconds since 1970.
 * @typedef {{ text: string, on: 'screen' | 'page' | 'first' | 'load', at: number }} Sight
 */

/**
 * A page in which each slide that shows is looked at, also after it was loaded again.
 * @param {import('playwright-core').Browser} browser @param {string} slide selects the slide on screen
 */
export async function openScreen(browser, slide) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  /** @type {Sight[]} */
  const sights = [];
  await page.exposeFunction('report', (/** @type {Sight} */ sight) => void sights.push(sight));
  await page.addInitScript(look, slide);
  return { page, sights };
}

/**
 * Runs in the page before anything else. What stands in the slide when a frame begins is painted by that frame, and a
 * message sent then arrives after it. Until the first slide shows each frame is looked at; later only those after a
 * change, so that the page is as quiet as without us.
 * @param {string} selector
 */
function look(selector) {
  /** @type {(sight: Sight) => void} */
  const report = Reflect.get(globalThis, 'report');
  let seen = '';
  let isFirst = true;
  let isAsked = false;
  const watch = () => {
    const shown = [...document.querySelectorAll(selector)].at(-1)?.textContent ?? '';
    const text = shown.match(/EDIT\d+/)?.[0] ?? '';
    if (shown.trim() && (isFirst || (text && text !== seen))) {
      const on = isFirst ? 'first' : 'screen';
      isFirst = false;
      seen = text;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const at = Date.now();
        report({ text, on, at });
        if (on === 'first' && text) report({ text, on: 'screen', at });
      };
      port2.postMessage(undefined);
    }
    if (isFirst) requestAnimationFrame(watch);
  };
  report({ text: '', on: 'load', at: Date.now() });
  requestAnimationFrame(watch);
  const observer = new MutationObserver(() => {
    if (isFirst || isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      watch();
    });
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
}
