import fc from 'fast-check';
import {expect, test} from 'vitest';
import {applyLineDiff, linesOf} from '../../../src/domain/diff/lines/line-edit.ts';
import {type ProfileDiff, diffProfiles} from '../../../src/domain/diff/profile-diff.ts';
import {diffTexts, diffValuesTexts} from '../../../src/domain/diff/text-diff.ts';
import {manifestsOf} from '../../../src/domain/layer/layer.ts';
import {layersOf, type Profile, variablesOf, withLayers, withVariables} from '../../../src/domain/profile/profile.ts';
import {readProfile} from '../../../src/formats/palette-document.ts';
import {anyProfile} from '../../formats/any-profile.ts';
import {hasSharedData, sharedFiles} from '../../shared-data.ts';
import {anyValuesText} from '../values/any-values.ts';
import {applyProfileDiff} from './apply-profile-diff.ts';

const text = fc.oneof(
  anyValuesText,
  fc.array(fc.constantFrom('a', 'b', '', '  c', '\r', 'key: 1', '---'), {maxLength: 12}).map(lines => lines.join('\n')),
);

test('a text has no diff from itself', () => {
  fc.assert(
    fc.property(text, one => {
      expect(diffTexts(one, one)).toBeUndefined();
      expect(diffValuesTexts(one, one)).toBeUndefined();
    }),
  );
});

test('the edits of a diff put onto a text give the other text', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const edits = diffValuesTexts(a, b)?.edits ?? [];
      expect(applyLineDiff(linesOf(a), edits, linesOf(b))).toEqual(linesOf(b));
    }),
    {numRuns: 300},
  );
});

test('a profile has no diff from itself, nor from its copy', () => {
  fc.assert(
    fc.property(anyProfile, profile => {
      expect(diffProfiles(profile, structuredClone(profile))).toMatchObject(NOTHING);
    }),
  );
});

const NOTHING: Partial<ProfileDiff> = {same: true, metadata: [], layers: [], variables: [], other: []};

test('a diff put onto a profile gives the other profile', () => {
  fc.assert(
    fc.property(pairs, ([a, b]) => {
      const made = applyProfileDiff(a, diffProfiles(a, b, {reveal: true}));
      expect(diffProfiles(inOrder(made), inOrder(b), {reveal: true})).toMatchObject(NOTHING);
    }),
    {numRuns: 300},
  );
});

test.skipIf(!hasSharedData('exports'))('a diff put onto a real profile gives any other real one', () => {
  const profiles = sharedFiles('exports').map(({name, text}) => readProfile(text, name));
  const wrong = profiles.flatMap(a =>
    profiles.flatMap(b =>
      diffProfiles(inOrder(applyProfileDiff(a, diffProfiles(a, b, {reveal: true}))), inOrder(b), {reveal: true}).same
        ? []
        : [[a.metadata.name, b.metadata.name]],
    ),
  );
  expect(wrong).toEqual([]);
});

/** With variables, options and manifests in an order of their own: a diff tells the moves among those that stay. */
function inOrder(profile: Profile): Profile {
  const by =
    <Item>(keyOf: (item: Item) => string) =>
    (one: Item, other: Item) =>
      keyOf(one) < keyOf(other) ? -1 : 1;
  const packs = layersOf(profile).map(layer => ({
    ...layer,
    manifests: manifestsOf(layer).toSorted(by(({name, content}) => JSON.stringify([name, content]))),
  }));
  const variables = variablesOf(profile)
    .map(variable => ({...variable, options: (variable.options ?? []).toSorted(by(option => JSON.stringify(option)))}))
    .toSorted(by(({name}) => name));
  return withVariables(withLayers(profile, packs), variables);
}

/** Two profiles that share layers, so that some moved and some changed: the second is made of pieces of the first and of another. */
const pairs: fc.Arbitrary<readonly [Profile, Profile]> = fc
  .tuple(anyProfile, anyProfile, fc.infiniteStream(fc.nat(3)))
  .map(([a, other, dice]) => {
    const packs = [...(a.spec.template.packs ?? []), ...(other.spec.template.packs ?? [])];
    const kept = packs.filter(() => dice.next().value !== 0);
    const changed = kept.map(layer =>
      dice.next().value === 1 ? {...layer, values: `${layer.values ?? ''}\nadded: 1`} : layer,
    );
    const shuffled = changed.map(layer => [dice.next().value, layer] as const).sort(([x], [y]) => x - y);
    const layers = shuffled.map(([, layer], at) => ({...layer, 'x-strata-id': `${layer['x-strata-id']}-${at}`}));
    return [a, {...other, spec: {...other.spec, template: {...other.spec.template, packs: layers}}}];
  });
