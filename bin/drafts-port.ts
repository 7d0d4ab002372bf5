import type {DraftStore} from '../src/storage/drafts/draft-store.ts';
import type {Unfinished} from '../src/storage/drafts/unfinished.ts';
import {leftEdits} from '../src/terminal/left-edits.ts';
import type {DraftEffect} from '../state/effect.ts';
import type {Ports} from '../state/ports.ts';
import {readOwner, type RecoveredText} from '../state/session/recovered-text.ts';

/** Unsaved work as the app asks for it. `editing`: the directory of the texts that editors have open. */
export function draftsPort(drafts: DraftStore, unfinished: Unfinished, editing: string): Ports['drafts'] {
  return {
    open: (ref, saved) => drafts.open(ref, saved),
    write: effect => writeDraft(drafts, unfinished, effect),
    discard: ref => drafts.discard(ref),
    async list() {
      const found = drafts.list();
      return {
        drafts: found.drafts,
        troubles: found.broken.map(({file, reason}) => `a draft cannot be read (${reason}); it is kept as ${file}`),
        newProfile: unfinished.read('new-profile'),
        form: unfinished.read('form'),
        answers: unfinished.read('upgrade'),
        import: unfinished.read('import'),
        merge: unfinished.read('merge'),
        texts: await recoveredTexts(editing),
      };
    },
  };
}

function writeDraft(drafts: DraftStore, unfinished: Unfinished, effect: DraftEffect): void {
  switch (effect.type) {
    case 'draft.record':
      return drafts.record(effect.ref, effect.label, effect.before, effect.after);
    case 'draft.undo':
      return drafts.undo(effect.ref);
    case 'draft.redo':
      return drafts.redo(effect.ref);
    case 'draft.saved':
      return drafts.markSaved(effect.ref, effect.profile, effect.hash);
    case 'draft.new-profile':
      return unfinished.write('new-profile', effect.snapshot);
    case 'draft.form':
      return unfinished.write('form', effect.typed);
    case 'draft.answers':
      return unfinished.write(effect.what, effect.answers);
  }
}

/** The texts that editors had open when their strata ended. Those that belong to nothing are left where they are. */
async function recoveredTexts(editing: string): Promise<readonly RecoveredText[]> {
  const left = await leftEdits(editing, new Date());
  return left.flatMap(({about, ...edit}) => {
    const owner = readOwner(about);
    return owner === undefined ? [] : [{...edit, about: owner}];
  });
}
