import {resolve} from 'node:path';
import {StrataError} from '../../domain/error.ts';
import type {Registries} from '../../registry/registries.ts';
import type {Home} from '../../storage/home.ts';
import {inBundle} from '../../storage/profiles/bundle-store.ts';
import type {Profiles} from '../../storage/profiles/profiles.ts';
import type {Settings} from '../../storage/settings/settings.ts';
import type {Io} from './io.ts';
import type {Output} from './output.ts';

/** What every verb is given: its world. */
export interface Context {
  readonly io: Io;
  readonly out: Output;
  readonly home: Home;
  readonly isReadOnly: boolean;
  readonly profiles: Profiles;
  /** Read on first use, when any trouble with them is reported. */
  readonly settings: () => Promise<Settings>;
  /** Opened on first use. */
  readonly registries: () => Promise<Registries>;
}

/**
 * How a command ended: 0 done; 1 the answer is no (errors found, profiles differ, not deleted). Trouble is thrown, and
 * makes the status 2.
 */
export type Status = 0 | 1;

/** Throws `read-only` when the workspace cannot be changed: with `--read-only`, or because it is in a bundle. */
export function refuseFixed(context: Context, what: string): void {
  refuseReadOnly(context, what);
  const {bundle} = context.home;
  if (bundle !== undefined) throw inBundle(bundle, what, resolve(context.io.env['STRATA_HOME'] ?? '') === bundle);
}

/** Throws `read-only` with `--read-only`. */
export function refuseReadOnly({isReadOnly}: Context, what: string): void {
  if (isReadOnly) {
    throw new StrataError('read-only', `${what} is not done: --read-only is given`, {hint: 'Leave --read-only out.'});
  }
}

/** Wrong usage that commander cannot detect by itself. */
export function usage(message: string, hint?: string): StrataError {
  return new StrataError('usage', message, hint === undefined ? {} : {hint});
}
