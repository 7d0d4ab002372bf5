import type {LayerKind} from '../../src/domain/layer/layer.ts';
import type {Pack} from '../../src/domain/pack/pack.ts';
import type {LayerTab} from '../screens/layer/layer-screen.ts';
import type {EditedText, EditPurpose} from '../session/edited-text.ts';

/** The layers of the open version, their texts, presets and manifests. */
export type LayerAction =
  | {readonly type: 'layer.open'; readonly layer: string; readonly tab?: LayerTab; readonly line?: number}
  /** Asks what to add: a pack, or manifests. */
  | {readonly type: 'layer.add'}
  | {readonly type: 'layer.pick'; readonly kind: LayerKind}
  /** Opens the upgrade of the layer that is shown. */
  | {readonly type: 'layer.upgrade'}
  | {readonly type: 'layer.add-manifests'; readonly name: string}
  /**
   * Adds a layer from a registry that cannot be listed, by name and version; `namespace` is empty for anything but a
   * chart.
   */
  | {
      readonly type: 'layer.add-named';
      readonly registry: string;
      readonly name: string;
      readonly version: string;
      readonly namespace: string;
    }
  /** Sets the namespace for the chosen chart. */
  | {readonly type: 'picker.namespace'; readonly namespace: string}
  /**
   * Adds a second copy of a layer under a display name. `defaults` are its pack's values, for a layer without values of
   * its own.
   */
  | {readonly type: 'layer.copy'; readonly layer: string; readonly displayName: string; readonly defaults?: string}
  | {readonly type: 'layer.remove'}
  | {readonly type: 'layer.step'; readonly by: 1 | -1}
  | {readonly type: 'layer.prioritize'; readonly layer: string; readonly priority: number}
  | {readonly type: 'layer.grab'}
  | {readonly type: 'layer.drop'}
  | {readonly type: 'layer.put-back'}
  | {readonly type: 'layer.reveal'}
  | {readonly type: 'layer.pack-read'; readonly layer: string; readonly pack: Pack}
  | {readonly type: 'layer.pack-missing'; readonly layer: string; readonly message: string}
  | {readonly type: 'preset.toggle'}
  | {readonly type: 'text.open'; readonly purpose: EditPurpose; readonly line?: number}
  /** Opens what the Layer screen shows: the values, or the manifest under the cursor. */
  | {readonly type: 'text.open-shown'}
  /** Goes back into the editor with a text that was not taken over yet. */
  | {
      readonly type: 'text.reopen';
      readonly purpose: EditPurpose;
      readonly text: string;
      readonly file: string;
      readonly line: number;
    }
  | {readonly type: 'text.keep'; readonly purpose: EditPurpose; readonly text: string; readonly file: string}
  | {readonly type: 'text.edited'; readonly purpose: EditPurpose; readonly result: EditedText}
  /** Gives up a text that came back from the editor; it stays in its file. */
  | {readonly type: 'text.give-up'; readonly file: string}
  | {readonly type: 'manifest.add'; readonly layer: string; readonly name: string}
  | {readonly type: 'manifest.remove'}
  | {readonly type: 'manifest.step'; readonly by: 1 | -1};
