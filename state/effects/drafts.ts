import type {Handlers} from './handler.ts';

/** Unsaved work that is found or given up. What writes it is a `DraftEffect`, which the store carries out at once. */
export const draftEffects = {
  async 'drafts.load'({isStart}, ports) {
    return {type: 'drafts.loaded', ...(await ports.drafts.list()), isStart};
  },
  'draft.discard'({ref}, {drafts}) {
    drafts.discard(ref);
    return {type: 'draft.discarded', ref};
  },
} satisfies Partial<Handlers>;
