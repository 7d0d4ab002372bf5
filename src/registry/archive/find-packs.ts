import type {FoundTexts} from './collect-texts.ts';

/** A folder of a pack or chart in an archive; empty for the archive's top. */
export interface FoundPack {
  readonly kind: 'pack' | 'chart';
  readonly folder: string;
}

/** Folders are searched this deep in an archive, as in a directory. */
const MAX_DEPTH = 4;

/**
 * The packs and charts among the texts of an archive. Everything inside a pack's or chart's folder belongs to it: the
 * charts of a pack, the dependencies of a chart. `top`: where to begin, a folder or an archive inside the archive.
 */
export function findPacks(texts: FoundTexts['texts'], top = ''): readonly FoundPack[] {
  const folders = new Map<string, FoundPack['kind']>();
  for (const path of texts.keys()) {
    const slash = path.lastIndexOf('/');
    const kind = KINDS.get(path.slice(slash + 1));
    const folder = path.slice(0, Math.max(0, slash));
    if (kind === undefined || depthOf(folder) > MAX_DEPTH) continue;
    if (kind === 'pack' || !folders.has(folder)) folders.set(folder, kind);
  }
  return [...folders].flatMap(([folder, kind]) => (isWithin(folder, top, folders) ? [] : [{kind, folder}]));
}

const KINDS = new Map<string, FoundPack['kind']>([
  ['pack.json', 'pack'],
  ['Chart.yaml', 'chart'],
]);

/** In the innermost archive. */
function depthOf(folder: string): number {
  const inner = folder.split(/!(?:\/|$)/).at(-1) ?? '';
  return inner === '' ? 0 : inner.split('/').length;
}

/** Is a folder above it, below the top, a pack or chart itself? */
function isWithin(folder: string, top: string, folders: ReadonlyMap<string, unknown>): boolean {
  if (folder !== '' && top === '' && folders.has('')) return true;
  for (let at = folder.indexOf('/', top.length); at >= 0; at = folder.indexOf('/', at + 1)) {
    if (folders.has(folder.slice(0, at))) return true;
  }
  return false;
}
