import type {Handlers} from './handler.ts';

export const checkEffects = {
  async 'profile.check'({profile, catalog}, {checks}, signal) {
    const problems = await checks.find(profile, catalog, signal);
    return problems === undefined ? undefined : {type: 'profile.checked', profile, problems};
  },
} satisfies Partial<Handlers>;
