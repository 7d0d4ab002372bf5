import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Shell} from './strata.ts';

export interface PackParts {
  readonly name: string;
  readonly version: string;
  readonly layer?: string;
  readonly values?: string;
  readonly schema?: string;
  readonly cloudTypes?: readonly string[];
}

/** Makes a directory of packs, for aws unless they say otherwise, each a folder of its own, and adds it to the user's registries. */
export async function addPacks(shell: Shell, registry: string, packs: readonly PackParts[]): Promise<void> {
  const root = join(shell.directory, registry);
  await mkdir(root, {recursive: true});
  for (const {
    name,
    version,
    layer = 'addon',
    values = `# defaults of ${name}\n`,
    schema,
    cloudTypes = ['aws'],
  } of packs) {
    const folder = join(root, `${name}-${version}`);
    await mkdir(folder, {recursive: true});
    const identity = {name, displayName: name, version, layer, cloudTypes};
    await writeFile(join(folder, 'pack.json'), JSON.stringify(identity));
    await writeFile(join(folder, 'values.yaml'), values);
    if (schema !== undefined) await writeFile(join(folder, 'schema.yaml'), schema);
  }
  const {status, stderr} = await shell.run('registry', 'add', root);
  if (status !== 0) throw new Error(stderr);
}
