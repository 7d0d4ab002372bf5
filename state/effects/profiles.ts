import {StrataError} from '../../src/domain/error.ts';
import {type Profile, type ProfileRef, refOf} from '../../src/domain/profile/profile.ts';
import type {Action} from '../action.ts';
import type {AsyncEffect} from '../effect.ts';
import type {Place} from '../place.ts';
import type {Ports} from '../ports.ts';
import type {Handlers} from './handler.ts';
import {messageOf} from './message-of.ts';
import {keepImported, learnUids} from './take-in.ts';

/** Versions on disk: listed, opened, saved, created, and in the trash. */
export const profileEffects = {
  async 'profiles.recall'(_, {profiles}) {
    const list = await profiles.known();
    return list === undefined ? undefined : {type: 'profiles.recalled', list};
  },
  'profiles.load': async (_, {profiles}) => ({type: 'profiles.loaded', list: await profiles.list()}),
  'profile.open': async ({ref, place, edited, depth}, ports) => {
    const opened = await openProfile(ref, place, ports);
    return {...opened, ...(edited === undefined ? {} : {edited}), ...(depth === undefined ? {} : {depth})};
  },
  'profile.save': (effect, ports) => saveProfile(effect, ports),
  async 'profile.create'({profile, said, done, imported, learned}, ports) {
    const created = await createProfile(profile, said, ports, done);
    const kept = await keepImported(imported, ports);
    const catalog = await learnUids(learned, ports);
    return {...created, said: created.said + kept, ...(catalog === undefined ? {} : {catalog})};
  },
  async 'profile.copy'({from, to}, ports) {
    const {profile} = await ports.profiles.read(from);
    const copy = {
      ...profile,
      metadata: {...profile.metadata, name: to.name},
      spec: {...profile.spec, version: to.version},
    };
    return createProfile(copy, `${to.name} ${to.version} made from ${from.name} ${from.version}`, ports);
  },
  async 'profile.delete'({refs}, {profiles}) {
    await profiles.remove(refs);
    return {type: 'profile.deleted', refs};
  },
  'commits.read': async ({name}, {profiles}, signal) => ({
    type: 'commits.read',
    name,
    commits: await profiles.commits(name, signal),
  }),
  'trash.load': async (_, {profiles}) => ({type: 'trash.loaded', entries: await profiles.trash()}),
  'trash.restore': async ({id}, {profiles}) => ({type: 'trash.restored', ...(await profiles.restore(id))}),
} satisfies Partial<Handlers>;

/** A version with its draft, if there is one. */
export async function openProfile(
  ref: ProfileRef,
  place: Place,
  ports: Pick<Ports, 'profiles' | 'drafts'>,
): Promise<Extract<Action, {type: 'profile.opened'}>> {
  const saved = await ports.profiles.read(ref);
  const draft = ports.drafts.open(ref, saved);
  return {
    type: 'profile.opened',
    ref,
    saved: draft === undefined ? saved.profile : draft.saved,
    hash: draft === undefined ? saved.hash : draft.hash,
    history: draft?.history ?? {past: [], present: saved.profile, future: []},
    draftedAt: draft?.changedAt,
    place,
  };
}

async function saveProfile(
  {ref, profile, expected, keepsOld = false}: Extract<AsyncEffect, {type: 'profile.save'}>,
  ports: Ports,
): Promise<Action> {
  const {name, version} = refOf(profile);
  const isRenamed = expected !== undefined && (name !== ref.name || version !== ref.version);
  try {
    const {hash} = isRenamed
      ? await ports.profiles.rename(ref, profile, expected)
      : await ports.profiles.save(profile, expected, {keepsOld});
    return {type: 'session.saved', ref, profile, hash};
  } catch (error) {
    // Another version with the new name is not the file that was changed: the message says what to do.
    const isConflict =
      error instanceof StrataError &&
      (error.code === 'changed-on-disk' || (error.code === 'profile.exists' && !isRenamed));
    if (!isConflict) throw error;
    return {type: 'session.conflicted', ref, ...(await readTheirs(ref, ports))};
  }
}

/** What is on disk now; neither a profile nor trouble when the file is gone. */
async function readTheirs(ref: ProfileRef, ports: Ports) {
  try {
    const {profile, hash} = await ports.profiles.read(ref);
    return {theirs: {profile, hash}};
  } catch (error) {
    const isGone = error instanceof StrataError && error.code === 'profile.missing';
    return {theirs: undefined, ...(isGone ? {} : {trouble: messageOf(error)})};
  }
}

async function createProfile(
  profile: Profile,
  said: string,
  ports: Ports,
  done?: ProfileRef,
): Promise<Extract<Action, {type: 'profile.created'}>> {
  const {hash} = await ports.profiles.save(profile, undefined);
  if (done !== undefined) ports.drafts.discard(done);
  const ref = refOf(profile);
  return {type: 'profile.created', ref, hash, profile, said};
}
