/** The kit as `npm test` compiled it into lib/, for the tests of what is drawn with it. */
import { loadKit } from '../../src/load/kit.ts';

export const kit = await loadKit(new URL('../../lib/kit/', import.meta.url));
