import {expect, test} from 'vitest';
import type {Profile} from '../../../src/domain/profile/profile.ts';
import {layersOf} from '../../../src/domain/profile/profile.ts';
import {profileOf} from '../../../state/session/session.ts';
import type {Journey} from '../../fixtures/app.ts';
import {aLayer, aProfile, openProfile, openStack} from '../../fixtures/open-profile.ts';
import {aPack} from '../../fixtures/some-packs.ts';

const CORE = ['os:ubuntu', 'k8s:kubernetes', 'cni:calico', 'csi:ebs'];

function profileWith(type: 'cluster' | 'infra', cloudType: string, ...specs: readonly string[]): Profile {
  const {metadata, spec} = aProfile(...specs.map(spec => aLayer(spec)));
  return {metadata, spec: {...spec, template: {...spec.template, type, cloudType}}};
}

function offered({state}: Journey): readonly string[] {
  return state.dialog?.kind === 'menu' ? state.dialog.options.map(({label}) => label) : [];
}

function names({state}: Journey): readonly string[] {
  const profile = profileOf(state);
  return profile === undefined ? [] : layersOf(profile).map(({name}) => name);
}

const OTHER_OS = 'Another pack for the operating system, in place of ubuntu';

const ADDONS = ['A pack from the registries', 'Manifests of your own'];

test('a full profile with all core layers is offered add-ons alone', () => {
  expect(offered(openStack().press('G', 'a'))).toEqual(ADDONS);
});

test('a core layer that is missing is offered, after the add-ons', () => {
  const journey = openProfile(profileWith('cluster', 'aws', 'os:ubuntu', 'k8s:kubernetes', 'csi:ebs'));
  expect(offered(journey.press('a'))).toEqual([...ADDONS, 'The network: it is missing, and AWS needs it', OTHER_OS]);
});

test('an infrastructure profile is offered only what it lacks, and storage that was left out can be added later', () => {
  const journey = openProfile(profileWith('infra', 'edge-native', 'os:ubuntu', 'k8s:kubernetes', 'cni:calico'));
  expect(offered(journey.press('a'))).toEqual(['The storage', OTHER_OS]);
  journey.press('enter');
  expect(journey.screen('pack-picker').picker.kind).toBe('csi');
});

test('another pack can take the place of a core layer, as one undo step', () => {
  const cni = aPack({name: 'cilium', version: '1.17.1', layer: 'cni', values: 'cilium: 1\n'});
  const journey = openProfile(profileWith('infra', 'aws', ...CORE), [cni]).press('j', 'j', 'a');
  expect(offered(journey)).toEqual(['Another pack for the network, in place of calico']);
  journey.press('enter', 'enter', 'enter', 'enter');
  expect(names(journey)).toEqual(['ubuntu', 'kubernetes', 'cilium', 'ebs']);
  expect(journey.state.notice?.text).toBe('cilium is in place of calico; u undoes');
  expect(names(journey.press('u'))).toEqual(['ubuntu', 'kubernetes', 'calico', 'ebs']);
});

test('the same pack taken anew keeps its name, and is one layer', () => {
  const cni = aPack({name: 'calico', version: '9.0.0', layer: 'cni'});
  const journey = openProfile(profileWith('infra', 'aws', ...CORE), [cni]).press('j', 'j', 'a');
  journey.press('enter', 'enter', 'enter', 'enter');
  expect(names(journey)).toEqual(['ubuntu', 'kubernetes', 'calico', 'ebs']);
});

test('an infrastructure profile with all its layers says why it takes no more', () => {
  const journey = openProfile(profileWith('infra', 'aws', ...CORE, 'nginx')).press('G', 'a');
  expect(journey.state.dialog).toBeUndefined();
  expect(journey.state.notice?.text).toBe('an infrastructure profile holds core layers only, and it has them all');
});

test('a core layer that is added takes its place among the core layers', () => {
  const journey = openProfile(profileWith('infra', 'aws', 'os:ubuntu', 'cni:calico', 'csi:ebs'));
  journey.press('a', 'enter', 'enter', 'enter', 'enter');
  const profile = profileOf(journey.state);
  expect(profile === undefined ? [] : layersOf(profile).map(({layer}) => layer)).toEqual(['os', 'k8s', 'cni', 'csi']);
});
