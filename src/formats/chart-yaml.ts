import {StrataError} from '../domain/error.ts';
import {isRecord} from '../domain/values/plain-data.ts';
import {composeYaml} from './yaml-text.ts';

/** What a chart says of itself: in its `Chart.yaml`, and again in the index of a repository (helm.sh/docs/topics/charts). */
export interface ChartIdentity {
  readonly name: string;
  readonly version: string;
  readonly isDeprecated: boolean;
  /** A library is part of other charts and cannot be installed. */
  readonly isLibrary: boolean;
}

/** Reads the text of a `Chart.yaml`. Throws StrataError `pack.unreadable` that says what is wrong. */
export function readChartYaml(text: string): ChartIdentity {
  const value: unknown = composeChart(text);
  const chart = isRecord(value) ? readChart(value) : undefined;
  if (chart === undefined) throw unreadable('Chart.yaml names no name and version');
  return chart;
}

/** A chart that another one brings along. */
export interface ChartDependency {
  readonly name: string;
  /** Under which key of the chart's values its own stand. */
  readonly key: string;
  readonly condition: string;
}

/** What a chart depends on, as its `Chart.yaml` says; nothing where that cannot be read, or names what is no name. */
export function readChartDependencies(text: string): readonly ChartDependency[] {
  if (!/^dependencies:/m.test(text)) return [];
  const value: unknown = composeChart(text);
  const list: unknown = isRecord(value) ? value['dependencies'] : undefined;
  return (Array.isArray(list) ? list : []).slice(0, MAX_DEPENDENCIES).flatMap((one: unknown) => {
    const [name = '', alias, condition = ''] = ['name', 'alias', 'condition'].map(key =>
      isRecord(one) ? textOf(one[key]) : '',
    );
    return /^[\w-][\w.-]*$/.test(name) ? [{name, key: alias || name, condition}] : [];
  });
}

/** More than any chart has. */
const MAX_DEPENDENCIES = 200;

/** What a map of `Chart.yaml`, or an entry of an index, says; undefined where it names no name and version. */
export function readChart(value: Readonly<Record<string, unknown>>): ChartIdentity | undefined {
  const [name, version] = ['name', 'version'].map(key => textOf(value[key]).trim());
  if (!name || !version) return undefined;
  return {
    name,
    version,
    isDeprecated: value['deprecated'] === true,
    isLibrary: value['type'] === 'library',
  };
}

function composeChart(text: string): unknown {
  try {
    // A version `1.10` is not the number 1.1.
    const document = composeYaml(text, 'Chart.yaml', {isText: path => path.at(-1) === 'version'});
    // A few aliases are fine (`appVersion: *version`); more would only be there to do harm.
    return document.toJS({maxAliasCount: 100});
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : String(error));
  }
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : '';
}

function unreadable(message: string): StrataError {
  return new StrataError('pack.unreadable', message, {hint: 'correct Chart.yaml, then look again for packs'});
}
