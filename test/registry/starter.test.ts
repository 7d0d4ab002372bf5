import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {RE2JS} from 're2js';
import semver from 'semver';
import {describe, expect, test} from 'vitest';
import {parse, parseDocument} from 'yaml';

/**
 * The starter registry is data that strangers meet first: every folder of it is held to the rules that the field's packs
 * should keep (domain: 4 to 8), and the whole to what a first profile needs.
 */
const root = fileURLToPath(new URL('../../src/registry/starter', import.meta.url));

const CLOUDS = ['aws', 'vsphere', 'maas', 'edge-native'];
const CORE = ['os', 'k8s', 'cni', 'csi'];
/** Terraform provider, data_source_pack.go, with what the documentation adds (domain: 4.1). */
const ADDON_TYPE =
  /^(load balancer|ingress|logging|monitoring|security|authentication|servicemesh|system app|app services|registry|ai)$/;
/** pack-schema.json (domain: 4.2), and gke, which the field's packs name all the same. */
const CLOUD_TYPE = /^(all|aws|azure|gcp|gke|vsphere|openstack|baremetal|maas|aks|eks|edge|libvirt|edge-native|custom)$/;
const DEPENDENCY_TYPES = ['required', 'optional', 'notSupported', 'upgrade'];

interface Folder {
  readonly folder: string;
  readonly json: PackJson;
  readonly values: string;
  readonly presets: readonly Preset[];
  readonly schema: Readonly<Record<string, {readonly schema: string}>>;
}

interface PackJson {
  readonly name: string;
  readonly displayName: string;
  readonly version: string;
  readonly layer: string;
  readonly addonType?: string;
  readonly cloudTypes: readonly string[];
  readonly annotations?: Readonly<Record<string, unknown>>;
  readonly charts?: readonly string[];
  readonly kubeManifests?: readonly string[];
  readonly constraints?: {readonly dependencies?: readonly Dependency[]};
}

interface Dependency {
  readonly packName: string;
  readonly layer: string;
  readonly type: string;
  readonly minVersion?: string;
  readonly maxVersion?: string;
}

interface Preset {
  readonly name: string;
  readonly displayName: string;
  readonly group: string;
  readonly remove: readonly string[];
  readonly add: string;
}

const packs = readdirSync(root).toSorted().map(readFolder);
const withPresets = packs.filter(pack => pack.presets.length > 0);
const withSchema = packs.filter(pack => Object.keys(pack.schema).length > 0);

