import {join} from 'node:path';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {cloudOf, layersOf, refOf, typeOf, withVersion} from '../../src/domain/profile/profile.ts';
import {toJson, toYaml} from '../../src/formats/document.ts';
import {exportDocument, readProfile} from '../../src/formats/palette-document.ts';
import {readProfileFile, writeProfileFile} from '../../src/formats/profile-file.ts';
import {ProfileStore} from '../../src/storage/profiles/profile-store.ts';
import {workspaceAt} from '../../src/storage/workspace.ts';
import {temporaryDirectory} from '../storage/temporary-directory.ts';
import {anyProfile} from './any-profile.ts';

const FORMATS = [
  ['JSON', toJson],
  ['YAML', toYaml],
] as const;

test.each(FORMATS)('a profile that was exported as %s is read as it was, every key in its place', (_name, print) => {
  fc.assert(
    fc.property(anyProfile, profile => {
      const document = exportDocument(profile);
      const again = exportDocument(readProfile(print(document), 'export'));
      expect(JSON.stringify(again)).toBe(JSON.stringify(document));
    }),
    {numRuns: 200},
  );
});

test.each(FORMATS)(
  'a profile that was exported as %s and imported into an empty workspace is as it was',
  async (_name, print) => {
    const directory = await temporaryDirectory();
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(anyProfile, async profile => {
        const store = new ProfileStore(workspaceAt(join(directory, String((runs += 1)))));
        const document = exportDocument(profile);
        const imported = readProfile(print(document), 'export');
        await store.save(imported, undefined);
        const stored = await store.read(refOf(imported));
        expect(JSON.stringify(exportDocument(stored.profile))).toBe(JSON.stringify(document));
      }),
      {numRuns: 40},
    );
  },
);

test.each([
  [
    'JSON',
    '{"metadata": {"name": "a"}, "spec": {"template": {"packs": []}, "big": [9007199254740993, 1e999, 1.0, -0, 1E5]}}',
  ],
  ['YAML', 'metadata: {name: a}\nspec: {template: {packs: []}, big: [9007199254740993, 1e999, 1.0, -0, 1E5]}\n'],
])('numbers under keys that we do not know are exported as the %s has them', (_name, text) => {
  const stored = writeProfileFile(readProfile(text, 'export'));
  const exported = toJson(exportDocument(readProfileFile(stored, 'stored'))).replaceAll(/\s/g, '');
  expect(exported).toContain('"big":[9007199254740993,1e999,1.0,-0,1E5]');
});

test('a number that was exact in the stored file stays so when another key is changed', () => {
  const text = 'metadata:\n  name: a\nspec:\n  template:\n    packs: []\n  big: 1.0 # as it was\n';
  const changed = withVersion(readProfileFile(text, 'stored'), '2.0.0');
  expect(writeProfileFile(changed, text)).toContain('  big: 1.0 # as it was\n');
});

test('a tag of a number is kept as it is written', () => {
  const text = 'metadata: {name: a, labels: {1.10: 2.0}}\nspec: {template: {packs: []}}\n';
  expect(readProfile(text, 'export').metadata.labels).toEqual({'1.10': '2.0'});
});

test('what only looks like a number of ours is no way to write anything into a document', () => {
  const text =
    '{"metadata": {"name": "a"}, "spec": {"template": {"packs": []}, "x": {"x-strata-number": "1, \\"y\\": 2"}}}';
  expect(toJson(readProfile(text, 'export'))).toBe(toJson(JSON.parse(text)));
});

test('a type, a cloud and packs of null are exported as null, and mean what they mean when they are absent', () => {
  const text = '{"metadata":{"name":"a"},"spec":{"template":{"type":null,"cloudType":null,"packs":null}}}';
  const profile = readProfileFile(writeProfileFile(readProfile(text, 'export')), 'stored');
  expect(JSON.stringify(exportDocument(profile))).toBe(text);
  expect([typeOf(profile), cloudOf(profile), layersOf(profile)]).toEqual(['cluster', 'all', []]);
});
