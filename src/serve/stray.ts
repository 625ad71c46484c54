/** What lies in a deck's folder and is no part of it. */

/**
 * Hidden files and folders, node_modules, and what editors put beside a file while they write it: vim's `4913` (a try
 * whether the folder can be written to), swap files and backups, Emacs's locks (`.#x`) and autosaves (`#x#`), and the
 * files that JetBrains renames (`x___jb_tmp___`, `x___jb_old___`).
 */
export const isStray = (name: string): boolean =>
  name.startsWith('.') || name === 'node_modules' || name === '4913' || STRAY_ENDS.test(name);

const STRAY_ENDS = /~$|\.sw[n-p]$|^#.*#$|___jb_(?:tmp|old)___$|\.(?:crdownload|part)$/;
