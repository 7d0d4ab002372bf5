import {describe, expect, test} from 'vitest';
import {adoptProfile} from '../../../src/domain/import/adopt-profile.ts';
import {describePlan} from '../../../src/domain/import/describe-plan.ts';
import {learnedUids} from '../../../src/domain/import/learned-uids.ts';
import {planImport, type Taken} from '../../../src/domain/import/plan-import.ts';
import {layersOf, type Profile} from '../../../src/domain/profile/profile.ts';
import {parseProfile} from '../../../src/formats/palette-document.ts';
import {catalogOf, SOME_PACKS} from '../../fixtures/some-packs.ts';

const NOTHING: Taken = {versions: []};

function aProfile(packs: readonly object[], variables: readonly object[] = [], version = '1.0.0'): Profile {
  return parseProfile({metadata: {name: 'web'}, spec: {version, template: {packs}, variables}}, 'web.json');
}

const plan = (profile: Profile, taken = NOTHING) => planImport(profile, catalogOf(SOME_PACKS), taken);
const foundOf = (pack: object) => plan(aProfile([pack])).layers[0]?.found;
const inRegistry = (metadata: object) => ({registry: {metadata}});

describe('the place of a profile', () => {
  test('is free, under a new name or as a new version', () => {
    expect(plan(aProfile([])).place).toEqual({kind: 'free', isNewName: true});
    expect(plan(aProfile([]), {versions: ['0.9.0']}).place).toEqual({kind: 'free', isNewName: false});
  });

  test('is taken: the next free version is named', () => {
    const stored = aProfile([{name: 'other'}]);
    const {place} = plan(aProfile([]), {versions: ['1.0.0', '1.0.1'], stored});
    expect(place).toEqual({kind: 'taken', isSame: false, next: '1.0.2'});
  });

  test('is taken by the same content, whatever its layers are known by here', () => {
    const stored = aProfile([{name: 'nginx', 'x-strata-id': 'renamed', tag: '1'}]);
    const {place} = plan(aProfile([{tag: '1', name: 'nginx'}]), {versions: ['1.0.0'], stored});
    expect(place).toMatchObject({kind: 'taken', isSame: true});
  });

  test('has a version that is kept though Palette would not make it', () => {
    expect(plan(aProfile([], [], '1.10')).oddVersion).toContain('1.10');
  });
});

describe('the registry of a pack', () => {
  const pack = {name: 'prometheus', version: '70.1.1'};

  test('is the one of the same name, though another stands before it', () => {
    expect(foundOf({...pack, ...inRegistry({name: 'site'})})).toEqual({kind: 'found', registry: 'site', by: 'name'});
  });

  test('is the one that is called by its uid, before that of its name', () => {
    const found = foundOf({...pack, ...inRegistry({uid: 'site', name: 'lab'})});
    expect(found).toEqual({kind: 'found', registry: 'site', by: 'uid'});
  });

  test('is any that has the version, where none is named so', () => {
    const found = foundOf({...pack, version: '68.0.0', ...inRegistry({name: 'Public Repo'})});
    expect(found).toEqual({kind: 'found', registry: 'site', by: 'pack'});
  });

  test('is the one that stands for its uid, whatever the document calls it', () => {
    const {registries} = catalogOf(SOME_PACKS);
    const catalog = {registries: registries.map(one => (one.name === 'site' ? {...one, uids: ['5eecc89d']} : one))};
    const profile = aProfile([{...pack, ...inRegistry({uid: '5eecc89d', name: 'lab'})}]);
    const planned = planImport(profile, catalog, NOTHING);
    expect(planned.layers[0]?.found).toEqual({kind: 'found', registry: 'site', by: 'uid'});
    expect(describePlan(planned)[1]).toMatchObject({tone: 'ok', text: 'lab: 1 pack, found in site'});
  });

  test('is not one of the same name that holds something else', () => {
    expect(foundOf({...pack, ...inRegistry({name: 'site', kind: 'helm'})})).toMatchObject({
      registry: 'lab',
      by: 'pack',
    });
    expect(foundOf({...pack, ...inRegistry({name: 'site', kind: 'oci', providerType: 'pack'})})).toMatchObject({
      by: 'name',
    });
  });

  test('is found for a train, and for a second copy of a pack', () => {
    expect(foundOf({name: 'kubernetes', tag: '1.33.x'})).toMatchObject({kind: 'found'});
    expect(foundOf({...pack, name: 'two--prometheus'})).toMatchObject({kind: 'found'});
  });

  test('is missing: there are other versions, or a name that is near, or nothing', () => {
    expect(foundOf({...pack, version: '71.0.0'})).toEqual({kind: 'other-versions', versions: ['70.1.1', '68.0.0']});
    expect(foundOf({name: 'promethues', tag: '1'})).toEqual({kind: 'missing', near: 'prometheus'});
    expect(foundOf({name: 'redis', tag: '1'})).toEqual({kind: 'missing', near: undefined});
  });

  test('is not needed for manifests', () => {
    expect(foundOf({name: 'extra', type: 'manifest'})).toEqual({kind: 'not-needed'});
  });

  test('is another one, for all its packs, by name or uid; the uid goes with the old one', () => {
    const profile = aProfile([
      {name: 'a', ...inRegistry({uid: 'u', name: 'Public Repo', kind: 'pack'})},
      {name: 'b', ...inRegistry({uid: 'v'})},
      {name: 'c', ...inRegistry({name: 'Other'})},
    ]);
    const registries = new Map([
      ['Public Repo', 'lab'],
      ['v', 'site'],
    ]);
    const moved = adoptProfile(profile, {registries});
    expect(layersOf(moved).map(({registry}) => registry?.metadata)).toEqual([
      {name: 'lab', kind: 'pack'},
      {name: 'site'},
      {name: 'Other'},
    ]);
    expect(adoptProfile(profile, {})).toBe(profile);
  });
});

