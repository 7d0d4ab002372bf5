import type {VersionSummary} from '../domain/profile/profile-summary.ts';
import type {ProfileType} from '../domain/profile/profile.ts';
import {TYPE_NAMES} from '../domain/profile/type-name.ts';
import type {Context, Status} from './program/context.ts';

/** What `strata list --json` prints. */
export interface ListJson {
  /** By name. */
  readonly profiles: readonly {
    readonly name: string;
    /** Of the latest version, like every field that is not given for each version. */
    readonly type: ProfileType;
    readonly cloud: string;
    readonly latest: string;
    /** Highest first; `modified` is ISO 8601, like all times that are printed. */
    readonly versions: readonly (Omit<VersionSummary, 'modified'> & {readonly modified: string})[];
  }[];
  /** Files that cannot be read. */
  readonly broken: readonly {readonly file: string; readonly reason: string}[];
}

export interface ListOptions {
  readonly json?: boolean;
  readonly names?: boolean;
}

/** `strata list`: lists the profiles in the workspace. */
export async function list({profiles, out, home}: Context, options: ListOptions): Promise<Status> {
  const found = await profiles.list();
  const rows = found.profiles.flatMap(({name, versions}) => {
    const [latest] = versions;
    return latest === undefined
      ? []
      : [{name, type: latest.type, cloud: latest.cloud, latest: latest.version, versions}];
  });
  if (options.json === true) {
    const broken = found.broken.map(({file, reason}) => ({file, reason}));
    const printed = rows.map(row => ({
      ...row,
      versions: row.versions.map(one => ({...one, modified: new Date(one.modified).toISOString()})),
    }));
    out.json({profiles: printed, broken} satisfies ListJson);
    return 0;
  }
  if (options.names === true) {
    out.names(rows.map(({name}) => name));
    return 0;
  }
  for (const {file, reason} of found.broken)
    out.warn(`${home.bundle === undefined ? 'profiles/' : ''}${file} cannot be read: ${reason}`);
  if (rows.length === 0) {
    const {bundle} = home;
    const how = bundle === undefined ? '; `strata new` and `strata import` make some' : '';
    out.note(`There are no profiles in ${bundle ?? home.workspace.root}${how}.`);
    return 0;
  }
  out.table(
    ['NAME', 'TYPE', 'CLOUD', 'LATEST', 'VERSIONS'],
    rows.map(({name, type, cloud, latest, versions}) => [
      name,
      TYPE_NAMES[type],
      cloud,
      latest,
      versions.map(({version}) => version).join(', '),
    ]),
  );
  return 0;
}
