import {StrataError} from '../../domain/error.ts';
import {layerId, packNameOf} from '../../domain/layer/layer.ts';
import {cloudOf, layersOf, type Profile, refOf} from '../../domain/profile/profile.ts';
import {findNewer} from '../../domain/upgrade/newer-version.ts';
import {indexPacks, type PackIndex} from '../../domain/upgrade/pack-index.ts';
import {versionOf} from '../../domain/upgrade/version-of.ts';
import {type Context, type Status, usage} from '../program/context.ts';
import {formatRef, readArgument} from '../program/profile-argument.ts';

export interface OutdatedOptions {
  readonly json?: boolean;
}

/** What `strata outdated --json` prints. */
export interface OutdatedJson {
  /** Layers for which a registry has something newer, in the order of the profiles and their stacks. */
  readonly outdated: readonly OutdatedLayer[];
  /** Layers whose pack is in no registry, so that nothing is known of newer versions. */
  readonly unknown: readonly {readonly profile: string; readonly layer: string; readonly pack: string}[];
  /** Profiles that could not be read. */
  readonly troubles: readonly {readonly profile: string; readonly message: string}[];
}

interface OutdatedLayer {
  /** `NAME@VERSION`, or the file as it was named. */
  readonly profile: string;
  /** Its id, for `strata upgrade`, and its name. */
  readonly id: string;
  readonly layer: string;
  readonly pack: string;
  readonly tag: string | null;
  readonly version: string;
  /** The version that the layer's train stands for now; null when it has no train, or has that version already. */
  readonly inTrain: string | null;
  /** The newest version outside the train; null when there is none. */
  readonly newest: string | null;
  /** The registry of the newest version, or of the train's. */
  readonly registry: string;
}

/**
 * `strata outdated [P...]`: lists the layers for which a registry has something newer; without a profile, for the
 * highest version of each. Registries are read again. Status 1 when there are any, as for `diff`, so that a script can
 * ask whether everything is up to date.
 */
export async function outdated(context: Context, args: readonly string[], options: OutdatedOptions): Promise<Status> {
  const {out} = context;
  if (args.filter(argument => argument === '-').length > 1) throw usage('only one can be read from standard input');
  const index = indexPacks(await (await context.registries()).rescan());
  const {profiles, troubles} = await readAll(context, args);
  const found = profiles.flatMap(({name, profile}) => outdatedOf(index, name, profile));
  const unknown = profiles.flatMap(({name, profile}) => unknownOf(index, name, profile));
  if (options.json === true) out.json({outdated: found, unknown, troubles} satisfies OutdatedJson);
  else print(context, {outdated: found, unknown, troubles}, profiles.length);
  const [trouble] = troubles;
  if (trouble !== undefined) {
    throw new StrataError(
      'outdated.unread',
      `${troubles.length} of ${profiles.length + troubles.length} could not be read`,
      {
        hint: troubles.map(({profile}) => profile).join(', '),
      },
    );
  }
  return found.length === 0 ? 0 : 1;
}

interface Named {
  readonly name: string;
  readonly profile: Profile;
}

async function readAll(
  context: Context,
  args: readonly string[],
): Promise<{readonly profiles: readonly Named[]; readonly troubles: OutdatedJson['troubles']}> {
  const list = args.length > 0 ? [] : (await context.profiles.list()).profiles;
  const wanted =
    args.length > 0
      ? args
      : list.flatMap(({name, versions: [highest]}) => (highest === undefined ? [] : [`${name}@${highest.version}`]));
  const profiles: Named[] = [];
  const troubles: {profile: string; message: string}[] = [];
  for (const argument of wanted) {
    try {
      const {profile, ref} = await readArgument(argument, context);
      profiles.push({name: ref === undefined ? argument : formatRef(refOf(profile)), profile});
    } catch (error) {
      if (!(error instanceof StrataError) || wanted.length === 1) throw error;
      troubles.push({profile: argument, message: error.message});
    }
  }
  return {profiles, troubles};
}

function outdatedOf(index: PackIndex, name: string, profile: Profile): readonly OutdatedLayer[] {
  return layersOf(profile).flatMap(layer => {
    const newer = findNewer(index, layer, cloudOf(profile));
    const pack = newer.status === 'newer' ? (newer.newest ?? newer.inTrain) : undefined;
    if (newer.status !== 'newer' || pack === undefined) return [];
    return [
      {
        profile: name,
        id: layerId(layer),
        layer: layer.name,
        pack: packNameOf(layer),
        tag: layer.tag ?? null,
        version: versionOf(layer),
        inTrain: newer.inTrain?.version ?? null,
        newest: newer.newest?.version ?? null,
        registry: pack.registry,
      },
    ];
  });
}

function unknownOf(index: PackIndex, name: string, profile: Profile): OutdatedJson['unknown'] {
  return layersOf(profile)
    .filter(layer => findNewer(index, layer, cloudOf(profile)).status === 'unknown')
    .map(layer => ({profile: name, layer: layer.name, pack: packNameOf(layer)}));
}

function print({out}: Context, {outdated: found, unknown, troubles}: OutdatedJson, count: number): void {
  for (const {profile, message} of troubles) out.warn(`${profile}: ${message}`);
  for (const {profile, layer, pack} of unknown) {
    out.note(`${profile}: ${layer}: no registry of yours has ${layer === pack ? 'it' : pack} for this cloud`);
  }
  if (found.length === 0) {
    out.note(count === 0 ? 'no profiles' : 'everything that the registries have is in use');
    return;
  }
  out.table(
    ['PROFILE', 'LAYER', 'TAG', 'VERSION', 'IN TRAIN', 'NEWEST', 'REGISTRY'],
    found.map(({profile, layer, tag, version, inTrain, newest, registry}) => [
      profile,
      layer,
      tag ?? '',
      version,
      inTrain ?? '',
      newest ?? '',
      registry,
    ]),
  );
}
