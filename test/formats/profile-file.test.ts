import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {layerId} from '../../src/domain/layer/layer.ts';
import {
  layersOf,
  type Profile,
  withLayers,
  withMetadata,
  withVariables,
  withVersion,
} from '../../src/domain/profile/profile.ts';
import {replaceLayer} from '../../src/domain/profile/stack.ts';
import {exportDocument, readProfile} from '../../src/formats/palette-document.ts';
import {readProfileFile, writeProfileFile} from '../../src/formats/profile-file.ts';
import {hasSharedData, sharedFiles} from '../shared-data.ts';
import {anyProfile} from './any-profile.ts';

const read = (text: string) => readProfileFile(text, 'web/1.0.0.yaml');

const HAND_WRITTEN = `# The web stack. Ask Joe before touching the CNI.
metadata:
  name: web   # as in Palette
  labels: {env: prod, pilot: spectro__tag}

spec:
  version: 1.10   # unquoted on purpose
  template:
    cloudType: aws
    type: "cluster"
    packs:
    # pinned: INC-4711
    - name: calico
      layer: cni
      tag: 3.31.x
      values: |  # from the network team
        a: 1   

        b:   [1,2]
      future: {x: [1,2]}   # keep

    # the last one
    - name: vault
      x-strata-id: v
      values: ""
  variables: []
# the end
`;

function withValues(profile: Profile, id: string, values: string): Profile {
  const layer = layersOf(profile).find(candidate => layerId(candidate) === id);
  return layer === undefined ? profile : replaceLayer(profile, {...layer, values});
}

/** The lines that are only in one of the two texts. */
function changedLines(before: string, after: string): readonly string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return [
    ...old.filter(line => !now.includes(line)).map(line => `-${line}`),
    ...now.filter(line => !old.includes(line)).map(line => `+${line}`),
  ];
}

test('a version is stored as YAML that a person can read', () => {
  const profile = readProfile(
    '{"metadata":{"name":"web"},"spec":{"version":"1.0.0","template":{"type":"cluster","packs":[{"name":"a","values":"x: 1\\n\\n# <y>\\n"}]}}}',
    'x',
  );
  expect(writeProfileFile(profile)).toBe(`metadata:
  name: web
spec:
  version: 1.0.0
  template:
    type: cluster
    packs:
      - name: a
        x-strata-id: a
        values: |
          x: 1

          # <y>
`);
});

test('any profile is read back as it was written', () => {
  fc.assert(
    fc.property(anyProfile, profile => {
      expect(read(writeProfileFile(profile))).toEqual(profile);
    }),
    {numRuns: 300},
  );
});

test('any profile is read back when it was written over any other', () => {
  fc.assert(
    fc.property(anyProfile, anyProfile, (before, profile) => {
      expect(read(writeProfileFile(profile, writeProfileFile(before)))).toEqual(profile);
    }),
    {numRuns: 300},
  );
});

test('any profile is read back when it was written over a file made by hand', () => {
  fc.assert(
    fc.property(anyProfile, profile => {
      expect(read(writeProfileFile(profile, HAND_WRITTEN))).toEqual(profile);
    }),
    {numRuns: 200},
  );
});

test('writing what the file says already changes no byte', () => {
  const profile = withLayers(read(HAND_WRITTEN), layersOf(read(HAND_WRITTEN)));
  const text = writeProfileFile(profile, HAND_WRITTEN);
  expect(changedLines(HAND_WRITTEN, text)).toEqual(['+      x-strata-id: calico']);
  expect(writeProfileFile(read(text), text)).toBe(text);
});

