/** A git commit, as a list shows it. */
export interface Commit {
  /** Abbreviated as git does for this repository. */
  readonly hash: string;
  /** The date of the commit, `2026-11-21`. */
  readonly date: string;
  /** The first line of its message. */
  readonly subject: string;
}
