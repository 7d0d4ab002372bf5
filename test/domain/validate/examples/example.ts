import type {Draft} from '../build.ts';

/** An example of a rule: a profile that offends it, what the problem says, and the nearest profile that does not. */
export type Example = readonly [code: string, bad: Draft, says: string, good: Draft];

/** A layer with these values. */
export const values = (text: string): Draft => ({layers: [{values: text}]});

/** A layer with this manifest. */
export const manifest = (content: string): Draft => ({layers: [{type: 'manifest', manifests: [{name: 'm', content}]}]});
