import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {diffProfiles} from '../../../src/domain/diff/profile-diff.ts';
import {type MergePart, givesUp} from '../../../src/domain/import/merge-part.ts';
import {openMerge} from '../../../src/domain/import/merge-profiles.ts';
import {layerId, valuesOf} from '../../../src/domain/layer/layer.ts';
import {layersOf, type Profile, variablesOf} from '../../../src/domain/profile/profile.ts';
import {parseProfile} from '../../../src/formats/palette-document.ts';
import {anyProfile} from '../../formats/any-profile.ts';

interface Given {
  readonly metadata?: object;
  readonly packs?: readonly object[];
  readonly variables?: readonly object[];
  readonly spec?: object;
}

function aProfile({metadata = {}, packs = [], variables = [], spec = {}}: Given): Profile {
  const template = {type: 'cluster', cloudType: 'aws', packs};
  return parseProfile(
    {metadata: {name: 'web', ...metadata}, spec: {version: '1.0.0', template, variables, ...spec}},
    'web',
  );
}

const told = ({title, changedBy, taken}: MergePart) => `${title}: ${changedBy} -> ${taken}`;
const tellAll = (base: Profile | undefined, here: Profile, file: Profile) =>
  openMerge({base, here, file}).parts().map(told);
const merged = (base: Profile | undefined, here: Profile, file: Profile) => openMerge({base, here, file}).profile();
const namesOf = (profile: Profile) => layersOf(profile).map(({name}) => name);
const valuesIn = (profile: Profile, at = 0) => {
  const layer = layersOf(profile)[at];
  return layer === undefined ? undefined : valuesOf(layer);
};

