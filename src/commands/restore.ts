import {StrataError} from '../domain/error.ts';
import type {TrashEntry} from '../domain/profile/profile-summary.ts';
import type {ProfileRef} from '../domain/profile/profile.ts';
import {DraftStore} from '../storage/drafts/draft-store.ts';
import {listRestorable, restoreEntry} from '../storage/profiles/restorable.ts';
import {type Context, refuseFixed, type Status, usage} from './program/context.ts';
import {formatRef, parseNewName} from './program/profile-argument.ts';
import {tellMade} from './program/tell-made.ts';

export interface RestoreOptions {
  readonly as?: string;
  readonly json?: boolean;
}

/** What `strata restore --json` prints without an argument. */
export interface TrashJson {
  /** Newest first. */
  readonly trash: readonly {
    readonly id: string;
    readonly what: 'version' | 'draft';
    readonly name: string;
    readonly version: string;
    /** ISO 8601. */
    readonly deletedAt: string;
  }[];
}

/**
 * `strata restore`: lists the trash; with an id, `NAME@VERSION` or `NAME`, puts back what was last deleted or
 * discarded.
 */
export async function restore(
  context: Context,
  argument: string | undefined,
  options: RestoreOptions,
): Promise<Status> {
  const {profiles, home} = context;
  const drafts = new DraftStore(home.workspace);
  const entries = await listRestorable(profiles, drafts);
  if (argument === undefined) return listTrash(context, entries, options);
  refuseFixed(context, 'restoring');
  const entry = entries.find(({id, ref}) => [id, formatRef(ref), ref.name].includes(argument));
  if (entry === undefined) {
    throw new StrataError('trash.missing', `there is no ${argument} in the trash`, {
      hint: '`strata restore` lists what is there.',
    });
  }
  if (entry.what === 'draft' && options.as !== undefined) throw usage('--as is for versions, not for unsaved work');
  const {ref} = await restoreEntry(profiles, drafts, entry.id, newRef(entry.ref, options.as)).catch(
    (error: unknown) => {
      if (!(error instanceof StrataError) || error.code !== 'profile.exists') throw error;
      throw new StrataError(error.code, error.message, {
        hint: 'Restore it under another name or version: --as NAME[@VERSION].',
        cause: error,
      });
    },
  );
  tellMade(context, ref, 'restored', options);
  return 0;
}

function listTrash({out}: Context, entries: readonly TrashEntry[], {json}: RestoreOptions): Status {
  const trash = entries.map(({id, what, ref, deletedAt}) => ({id, what, ...ref, deletedAt}));
  if (json === true) out.json({trash} satisfies TrashJson);
  else if (trash.length === 0) out.note('The trash is empty.');
  else {
    const rows = trash.map(({id, what, name, version, deletedAt}) => [name, version, what, deletedAt, id]);
    out.table(['NAME', 'VERSION', 'WHAT', 'DELETED', 'ID'], rows);
  }
  return 0;
}

function newRef(ref: ProfileRef, as: string | undefined): ProfileRef | undefined {
  if (as === undefined) return undefined;
  const {name, version = ref.version} = parseNewName(as);
  return {name, version};
}
