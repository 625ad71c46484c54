/** What a fence is called that becomes a block; every other fence is code. */
export const BLOCK_NAMES = ['chart', 'map', 'org', 'timeline', 'math'] as const;
