import fc from 'fast-check';
import type {Profile} from '../../src/domain/profile/profile.ts';
import {numberOf} from '../../src/domain/values/exact-number.ts';
import {parseProfile} from '../../src/formats/palette-document.ts';
import {oddText} from './odd-text.ts';

const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, {nil: undefined});
const name = oddText.filter(text => text !== '');
/** Numbers that JavaScript would write otherwise, or not at all. */
const exact = fc
  .constantFrom('12345678901234567890', '1e999', '1.0', '-0', '0.10', '2E+2')
  .map(source => numberOf(source, Number(source)));
const json = fc.oneof(
  fc.constantFrom(null, true, 0, -2.5, {}, []),
  exact,
  fc.array(exact),
  oddText,
  fc.dictionary(oddText, fc.array(oddText)),
);
const labels = fc.dictionary(oddText, oddText, {maxKeys: 3});

const registry = fc.record({
  uid: some(oddText),
  name: some(oddText),
  kind: some(fc.constantFrom('pack', 'helm', 'oci')),
  isPrivate: some(fc.boolean()),
  providerType: some(fc.constantFrom('helm', 'pack', 'zarf')),
  isSyncSupported: some(fc.boolean()),
  unknown: some(json),
});

const manifest = fc.record({name, content: oddText});

const layer = fc.record({
  name,
  type: some(fc.constantFrom('spectro', 'oci', 'helm', 'manifest')),
  layer: some(fc.constantFrom('os', 'k8s', 'cni', 'csi', 'addon')),
  version: some(oddText),
  tag: some(fc.constantFrom('1.33.x', '22.04', 'LTS__22.04.x', '1')),
  values: some(fc.oneof(oddText, fc.constant(null))),
  manifests: some(fc.oneof(fc.array(manifest, {maxLength: 2}), fc.constant(null))),
  registry: some(fc.oneof(fc.record({metadata: some(registry), matchingRegistries: some(json)}), fc.constant(null))),
  unknown: some(json),
});

const option = fc.record({value: oddText, label: some(oddText), description: some(oddText), unknown: some(json)});

const variable = fc.record({
  name,
  displayName: some(oddText),
  description: some(oddText),
  format: some(fc.constantFrom('string', 'number')),
  inputType: some(fc.constantFrom('text', 'dropdown', 'multiline')),
  defaultValue: some(oddText),
  options: some(fc.oneof(fc.array(option, {maxLength: 2}), fc.constant(null))),
  regex: some(oddText),
  required: some(fc.boolean()),
  hidden: some(fc.boolean()),
  immutable: some(fc.boolean()),
  isSensitive: some(fc.boolean()),
  unknown: some(json),
});

/** A document in the shape of Palette's export, with odd text in every field and keys that we don't know. */
export const anyDocument: fc.Arbitrary<unknown> = fc
  .record({
    metadata: fc.record({name, description: some(oddText), labels: some(fc.oneof(labels, fc.constant(null)))}),
    spec: fc.record({
      version: some(fc.constantFrom('1.0.0', '1.10', '2.0.0-rc.1')),
      template: fc.record({
        type: some(fc.constantFrom('cluster', 'infra', 'add-on', null)),
        cloudType: some(fc.constantFrom('aws', 'all', null)),
        packs: fc.oneof({weight: 9, arbitrary: fc.array(layer, {maxLength: 4})}, fc.constant(null)),
      }),
      variables: some(fc.oneof(fc.array(variable, {maxLength: 3}), fc.constant(null))),
      'odd key: #': some(json),
    }),
    unknown: some(json),
  })
  // Documents have no undefined, and no objects without a prototype.
  .map((document): unknown => JSON.parse(JSON.stringify(document)));

export const anyProfile: fc.Arbitrary<Profile> = anyDocument.map(document => parseProfile(document, 'generated'));
