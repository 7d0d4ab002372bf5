import type {Catalog} from '../src/domain/pack/catalog.ts';
import type {RegistrySetting} from '../src/domain/pack/registry-setting.ts';
import type {Problem} from '../src/domain/problem.ts';
import type {Profile} from '../src/domain/profile/profile.ts';
import type {Registries} from '../src/registry/registries.ts';
import type {CheckQuestion} from './check-question.ts';
import {BROKEN, Thread, threadProgram} from './thread.ts';

/** What the checks need to know of the user's registries. */
export interface ChecksHome {
  readonly cache: string;
  settings(): Promise<{readonly registries: readonly RegistrySetting[]}>;
  registries(): Promise<Pick<Registries, 'readPack'>>;
}

/**
 * Checks profiles in a thread of its own, where a later question calls the earlier one off. When no thread can be
 * started, profiles are checked here, one layer at a time.
 */
export class Checks {
  readonly #home: ChecksHome;
  readonly #thread: Thread<CheckQuestion, readonly Problem[]>;
  #later = new AbortController();
  #catalogs = 0;
  #catalog: Catalog | undefined;

  constructor(home: ChecksHome, program = threadProgram('check-thread')) {
    this.#home = home;
    this.#thread = new Thread(program);
  }

  async find(
    profile: Profile,
    catalog: Catalog | undefined,
    signal: AbortSignal,
  ): Promise<readonly Problem[] | undefined> {
    const {registries} = await this.#home.settings();
    this.#later.abort();
    this.#later = new AbortController();
    const isOver = AbortSignal.any([signal, this.#later.signal]);
    if (catalog !== this.#catalog) this.#catalogs += 1;
    this.#catalog = catalog;
    const question: CheckQuestion = {
      profile,
      catalog: catalog === undefined ? 0 : this.#catalogs,
      registries,
      cache: this.#home.cache,
    };
    const found = await this.#thread.ask(question, isOver, {isLeft: true});
    if (found !== BROKEN) return found;
    // Loaded only when needed: usually only the thread loads the rules.
    const {findProblems} = await import('../state/problems/find-problems.ts');
    const {readPack} = await this.#home.registries();
    return findProblems(profile, catalog, readPack, isOver);
  }
}
