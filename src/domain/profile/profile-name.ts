import {fitsFileName, MAX_BYTES} from '../text/file-name.ts';

/**
 * Why a profile cannot be given this name; undefined when it can. No source states a rule for names (GAP), and Palette's
 * own exports hold blanks, capitals and brackets: so a name is what people make of it (product: Files), and only what
 * could not be stored is refused. Documents keep the names that they come with.
 */
export function whyNotProfileName(name: string): string | undefined {
  if (name.trim() === '') return 'a name is needed';
  return fitsFileName(name)
    ? undefined
    : `too long to be the name of a file; ${MAX_BYTES} plain letters are possible, fewer of other alphabets`;
}
