import type {ProfileRef} from '../src/domain/profile/profile.ts';
import {isRecord} from '../src/domain/values/plain-data.ts';
import {LAYER_TABS, type LayerTab} from './screens/layer/layer-screen.ts';
import {STACK_TABS, type StackTab} from './screens/stack/stack-screen.ts';

/**
 * Where the user is, as kept for the next start: the open version, the tab, and the layer that is open or under the
 * cursor.
 */
export interface Place {
  /** The open version; undefined at home. */
  readonly ref: ProfileRef | undefined;
  readonly tab: StackTab;
  /** The id of the layer that is open or under the cursor. */
  readonly layer: string | undefined;
  /** The open layer's tab and line (from 1); undefined when none is open. */
  readonly open: {readonly tab: LayerTab; readonly line: number} | undefined;
}

export const HOME: Place = {ref: undefined, tab: 'layers', layer: undefined, open: undefined};

export function isSamePlace(a: Place, b: Place): boolean {
  return (
    a.ref?.name === b.ref?.name &&
    a.ref?.version === b.ref?.version &&
    a.tab === b.tab &&
    a.layer === b.layer &&
    a.open?.tab === b.open?.tab &&
    a.open?.line === b.open?.line
  );
}

/** Reads a place back from a file that may hold anything; whatever is not a place becomes home. */
export function parsePlace(value: unknown): Place {
  if (!isRecord(value) || !isRecord(value['ref'])) return HOME;
  const {name, version} = value['ref'];
  if (typeof name !== 'string' || typeof version !== 'string') return HOME;
  const {open, layer} = value;
  const line = isRecord(open) ? open['line'] : undefined;
  return {
    ref: {name, version},
    tab: STACK_TABS.find(tab => tab === value['tab']) ?? 'layers',
    layer: typeof layer === 'string' ? layer : undefined,
    open: isRecord(open)
      ? {
          tab: LAYER_TABS.find(tab => tab === open['tab']) ?? 'values',
          line: typeof line === 'number' && Number.isInteger(line) && line > 0 ? line : 1,
        }
      : undefined,
  };
}
