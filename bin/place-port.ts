import type {Place} from '../state/place.ts';
import type {PlaceStore} from '../src/storage/place-store.ts';

/** At most one write of the place a second (milliseconds). */
const PLACE_PAUSE = 1000;

/** Keeps where the user is, soon after it changed; `isOpen` tells the next start whether this run ended as it should. */
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
    // The first one at once: from here on a run that is cut off leaves its mark, and its drafts are offered.
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
