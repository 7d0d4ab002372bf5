import {join} from 'node:path';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {refOf} from '../../src/domain/profile/profile.ts';
import {toJson, toYaml} from '../../src/formats/document.ts';
import {exportDocument, readProfile} from '../../src/formats/palette-document.ts';
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
