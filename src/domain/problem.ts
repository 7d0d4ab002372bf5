/** `error`: Palette would refuse it, or the cluster would fail. `warning`: likely a mistake. `note`: worth knowing. */
export type Severity = 'error' | 'warning' | 'note';

/** Trouble in what the user wrote, with its place and what to do about it. Expected, so a value and never thrown. */
export interface Problem {
  readonly severity: Severity;
  /** Stable, for programs and for the README's list of rules: `values.duplicate-key`. */
  readonly code: string;
  readonly message: string;
  /** What to do now. */
  readonly hint?: string;
  /** Id of the layer it is in (`layerId`); absent when it is about the profile itself. */
  readonly layer?: string;
  /** Name of the manifest it is in; absent when it is in the layer's values or in no text at all. */
  readonly manifest?: string;
  /** Key path in the text, `charts.grafana.replicas`, with keys that hold dots quoted. */
  readonly path?: string;
  /** Counted from 1, in the layer's values or in the manifest. */
  readonly line?: number;
  readonly column?: number;
}
