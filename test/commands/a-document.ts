import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Shell} from './strata.ts';

export interface DocumentParts {
  readonly name?: string;
  readonly version?: string;
  readonly packs?: readonly Readonly<Record<string, unknown>>[];
  readonly variables?: readonly Readonly<Record<string, unknown>>[];
}

/** A small add-on profile as Palette exports it, with a key that we don't know. */
export function aDocument({name = 'web', version = '1.0.0', packs = [aPack()], variables = []}: DocumentParts = {}) {
  return {
    metadata: {name, description: 'the web', labels: {env: 'prod', pilot: 'spectro__tag'}},
    spec: {version, template: {type: 'add-on', cloudType: 'all', packs}, variables, unknownKey: {kept: [1, null]}},
  };
}

export function aPack(parts: Readonly<Record<string, unknown>> = {}) {
  const metadata = {uid: '5eecc89d0b150045ae661cef', name: 'Public Repo', kind: 'pack'};
  return {
    name: 'nginx',
    type: 'spectro',
    layer: 'addon',
    version: '1.0.0',
    tag: '1.0.0',
    values: 'a: 1\n',
    registry: {metadata},
    ...parts,
  };
}

/** Writes a document to a file outside of the workspace, and gives its path. */
export async function writeDocument(
  {directory}: Shell,
  document: unknown = aDocument(),
  name = 'document.json',
): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, typeof document === 'string' ? document : JSON.stringify(document));
  return path;
}

/** Takes a document into the workspace. */
export async function importDocument(shell: Shell, document: unknown = aDocument()): Promise<void> {
  const {status, stderr} = await shell.run('import', await writeDocument(shell, document, 'to-import.json'));
  if (status !== 0) throw new Error(stderr);
}