test('an import with registries replaced tells which of Palette they stand for', () => {
  const profile = aProfile([
    {name: 'a', ...inRegistry({uid: 'u', name: 'Public Repo'})},
    {name: 'b', ...inRegistry({uid: 'u', name: 'Public Repo'})},
    {name: 'c', ...inRegistry({uid: 'v', name: 'Other'})},
    {name: 'd', ...inRegistry({name: 'Public Repo'})},
  ]);
  expect(learnedUids(profile, new Map([['Public Repo', 'lab']]))).toEqual([{registry: 'lab', uid: 'u'}]);
});

test('what came masked is listed by its place', () => {
  const values = "db:\n  password: '********' # mine\n  user: me\n  keys:\n    - ***\nstars: '*** x'\n# a: ***\n";
  const {masked} = plan(aProfile([{name: 'a', values}], [{name: 'v', isSensitive: true, defaultValue: '*****'}]));
  expect(masked).toEqual([
    {kind: 'variable', variable: 'v'},
    {kind: 'value', layer: 'a', path: 'db.password'},
    {kind: 'value', layer: 'a', path: 'db.keys[0]'},
  ]);
});

test('what came masked is found in maps and lists in braces, in other documents, in block texts and in letters of any quoting', () => {
  const values = [
    'db: {user: me, password: "********", keys: [a, \'***\', ********]}',
    'list: [{token: ****}]',
    'text: |',
    '  *****',
    'tagged: !!str "***"',
    'not: {a: "** *", b: "a***", c: **}',
    '---',
    'second: ***',
    '',
  ].join('\n');
  const {masked} = plan(aProfile([{name: 'a', values}]));
  expect(masked.map(place => (place.kind === 'value' ? place.path : ''))).toEqual([
    '[0].db.password',
    '[0].db.keys[1]',
    '[0].db.keys[2]',
    '[0].list[0].token',
    '[0].text',
    '[0].tagged',
    '[1].second',
  ]);
});

test('macros that it needs, and variables that it does not declare, are listed once; not those in comments', () => {
  const values =
    "a: '{{.spectro.macro.ONE}}{{ .spectro.var.yes }}'\nb: '{{.spectro.system.cluster.name}}'\n# {{.spectro.macro.NO}}\n";
  const manifests = [{name: 'm', content: 'x: {{.spectro.var.no}}{{.spectro.macro.ONE}}{{.spectro.macro.TWO}}\n'}];
  const {macros, undeclared} = plan(aProfile([{name: 'a', values, manifests}], [{name: 'yes'}]));
  expect(macros).toEqual(['ONE', 'TWO']);
  expect(undeclared).toEqual(['no']);
});

test('a plan is told in words, what is to be done with what helps', () => {
  const profile = aProfile(
    [
      {name: 'kubernetes', version: '1.33.9', ...inRegistry({name: 'lab'})},
      {name: 'prometheus', version: '68.0.0', ...inRegistry({name: 'Public Repo'})},
      {name: 'promethues', tag: '1', ...inRegistry({name: 'Public Repo'})},
      {name: 'nginx', tag: '9', values: "a: '{{.spectro.macro.M}}{{.spectro.var.V}}'\npassword: ***\n"},
    ],
    [],
    '1.0',
  );
  const lines = describePlan(plan(profile, {versions: ['1.0']}));
  expect(lines.map(({tone, text, hint}) => [tone, hint === undefined ? text : `${text} -> ${hint}`].join(' '))).toEqual(
    [
      'todo web 1.0 is there already, and differs -> 1.0.1 is free; so is another name.',
      'todo version 1.0 is kept as it is, and newer Palettes take strict semver only -> "1.0" is not a version: a version has three parts; write it as 1.0.0',
      'ok lab: 1 pack, found',
      'note Public Repo: 2 packs, 1 found in site',
      'note no registry named: 1 pack, none found here',
      'todo no registry here has the pack promethues -> Did you mean prometheus?',
      'todo no registry here has nginx 9 -> There is 1.13.2.',
      'todo nginx: password came masked -> Fill it in, now or later.',
      'todo needs the macro M -> Palette must have it before the profile is imported there.',
      'todo refers to the variable V, which it does not declare -> Declare it among the variables of the profile.',
    ],
  );
});
