import {readdir} from 'node:fs/promises';
import {basename, dirname} from 'node:path';

/** What editors keep of a text that was not saved, beside it: vim, Emacs, nano and Kate. */
const KEPT_BY_EDITORS = /^(?:\..+\.sw[a-p]|#.+#|.+\.save(?:\.\d+)?|\..+\.kate-swp)$/;

/**
 * The name of a file that an editor left beside the text because it did not end as it should: what was typed and not saved is in it, and the
 * editor offers that when it opens the text again. Undefined where there is none.
 */
export async function keptBeside(file: string): Promise<string | undefined> {
  const names = await readdir(dirname(file)).catch(() => []);
  return names.find(name => name !== basename(file) && KEPT_BY_EDITORS.test(name));
}
