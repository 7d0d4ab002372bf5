import type {ProfileRef} from '../../domain/profile/profile.ts';
import type {Context} from './context.ts';

/** What the verbs that create, change or move a version print with `--json`. */
export interface MadeJson {
  readonly name: string;
  readonly version: string;
  /** `created`, `imported`, `merged`, `cloned`, `saved`, `deleted`, `restored`, `unchanged`. */
  readonly done: string;
}

/** Prints what was done with a version. */
export function tellMade(
  {out}: Context,
  {name, version}: ProfileRef,
  done: string,
  {json}: {readonly json?: boolean},
): void {
  if (json === true) out.json({name, version, done} satisfies MadeJson);
  else out.text(`${done} ${name} ${version}\n`);
}
