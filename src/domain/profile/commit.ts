/** A commit of git, as a list shows it. */
export interface Commit {
  /** Abbreviated, as git does for this repository. */
  readonly hash: string;
  /** Of the committing, `2026-11-21`. */
  readonly date: string;
  /** The first line of what was said of it. */
  readonly subject: string;
}
