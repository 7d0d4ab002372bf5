import fc from 'fast-check';
import {expect, test} from 'vitest';
import {applyLineDiff, linesOf} from '../../../src/domain/diff/lines/line-edit.ts';
import {type ProfileDiff, diffProfiles} from '../../../src/domain/diff/profile-diff.ts';
import {diffTexts, diffValuesTexts} from '../../../src/domain/diff/text-diff.ts';
import {type Layer, manifestsOf, valuesOf} from '../../../src/domain/layer/layer.ts';
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
      expect(diffProfiles(made, b, {reveal: true})).toMatchObject(NOTHING);
    }),
    {numRuns: 300},
  );
});

test.skipIf(!hasSharedData('exports'))('a diff put onto a real profile gives any other real one', () => {
  const profiles = sharedFiles('exports').map(({name, text}) => readProfile(text, name));
  const wrong = profiles.flatMap(a =>
    profiles.flatMap(b =>
      diffProfiles(applyProfileDiff(a, diffProfiles(a, b, {reveal: true})), b, {reveal: true}).same
        ? []
        : [[a.metadata.name, b.metadata.name]],
    ),
  );
  expect(wrong).toEqual([]);
});

/** So that there are always some to move. */
const TWO_OPTIONS = [
  {label: 'One', value: '1'},
  {label: 'Two', value: '2'},
];

/**
 * Two profiles that share layers, manifests, variables and options, so that some moved and some changed: the first has in each layer and
 * variable what is in any, the second is made of pieces of the first.
 */
const pairs: fc.Arbitrary<readonly [Profile, Profile]> = fc
  .tuple(anyProfile, anyProfile, fc.infiniteStream(fc.nat(3)))
  .map(([some, other, dice]) => {
    const roll = () => dice.next().value;
    const shuffled = <Item>(items: readonly Item[]) =>
      items
        .filter(() => roll() !== 0)
        .map(item => [roll(), item] as const)
        .sort(([x], [y]) => x - y)
        .map(([, item]) => item);
    const layers = [...layersOf(some), ...layersOf(other)];
    const manifests = layers.flatMap(manifestsOf);
    const variables = [...variablesOf(some), ...variablesOf(other)];
    // An option stands by its value: two of one value can't be told apart.
    const all = [...variables.flatMap(variable => variable.options ?? []), ...TWO_OPTIONS];
    const options = [...new Map(all.map(option => [option.value, option])).values()];
    const firstLayers = layers.map((layer, at) => ({...layer, 'x-strata-id': `layer-${at}`, manifests}));
    const firstVariables = variables.map(variable => ({...variable, options}));
    const secondLayers = shuffled(firstLayers).map((layer): Layer => {
      const values = roll() === 1 ? `${valuesOf(layer)}\nadded: 1` : valuesOf(layer);
      return {...layer, values, manifests: shuffled(manifests)};
    });
    const secondVariables = shuffled(firstVariables).map(variable => ({...variable, options: shuffled(options)}));
    return [
      withVariables(withLayers(some, firstLayers), firstVariables),
      withVariables(withLayers(other, secondLayers), secondVariables),
    ];
  });

test('the second of two profiles often has what the first has in another order', () => {
  const diffs = fc.sample(pairs, 200).map(([a, b]) => diffProfiles(a, b));
  const moved = (marks: readonly {readonly marks: readonly string[]}[]) =>
    marks.some(one => one.marks.includes('moved'));
  expect(diffs.filter(({variables}) => moved(variables)).length).toBeGreaterThan(20);
  expect(diffs.filter(({layers}) => moved(layers)).length).toBeGreaterThan(20);
  expect(diffs.filter(({layers}) => layers.some(({manifests}) => moved(manifests))).length).toBeGreaterThan(20);
  const fields = diffs.flatMap(({variables}) => variables.flatMap(variable => variable.fields));
  expect(fields.filter(({change, path}) => change === 'moved' && path.startsWith('options')).length).toBeGreaterThan(
    20,
  );
});
