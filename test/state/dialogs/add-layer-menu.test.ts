import {expect, test} from 'vitest';
import type {Profile} from '../../../src/domain/profile/profile.ts';
import {layersOf} from '../../../src/domain/profile/profile.ts';
import {profileOf} from '../../../state/session/session.ts';
import type {Journey} from '../../fixtures/app.ts';
import {aLayer, aProfile, openProfile, openStack} from '../../fixtures/open-profile.ts';

const CORE = ['os:ubuntu', 'k8s:kubernetes', 'cni:calico', 'csi:ebs'];

function profileWith(type: 'cluster' | 'infra', cloudType: string, ...specs: readonly string[]): Profile {
  const {metadata, spec} = aProfile(...specs.map(spec => aLayer(spec)));
  return {metadata, spec: {...spec, template: {...spec.template, type, cloudType}}};
}

function offered({state}: Journey): readonly string[] {
  return state.dialog?.kind === 'menu' ? state.dialog.options.map(({label}) => label) : [];
}

const ADDONS = ['A pack from the registries', 'Manifests of your own'];

test('a full profile with all core layers is offered add-ons alone', () => {
  expect(offered(openStack().press('a'))).toEqual(ADDONS);
});

test('a core layer that is missing is offered, after the add-ons', () => {
  const journey = openProfile(profileWith('cluster', 'aws', 'os:ubuntu', 'k8s:kubernetes', 'csi:ebs'));
  expect(offered(journey.press('a'))).toEqual([...ADDONS, 'The network: it is missing, and AWS needs it']);
});

test('an infrastructure profile is offered only what it lacks, and storage that was left out can be added later', () => {
  const journey = openProfile(profileWith('infra', 'edge-native', 'os:ubuntu', 'k8s:kubernetes', 'cni:calico'));
  expect(offered(journey.press('a'))).toEqual(['The storage']);
  journey.press('enter');
  expect(journey.screen('pack-picker').picker.kind).toBe('csi');
});

test('an infrastructure profile with all its layers says why it takes no more', () => {
  const journey = openProfile(profileWith('infra', 'aws', ...CORE)).press('a');
  expect(journey.state.dialog).toBeUndefined();
  expect(journey.state.notice?.text).toBe('an infrastructure profile holds core layers only, and it has them all');
});

test('a core layer that is added takes its place among the core layers', () => {
  const journey = openProfile(profileWith('infra', 'aws', 'os:ubuntu', 'cni:calico', 'csi:ebs'));
  journey.press('a', 'enter', 'enter', 'enter', 'enter');
  const profile = profileOf(journey.state);
  expect(profile === undefined ? [] : layersOf(profile).map(({layer}) => layer)).toEqual(['os', 'k8s', 'cni', 'csi']);
});
