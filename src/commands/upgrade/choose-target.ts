import {StrataError} from '../../domain/error.ts';
import {kindOf, type Layer, packNameOf} from '../../domain/layer/layer.ts';
import type {Catalog} from '../../domain/pack/catalog.ts';
import {isPrerelease} from '../../domain/pack/pack-version.ts';
import type {UpgradeTarget} from '../../domain/upgrade/upgrade-target.ts';

/**
 * The target named by a version or train; without one, the newest release that is neither deprecated nor disabled.
 * Throws `pack.missing`, saying what there is.
 */
export function chooseTarget(
  targets: readonly UpgradeTarget[],
  layer: Layer,
  tag: string | undefined,
  registry: string | undefined,
): UpgradeTarget {
  const within = registry === undefined ? targets : targets.filter(({pack}) => pack.registry === registry);
  const offered = within.filter(({whyNot}) => whyNot === undefined);
  const exact = offered.filter(({isTrain}) => !isTrain);
  if (tag === undefined) {
    const own = exact.filter(({isStandIn}) => !isStandIn);
    const newest = own.find(({pack}) => pack.state === 'active' && !isPrerelease(pack.version)) ?? own[0] ?? exact[0];
    if (newest !== undefined) return newest;
    throw noTarget(within, layer, 'any version', registry);
  }
  const found = offered.find(target => target.tag === tag) ?? exact.find(({pack}) => tag.endsWith(`__${pack.version}`));
  if (found !== undefined) return found;
  const refused = within.find(target => target.tag === tag)?.whyNot;
  if (refused !== undefined) throw new StrataError('pack.disabled', refused, {hint: `There is ${listed(exact)}.`});
  throw noTarget(within, layer, `"${tag}"`, registry);
}

/** Why a layer has no targets: its pack is in no registry, or not for its kind of layer and cloud. */
export function noVersionsOf(catalog: Catalog, layer: Layer, cloud: string): StrataError {
  const name = packNameOf(layer);
  const isKnown = catalog.registries.some(({packs}) => packs.some(pack => pack.name === name));
  return isKnown
    ? new StrataError('pack.missing', `no version of ${name} fits ${withArticle(kindOf(layer))} layer on ${cloud}`, {
        hint: '`strata packs` says what each fits.',
      })
    : new StrataError('pack.missing', `no registry has pack ${name}`, {
        hint: '`strata registry add` adds a directory of packs.',
      });
}

function noTarget(
  targets: readonly UpgradeTarget[],
  layer: Layer,
  what: string,
  registry: string | undefined,
): StrataError {
  const where = registry === undefined ? 'any registry' : `registry ${registry}`;
  const there = targets.filter(({whyNot}) => whyNot === undefined);
  return new StrataError('pack.missing', `${packNameOf(layer)}: ${what} is not offered by ${where}`, {
    hint: there.length === 0 ? 'It offers no version of that pack.' : `There is ${listed(there)}.`,
  });
}

function withArticle(kind: string): string {
  return /^[aou]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}

function listed(targets: readonly UpgradeTarget[]): string {
  const tags = [...new Set(targets.map(({tag}) => tag))];
  return tags.slice(0, 8).join(', ') + (tags.length > 8 ? `, ${tags.length - 8} more` : '');
}
