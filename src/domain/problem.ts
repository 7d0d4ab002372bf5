/** `error`: Palette would refuse it, or the cluster would fail. `warning`: likely a mistake. `note`: worth knowing. */
export type Severity = 'error' | 'warning' | 'note';

/**
 * Trouble in what the user wrote, with its place and what to do about it. It is expected, so it is a value and never
 * thrown.
 */
export interface Problem {
  readonly severity: Severity;
  /** Stable, for programs and the README's list of rules: `values.duplicate-key`. */
  readonly code: string;
  readonly message: string;
  /** What to do now. */
  readonly hint?: string;
  /** The id of its layer (`layerId`); absent for problems of the profile itself. */
  readonly layer?: string;
  /** The name of its manifest; absent when it is in the layer's values, or in no text at all. */
  readonly manifest?: string;
  /** Its key path in the text, `charts.grafana.replicas`, with keys that contain dots quoted. */
  readonly path?: string;
  /** Its line, from 1, in the layer's values or in the manifest. */
  readonly line?: number;
  readonly column?: number;
}
