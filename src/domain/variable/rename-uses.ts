import {type Layer, manifestsOf, valuesOf} from '../layer/layer.ts';
import {findReferences} from '../macro.ts';
import {layersOf, type Profile, withLayers} from '../profile/profile.ts';
import {isInComment} from '../validate/comment.ts';

/**
 * Renames a variable in all references in values and manifests. Nothing else in the texts changes; comments are the
 * user's own and stay. Layers without a reference stay the same objects, and so does a profile without any.
 */
export function renameUses(profile: Profile, from: string, to: string): Profile {
  const layers = layersOf(profile).map(layer => renameIn(layer, from, to));
  return layers.every((layer, at) => layer === layersOf(profile)[at]) ? profile : withLayers(profile, layers);
}

function renameIn(layer: Layer, from: string, to: string): Layer {
  const values = renameInText(valuesOf(layer), from, to);
  const manifests = manifestsOf(layer).map(manifest => {
    const content = renameInText(manifest.content, from, to);
    return content === manifest.content ? manifest : {...manifest, content};
  });
  const areSame = manifests.every((manifest, at) => manifest === manifestsOf(layer)[at]);
  if (values === valuesOf(layer)) return areSame ? layer : {...layer, manifests};
  return areSame ? {...layer, values} : {...layer, values, manifests};
}

function renameInText(text: string, from: string, to: string): string {
  const starts = new Map(
    findReferences(text)
      .filter(({kind, name, start}) => kind === 'var' && name === from && !isInComment(text, start))
      .map(({start, end}) => [start, end]),
  );
  const pieces: string[] = [];
  let done = 0;
  for (const [start, end] of starts) {
    pieces.push(text.slice(done, start), renameInAction(text.slice(start, end), from, to));
    done = end;
  }
  return pieces.length === 0 ? text : pieces.join('') + text.slice(done);
}

/** A name ends where `findReferences` ends it; trailing dots do not belong to it. */
function renameInAction(action: string, from: string, to: string): string {
  return action.replaceAll(/(spectro\.var\.)([^\s|{}()"'`\\,]+)/g, (whole, lead: string, name: string) =>
    name.replace(/\.+$/, '') === from ? lead + to + name.slice(from.length) : whole,
  );
}
