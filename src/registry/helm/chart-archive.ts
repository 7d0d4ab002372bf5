import {createHash} from 'node:crypto';
import {StrataError} from '../../domain/error.ts';
import type {Pack, PackSummary} from '../../domain/pack/pack.ts';
import {readChartYaml} from '../../formats/chart-yaml.ts';
import {filesOfChart} from '../archive/archive-files.ts';
import {LOOK_AGAIN, readChartFiles} from '../pack-files.ts';
import {reasonOf} from '../reason.ts';

/** The largest charts, with all their dependencies, have a tenth of it; bytes. */
export const MAX_CHART = 50_000_000;

/**
 * Reads a chart from its archive. `digest`: SHA-256, hex, if known. `from`: where the archive came from, as shown.
 * Throws StrataError `pack.unreadable` when it is not a chart's archive, or not the one that was listed, and the abort
 * reason.
 */
export async function readChartArchive(
  bytes: Uint8Array,
  summary: PackSummary,
  {
    from,
    digest,
    signal,
  }: {readonly from: string; readonly digest: string | undefined; readonly signal?: AbortSignal | undefined},
): Promise<Pack> {
  const {name, version} = summary;
  const fail = (reason: string, hint: string) =>
    new StrataError('pack.unreadable', `${name} ${version}: ${from} ${reason}`, {hint});
  const actual = createHash('sha256').update(bytes).digest('hex');
  if (digest !== undefined && digest !== actual) {
    throw fail(
      `is not what the index lists: its SHA-256 is ${actual.slice(0, 12)}…, not ${digest.slice(0, 12)}…`,
      'It was damaged or replaced: get the archive and the index anew from where they come from.',
    );
  }
  const files = await filesOfChart(bytes, signal).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw fail(`cannot be read: ${reasonOf(error)}`, 'Get the archive anew from where it comes from.');
  });
  if (files === undefined) throw fail('holds no chart', LOOK_AGAIN);
  const text = new TextDecoder().decode((await files.read('Chart.yaml', MAX_IDENTITY)) ?? new Uint8Array());
  const chart = readChartYaml(text);
  if (chart.name !== summary.name || !isSameVersion(chart.version, version)) {
    throw fail(`holds ${chart.name} ${chart.version}`, LOOK_AGAIN);
  }
  return readChartFiles(files, summary);
}

/** A `Chart.yaml` is small; bytes. */
const MAX_IDENTITY = 1_000_000;

/** To Helm, `v1.2.3` and `1.2.3` are the same version, and repositories list either. */
function isSameVersion(a: string, b: string): boolean {
  return a.replace(/^v/, '') === b.replace(/^v/, '');
}