describe('a file that a person wrote', () => {
  const text = writeProfileFile(read(HAND_WRITTEN), HAND_WRITTEN);
  const profile = read(text);
  const changes = (changed: Profile) => {
    const written = writeProfileFile(changed, text);
    expect(read(written)).toEqual(changed);
    return changedLines(text, written);
  };

  test('is read with text as it is written and comments out of the way', () => {
    expect(profile.spec.version).toBe('1.10');
    expect(layersOf(profile)[0]).toMatchObject({tag: '3.31.x', values: 'a: 1   \n\nb:   [1,2]\n', future: {x: [1, 2]}});
  });

  test('changes in one line when one line of the values changes', () => {
    expect(changes(withValues(profile, 'calico', 'a: 2   \n\nb:   [1,2]\n'))).toEqual([
      '-        a: 1   ',
      '+        a: 2   ',
    ]);
  });

  test('keeps the comments beside and above what changes', () => {
    expect(changes(withVersion(profile, '1.11.0'))).toEqual([
      '-  version: 1.10   # unquoted on purpose',
      '+  version: 1.11.0   # unquoted on purpose',
    ]);
    expect(changes(withMetadata(profile, {description: 'x'}))).toEqual(['+  description: x']);
    expect(changes(withVariables(profile, [{name: 'v'}]))).toEqual([
      '-  variables: []',
      '+  variables:',
      '+    - name: v',
    ]);
  });

  test('keeps its blank lines when values with many empty lines at the end are written', () => {
    expect(changes(withValues(profile, 'v', 'a: 1\n\n\n'))).toEqual([
      '-      values: ""',
      '+      values: |+',
      '+        a: 1',
    ]);
  });

  test('keeps the comments of a layer that moves, and of the one that stays when another goes', () => {
    const [calico, vault] = layersOf(profile);
    if (calico === undefined || vault === undefined) throw new Error('the fixture has two layers');
    const moved = writeProfileFile(withLayers(profile, [vault, calico]), text);
    expect(moved).toMatch(/# the last one\n {4}- name: vault[^]*# pinned: INC-4711\n {4}- name: calico/);
    expect(changes(withLayers(profile, [vault, calico]))).toEqual([]);
    const left = writeProfileFile(withLayers(profile, [vault]), text);
    expect(left).toContain('# the last one');
    expect(left).toContain('# Ask'.replace('# Ask', 'Ask Joe'));
    expect(left).not.toContain('INC-4711');
  });

  test('puts a new key where the profile has it', () => {
    const [calico, ...others] = layersOf(profile);
    if (calico === undefined) throw new Error('the fixture has two layers');
    const {values = '', future, ...rest} = calico;
    const written = writeProfileFile(
      withLayers(profile, [{...rest, version: '3.31.4', values, future}, ...others]),
      text,
    );
    expect(written).toContain('      tag: 3.31.x\n      version: 3.31.4\n      values: |  # from the network team\n');
  });
});

test('a file with anchors is read, and written anew when they are in the way', () => {
  const text = 'metadata: &m {name: a, labels: &l {x: y}}\nspec: {template: {packs: []}, other: *l}\n';
  expect(read(text).spec).toEqual({template: {packs: []}, other: {x: 'y'}});
  const changed = withMetadata(read(text), {name: 'b'});
  expect(read(writeProfileFile(changed, text))).toEqual(changed);
});

test('a file whose text does not parse is written anew', () => {
  const profile = read(HAND_WRITTEN);
  expect(read(writeProfileFile(profile, 'a: [b'))).toEqual(profile);
});

describe.skipIf(!hasSharedData('exports'))('real exports (../shared/data)', () => {
  test.each(sharedFiles('exports').map(file => [file.name, file.text]))(
    '%s: import, store, export is the same',
    (name, text) => {
      const stored = writeProfileFile(readProfile(text, name));
      expect(exportDocument(read(stored))).toEqual(JSON.parse(text));
      // Quoted with escapes only where a block scalar would lose a byte.
      expect(/: "\\$/m.test(stored)).toBe(text.includes('\\r'));
    },
  );

  test('a 300 KB profile is opened and written again in well under 100 ms each', () => {
    const largest = sharedFiles('exports').toSorted((a, b) => b.text.length - a.text.length)[0];
    const profile = readProfile(largest?.text ?? '', 'largest');
    const stored = writeProfileFile(profile);
    read(stored);
    const start = performance.now();
    read(stored);
    const opened = performance.now();
    writeProfileFile(withVersion(profile, '9.9.9'), stored);
    const written = performance.now();
    // Alone some 15 and 40 ms; the bound leaves room for a loaded machine.
    expect([opened - start < 300, written - opened < 600]).toEqual([true, true]);
  });
});
