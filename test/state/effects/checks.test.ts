import {expect, test} from 'vitest';
import type {Problem} from '../../../src/domain/problem.ts';
import {startHistory} from '../../../src/domain/profile/history.ts';
import type {Profile} from '../../../src/domain/profile/profile.ts';
import {withMetadata} from '../../../src/domain/profile/profile.ts';
import {checkEffects} from '../../../state/effects/checks.ts';
import {aLayer, aProfile} from '../../fixtures/open-profile.ts';
import {portsOf} from '../../fixtures/ports.ts';

const ERROR: Problem = {severity: 'error', code: 'test', message: 'wrong'};

test('a version with unsaved work is checked as it would be saved', async () => {
  const saved = aProfile(aLayer('web'));
  const drafted = withMetadata(saved, {description: 'changed'});
  const ref = {name: saved.metadata.name, version: '1.0.0'};
  const ports = portsOf({
    profiles: {read: async () => ({profile: saved, hash: 'h'})},
    drafts: {open: () => ({history: startHistory(drafted), saved, hash: 'h', changedAt: 'now'})},
    sweeps: {find: async (profile: Profile) => (profile === drafted ? [ERROR] : [])},
  });
  const ask = async (draftedAt: string | undefined) => {
    const effect = {type: 'versions.check', versions: [{ref, modified: 7, draftedAt}], catalog: undefined} as const;
    const {found} = await checkEffects['versions.check'](effect, ports, new AbortController().signal);
    return [...found.values()].map(({errors}) => errors);
  };
  expect(await ask(undefined)).toEqual([0]);
  expect(await ask('now')).toEqual([1]);
});
