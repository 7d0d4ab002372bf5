import type {Handlers} from './handler.ts';

/** Unsaved work that is found or given up. What writes it is a `DraftEffect`, which the store carries out at once. */
export const draftEffects = {
  async 'drafts.load'({isStart}, ports) {
    const {drafts, troubles, newProfile} = await ports.drafts.list();
    return {type: 'drafts.loaded', drafts, troubles, newProfile, isStart};
  },
  'draft.discard'({ref}, {drafts}) {
    drafts.discard(ref);
    return {type: 'draft.discarded', ref};
  },
} satisfies Partial<Handlers>;
