import {type Profile, refOf} from '../../src/domain/profile/profile.ts';
import type {Action} from '../action.ts';
import type {AsyncEffect} from '../effect.ts';
import type {Ports} from '../ports.ts';
import type {Handlers, Tell} from './handler.ts';
import {readIfThere} from './take-in.ts';

type SharePorts = Pick<Ports, 'profiles' | 'sharing' | 'documents' | 'checks'>;

/** Bundles that are carried by hand, and registries that a team shares. */
export const shareEffects = {
  'profiles.carry': carryProfiles,
  'profile.push': pushProfile,
  async 'document.pull'({from}, {sharing, profiles}, signal) {
    const {document, source} = await sharing.pull(from, signal);
    const stored = await readIfThere(refOf(document), {profiles});
    return {type: 'import.read', document, stored: stored?.profile, source};
  },
} satisfies Partial<Handlers>;

/** What the bundle lacks, and what leaves with it, is shown before it is written. */
async function carryProfiles(
  request: Extract<AsyncEffect, {type: 'profiles.carry'}>,
  {profiles, sharing}: Pick<SharePorts, 'profiles' | 'sharing'>,
  signal: AbortSignal,
  tell: Tell,
): Promise<Action> {
  const {refs, file} = request;
  const read: Profile[] = [];
  for (const ref of refs) read.push((await profiles.read(ref)).profile);
  if (request.preview !== 'never') {
    const preview = await sharing.previewCarry(read, file);
    const {replaces, missing, secrets} = preview;
    const isNeeded = replaces || missing.length > 0 || secrets.length > 0;
    if (isNeeded || request.preview === 'always') return {type: 'carry.previewed', request, preview};
  }
  const onPack = (name: string, at: number, count: number) =>
    tell({type: 'job.progressed', text: `carrying ${name}, ${at} of ${count}; Ctrl-C gives it up`});
  const report = await sharing.carry(read, file, onPack, signal);
  return {type: 'carry.done', count: refs.length, report};
}

/** The version as it is stored: a tag that is pushed stays what it is, so what is not saved yet has no place there. */
async function pushProfile(
  request: Extract<AsyncEffect, {type: 'profile.push'}>,
  {profiles, sharing, documents, checks, registries}: SharePorts & Pick<Ports, 'registries'>,
  signal: AbortSignal,
): Promise<Action> {
  const {ref, isForced, secrets} = request;
  const {profile} = await profiles.read(ref);
  if (!isForced) {
    const problems = (await checks.find(profile, await registries.catalog(), signal)) ?? [];
    const errors = problems.filter(({severity}) => severity === 'error');
    if (errors.length > 0) return {type: 'push.refused', request, errors};
  }
  if (secrets === 'ask') {
    const preview = await documents.previewExport(profile, 'json', '');
    if (preview.masked.length > 0 || preview.notes.length > 0) return {type: 'push.previewed', request, preview};
  }
  const {done, place} = await sharing.push(profile, request, secrets === 'revealed', signal);
  const text = `${done} ${ref.name} ${ref.version} ${done === 'pushed' ? 'to' : 'in'} ${place}`;
  return {type: 'push.done', text};
}
