import type {SecretPlace} from '../secret/secrets.ts';
import type {ImportPlan} from './plan-import.ts';
import type {LayerPlan} from './plan-layers.ts';

/** One line of a plan, in words: commands print it, the screen shows it. */
export interface PlanLine {
  /** `note`: worth knowing. `todo`: something has to be done, now or later; the import succeeds all the same. */
  readonly tone: 'ok' | 'note' | 'todo';
  readonly about: 'name' | 'registry' | 'pack' | 'secret' | 'macro' | 'variable';
  readonly text: string;
  /** What the user can do about it. */
  readonly hint?: string;
  /** The masked secret, for lines about one. */
  readonly secret?: SecretPlace;
  /** The registry that the document names, for lines about its packs. */
  readonly from?: string;
}

/**
 * The plan in words: its name and version, then what was found for each registry, then what is missing or has to be
 * filled in.
 */
export function describePlan(plan: ImportPlan): readonly PlanLine[] {
  return [
    ...placeLines(plan),
    ...registryLines(plan.layers),
    ...plan.layers.flatMap(packLines),
    ...secretLines(plan),
    ...plan.macros.map((name): PlanLine => ({
      tone: 'todo',
      about: 'macro',
      text: `needs the macro ${name}`,
      hint: 'Palette must have it before the profile is imported there.',
    })),
    ...plan.undeclared.map((name): PlanLine => ({
      tone: 'todo',
      about: 'variable',
      text: `refers to the variable ${name}, which it does not declare`,
      hint: 'Declare it among the variables of the profile.',
    })),
  ];
}

function placeLines({ref, place, refused, oddVersion}: ImportPlan): readonly PlanLine[] {
  if (refused !== undefined) {
    return [{tone: 'todo', about: 'name', text: `it cannot be imported: ${refused}`, hint: 'Give it another one.'}];
  }
  const called = `${ref.name} ${ref.version}`;
  const odd: readonly PlanLine[] =
    oddVersion === undefined
      ? []
      : [
          {
            tone: 'todo',
            about: 'name',
            text: `version ${ref.version} is kept as it is, and newer Palettes take strict semver only`,
            hint: oddVersion,
          },
        ];
  if (place.kind === 'free') {
    return [{tone: 'ok', about: 'name', text: `${called} is ${place.isNewName ? 'new' : 'a new version'}`}, ...odd];
  }
  const text = place.isSame ? `${called} is there already, and is the same` : `${called} is there already, and differs`;
  return [{tone: 'todo', about: 'name', text, hint: `${place.next} is free; so is another name.`}, ...odd];
}

/** `Public Repo: 4 packs, found in lab`. */
function registryLines(layers: readonly LayerPlan[]): readonly PlanLine[] {
  const needed = layers.filter(({found}) => found.kind !== 'not-needed');
  const byRegistry = Map.groupBy(needed, ({from}) => from);
  return [...byRegistry].map(([from, plans]): PlanLine => {
    const found = plans.flatMap(one => (one.found.kind === 'found' ? [one.found] : []));
    const others = [...new Set(found.flatMap(({registry}) => (registry === from ? [] : registry)))];
    const isKnown = found.every(({by}) => by !== 'pack');
    const packs = plans.length === 1 ? '1 pack' : `${plans.length} packs`;
    const named = from === '' ? 'no registry named' : from;
    const where = others.length === 0 ? '' : ` in ${others.join(', ')}`;
    const count = found.length === plans.length ? 'found' : `${found.length} found`;
    return {
      // Missing packs are listed one by one.
      tone: found.length === plans.length && isKnown ? 'ok' : 'note',
      about: 'registry',
      text: `${named}: ${packs}, ${found.length === 0 ? 'none found here' : `${count}${where}`}`,
      from,
    };
  });
}

function packLines({name, version, from, found}: LayerPlan): readonly PlanLine[] {
  if (found.kind === 'found' || found.kind === 'not-needed') return [];
  const pack = [name, version].filter(Boolean).join(' ');
  if (found.kind === 'missing') {
    const hint = found.near === undefined ? 'Add the registry that has it.' : `Did you mean ${found.near}?`;
    return [{tone: 'todo', about: 'pack', text: `no registry here has the pack ${name}`, hint, from}];
  }
  const shown = found.versions.slice(0, 5).join(', ');
  const more = found.versions.length > 5 ? ` and ${found.versions.length - 5} more` : '';
  return [{tone: 'todo', about: 'pack', text: `no registry here has ${pack}`, hint: `There is ${shown}${more}.`, from}];
}

function secretLines({masked, layers}: ImportPlan): readonly PlanLine[] {
  const names = new Map(layers.map(({layer, name}) => [layer, name]));
  return masked.map((place): PlanLine => {
    const where =
      place.kind === 'variable'
        ? `variable ${place.variable}`
        : `${names.get(place.layer) ?? place.layer}: ${place.path}`;
    const text = `${where} came masked`;
    return {tone: 'todo', about: 'secret', text, hint: 'Fill it in, now or later.', secret: place};
  });
}
