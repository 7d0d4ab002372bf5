import {basename} from 'node:path';
import {StrataError} from '../domain/error.ts';
import type {Manifest} from '../domain/layer/layer.ts';
import type {ChartSchema, Pack, PackSummary} from '../domain/pack/pack.ts';
import {readChartDependencies} from '../formats/chart-yaml.ts';
import {findJsonTrouble, readPackJson} from '../formats/pack-json.ts';
import {readPresets} from '../formats/presets-yaml.ts';
import {reasonOf} from './reason.ts';

/** The files of one pack or chart, wherever they are. Paths are relative to its folder. */
export interface PackFiles {
  /**
   * The content of a file; undefined when it does not exist. Throws an error that says why it cannot be read: larger
   * than `limit` bytes, a link that leads out, not a file.
   */
  read(path: string, limit: number): Promise<Uint8Array | undefined>;
  /** The files of a chart that lies among them as an archive, those at its top; undefined when it is not there. Throws like `read`. */
  openChart(path: string): Promise<PackFiles | undefined>;
}

/** The largest real file in a pack is a manifest of 2.5 MB; bytes. */
const MAX_FILE = 20_000_000;
/** The largest real `presets.yaml` has 131 kB; YAML is read at some 5 MB/s. */
const MAX_PRESETS = 2_000_000;
/** The largest known has 400 kB. */
const MAX_SCHEMA = 5_000_000;

/**
 * Reads a pack with everything in it. Only `pack.json` is required: any other missing file is empty, and one that
 * cannot be read is among the pack's `troubles`. At a glance its charts are not opened. Throws StrataError `pack.unreadable`.
 */
export async function readPackFiles(files: PackFiles, summary: PackSummary, isGlance = false): Promise<Pack> {
  const reader = new Reader(files, summary.location);
  const json = await reader.need('pack.json');
  const manifest = readPackJson(json);
  if (manifest.name !== summary.name || manifest.version !== summary.version) {
    const message = `${summary.location} now holds ${manifest.name} ${manifest.version}, not ${summary.name} ${summary.version}`;
    throw new StrataError('pack.unreadable', message, {hint: LOOK_AGAIN});
  }
  const {charts, kubeManifests, dependencies, ...identity} = manifest;
  const values = (await reader.text('values.yaml')) ?? '';
  const {presets, troubles} = readPresets((await reader.text('presets.yaml', MAX_PRESETS)) ?? '');
  const schema = await reader.text('schema.yaml');
  const readme = await reader.readme();
  const manifests: Manifest[] = [];
  for (const path of kubeManifests) {
    const content = await reader.named(path);
    if (content !== undefined) manifests.push({name: basename(path).replace(/\.ya?ml$/, ''), content});
  }
  const chartSchemas = isGlance ? [] : await reader.chartSchemas(charts);
  const repeated = findJsonTrouble(json);
  return {
    ...summary,
    ...identity,
    values,
    presets,
    schema,
    readme,
    manifests,
    charts,
    ...(chartSchemas.length === 0 ? {} : {chartSchemas}),
    dependencies,
    troubles: [...(repeated === undefined ? [] : [repeated]), ...reader.troubles, ...troubles],
  };
}

/** Reads a Helm chart as a pack: its values are its own, and its schema is that of its values. Throws StrataError `pack.unreadable`. */
export async function readChartFiles(files: PackFiles, summary: PackSummary): Promise<Pack> {
  const reader = new Reader(files, summary.location);
  const chart = await reader.need('Chart.yaml');
  const text = await reader.text('values.schema.json', MAX_SCHEMA);
  const below = await reader.schemasBelow(summary.name, chart);
  const chartSchemas = [...(text === undefined ? [] : [{chart: summary.name, text}]), ...below];
  const values = (await reader.text('values.yaml')) ?? '';
  const readme = await reader.readme();
  return {
    ...summary,
    values,
    presets: [],
    schema: undefined,
    readme,
    manifests: [],
    charts: [],
    ...(chartSchemas.length === 0 ? {} : {chartSchemas}),
    dependencies: [],
    troubles: reader.troubles,
  };
}

