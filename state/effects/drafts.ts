import type {Handlers} from './handler.ts';

/** Unsaved work is found or given up. It is written by `DraftEffect`s, which the store carries out at once. */
export const draftEffects = {
  async 'drafts.load'({after}, ports) {
    return {type: 'drafts.loaded', ...(await ports.drafts.list()), after};
  },
  'draft.discard'({ref}, {drafts}) {
    drafts.discard(ref);
    return {type: 'draft.discarded', ref};
  },
} satisfies Partial<Handlers>;
