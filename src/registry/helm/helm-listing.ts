import type {BrokenPack, PackSummary} from '../../domain/pack/pack.ts';
import {type IndexedChart, indexItems, readIndexItem, readIndexWhole} from '../../formats/helm-index.ts';
import {summaryOfChart, withoutTwins} from '../pack-summary.ts';
import {reasonOf} from '../reason.ts';
import {Turns} from '../turns.ts';

/** The charts that an index lists. */
export interface HelmListing {
  readonly packs: readonly PackSummary[];
  readonly broken: readonly BrokenPack[];
}

/**
 * Lists the charts of an `index.yaml`, in turns between which keys are answered. `locate` returns the location of a
 * chart's archive, or throws an error that says why it has none. Throws an error that says why the whole is not an
 * index, or the abort reason.
 */
export async function listIndex(
  registry: string,
  text: string,
  locate: (chart: IndexedChart) => string,
  signal?: AbortSignal,
): Promise<HelmListing> {
  const packs: PackSummary[] = [];
  const broken: BrokenPack[] = [];
  const turns = new Turns(signal);
  const refuse = (chart: string, reason: string) =>
    void broken.push({registry, location: `index.yaml: ${chart}`, reason});
  const take = (chart: IndexedChart) => {
    try {
      const location = locate(chart);
      packs.push(summaryOfChart({registry, location: withDigest(location, chart.digest)}, chart));
    } catch (error) {
      refuse(`${chart.name} ${chart.version}`, reasonOf(error));
    }
  };
  const items = indexItems(text);
  if (items === undefined) {
    for (const chart of readIndexWhole(text)) {
      if ('reason' in chart) refuse(chart.chart, chart.reason);
      else take(chart);
    }
  } else {
    for (const item of items) {
      try {
        take(readIndexItem(item));
      } catch (error) {
        refuse(item.chart, reasonOf(error));
      }
      if (turns.isOver()) await turns.next();
    }
  }
  const {packs: known, twins} = withoutTwins(packs);
  return {packs: known, broken: [...broken, ...twins]};
}

/** A location includes the digest from the index. */
function withDigest(location: string, digest: string | undefined): string {
  return digest === undefined ? location : `${location}${DIGEST}${digest}`;
}

/** The parts of a location that `listIndex` made. */
export function placeOf({location}: PackSummary): {readonly place: string; readonly digest: string | undefined} {
  const at = location.lastIndexOf(DIGEST);
  if (at < 0) return {place: location, digest: undefined};
  return {place: location.slice(0, at), digest: location.slice(at + DIGEST.length)};
}

const DIGEST = '#sha256:';
