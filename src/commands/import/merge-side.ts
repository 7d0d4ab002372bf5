/**
 * What to do where both sides changed something, or nobody knows who did: keep what is here, take the file's, or stop.
 */
export const MERGE_SIDES = ['here', 'file', 'stop'] as const;
export type MergeSide = (typeof MERGE_SIDES)[number];
