import {type FoundImage, imagesInManifest, imagesInValues, isWhole, listedAs, listedImages} from '../images.ts';
import {valueAt} from '../values/key-path.ts';
import {isRecord} from '../values/plain-data.ts';
import type {LayerFacts} from './layer-facts.ts';
import type {LayerRule} from './rule.ts';
import {placeOf, type TextFacts} from './text-facts.ts';

const IMAGES = ['pack', 'content', 'images'] as const;

const unlisted: LayerRule = {
  code: 'images.unlisted',
  severity: 'warning',
  title: 'An image that a layer uses is listed in its `pack.content.images`, if that lists any.',
  why: 'Content bundles carry what is listed there; a pod whose image is not hangs on a site without internet (librarium, build-content-bundle.md).',
  check: function* (facts) {
    const listed = listedImages(facts.values.yaml().value).map(({image}) => image);
    if (listed.length === 0) return;
    for (const {text, image, path} of unlistedImages(facts, listed)) {
      yield {
        message: `${image} is not listed in pack.content.images`,
        hint: `Add "- image: ${image}" there.`,
        ...placeOf(text, path),
      };
    }
  },
};

const noList: LayerRule = {
  code: 'images.no-list',
  severity: 'note',
  title: 'A layer that uses images lists them in `pack.content.images`.',
  why: 'Content bundles for sites without internet carry only what is listed (librarium, build-content-bundle.md).',
  check: function* (facts) {
    if (listedImages(facts.values.yaml().value).length > 0) return;
    const images = [...new Set([...unlistedImages(facts, [])].map(({image}) => image))];
    if (images.length === 0) return;
    const shown = images.slice(0, 3).join(', ') + (images.length > 3 ? ` and ${images.length - 3} more` : '');
    const count = images.length === 1 ? 'an image' : `${images.length} images`;
    yield {message: `${facts.layer.name} uses ${count} and lists none in pack.content.images: ${shown}`};
  },
};

const entry: LayerRule = {
  code: 'images.entry',
  severity: 'warning',
  title: 'Every entry of `pack.content.images` has an `image` that can be one.',
  why: 'Another key is passed over, and what no registry can have fails to be mirrored: the image is missing offline.',
  check: function* ({values}) {
    const list = valueAt(values.yaml().value, IMAGES);
    for (const [at, item] of (Array.isArray(list) ? list : []).entries()) {
      // Old packs list plain texts.
      const image = isRecord(item) ? item['image'] : item;
      if (typeof image === 'string') {
        const stray = strayIn(image);
        if (stray !== undefined) {
          const message = `entry ${at + 1} of pack.content.images cannot be an image: ${image} holds ${stray}`;
          yield {message, hint: 'Write REGISTRY/NAME:TAG.', ...placeOf(values, [...IMAGES, at])};
        }
        continue;
      }
      const key = isRecord(item) ? Object.keys(item)[0] : undefined;
      const message = `entry ${at + 1} of pack.content.images has no "image"`;
      yield {
        message,
        hint: key === undefined ? 'Write - image: NAME.' : `Did you mean image instead of ${key}?`,
        ...placeOf(values, [...IMAGES, at]),
      };
    }
  },
};

export const imageRules: readonly LayerRule[] = [unlisted, noList, entry];

/** What stands in the name of an image and cannot be part of it: a quote that was left over, a blank. References of Palette aside. */
function strayIn(image: string): string | undefined {
  return /[\s"'`,;<>\\]/.exec(image.replaceAll(/\{\{.*?\}\}/g, '').trim())?.[0].replace(/\s/, 'a blank');
}

interface PlacedImage extends FoundImage {
  readonly text: TextFacts;
}

/** Images of values and manifests that are none of the listed; those that a template makes are not known. */
function* unlistedImages({values, manifests}: LayerFacts, listed: readonly string[]): Generator<PlacedImage> {
  const seen = new Set<string>();
  for (const text of [values, ...manifests]) {
    const found = text === values ? imagesInValues(text.yaml().value) : imagesInManifest({content: text.text});
    for (const image of found) {
      if (seen.has(image.image) || !isWhole(image.image) || listedAs(image, listed) !== undefined) continue;
      seen.add(image.image);
      yield {...image, text};
    }
  }
}