/** What to do when a registry is no longer as it was listed. */
export const LOOK_AGAIN = 'look again for packs on the Registries screen';

class Reader {
  readonly troubles: string[] = [];
  private readonly files: PackFiles;
  private readonly location: string;

  constructor(files: PackFiles, location: string) {
    this.files = files;
    this.location = location;
  }

  /** The text of a file that must exist. */
  async need(path: string): Promise<string> {
    const fail = (reason: string, cause?: unknown) =>
      new StrataError('pack.unreadable', `${this.location}/${path}: ${reason}`, {hint: LOOK_AGAIN, cause});
    try {
      const content = await this.files.read(path, MAX_FILE);
      if (content !== undefined) return decode(content);
    } catch (error) {
      throw fail(reasonOf(error), error);
    }
    throw fail('it is not there');
  }

  /** The text of a file; undefined when it does not exist, or cannot be read, which is then a trouble. */
  async text(path: string, limit = MAX_FILE): Promise<string | undefined> {
    try {
      const content = await this.files.read(path, limit);
      return content === undefined ? undefined : decode(content);
    } catch (error) {
      this.troubles.push(`${path}: ${reasonOf(error)}`);
      return undefined;
    }
  }

  async readme(): Promise<string | undefined> {
    return (await this.text('README.md')) ?? this.text('readme.md');
  }

  /** The text of a file that `pack.json` names: that it is not there is a trouble too. */
  async named(path: string): Promise<string | undefined> {
    const before = this.troubles.length;
    const text = await this.text(path);
    if (text === undefined && this.troubles.length === before) {
      this.troubles.push(`${path}: pack.json names it, but it is not there`);
    }
    return text;
  }

  /** What the charts say that a chart depends on; one that cannot be read is a trouble. */
  async schemasBelow(chart: string, text: string): Promise<readonly ChartSchema[]> {
    try {
      return await schemasBelow(this.files, chart, text);
    } catch (error) {
      this.troubles.push(`charts of ${chart}: ${reasonOf(error)}`);
      return [];
    }
  }

  /** What the charts of a pack say of their values. One that is not there is no trouble: packs are passed on without charts too. */
  async chartSchemas(charts: readonly string[]): Promise<readonly ChartSchema[]> {
    const schemas: ChartSchema[] = [];
    for (const path of charts) {
      try {
        const files = await this.files.openChart(path);
        const chart = await files?.read('Chart.yaml', MAX_SCHEMA);
        const name = nameOfChart(chart);
        if (files === undefined || chart === undefined || name === undefined) continue;
        const text = await files.read('values.schema.json', MAX_SCHEMA);
        if (text !== undefined) schemas.push({chart: name, text: decode(text)});
        schemas.push(...(await schemasBelow(files, name, decode(chart))));
      } catch (error) {
        this.troubles.push(`${path}: ${reasonOf(error)}`);
      }
    }
    return schemas;
  }
}

/** Of the charts that a chart depends on, those that lie in it unpacked, as `helm package` puts them there. */
async function schemasBelow(files: PackFiles, chart: string, text: string): Promise<readonly ChartSchema[]> {
  const schemas: ChartSchema[] = [];
  for (const {name, key, condition} of readChartDependencies(text)) {
    const schema = await files.read(`charts/${name}/values.schema.json`, MAX_SCHEMA);
    if (schema === undefined) continue;
    schemas.push({chart, below: key, ...(condition === '' ? {} : {condition}), text: decode(schema)});
  }
  return schemas;
}

/** `Chart.yaml` is flat where its name stands. */
function nameOfChart(content: Uint8Array | undefined): string | undefined {
  if (content === undefined) return undefined;
  return /^name:\s*["']?([^"'\s#]+)/m.exec(decode(content))?.[1];
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
  } catch (error) {
    throw new Error('it is not UTF-8 text', {cause: error});
  }
}
