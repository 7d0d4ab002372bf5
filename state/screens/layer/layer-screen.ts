import type {Pack} from '../../../src/domain/pack/pack.ts';
import type {FilterState} from '../../filter.ts';
import type {ListState} from '../../list.ts';
import type {Loadable} from '../../loadable.ts';

export const LAYER_TABS = ['values', 'presets', 'manifests', 'readme'] as const;

export type LayerTab = (typeof LAYER_TABS)[number];

export interface LayerScreen {
  readonly type: 'layer';
  /** The `layerId` of the layer. */
  readonly layer: string;
  readonly tab: LayerTab;
  readonly lists: Readonly<Record<LayerTab, ListState>>;
  /** Of the manifest that is shown: the line that was gone to, -1 for none, and the first one in sight. */
  readonly preview: ListState;
  /** The text that is searched for in the tab. */
  readonly search: FilterState;
  /** Secrets are masked until a key reveals them, and again after leaving. */
  readonly isRevealed: boolean;
  /** The layer's pack, for presets, README and schema; failed when no registry has it. */
  readonly pack: Loadable<Pack>;
}
