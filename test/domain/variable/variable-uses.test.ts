import {expect, test} from 'vitest';
import {variableUses} from '../../../src/domain/variable/variable-uses.ts';
import {aProfile} from '../validate/build.ts';

test('uses are told by name, with layer, manifest, line and column; those in comments are none', () => {
  const manifests = [{name: 'ns', content: 'kind: Namespace\nname: {{ .spectro.var.space }}'}];
  const profile = aProfile({
    layers: [
      {
        values:
          '# {{.spectro.var.port}}\na:\n  port: "{{.spectro.var.port}}"\n  url: x:{{.spectro.var.port}}/{{.spectro.var.space}}',
      },
      {name: 'm', type: 'manifest', manifests},
    ],
  });
  const uses = variableUses(profile);
  expect(uses.get('port')).toEqual([
    {name: 'port', layer: 'layer-0', line: 3, column: 10},
    {name: 'port', layer: 'layer-0', line: 4, column: 10},
  ]);
  expect(uses.get('space')).toEqual([
    {name: 'space', layer: 'layer-0', line: 4, column: 32},
    {name: 'space', layer: 'layer-1', manifest: 'ns', line: 2, column: 7},
  ]);
  expect(uses.get('other')).toBeUndefined();
});
