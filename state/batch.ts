import type {ProfileRef} from '../src/domain/profile/profile.ts';

/** A batch: the same done to many items, one after another; first looked at, then carried out. */
export type BatchJob =
  | {readonly kind: 'export'; readonly directory: string; readonly format: string}
  | {
      readonly kind: 'import';
      /** Or a bundle. */
      readonly directory: string;
      readonly isBundle?: true;
      readonly registries: ReadonlyMap<string, string>;
    };

/** One item: a version to export, or a file to import. */
export interface BatchItem {
  /** Identifies its row: `web-prod 1.0.0`, a path. */
  readonly title: string;
  readonly ref?: ProfileRef;
  readonly file?: string;
  readonly result?: BatchResult;
}

/** What was found or done. */
export interface BatchResult {
  /** `ready` can be done; `done` is done; `same` needs nothing; `left` cannot be done, or could not. */
  readonly state: 'ready' | 'done' | 'same' | 'left';
  readonly said: string;
  /** The version in the file. */
  readonly ref?: ProfileRef;
  /** Registries that it names and we do not have. */
  readonly registries?: readonly string[];
}

/** `plan` looks, `run` carries out what is ready. */
export type BatchPhase = 'plan' | 'run';

/**
 * A turn does at least one item, and as many more as fit into this, ms: the screen moves four times a second, whatever
 * the work is.
 */
const A_WHILE = 250;

/** Does the work item by item for one turn; stops early when it is called off. */
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