describe('with what both descend from', () => {
  test('what only one side changed is taken from it, what both did stays as it is here', () => {
    const base = aProfile({metadata: {description: 'a', labels: {env: 'dev', team: 'web'}}});
    const here = aProfile({metadata: {description: 'b', labels: {env: 'dev', team: 'core', new: 'x'}}});
    const file = aProfile({metadata: {description: 'c', labels: {env: 'prod', team: 'web'}}});
    expect(tellAll(base, here, file)).toEqual([
      'description: both -> here',
      'tag env: file -> file',
      'tag team: here -> here',
      'tag new: here -> here',
    ]);
    expect(merged(base, here, file).metadata).toEqual({
      name: 'web',
      description: 'b',
      labels: {env: 'prod', team: 'core', new: 'x'},
    });
  });

  test('values are merged key by key, in the form and with the comments that they have here', () => {
    const base = aProfile({packs: [{name: 'a', values: 'x: 1\ny: 1\nz: 1\n'}]});
    const here = aProfile({packs: [{name: 'a', values: '# ours\nx: 2 # two\ny: 1\nz: 5\n'}]});
    const file = aProfile({packs: [{name: 'a', values: 'x: 1\ny: 3\nz: 6\n'}]});
    expect(tellAll(base, here, file)).toEqual([
      'a: values x: here -> here',
      'a: values y: file -> file',
      'a: values z: both -> here',
    ]);
    expect(valuesIn(merged(base, here, file))).toBe('# ours\nx: 2 # two\ny: 3\nz: 5\n');
    const choices = new Map([['/spec/template/packs/0/values/z', 'file' as const]]);
    expect(valuesIn(openMerge({base, here, file}).profile(choices))).toBe('# ours\nx: 2 # two\ny: 3\nz: 6\n');
  });

  test('comments and texts that are no YAML are taken as a whole', () => {
    const base = aProfile({
      packs: [
        {name: 'a', values: 'x: 1\n'},
        {name: 'b', values: 'x: [\n'},
      ],
    });
    const file = aProfile({
      packs: [
        {name: 'a', values: 'x: 1 # one\n'},
        {name: 'b', values: 'x: ]\n'},
      ],
    });
    expect(tellAll(base, base, file)).toEqual(['a: values: file -> file', 'b: values: file -> file']);
    expect(tellAll(file, base, file)).toEqual(['a: values: here -> here', 'b: values: here -> here']);
    expect(valuesIn(merged(base, base, file))).toBe('x: 1 # one\n');
  });

  test('pack and version go together', () => {
    const at = (tag: string) => aProfile({packs: [{name: 'a', tag, version: tag}]});
    expect(tellAll(at('1'), at('1'), at('2'))).toEqual(['a: pack and version: file -> file']);
    expect(layersOf(merged(at('1'), at('1'), at('2')))[0]).toMatchObject({tag: '2', version: '2'});
    expect(layersOf(merged(at('1'), at('3'), at('2')))[0]).toMatchObject({tag: '3', version: '3'});
  });

  test('layers that came are added where they stand, those that went go, unless they were changed here', () => {
    const base = aProfile({packs: [{name: 'a'}, {name: 'b', tag: '1'}, {name: 'c', tag: '1'}]});
    const here = aProfile({packs: [{name: 'a'}, {name: 'ours'}, {name: 'b', tag: '1'}, {name: 'c', tag: '2'}]});
    const file = aProfile({packs: [{name: 'theirs'}, {name: 'a'}]});
    expect(tellAll(base, here, file)).toEqual([
      'layer ours: here -> here',
      'layer b: file -> file',
      'layer c: both -> here',
      'layer theirs: file -> file',
    ]);
    expect(namesOf(merged(base, here, file))).toEqual(['theirs', 'a', 'ours', 'c']);
  });

  test('layers keep their ids here, and those that came get free ones', () => {
    const base = aProfile({packs: [{name: 'a', 'x-strata-id': 'one', tag: '1'}]});
    const here = aProfile({
      packs: [
        {name: 'a', 'x-strata-id': 'one', tag: '1'},
        {name: 'x', 'x-strata-id': 'b'},
      ],
    });
    const file = aProfile({packs: [{name: 'a', tag: '2'}, {name: 'x'}, {name: 'b'}]});
    expect(layersOf(merged(base, here, file)).map(layerId)).toEqual(['one', 'b', 'b-2']);
  });

  test('a layer that has another name here is still the same', () => {
    const base = aProfile({packs: [{name: 'nginx', tag: '1'}]});
    const here = aProfile({packs: [{name: 'edge--nginx', 'x-strata-id': 'nginx', tag: '1'}]});
    expect(tellAll(base, here, aProfile({packs: [{name: 'nginx', tag: '1', values: 'x: 1\n'}]}))).toEqual([
      'edge--nginx: pack and version: here -> here',
      'edge--nginx: values x: file -> file',
    ]);
  });

  test('the order is the one of the side that changed it', () => {
    const of = (...names: readonly string[]) => aProfile({packs: names.map(name => ({name}))});
    expect(tellAll(of('a', 'b'), of('a', 'b'), of('b', 'a'))).toEqual(['order of the layers: file -> file']);
    expect(namesOf(merged(of('a', 'b'), of('a', 'b'), of('b', 'a')))).toEqual(['b', 'a']);
    expect(namesOf(merged(of('a', 'b', 'c'), of('b', 'a', 'c'), of('c', 'a', 'b')))).toEqual(['b', 'a', 'c']);
  });

  test('manifests, variables and their options are matched by name and value', () => {
    const base = aProfile({
      packs: [
        {
          name: 'm',
          type: 'manifest',
          manifests: [
            {name: 'x', content: '1'},
            {name: 'y', content: '1'},
          ],
        },
      ],
      variables: [{name: 'v', options: [{value: 'a', label: 'A'}, {value: 'b'}]}],
    });
    const file = aProfile({
      packs: [
        {
          name: 'm',
          type: 'manifest',
          manifests: [
            {name: 'y', content: '2'},
            {name: 'z', content: '1'},
          ],
        },
      ],
      variables: [{name: 'w'}, {name: 'v', options: [{value: 'b'}, {value: 'a', label: 'B'}]}],
    });
    expect(tellAll(base, base, file)).toEqual([
      'm: manifest x: file -> file',
      'm: manifest y: content: file -> file',
      'm: manifest z: file -> file',
      'variable v: option a: label: file -> file',
      'variable v: order of the options: file -> file',
      'variable w: file -> file',
    ]);
    const result = merged(base, base, file);
    expect(layersOf(result)[0]?.manifests).toEqual([
      {name: 'y', content: '2'},
      {name: 'z', content: '1'},
    ]);
    expect(variablesOf(result)).toEqual(variablesOf(file));
  });

  test('keys that we do not know are merged like all others', () => {
    const base = aProfile({metadata: {uid: 'a'}, spec: {extra: {x: 1, y: 1}}, packs: [{name: 'a', order: 1}]});
    const here = aProfile({metadata: {uid: 'a'}, spec: {extra: {x: 2, y: 1}}, packs: [{name: 'a', order: 1}]});
    const file = aProfile({
      metadata: {uid: 'b', more: [1]},
      spec: {extra: {x: 1, y: 2}},
      packs: [{name: 'a', order: 2}],
    });
    const result = merged(base, here, file);
    expect(result.metadata).toEqual({name: 'web', uid: 'b', more: [1]});
    expect(result.spec['extra']).toEqual({x: 2, y: 2});
    expect(layersOf(result)[0]?.['order']).toBe(2);
  });
});

describe('without it', () => {
  test('layers and variables of both are kept, and what differs stays as it is here until it is chosen', () => {
    const here = aProfile({
      packs: [{name: 'a', values: 'x: 1\n'}, {name: 'ours'}],
      variables: [{name: 'v', regex: '1'}],
    });
    const file = aProfile({
      packs: [{name: 'a', values: 'x: 2\n'}, {name: 'theirs'}],
      variables: [{name: 'v', regex: '2'}],
    });
    const merge = openMerge({base: undefined, here, file});
    expect(merge.parts().map(told)).toEqual([
      'a: values: unknown -> here',
      'layer ours: here -> here',
      'layer theirs: file -> file',
      'variable v: regex: unknown -> here',
    ]);
    expect(namesOf(merge.profile())).toEqual(['a', 'theirs', 'ours']);
    expect(valuesIn(merge.profile())).toBe('x: 1\n');
    expect(valuesIn(merge.profile(new Map([['/spec/template/packs/0/values', 'file' as const]])))).toBe('x: 2\n');
  });
});