describe.each(packs)('$folder', pack => {
  const {folder, json} = pack;
  const values: unknown = parse(pack.values);
  const presetValues = pack.presets.map(preset => parsed(preset.add));

  test('its pack.json has what Palette asks for, and names the folder', () => {
    expect(folder).toBe(`${json.name}-${json.version}`);
    expect(json.displayName).toMatch(/\S/);
    expect(json.version).not.toMatch(/^v/);
    expect([...CORE, 'addon']).toContain(json.layer);
    expect(json.cloudTypes.length).toBeGreaterThan(0);
    expect(json.cloudTypes.filter(cloud => !CLOUD_TYPE.test(cloud))).toEqual([]);
    expect(Object.values(json.annotations ?? {}).filter(note => typeof note !== 'string')).toEqual([]);
  });

  test('it has an add-on type that is known, and only when it is an add-on', () => {
    expect(json.layer === 'addon').toBe(json.addonType !== undefined);
    expect(json.addonType ?? 'monitoring').toMatch(ADDON_TYPE);
  });

  test('its YAML files parse, without tabs, trailing blanks or duplicate keys', () => {
    const files = readdirSync(`${root}/${folder}`).filter(name => name.endsWith('.yaml'));
    const texts = files.map(file => ({file, text: textOf(folder, file)}));
    expect(texts.filter(({text}) => /\t| $|\r/m.test(text) || !text.endsWith('\n')).map(({file}) => file)).toEqual([]);
    expect(texts.flatMap(({text}) => errorsOf(text))).toEqual([]);
  });

  test('its values have the roots of the field, and chart blocks where pack.json names charts', () => {
    const roots = new Set('pack charts manifests readinessCheck kubeadmconfig cluster options stages'.split(' '));
    expect(Object.keys(asMap(values)).filter(key => !roots.has(key))).toEqual([]);
    expect('charts' in asMap(values)).toBe((json.charts ?? []).length > 0);
    expect((json.charts ?? []).filter(chart => !/^charts\/[\w.-]+\.tgz$/.test(chart))).toEqual([]);
  });

  test('its images are whole references, named once', () => {
    const images = asList(valueAt(values, 'pack.content.images') ?? []).map(entry => textAt(entry, 'image'));
    const whole = /^(\{\{.+\}\}|[a-z0-9.-]+\.[a-z]+\/[a-z0-9./-]+:[\w.-]+)$/;
    expect(images.filter(image => !whole.test(image))).toEqual([]);
    expect(new Set(images).size).toBe(images.length);
    expect(images.length > 0 || ['os', 'k8s'].includes(json.layer)).toBe(true);
  });

  test('its charts have a repository, a name and a version', () => {
    const charts = asList(valueAt(values, 'pack.content.charts') ?? []).map(asMap);
    expect(charts.filter(chart => Object.keys(chart).join(' ') !== 'repo name version')).toEqual([]);
    expect(charts.length > 0).toBe(json.charts !== undefined);
  });

  test('its install priority, where it has one, is a quoted whole number', () => {
    const priorities = [...pack.values.matchAll(/^ +spectrocloud\.com\/install-priority: (.*)$/gm)];
    expect(priorities.map(([, text = '']) => text).filter(text => !/^"-?\d+"$/.test(text))).toEqual([]);
    expect(json.layer !== 'addon' || priorities.length === 1).toBe(true);
  });

  test('its manifests are there, and find all their values', () => {
    const lost = (json.kubeManifests ?? []).flatMap(file => {
      const stem = file.replaceAll(/^manifests\/|\.yaml$/g, '');
      const paths = [...textOf(folder, file).matchAll(/\.Values\.([\w.]+)/g)].map(([, path = '']) => path);
      return paths.filter(path => !holdsAny([values, ...presetValues], `manifests.${stem}.${path}`));
    });
    expect(lost).toEqual([]);
  });

  test('its dependencies name packs of this registry, with types and bounds that can be read', () => {
    const dependencies = json.constraints?.dependencies ?? [];
    const known = new Set(packs.map(other => `${other.json.name} ${other.json.layer}`));
    const bounds = dependencies.flatMap(({minVersion = '', maxVersion = ''}) => [minVersion, maxVersion]);
    expect(dependencies.filter(({packName, layer}) => !known.has(`${packName} ${layer}`))).toEqual([]);
    expect(dependencies.filter(({type}) => !DEPENDENCY_TYPES.includes(type))).toEqual([]);
    expect(bounds.filter(bound => bound !== '' && semver.coerce(bound) === null)).toEqual([]);
  });

  test('its README says what is needed, what can be set, and what an upgrade brings', () => {
    const readme = textOf(folder, 'README.md');
    expect(readme).toMatch(/^# .+\n\n\S/);
    expect(readme.match(/^## .+$/gm)).toEqual(['## Prerequisites', '## Parameters', '## Upgrade remarks']);
    expect(readme.length).toBeGreaterThan(400);
  });
});

describe.each(withPresets)('the presets of $folder', pack => {
  const {presets} = pack;
  const values: unknown = parse(pack.values);
  const enabled = enabledPresets(pack.values);

  test('have all five keys and names of their own, and add YAML', () => {
    const keys = presets.map(preset => Object.keys(preset).join(' '));
    expect(new Set(keys)).toEqual(new Set(['name displayName group remove add']));
    expect(presets.flatMap(preset => errorsOf(preset.add))).toEqual([]);
    expect(presets.filter(preset => Object.keys(asMap(parsed(preset.add))).length === 0)).toEqual([]);
    expect(new Set(presets.map(preset => preset.name)).size).toBe(presets.length);
  });

  test('remove only what the values hold, or what another preset of the group brings', () => {
    const lost = presets.flatMap(preset => {
      const others = presets.filter(other => other.group === preset.group && other !== preset);
      return preset.remove.filter(path => !holdsAny([values, ...others.map(other => parsed(other.add))], path));
    });
    expect(lost).toEqual([]);
  });

  test('are enabled by the header, one of a group at most, and exist', () => {
    const known = new Set(presets.map(preset => `${preset.group}:${preset.name}`));
    expect(enabled.length).toBeGreaterThan(0);
    expect(enabled.map(({group, name}) => `${group}:${name}`).filter(entry => !known.has(entry))).toEqual([]);
    expect(new Set(enabled.map(({group}) => group)).size).toBe(enabled.length);
  });

  test('are in the values where the header says that they are enabled', () => {
    const on = presets.filter(({group, name}) => enabled.some(entry => entry.group === group && entry.name === name));
    for (const preset of on) {
      const added = asMap(parsed(preset.add));
      const left = preset.remove.filter(path => holdsAny([values], path) && !holdsAny([added], path));
      expect(values).toMatchObject(added);
      expect(left).toEqual([]);
    }
  });
});

describe.each(withSchema)('the schema of $folder', pack => {
  const values: unknown = parse(pack.values);
  const entries = Object.entries(pack.schema).map(([path, {schema}]) => ({path, schema}));

  test('names paths that the values hold, or a preset brings', () => {
    const known = [values, ...pack.presets.map(preset => parsed(preset.add))];
    expect(entries.filter(({path}) => !holdsAny(known, path.replace(/\.\$\[\]$/, '')))).toEqual([]);
  });

  test('is written in the functions that Palette knows', () => {
    const calls = entries.flatMap(({schema}) => {
      const [, body = ''] = /^\{\{ (.+) \}\}$/.exec(schema) ?? [];
      return body.replaceAll(/"[^"]*"/g, '""').split(' | ');
    });
    expect(calls.filter(call => !/^(required|readonly|format ""|hints( "")+)$/.test(call))).toEqual([]);
  });

  test('is written in the types that Palette knows, with regular expressions of RE2', () => {
    const types = entries.flatMap(({schema}) => typesOf(schema));
    const known =
      /^(string|number|boolean|password|ipv4|version|(string|password):\/.+\/|number:\[\d+-\d+\]|list:\[.+\])$/;
    const regexes = types.map(type => /^\w+:\/(.+)\/$/.exec(type)?.[1]).filter(regex => regex !== undefined);
    expect(types.filter(type => !known.test(type))).toEqual([]);
    expect(() => regexes.map(regex => RE2JS.compile(regex))).not.toThrow();
  });

  test('is kept by the values as shipped, save for what is required and empty', () => {
    const broken = entries.filter(({path, schema}) => {
      const value = valueAt(values, path.replace(/\.\$\[\]$/, ''));
      const all = path.endsWith('.$[]') ? asList(value) : value === undefined ? [] : [value];
      return all.some(one => !(one === '' && schema.includes('required')) && !matches(JSON.stringify(one), schema));
    });
    expect(broken).toEqual([]);
  });
});

describe('the starter registry', () => {
  const layersOfClouds = CLOUDS.flatMap(cloud => CORE.map(layer => ({cloud, layer})));

  test.each(layersOfClouds)('offers at least two packs of two versions each for $layer on $cloud', ({cloud, layer}) => {
    const fitting = packs.filter(pack => pack.json.layer === layer && fits(pack, cloud));
    const versions = Map.groupBy(fitting, pack => pack.json.name);
    expect(versions.size).toBeGreaterThanOrEqual(2);
    expect([...versions.values()].filter(found => found.length < 2)).toEqual([]);
  });

  test.each(CLOUDS)('offers at least six add-ons on %s, one of them made of manifests', cloud => {
    const addons = packs.filter(pack => pack.json.layer === 'addon' && fits(pack, cloud));
    expect(namesOf(addons).size).toBeGreaterThanOrEqual(6);
    expect(addons.some(pack => pack.json.kubeManifests !== undefined && pack.json.charts === undefined)).toBe(true);
  });

  test('has two or more versions of every pack, which differ in their values', () => {
    for (const versions of Map.groupBy(packs, pack => pack.json.name).values()) {
      expect(versions.length).toBeGreaterThanOrEqual(2);
      expect(new Set(versions.map(pack => pack.values)).size).toBe(versions.length);
      expect(new Set(versions.map(pack => pack.json.displayName)).size).toBe(1);
    }
  });

  test('has a train with several patch versions of Kubernetes', () => {
    const kubernetes = packs.filter(pack => pack.json.name === 'kubernetes').map(pack => pack.json.version);
    const trains = Map.groupBy(kubernetes, version => version.split('.').slice(0, 2).join('.'));
    expect(Math.max(...[...trains.values()].map(train => train.length))).toBeGreaterThanOrEqual(2);
    expect(trains.size).toBeGreaterThanOrEqual(3);
  });

  test('has presets and schemas on at least three packs each, and several groups of presets on one', () => {
    expect(namesOf(withPresets).size).toBeGreaterThanOrEqual(3);
    expect(namesOf(withSchema).size).toBeGreaterThanOrEqual(3);
    expect(withPresets.some(pack => new Set(pack.presets.map(preset => preset.group)).size >= 3)).toBe(true);
  });

  test('shows every type of a schema, a value of several parts, and elements of a list', () => {
    const all = withSchema.flatMap(pack => Object.entries(pack.schema));
    const types = all.flatMap(([, entry]) => typesOf(entry.schema)).map(part => part.replace(/:.*/, ''));
    expect(new Set(types)).toEqual(new Set(['string', 'number', 'boolean', 'password', 'list', 'ipv4', 'version']));
    expect(all.some(([, entry]) => typesOf(entry.schema).length > 1)).toBe(true);
    expect(all.some(([path]) => path.endsWith('.$[]'))).toBe(true);
    expect(all.some(([, entry]) => entry.schema.includes('readonly'))).toBe(true);
  });

  test('has dependency constraints of every type, with bounds', () => {
    const dependencies = packs.flatMap(pack => pack.json.constraints?.dependencies ?? []);
    expect(new Set(dependencies.map(({type}) => type))).toEqual(new Set(DEPENDENCY_TYPES));
    expect(dependencies.some(({minVersion = ''}) => minVersion !== '')).toBe(true);
    expect(dependencies.some(({maxVersion = ''}) => maxVersion !== '')).toBe(true);
    expect(namesOf(packs.filter(pack => (pack.json.constraints?.dependencies ?? []).length > 0)).size).toBeGreaterThan(
      2,
    );
  });

  test('has a deprecated version, beside a newer one that is not', () => {
    const deprecated = packs.filter(pack => pack.json.annotations?.['system_state'] === 'deprecated');
    expect(deprecated.length).toBeGreaterThan(0);
    const current = namesOf(packs.filter(pack => !deprecated.includes(pack)));
    expect([...namesOf(deprecated)].filter(name => !current.has(name))).toEqual([]);
  });

  test('uses macros, and no profile variable that a new profile would not have', () => {
    expect(packs.some(pack => pack.values.includes('{{ .spectro.system.cluster.name }}'))).toBe(true);
    expect(packs.filter(pack => pack.values.includes('.spectro.var.')).map(pack => pack.folder)).toEqual([]);
  });
});

/** Reads a folder as it is: the tests above check that it has this shape. */
function readFolder(folder: string): Folder {
  const json: PackJson = JSON.parse(textOf(folder, 'pack.json'));
  const presets: {readonly presets: readonly Preset[]} | null = parse(textIfAny(folder, 'presets.yaml'));
  const schema: Folder['schema'] | null = parse(textIfAny(folder, 'schema.yaml'));
  return {folder, json, values: textOf(folder, 'values.yaml'), presets: presets?.presets ?? [], schema: schema ?? {}};
}

function textOf(folder: string, file: string): string {
  return readFileSync(`${root}/${folder}/${file}`, 'utf8');
}

function textIfAny(folder: string, file: string): string {
  return existsSync(`${root}/${folder}/${file}`) ? textOf(folder, file) : '';
}

function errorsOf(text: string): readonly string[] {
  const {errors, warnings} = parseDocument(text);
  return [...errors, ...warnings].map(problem => problem.message);
}

function fits(pack: Folder, cloud: string): boolean {
  return pack.json.cloudTypes.includes('all') || pack.json.cloudTypes.includes(cloud);
}

function namesOf(some: readonly Folder[]): ReadonlySet<string> {
  return new Set(some.map(pack => pack.json.name));
}

/** The value at a dotted path. A key may hold dots itself (`options` / `system.uri`): longer keys are tried as well. */
function valueAt(value: unknown, path: string): unknown {
  if (path === '') return value;
  if (!isMap(value)) return undefined;
  const parts = path.split('.');
  for (let taken = 1; taken <= parts.length; taken += 1) {
    const child = value[parts.slice(0, taken).join('.')];
    const found = child === undefined ? undefined : valueAt(child, parts.slice(taken).join('.'));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What the first comment says: `# spectrocloud.com/enabled-presets: Group:name,Group:name` (domain: 5.1). */
function enabledPresets(values: string): readonly {readonly group: string; readonly name: string}[] {
  const [, list = ''] = /^# spectrocloud\.com\/enabled-presets: (.+)$/m.exec(values.split('\n')[0] ?? '') ?? [];
  return list
    .split(',')
    .filter(entry => entry !== '')
    .map(entry => ({group: entry.slice(0, entry.lastIndexOf(':')), name: entry.slice(entry.lastIndexOf(':') + 1)}));
}

/** The types in a schema's format: `${ipv4}-${ipv4}` gives two. A regex may hold braces: it ends at `/}`. */
function typesOf(schema: string): readonly string[] {
  return [...formatOf(schema).matchAll(TYPE)].map(([, type]) => type ?? '');
}

const TYPE = /\$\{(\w+:\/.+?\/(?=\})|[^}]+)\}/g;

function formatOf(schema: string): string {
  return /format "([^"]*)"/.exec(schema)?.[1] ?? '';
}

/** Whether a value, as JSON, has the schema's format: as far as one regular expression can say it, so ranges apart. */
function matches(value: string, schema: string): boolean {
  const format = formatOf(schema);
  if (format === '') return true;
  const types = typesOf(schema);
  const literals = format.split(TYPE).filter((_, at) => at % 2 === 0);
  const pattern = literals.map((text, at) => escaped(text) + patternOf(types[at])).join('');
  return new RegExp(`^(?:${pattern})$`).test(value.replaceAll(/^"|"$/g, ''));
}

function patternOf(type: string | undefined): string {
  if (type === undefined) return '';
  const [, kind = '', rest = ''] = /^(\w+):?(.*)$/.exec(type) ?? [];
  if (rest.startsWith('/')) return `(?:${rest.slice(1, -1).replaceAll(/^\^|\$$/g, '')})`;
  if (kind === 'list') return `(?:${rest.slice(1, -1).split(',').map(escaped).join('|')})`;
  if (kind === 'boolean') return '(?:true|false)';
  if (kind === 'number') return String.raw`-?\d+(?:\.\d+)?`;
  if (kind === 'ipv4') return String.raw`(?:\d{1,3}\.){3}\d{1,3}`;
  return kind === 'version' ? String.raw`\d+(?:\.\d+)*(?:[-+][\w.-]+)?` : '.*';
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}

function parsed(text: string): unknown {
  return parse(text);
}

function holdsAny(values: readonly unknown[], path: string): boolean {
  return values.some(value => valueAt(value, path) !== undefined);
}

function textAt(value: unknown, path: string): string {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : '';
}

function asMap(value: unknown): Readonly<Record<string, unknown>> {
  if (isMap(value)) return value;
  throw new TypeError('not a map');
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new TypeError('not a list');
}
