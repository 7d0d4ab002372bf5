import type {Origin} from '../../../src/domain/import/merge-part.ts';
import type {ProfileRef} from '../../../src/domain/profile/profile.ts';

/** A document that is being imported, as plain data for a file. */
export interface KeptImport {
  /** Where it came from, in words. */
  readonly source: string;
  /** The document, as JSON. */
  readonly text: string;
  readonly as: Partial<ProfileRef>;
  /** Registries of ours, by the document's registries that they replace. */
  readonly registries: Readonly<Record<string, string>>;
}

/** The answers to the merge of that document with what is here. */
export interface KeptMerge {
  /** The chosen base in words. */
  readonly base: string;
  readonly choices: Readonly<Record<string, Origin>>;
}

/** What a run that was cut off left of an import. */
export interface LeftImport {
  readonly kept: KeptImport;
  readonly merge: KeptMerge | undefined;
}
