import {isManifestLayer, type Layer, layerId} from '../../domain/layer/layer.ts';
import {cloudOf, layersOf} from '../../domain/profile/profile.ts';
import {indexPacks} from '../../domain/upgrade/pack-index.ts';
import {type UpgradeTarget, upgradeTargets} from '../../domain/upgrade/upgrade-target.ts';
import type {Context, Status} from '../program/context.ts';
import {readStored} from '../program/profile-argument.ts';

export interface ListTargetsOptions {
  readonly json?: boolean;
  readonly names?: boolean;
}

/** What `strata upgrade P --json` prints; keys may be added to it, never renamed or removed. */
export interface TargetsJson {
  /** Versions and trains that can be chosen, in the order of the stack, the newest of each layer first. */
  readonly targets: readonly {
    /** The layer's id, for `strata upgrade`, and its name. */
    readonly id: string;
    readonly layer: string;
    readonly tag: string;
    /** What the tag stands for now. */
    readonly version: string;
    readonly registry: string;
    readonly brings: string;
    readonly warnings: readonly string[];
  }[];
}

/**
 * `strata upgrade P` without a layer: what each layer could go to, as `LAYER@TAG`. For `--names`, which completion asks, registries are
 * taken as they were last read.
 */
export async function listTargets(context: Context, argument: string, options: ListTargetsOptions): Promise<Status> {
  const {out} = context;
  const {profile} = await readStored(argument, context.profiles);
  const registries = await context.registries();
  const index = indexPacks(await (options.names === true ? registries.catalog() : registries.rescan()));
  const found = layersOf(profile).flatMap(layer =>
    isManifestLayer(layer)
      ? []
      : upgradeTargets(index, layer, cloudOf(profile))
          .filter(canBeChosen)
          .map(target => ({layer, target})),
  );
  if (options.json === true) out.json({targets: found.map(toJson)} satisfies TargetsJson);
  else if (options.names === true) out.names([...new Set(found.map(named))]);
  else if (found.length === 0) out.note('no registry has another version for any layer');
  else {
    out.table(
      ['LAYER@TAG', 'WHAT IT BRINGS', 'REGISTRY'],
      found.map(one => [named(one), one.target.brings, one.target.pack.registry]),
    );
  }
  return 0;
}

interface Found {
  readonly layer: Layer;
  readonly target: UpgradeTarget;
}

function canBeChosen({whyNot, isInUse}: UpgradeTarget): boolean {
  return whyNot === undefined && !isInUse;
}

function named({layer, target}: Found): string {
  return `${layer.name}@${target.tag}`;
}

function toJson({layer, target}: Found): TargetsJson['targets'][number] {
  const {tag, pack, brings, warnings} = target;
  const {version, registry} = pack;
  return {id: layerId(layer), layer: layer.name, tag, version, registry, brings, warnings};
}
