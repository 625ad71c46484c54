/** What the machine refuses where a deck is to be written. */
import { UsageError } from './problems.ts';

/** A refusal to read or write in `folder` as an error of use; anything else is our own mistake and stays as it is. */
export function explainRefusal(error: unknown, folder: string): unknown {
  const { code = '', path, dest } = error as NodeJS.ErrnoException & { readonly dest?: string };
  const reason = reasons[code];
  if (reason === undefined) return error;
  return new UsageError(
    `The deck cannot be written to ${folder}: ${reason[0]}${path ? ` (${dest ?? path})` : ''}`,
    reason[1],
  );
}

const reasons: Readonly<Record<string, readonly [string, string]>> = {
  EACCES: ['permission is denied', 'Choose another folder with --out, or change its permissions.'],
  EPERM: ['permission is denied', 'Choose another folder with --out, or change its permissions.'],
  EROFS: ['its disk is read-only', 'Choose another folder with --out.'],
  ENOSPC: ['the disk is full', 'Make room, or choose another folder with --out. What was there before is whole.'],
  EDQUOT: ['your share of the disk is full', 'Make room, or choose another folder with --out.'],
  EFBIG: [
    'a file is larger than the disk allows',
    'Use smaller pictures and films, or choose another folder with --out.',
  ],
  ENOTDIR: ['a file stands where a folder should be', 'Choose another folder with --out.'],
  EEXIST: ['a file stands where a folder should be', 'Choose another folder with --out.'],
  EISDIR: ['a folder stands where a file should be', 'Take it away, or choose another folder with --out.'],
  ENOTEMPTY: ['a folder stands where a file should be', 'Take it away, or choose another folder with --out.'],
  ELOOP: ['its links lead in a circle', 'Mend the link, or choose another folder with --out.'],
  ENAMETOOLONG: ['a file name is too long', 'Give the deck a shorter name, or choose another folder with --out.'],
  ENOENT: ['a folder is gone, or cannot be made', 'Build again, or choose another folder with --out.'],
  EBUSY: ['another program holds a file in it', 'Close the deck there and build again.'],
  EMFILE: ['too many files are open', 'Close other programs and build again.'],
  EIO: ['the disk does not answer', 'Choose another folder with --out.'],
};
