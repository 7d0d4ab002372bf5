import type {Layer} from '../../../src/domain/layer/layer.ts';
import type {Profile} from '../../../src/domain/profile/profile.ts';
import {findLayer} from '../../../src/domain/profile/stack.ts';
import type {SideSource} from '../../effect.ts';
import type {State} from '../../model.ts';
import {isDirty} from '../../session/session.ts';
import type {CompareSource} from './compare-shape.ts';

/** The side to read, or, in words, why it cannot be. */
export function sideOf(state: State, source: CompareSource): SideSource | string {
  const {session} = state;
  switch (source.from) {
    case 'version':
      return source.ref;
    case 'unsaved': {
      const {name, version} = source.ref;
      const isOpen = session?.ref.name === name && session.ref.version === version;
      // What is open is at hand, and its draft is being written.
      if (isOpen) return {label: `${name} ${version} (draft)`, profile: session.history.present};
      return {draftOf: source.ref};
    }
    case 'file':
      return {file: source.file};
    case 'pack':
      return {pack: source.pack};
    default: {
      if (session === undefined) return 'no profile is open';
      const isDraft = source.from !== 'saved';
      const profile = isDraft ? session.history.present : session.saved;
      if (profile === undefined) return 'it was never saved: there is nothing to compare it with';
      const {name, version} = session.ref;
      if (source.layer === undefined) {
        return {label: `${name} ${version}${isDraft ? (isDirty(session) ? ' (draft)' : '') : ' (saved)'}`, profile};
      }
      const layer = findLayer(profile, source.layer);
      if (layer === undefined)
        return isDraft ? 'that layer is no longer in the profile' : 'the layer is new: nothing of it was saved';
      if (source.from === 'defaults') return {defaultsOf: layer};
      return {
        label: `${layer.name} of ${name} ${version}${isDraft ? (isDirty(session) ? ' (draft)' : '') : ' (saved)'}`,
        profile: ofOneLayer(layer),
      };
    }
  }
}

/** A profile with only one layer, as which a single layer is compared. */
export function ofOneLayer(layer: Layer): Profile {
  return {metadata: {name: layer.name}, spec: {version: layer.version ?? '', template: {packs: [layer]}}};
}
