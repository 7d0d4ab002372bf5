import type {BatchItem, BatchJob, BatchPhase, BatchResult} from '../batch.ts';

/** Many documents are imported, or many versions exported, one after another. */
export type BatchAction =
  /** Exports several versions to files in a directory: those of the marked profiles, or of all. */
  | {
      readonly type: 'export.many';
      readonly versions: 'all' | 'latest';
      readonly format: string;
      readonly directory: string;
    }
  | {readonly type: 'batch.found'; readonly job: BatchJob; readonly items: readonly BatchItem[]}
  | {
      readonly type: 'batch.stepped';
      readonly phase: BatchPhase;
      /** The index of the first result. */
      readonly from: number;
      readonly results: readonly BatchResult[];
    }
  /** Carries out everything that is ready. */
  | {readonly type: 'batch.run'}
  /** Opens what the row under the cursor is about. */
  | {readonly type: 'batch.open'}
  /** Goes to the next or previous row that is left out. */
  | {readonly type: 'batch.go'; readonly by: 1 | -1}
  | {readonly type: 'batch.registry'; readonly from: string; readonly to: string};
