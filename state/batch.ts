import type {ProfileRef} from '../src/domain/profile/profile.ts';

/** The same done to many things, one after another: looked at first, then carried out. */
export type BatchJob =
  | {readonly kind: 'export'; readonly directory: string; readonly format: string}
  | {
      readonly kind: 'import';
      /** Or a bundle. */
      readonly directory: string;
      readonly isBundle?: true;
      readonly registries: ReadonlyMap<string, string>;
    };

/** One of the things: a version that is exported, or a file that is imported. */
export interface BatchItem {
  /** Its row is known by it: `web-prod 1.0.0`, a path. */
  readonly title: string;
  readonly ref?: ProfileRef;
  readonly file?: string;
  readonly result?: BatchResult;
}

/** What was found or done. */
export interface BatchResult {
  /** `ready`: can be done. `done`. `same`: nothing is to be done. `left`: cannot be done, or could not. */
  readonly state: 'ready' | 'done' | 'same' | 'left';
  readonly said: string;
  /** The version that a file holds. */
  readonly ref?: ProfileRef;
  /** Registries that it names and that are none of ours. */
  readonly registries?: readonly string[];
}

/** `plan` looks, `run` carries out what is ready. */
export type BatchPhase = 'plan' | 'run';

/** At least one, and as many more as fit into this (milliseconds): the screen moves four times a second, whatever it is that is done. */
const A_WHILE = 250;

/** Does the work item by item for a while; stops early when it is called off. */
export async function workFor(
  items: readonly BatchItem[],
  work: (item: BatchItem) => Promise<BatchResult>,
  signal: AbortSignal,
): Promise<readonly BatchResult[]> {
  const results: BatchResult[] = [];
  const end = performance.now() + A_WHILE;
  for (const item of items) {
    if (results.length > 0 && (signal.aborted || performance.now() > end)) break;
    results.push(await work(item));
  }
  return results;
}
