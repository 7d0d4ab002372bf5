import {Worker} from 'node:worker_threads';
import type {Catalog} from '../src/domain/catalog.ts';
import type {Problem} from '../src/domain/problem.ts';
import type {Profile} from '../src/domain/profile.ts';
import type {RegistrySetting} from '../src/domain/registry-setting.ts';
import type {Registries} from '../src/registry/registries.ts';
import type {CheckAnswer, CheckQuestion} from './check-question.ts';

/** What the checks need to know of the user's registries. */
export interface ChecksHome {
  readonly cache: string;
  settings(): Promise<{readonly registries: readonly RegistrySetting[]}>;
  registries(): Promise<Pick<Registries, 'readPack'>>;
}

type Found = readonly Problem[] | undefined;

/**
 * Checks profiles in a thread of its own, which is started with the first question. Where no thread can be had, they are checked here, one
 * layer at a time.
 */
export class Checks {
  readonly #home: ChecksHome;
  readonly #program: URL;
  #worker: Worker | undefined;
  #isBroken = false;
  #asked = 0;
  #catalogs = 0;
  #catalog: Catalog | undefined;
  #pending: {readonly id: number; readonly settle: (found: Found | 'broken') => void} | undefined;

  constructor(home: ChecksHome, program = threadProgram()) {
    this.#home = home;
    this.#program = program;
  }

  async find(profile: Profile, catalog: Catalog | undefined, signal: AbortSignal): Promise<Found> {
    const {registries} = await this.#home.settings();
    if (signal.aborted) return undefined;
    const found = this.#isBroken ? 'broken' : await this.#ask(profile, catalog, registries, signal);
    if (found !== 'broken') return found;
    // Loaded when it is needed: mostly only the thread loads the rules.
    const {findProblems} = await import('../state/find-problems.ts');
    const {readPack} = await this.#home.registries();
    return findProblems(profile, catalog, readPack, signal);
  }

  #ask(
    profile: Profile,
    catalog: Catalog | undefined,
    registries: readonly RegistrySetting[],
    signal: AbortSignal,
  ): Promise<Found | 'broken'> {
    this.#pending?.settle(undefined);
    if (catalog !== this.#catalog) this.#catalogs += 1;
    this.#catalog = catalog;
    const id = (this.#asked += 1);
    return new Promise(resolve => {
      this.#pending = {id, settle: resolve};
      signal.addEventListener('abort', () => resolve(undefined), {once: true});
      const {cache} = this.#home;
      const question: CheckQuestion = {
        id,
        profile,
        catalog: catalog === undefined ? 0 : this.#catalogs,
        registries,
        cache,
      };
      try {
        this.#thread().postMessage(question);
      } catch {
        // No thread is to be had, or a document holds what no message can.
        resolve('broken');
      }
    });
  }

  #thread(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    // In megabytes. As much as V8 takes by itself costs 50 MB more on the largest profiles, and makes nothing faster.
    const worker = new Worker(this.#program, {resourceLimits: {maxYoungGenerationSizeMb: 4}});
    worker.on('message', (answer: CheckAnswer) => {
      if (this.#pending?.id === answer.id) this.#pending.settle(answer.problems);
    });
    worker.on('error', () => {
      this.#isBroken = true;
      this.#pending?.settle('broken');
    });
    // It never keeps the app from ending.
    worker.unref();
    this.#worker = worker;
    return worker;
  }
}

/** Beside this file: in the sources, or in the bundle. */
function threadProgram(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './check-thread.ts' : './check-thread.js', import.meta.url);
}
