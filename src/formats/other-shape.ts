import {isRecord} from '../domain/values/plain-data.ts';
/** What a document that is not a profile in the shape of Palette's export seems to be, and what can be done with it. */
export interface OtherShape {
  /** With its article: `a Terraform state`. */
  readonly what: string;
  readonly hint?: string;
}

/** Undefined when the document has the outline of a profile: a `spec` with a `template` of packs. */
export function recogniseOther(document: unknown): OtherShape | undefined {
  if (Array.isArray(document)) return recogniseList(document);
  if (typeof document === 'string') return recogniseText(document);
  if (!isRecord(document)) return {what: document === null ? 'empty' : `a single ${typeof document}`};
  if (isProfile(document)) return undefined;
  return SHAPES.find(({matches}) => matches(document))?.shape(document) ?? {what: `an object with ${keysOf(document)}`};
}

interface KnownShape {
  readonly matches: (document: Map) => boolean;
  readonly shape: (document: Map) => OtherShape;
}

type Map = Readonly<Record<string, unknown>>;

const EXPORT_IT = 'Export the profile from Palette as JSON (or with `strata export`) and import that.';

/** The first match names the document: from the specific to the vague. */
const SHAPES: readonly KnownShape[] = [
  known(d => 'terraform_version' in d && has(d, 'planned_values'), 'a Terraform plan', EXPORT_IT),
  known(d => 'terraform_version' in d || ('lineage' in d && 'serial' in d), 'a Terraform state', EXPORT_IT),
  known(d => has(d, 'terraform') || (has(d, 'resource') && !has(d, 'spec')), 'Terraform configuration', EXPORT_IT),
  known(
    d => d['kind'] === 'ZarfPackageConfig' || d['kind'] === 'ZarfInitConfig',
    'the definition of a Zarf package',
    'A Zarf package is a layer by its name and version, from a registry of Zarf packages.',
  ),
  {matches: d => isText(d['kind']) && isText(d['apiVersion']), shape: recogniseResource},
  known(
    d => has(at(d, 'spec'), 'published') || has(at(d, 'spec'), 'draft'),
    "Palette's own record of a profile",
    EXPORT_IT,
  ),
  known(
    d =>
      at(d, 'spec')?.['profiles'] !== undefined ||
      at(d, 'spec')?.['clusterConfig'] !== undefined ||
      'clusterDefinition' in d,
    'a cluster definition',
    'It names profiles and does not hold them: export the profiles themselves from Palette.',
  ),
  known(
    d => isList(d['items']) || isList(d['clusterProfiles']) || isList(d['profiles']),
    'a list of profiles or other things',
    'Import one profile at a time.',
  ),
  known(
    d => isRecord(d['spec']) && at(d, 'spec')?.['template'] === undefined && isList(at(d, 'spec')?.['packs']),
    'a profile whose spec has no template',
    "In Palette's export type, cloudType and packs stand under spec.template.",
  ),
  known(
    d => isRecord(d['metadata']) && isRecord(d['spec']),
    'an object whose spec has no template with packs',
    EXPORT_IT,
  ),
  known(
    d => isRecord(d['template']) || isList(d['packs']),
    'a part of a profile: metadata and spec are missing',
    EXPORT_IT,
  ),
  known(
    d => isText(d['name']) && ('cloudTypes' in d || 'kubeManifests' in d || ('layer' in d && 'version' in d)),
    'a pack.json',
    'A pack is not imported: add the directory that holds its folder as a registry.',
  ),
  known(d => isRecord(d['entries']) && 'apiVersion' in d, 'the index of a Helm repository'),
  known(d => isText(d['apiVersion']) && isText(d['name']) && isText(d['version']), 'a Helm Chart.yaml'),
  known(d => isList(d['presets']), "a pack's presets"),
  known(
    d => Object.keys(d).length > 0 && Object.values(d).every(value => isRecord(value) && isText(value['schema'])),
    "a pack's schema",
  ),
  known(
    d => has(d, 'pack') || has(d, 'charts') || has(d, 'manifests'),
    "a pack's values",
    'Open the layer in a profile and edit its values.',
  ),
  known(d => 'dependencies' in d && isText(d['name']), 'a package.json'),
];

function known(matches: (document: Map) => boolean, what: string, hint?: string): KnownShape {
  return {matches, shape: () => (hint === undefined ? {what} : {what, hint})};
}

function recogniseResource(document: Map): OtherShape {
  const name = `${String(document['kind'])} (${String(document['apiVersion'])})`;
  if (document['kind'] === 'ClusterProfile')
    return {what: `a ClusterProfile custom resource (${String(document['apiVersion'])})`, hint: EXPORT_IT};
  return {
    what: `a Kubernetes object, ${name}`,
    hint: 'To deploy it with a profile, add a manifest layer and paste it there.',
  };
}

/** To YAML, text without a colon in the right place is a single string. */
function recogniseText(text: string): OtherShape {
  if (isTerraform(text)) return {what: 'Terraform configuration (HCL)', hint: EXPORT_IT};
  return {what: /^\s*<(?:!doctype|html|\?xml)/i.test(text) ? 'a web page' : 'plain text', hint: EXPORT_IT};
}

/** Whether a text has a block of Terraform's language; comments and other blocks may stand before it. */
export function isTerraform(text: string): boolean {
  return /^(?:(?:resource|data)\s+"[^"\n]+"\s+"[^"\n]+"|(?:variable|provider|module)\s+"[^"\n]+"|terraform|locals)\s*\{/m.test(
    text,
  );
}

function recogniseList(list: readonly unknown[]): OtherShape {
  const inside = list.some(item => isRecord(item) && isProfile(item)) ? 'profiles' : 'things';
  return {what: `a list of ${list.length} ${inside}`, hint: 'Import one profile at a time.'};
}

/** A pod template is a `spec.template` too; a profile's has packs, or at least a type. */
function isProfile(document: Map): boolean {
  const template = at(at(document, 'spec'), 'template') ?? at(document, 'spec')?.['template'];
  if (template === undefined) return false;
  if (!isRecord(template)) return document['kind'] === undefined;
  const hasPacks = 'packs' in template;
  return hasPacks || (document['kind'] === undefined && ('type' in template || 'cloudType' in template));
}

function keysOf(document: Map): string {
  const keys = Object.keys(document);
  if (keys.length === 0) return 'no keys';
  const shown = keys.slice(0, 5).map(key => (key.length > 40 ? `${key.slice(0, 39)}…` : key));
  return `the ${keys.length === 1 ? 'key' : 'keys'} ${shown.join(', ')}${keys.length > 5 ? ', …' : ''}`;
}

function at(document: Map | undefined, key: string): Map | undefined {
  const value = document?.[key];
  return isRecord(value) ? value : undefined;
}

function has(document: Map | undefined, key: string): boolean {
  return at(document, key) !== undefined;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
