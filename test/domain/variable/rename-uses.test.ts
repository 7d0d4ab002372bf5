import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {layersOf} from '../../../src/domain/profile/profile.ts';
import {renameUses} from '../../../src/domain/variable/rename-uses.ts';
import {variableUses} from '../../../src/domain/variable/variable-uses.ts';
import {aProfile} from '../validate/build.ts';

test('references in values and manifests take the new name, and nothing else changes', () => {
  const values = "a: '{{ .spectro.var.size }}' # {{.spectro.var.size}}\nb: {{.spectro.var.size_max}}\nsize: 1\n";
  const manifests = [{name: 'm', content: 'x: {{.spectro.var.size | quote}}'}];
  const profile = aProfile({layers: [{values, manifests}, {values: 'size: 2'}]});
  const renamed = renameUses(profile, 'size', 'capacity');
  expect(layersOf(renamed)[0]).toMatchObject({
    values: "a: '{{ .spectro.var.capacity }}' # {{.spectro.var.size}}\nb: {{.spectro.var.size_max}}\nsize: 1\n",
    manifests: [{name: 'm', content: 'x: {{.spectro.var.capacity | quote}}'}],
  });
  expect(layersOf(renamed)[1]).toBe(layersOf(profile)[1]);
});

test('a name that nothing uses leaves the profile as it is', () => {
  const profile = aProfile({layers: [{values: 'a: {{.spectro.var.b}}'}]});
  expect(renameUses(profile, 'a', 'c')).toBe(profile);
});

test('of two references in one pair of braces each keeps its own name', () => {
  const profile = aProfile({layers: [{values: 'a: {{ printf "%s" .spectro.var.a .spectro.var.b }}'}]});
  expect(layersOf(renameUses(profile, 'b', 'c'))[0]?.values).toBe('a: {{ printf "%s" .spectro.var.a .spectro.var.c }}');
});

test('all uses of the old name become uses of the new one', () => {
  const piece = fc.constantFrom(
    '{{.spectro.var.a}}',
    '{{ .spectro.var.b }}',
    "'{{.spectro.var.a}}'",
    ' # ',
    '\n',
    'k: ',
    'a',
  );
  fc.assert(
    fc.property(fc.array(piece), pieces => {
      const profile = aProfile({layers: [{values: pieces.join('')}]});
      const before = variableUses(profile);
      const after = variableUses(renameUses(profile, 'a', 'renamed'));
      expect(after.get('a')).toBeUndefined();
      expect(after.get('renamed')?.length).toBe(before.get('a')?.length);
      expect(after.get('b')?.length).toBe(before.get('b')?.length);
    }),
  );
});
