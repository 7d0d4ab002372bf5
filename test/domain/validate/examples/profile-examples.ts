import type {Example} from './example.ts';

/** Examples of the rules in `profile-rules.ts`. */
export const PROFILE_EXAMPLES: readonly Example[] = [
  ['profile.name', {name: ' '}, 'no name', {name: 'ML Ops'}],
  ['profile.version', {version: 'v1.2'}, '"v1.2" is not a version', {version: '1.2.3-rc.1'}],
  ['profile.type', {type: 'addon'}, 'no profile type "addon"', {type: 'add-on'}],
  ['profile.cloud', {type: 'infra', cloud: 'edge-natve'}, 'no cloud of Palette', {type: 'infra', cloud: 'nutanix'}],
  ['profile.cloud-all', {type: 'infra', cloud: 'all'}, 'for one cloud', {type: 'add-on', cloud: 'all'}],
  ['profile.empty', {layers: []}, 'no layers', {}],
  ['profile.tag', {labels: {url: 'a:b'}}, 'Terraform would keep url:a', {labels: {env: 'prod', pilot: 'spectro__tag'}}],
];
