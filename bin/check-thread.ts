/** The thread that checks profiles: `yaml` can take 50 ms to read large values, and no key must wait for that. */
import {isDeepStrictEqual} from 'node:util';
import {type Layer, layerId} from '../src/domain/layer/layer.ts';
import type {Catalog} from '../src/domain/pack/catalog.ts';
import type {Problem} from '../src/domain/problem.ts';
import {layersOf, type Profile, withLayers} from '../src/domain/profile/profile.ts';
import {openRegistries, type Registries} from '../src/registry/registries.ts';
import {findProblems} from '../state/problems/find-problems.ts';
import type {CheckQuestion} from './check-question.ts';
import {answerQuestions} from './thread-program.ts';

interface Known {
  /** The catalog's number in the last question. */
  readonly number: number;
  readonly catalog: Catalog;
  readonly registries: Registries;
}

/** Answers one question after another; a newer question calls the older one off. */
class CheckThread {
  #abort = new AbortController();
  #layers: ReadonlyMap<string, Layer> = new Map();
  #known: Known | undefined;

  async answer(question: CheckQuestion): Promise<readonly Problem[] | undefined> {
    this.#abort.abort();
    const abort = new AbortController();
    this.#abort = abort;
    const profile = this.#withKnownLayers(question.profile);
    const known = await this.#read(question);
    return findProblems(
      profile,
      known?.catalog,
      async pack => {
        if (known === undefined) throw new Error('no pack is found without a catalog');
        return known.registries.readPack(pack);
      },
      abort.signal,
    );
  }

  /**
   * Rules remember their findings by layer object: a layer that arrives unchanged is replaced by the object it was
   * before.
   */
  #withKnownLayers(profile: Profile): Profile {
    const layers = layersOf(profile).map(layer => {
      const known = this.#layers.get(layerId(layer));
      return isDeepStrictEqual(known, layer) && known !== undefined ? known : layer;
    });
    this.#layers = new Map(layers.map(layer => [layerId(layer), layer]));
    return withLayers(profile, layers);
  }

  async #read({catalog: number, registries: settings, cache}: CheckQuestion): Promise<Known | undefined> {
    if (number === 0) return undefined;
    if (this.#known?.number !== number) {
      const registries = openRegistries(settings, cache);
      this.#known = {number, catalog: await registries.catalog(), registries};
    }
    return this.#known;
  }
}

const thread = new CheckThread();
answerQuestions((question: CheckQuestion) => thread.answer(question));
