import type {PlaceStore} from '../src/storage/place-store.ts';
import type {Place} from '../state/place.ts';

/** The place is written at most this often, ms. */
const PLACE_PAUSE = 1000;

/** Saves where the user is, soon after it changes. `isOpen` tells the next start whether this run ended properly. */
export class PlacePort {
  readonly #places: PlaceStore;
  #timer: NodeJS.Timeout | undefined;
  #next: Place | undefined;
  #saved: Promise<void> | undefined;

  constructor(places: PlaceStore) {
    this.#places = places;
  }

  save(place: Place): void {
    this.#next = place;
    // The first one is written at once: from here on, a run that is cut off leaves a trace, and its drafts are offered.
    if (this.#saved === undefined) this.#saved = this.#places.save({...place, isOpen: true});
    else
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.#saved = this.#places.save({...this.#next, isOpen: true});
      }, PLACE_PAUSE).unref();
  }

  async close(place: Place): Promise<void> {
    clearTimeout(this.#timer);
    await this.#saved;
    await this.#places.save({...place, isOpen: false});
  }
}
