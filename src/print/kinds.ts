/** What can be printed; a file of its own, since the command line asks before anything heavy is loaded. */
export const kinds = ['slides', 'notes', 'handout'] as const;
export type Kind = (typeof kinds)[number];
