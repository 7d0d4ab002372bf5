import {ALL_CLOUDS, cloudLabel, CLOUDS, isCustomCloud} from '../profile/cloud.ts';
import {whyNotVersion} from '../profile/profile-version.ts';
import {DEFAULT_VERSION, type ProfileType} from '../profile/profile.ts';
import {nearest} from '../text/nearest.ts';
import type {ProfileRule} from './rule.ts';

const name: ProfileRule = {
  code: 'profile.name',
  severity: 'error',
  title: 'The profile has a name.',
  why: 'Palette knows a profile by its name and version.',
  check: function* ({profile}) {
    if (profile.metadata.name.trim() === '') {
      yield {message: 'the profile has no name', hint: 'Set metadata.name.', path: 'metadata.name'};
    }
  },
};

const version: ProfileRule = {
  code: 'profile.version',
  severity: 'error',
  title: 'The version is strict semver.',
  why: 'Palette refuses others from 4.10.0 on when a profile is created, cloned or changed (release notes).',
  check: function* ({profile}) {
    const given = profile.spec.version ?? DEFAULT_VERSION;
    const why = whyNotVersion(given);
    if (why !== undefined) yield {message: why, hint: 'Write it as 1.2.3 or 1.2.3-rc.1.', path: 'spec.version'};
  },
};

const TYPES: readonly ProfileType[] = ['cluster', 'infra', 'add-on', 'system'];

const type: ProfileRule = {
  code: 'profile.type',
  severity: 'error',
  title: 'The type is cluster, infra, add-on or system.',
  why: 'An enum of the API (SDK, v1_profile_type.go); cluster when absent.',
  check: function* ({profile}) {
    const given = profile.spec.template.type ?? '';
    if (given === '' || (TYPES as readonly string[]).includes(given)) return;
    const near = nearest(given, TYPES);
    const hint = near === undefined ? `Choose one of ${TYPES.join(', ')}.` : `Did you mean ${near}?`;
    yield {message: `there is no profile type "${given}"`, hint, path: 'spec.template.type'};
  },
};

const cloud: ProfileRule = {
  code: 'profile.cloud',
  severity: 'warning',
  title: "The cloud is one of Palette's, or a deliberate custom one.",
  why: 'Palette checks no list, since tenants add clouds of their own; a slip of the keyboard makes one.',
  check: function* ({cloud}) {
    if (!isCustomCloud(cloud) || cloud === 'custom') return;
    const near = nearest(
      cloud,
      CLOUDS.map(({id}) => id),
    );
    if (near === undefined) return;
    yield {
      message: `"${cloud}" is no cloud of Palette, so it is taken for a custom one`,
      hint: `Did you mean ${near} (${cloudLabel(near)})?`,
      path: 'spec.template.cloudType',
    };
  },
};

const cloudOfType: ProfileRule = {
  code: 'profile.cloud-all',
  severity: 'warning',
  title: 'Only an add-on profile is for all clouds.',
  why: 'An infrastructure fits one cloud; Terraform refuses `all` for it (docs/resources/cluster_profile.md).',
  check: function* ({cloud, type}) {
    if (cloud !== ALL_CLOUDS || (type !== 'cluster' && type !== 'infra')) return;
    const message = `${type === 'infra' ? 'an infrastructure' : 'a full'} profile is for one cloud, this one for all`;
    yield {
      message,
      hint: 'Make it anew for its cloud: type and cloud are fixed after creation.',
      path: 'spec.template.cloudType',
    };
  },
};

const empty: ProfileRule = {
  code: 'profile.empty',
  severity: 'warning',
  title: 'The profile has layers.',
  why: 'Without any it does nothing.',
  check: function* ({layers}) {
    if (layers.length === 0)
      yield {message: 'the profile has no layers', hint: 'Add one.', path: 'spec.template.packs'};
  },
};

const tags: ProfileRule = {
  code: 'profile.tag',
  severity: 'note',
  title: 'The value of a tag holds no colon.',
  why: 'Terraform keeps only what stands before it (cluster_common_tags.go).',
  check: function* ({profile}) {
    for (const [key, value] of Object.entries(profile.metadata.labels ?? {})) {
      if (typeof value !== 'string' || !value.includes(':')) continue;
      const message = `tag ${key}:${value}: Terraform would keep ${key}:${value.split(':', 1)[0]}`;
      yield {message, path: `metadata.labels.${key}`};
    }
  },
};

export const profileRules: readonly ProfileRule[] = [name, version, type, cloud, cloudOfType, empty, tags];
