import type {Pack} from '../../../src/domain/pack/pack.ts';
import type {FilterState} from '../../filter.ts';
import type {ListState} from '../../list.ts';
import type {Loadable} from '../../loadable.ts';

/** A layer's texts with its variables filled in. */
export interface ResolvedScreen {
  readonly type: 'resolved';
  /** The `layerId` of the layer. */
  readonly layer: string;
  readonly list: ListState;
  readonly search: FilterState;
  readonly isRevealed: boolean;
  /** The layer's pack: its values when the layer has none, and what its schema calls passwords. */
  readonly pack: Loadable<Pack>;
}
