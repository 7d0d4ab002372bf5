import type {LayerKind} from '../layer/layer.ts';
import {comparePackReleases, isPrerelease} from '../pack/pack-version.ts';

/** How far apart two versions of a pack are, by the first number that differs. */
export interface VersionStep {
  readonly direction: 'newer' | 'same' | 'older';
  readonly size: 'major' | 'minor' | 'patch';
  /** The difference of that number; 0 when they are equal. */
  readonly distance: number;
  /** The minor versions between the two, for Kubernetes only: `1.33` between 1.32 and 1.34. */
  readonly skipped: readonly string[];
}

/** More minor versions than this are not listed one by one: then the versions are not comparable. */
const MOST_MINORS = 30;

/** The step between two versions. The `from` of a layer may be empty, which is older than everything. */
export function stepBetween(from: string, to: string, kind: LayerKind): VersionStep {
  const order = comparePackReleases(to, from);
  const [old, next] = [numbersOf(from), numbersOf(to)];
  const size = old[0] !== next[0] ? 'major' : (old[1] ?? 0) !== (next[1] ?? 0) ? 'minor' : 'patch';
  return {
    direction: order > 0 ? 'newer' : order < 0 ? 'older' : 'same',
    size,
    distance: Math.abs(
      size === 'major' ? (next[0] ?? 0) - (old[0] ?? 0) : size === 'minor' ? (next[1] ?? 0) - (old[1] ?? 0) : 0,
    ),
    skipped: kind === 'k8s' && size === 'minor' ? minorsBetween(old, next) : [],
  };
}

/** `next minor`, `2 minors on`, `patch`, `downgrade`: what a version brings, for a column. */
export function describeStep({direction, size, distance}: VersionStep, to: string): string {
  const prerelease = isPrerelease(to) ? 'pre-release, ' : '';
  if (direction === 'same') return 'the same version';
  if (direction === 'older') return `${prerelease}downgrade`;
  if (size === 'patch') return `${prerelease}patch`;
  // Numbers that are dates or builds are not subtracted from each other.
  return `${prerelease}${distance === 1 ? `next ${size}` : distance > MOST_MINORS ? `later ${size}` : `${distance} ${size}s on`}`;
}

function minorsBetween(old: readonly number[], next: readonly number[]): readonly string[] {
  const [major = 0, from = 0] = old;
  const count = Math.max(0, Math.min(MOST_MINORS, (next[1] ?? 0) - from - 1));
  return Array.from({length: count}, (_, at) => `${major}.${from + 1 + at}`);
}

function numbersOf(version: string): readonly number[] {
  return (/^v?(\d+(?:\.\d+)*)/i.exec(version)?.[1] ?? '').split('.').map(Number);
}
