/** Profiles as Palette exports them, and a home that holds some. */
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

export interface Document {
  readonly metadata: {
    readonly name: string;
    readonly description?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly spec: Readonly<Record<string, unknown>> & {readonly version: string};
}

/** An add-on profile of these layers. */
export function aDocument(name: string, packs: readonly object[], version = '1.0.0'): Document {
  return {metadata: {name}, spec: {version, template: {type: 'add-on', cloudType: 'all', packs}}};
}

/** A layer of the user's own manifests. */
export function aManifestLayer(name: string, values: string) {
  return {name, type: 'manifest', layer: 'addon', values};
}

/** A layer of a pack that no registry has. */
export function aPackLayer(name: string, values: string, version = '1.0.0') {
  return {name, type: 'spectro', layer: 'addon', tag: version, version, values};
}

/** Puts a version into the workspace of a home, as one that was imported. */
export function store(home: string, document: Document): void {
  const {metadata, spec} = document;
  write(home, `.local/share/strata/profiles/${metadata.name}/${spec.version}.yaml`, JSON.stringify(document));
}

/** Settings of the user whose home it is. */
export function writeSettings(home: string, settings: object): void {
  write(home, '.config/strata/settings.json', JSON.stringify(settings));
}

/** Writes a file of a home, and the directories to it. */
export function write(home: string, path: string, text: string): void {
  const file = join(home, path);
  mkdirSync(dirname(file), {recursive: true, mode: 0o700});
  writeFileSync(file, text);
}
