import type {Severity} from '../problem.ts';
import type {LayerFacts} from './layer-facts.ts';
import type {ProfileFacts} from './profile-facts.ts';

/** A rule and its reason: one record serves the checks and the README's list. */
export interface RuleRecord {
  /** Stable, for programs: `layers.missing`. */
  readonly code: string;
  readonly severity: Severity;
  /** What must be true, in one sentence. */
  readonly title: string;
  /** What happens otherwise, and the source of the rule. */
  readonly why: string;
}

/** What a rule found at one place; code and severity are the rule's. */
export interface Finding {
  readonly message: string;
  readonly hint?: string;
  /** The id of the layer; a rule on layers need not give it. */
  readonly layer?: string;
  readonly manifest?: string;
  readonly path?: string;
  readonly line?: number;
  readonly column?: number;
}

/** Looks at a single layer and its pack, so its findings hold until one of them changes. */
export interface LayerRule extends RuleRecord {
  readonly check: (facts: LayerFacts) => Iterable<Finding>;
}

/** Looks at the profile as a whole: at how layers, variables and the catalog fit together. */
export interface ProfileRule extends RuleRecord {
  readonly check: (facts: ProfileFacts) => Iterable<Finding>;
}