describe('a secret', () => {
  test('that came masked and is known here is no change', () => {
    const secrets = {name: 'v', isSensitive: true};
    const here = aProfile({
      packs: [
        {
          name: 'a',
          values: 'users:\n  - name: x\n    password: one\n  - name: y\n    password: two\npassword: "s3\\ncret"\n',
        },
      ],
      variables: [{...secrets, defaultValue: 'k3y'}],
    });
    const file = aProfile({
      packs: [
        {
          name: 'a',
          values:
            "users:\n  - name: y\n    password: '********'\n  - name: x\n    password: '********'\npassword: '********'\n",
        },
      ],
      variables: [{...secrets, defaultValue: '********'}],
    });
    expect(variablesOf(merged(undefined, here, file))).toEqual(variablesOf(here));
    expect(tellAll(undefined, here, file)).toEqual(['a: values: unknown -> here']);
    const taken = openMerge({base: undefined, here, file}).profile(
      new Map([['/spec/template/packs/0/values', 'file' as const]]),
    );
    expect(valuesIn(taken)).toBe(
      'users:\n  - name: y\n    password: two\n  - name: x\n    password: one\npassword: |-\n  s3\n  cret\n',
    );
  });

  test('is marked as one, by the schema and by its name', () => {
    const of = (value: string) =>
      aProfile({
        packs: [{name: 'a', values: `pin: ${value}\ndbPassword: ${value}\nuser: ${value}\n`}],
        variables: [{name: 'v', isSensitive: true, defaultValue: value}],
      });
    const parts = openMerge({base: of('a1'), here: of('a2'), file: of('a3'), secretsOf: () => ['pin']}).parts();
    expect(parts.map(({title, isSecret}) => [title, isSecret])).toEqual([
      ['a: values pin', true],
      ['a: values dbPassword', true],
      ['a: values user', false],
      ['variable v: defaultValue', true],
    ]);
  });
});

describe('what is given up', () => {
  test('is what the other side has and changed', () => {
    const of = (description: string) => aProfile({metadata: {description}});
    const giving = (base: Profile | undefined, here: Profile, file: Profile) =>
      openMerge({base, here, file}).parts().map(givesUp);
    expect(giving(of('a'), of('a'), of('b'))).toEqual([undefined]);
    expect(giving(of('a'), of('c'), of('b'))).toEqual(['file']);
    expect(giving(undefined, of('c'), of('b'))).toEqual(['file']);
    expect(giving(undefined, of('c'), aProfile({}))).toEqual([undefined]);
  });
});

describe('laws, for any profiles', () => {
  const related = fc.tuple(anyProfile, anyProfile, anyProfile, fc.nat(), fc.nat()).map(([base, one, other, a, b]) => {
    const mix = (from: Profile, to: Profile, seed: number): Profile => {
      const packs = [...layersOf(from).filter((_, at) => (seed >> at) % 2 === 0), ...layersOf(to).slice(seed % 3)];
      const variables = (seed % 2 === 0 ? from : to).spec.variables;
      return parseProfile(
        {
          ...(seed % 5 === 0 ? to : from),
          metadata: {...from.metadata, ...(seed % 7 === 0 ? to.metadata : {}), name: 'n'},
          spec: {
            ...from.spec,
            version: '1.0.0',
            template: {...from.spec.template, packs},
            ...(variables === undefined ? {} : {variables}),
          },
        },
        'mixed',
      );
    };
    return [mix(base, base, 0), mix(base, one, a), mix(base, other, b)] as const;
  });
  const isSame = (one: Profile, other: Profile) => diffProfiles(one, other).same;

  test('a file that is what is here changes nothing, and neither does the base', () => {
    fc.assert(
      fc.property(related, ([base, here]) => {
        expect(openMerge({base, here, file: here}).parts()).toEqual([]);
        expect(openMerge({base: undefined, here, file: here}).profile()).toBe(here);
        expect(openMerge({base, here, file: base}).profile()).toEqual(here);
      }),
    );
  });

  test('where nothing was changed here, the file is what comes of it', () => {
    fc.assert(
      fc.property(related, ([base, , file]) => {
        const result = openMerge({base, here: base, file}).profile();
        expect(isSame(result, file)).toBe(true);
      }),
    );
  });

  test('all choices for one side give that side', () => {
    fc.assert(
      fc.property(related, fc.boolean(), ([base, here, file], hasBase) => {
        const merge = openMerge({base: hasBase ? base : undefined, here, file});
        for (const side of ['here', 'file'] as const) {
          const choices = new Map(merge.parts().map(({key}) => [key, side] as const));
          const meant = side === 'here' ? here : file;
          expect(diffProfiles(merge.profile(choices), meant)).toMatchObject({same: true});
        }
      }),
    );
  });

  test('keys of parts are unique', () => {
    fc.assert(
      fc.property(related, ([base, here, file]) => {
        const keys = openMerge({base, here, file})
          .parts()
          .map(({key}) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
