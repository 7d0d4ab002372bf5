import type {Severity} from '../problem.ts';
import type {LayerFacts} from './layer-facts.ts';
import type {ProfileFacts} from './profile-facts.ts';

/** What a rule is and why it is there: one record serves the checks, the README's list and `--help`. */
export interface RuleRecord {
  /** Stable, for programs: `layers.missing`. */
  readonly code: string;
  readonly severity: Severity;
  /** What must be true, in one sentence. */
  readonly title: string;
  /** What happens otherwise, and where that is known from. */
  readonly why: string;
}

/** What a rule says of one place; code and severity are the rule's. */
export interface Finding {
  readonly message: string;
  readonly hint?: string;
  /** Id of the layer; a rule on layers need not say it. */
  readonly layer?: string;
  readonly manifest?: string;
  readonly path?: string;
  readonly line?: number;
  readonly column?: number;
}

/** Looks at one layer and its pack alone, so that its answer holds until one of them changes. */
export interface LayerRule extends RuleRecord {
  readonly check: (facts: LayerFacts) => Iterable<Finding>;
}

/** Looks at the profile as a whole: at what layers, variables and the catalog say of each other. */
export interface ProfileRule extends RuleRecord {
  readonly check: (facts: ProfileFacts) => Iterable<Finding>;
}
