import {type Layer, valuesOf} from '../layer/layer.ts';
import {layersOf, type Profile} from '../profile/profile.ts';
import {seemsSecret} from '../secret/secret-line.ts';
import {maskValuesAt} from '../secret/secret-values.ts';
import {isNothing, isRecord, sameData} from '../values/plain-data.ts';
import {fillMasks} from './fill-masks.ts';
import {isSameOrder, matchRows, orderRows, type Row} from './merge-list.ts';
import {type MergeChoices, type MergePart, usualOrigin} from './merge-part.ts';
import {type ListRule, ruleAt} from './merge-rules.ts';
import {mergeValues, readValuesMerge, type ValuesMerge} from './merge-values.ts';
import {isLayer, nameOf, versionIn, withFreeIds} from './merged-layers.ts';

/** An incoming document, and the version of the same name here. */
export interface MergeSides {
  /** What both descend from; without it, every difference is left to the user. */
  readonly base: Profile | undefined;
  readonly here: Profile;
  readonly file: Profile;
  /** Dotted paths that the layer's pack calls passwords. */
  readonly secretsOf?: (layer: Layer) => readonly string[];
}

/** A merge of two profiles, which can be inspected and steered before it is applied. */
export interface ProfileMerge {
  /** Every place where the two sides differ, in the order of the document. */
  parts(choices?: MergeChoices): readonly MergePart[];
  /** The result: name, version and layer ids are those here. Throws what `mergeValues` throws. */
  profile(choices?: MergeChoices): Profile;
}

/**
 * Merges a document into the version here, place by place: what only one side changed since the base is taken from it;
 * what both changed stays as it is here, unless `choices` says otherwise. Without a base, the layers and variables of
 * both are kept, and differences stay as they are here. Layers are matched by name, then by id, then by pack. A masked
 * secret that is known here is no change.
 */
export function openMerge({base, here, file, secretsOf = () => []}: MergeSides): ProfileMerge {
  const filled = fillMasks(file, here);
  const sides = {base, here, file: filled};
  const cameAs = new Map(layersOf(filled).map((layer, at) => [layer, layersOf(file)[at] ?? layer]));
  // Parsing values takes milliseconds for each layer, and choices are made one after another.
  const read = new Map<string, ValuesMerge>();
  const run = (choices: MergeChoices = new Map(), isWhole: boolean) => {
    const merging = new Merging({choices, read, isWhole, secretsOf: layer => secretsOf(cameAs.get(layer) ?? layer)});
    const merged = merging.merge(ROOT, sides);
    return {parts: merging.parts, merged};
  };
  return {
    parts: choices => run(choices, false).parts,
    profile: choices => {
      const {merged} = run(choices, true);
      return isProfile(merged) ? merged : here;
    },
  };
}

/** One place in the document. */
interface Site {
  /** Its path without list indices, `spec.template.packs[].tag`, by which its rule is found. */
  readonly pattern: string;
  /** The key of its part. */
  readonly key: string;
  /** The beginning of its titles: `prometheus: `. */
  readonly within: string;
  /** The last key of its path. */
  readonly name: string;
  readonly about: MergePart['about'];
  /** Whether there is a base to compare with. */
  readonly hasBase: boolean;
  readonly isSensitive: boolean;
}

interface Sides {
  readonly base: unknown;
  readonly here: unknown;
  readonly file: unknown;
}

interface Merge {
  readonly choices: MergeChoices;
  readonly read: Map<string, ValuesMerge>;
  /** Whether texts are merged, or only looked at. */
  readonly isWhole: boolean;
  readonly secretsOf: (layer: Layer) => readonly string[];
}

const ROOT: Site = {
  pattern: '',
  key: '',
  within: '',
  name: '',
  about: 'profile',
  hasBase: true,
  isSensitive: false,
};

class Merging {
  readonly parts: MergePart[] = [];
  readonly #merge: Merge;

  constructor(merge: Merge) {
    this.#merge = merge;
  }

  merge(site: Site, sides: Sides): unknown {
    const {here, file} = sides;
    if (isSame(site, here, file)) return here;
    const rule = ruleAt(site.pattern);
    const isRoot = site.pattern === '';
    const own = isRoot ? {...site, hasBase: sides.base !== undefined} : site;
    if (rule?.kind === 'ours') return here;
    if (rule?.kind === 'list') return this.#list(own, rule, sides);
    if (rule?.kind === 'whole') return this.#pick(own, sides);
    if (isRecord(here) && isRecord(file)) return this.#map(own, sides.base, here, file);
    return this.#pick(own, sides);
  }

  #map(site: Site, base: unknown, here: Fields, file: Fields): unknown {
    const old = isRecord(base) ? base : {};
    // Tags are the user's own, whatever their keys.
    const isOurs = (key: string) => site.pattern !== TAGS && key.startsWith(OURS);
    const keys = new Set([...Object.keys(here), ...Object.keys(file)].filter(key => !isOurs(key)));
    const merged = new Map<string, unknown>(Object.entries(here));
    const done = site.pattern === LAYER ? this.#layer(site, old, here, file, merged) : new Set<string>();
    for (const key of keys) {
      if (done.has(key)) continue;
      const value = this.merge(below(site, key), {base: own(old, key), here: own(here, key), file: own(file, key)});
      if (value === undefined) merged.delete(key);
      else merged.set(key, value);
    }
    const isSame = merged.size === Object.keys(here).length && [...merged].every(([key, value]) => here[key] === value);
    return isSame ? here : Object.fromEntries(merged);
  }

  /** Pack and version are merged together; values are text with rules of its own. Returns the keys that are done. */
  #layer(site: Site, base: Fields, here: Fields, file: Fields, merged: Map<string, unknown>): ReadonlySet<string> {
    const isKnown = isLayer(here) && isLayer(file);
    if (!isKnown) return new Set();
    const [old, now, other] = [base, here, file].map(layer => pickKeys(layer, IDENTITY));
    const place = {...below(site, 'pack'), name: 'pack and version'};
    if (!sameData(now, other)) {
      const tell = here.name === file.name ? versionIn : nameOf;
      const taken = this.#choose(place, {base: old, here: now, file: other}, {here: tell(here), file: tell(file)});
      for (const key of IDENTITY) {
        const value = own(taken === 'here' ? here : file, key);
        if (value === undefined) merged.delete(key);
        else merged.set(key, value);
      }
    }
    const values = this.#values(site, isLayer(base) ? base : undefined, here, file);
    if (values !== undefined) merged.set('values', values);
    return new Set([...IDENTITY, 'values']);
  }

  #values(site: Site, base: Layer | undefined, here: Layer, file: Layer): string | null | undefined {
    const sides = {
      base: base === undefined ? undefined : valuesOf(base),
      here: valuesOf(here),
      file: valuesOf(file),
    };
    const place = below(site, 'values');
    const found = this.#merge.read.get(place.key) ?? readValuesMerge(sides);
    this.#merge.read.set(place.key, found);
    if (found.kind === 'same') return here.values;
    const secrets = [here, file].flatMap(this.#merge.secretsOf);
    const masked = new Set([here, file].flatMap(layer => maskValuesAt(valuesOf(layer), secrets).paths));
    if (found.kind === 'text') {
      const taken = this.#add({...place, isSensitive: masked.size > 0}, found.changedBy, sides.here, sides.file);
      return taken === 'here' ? here.values : file.values;
    }
    const taken = new Map(
      found.paths.map(one => {
        const isSensitive = masked.has(one.path) || seemsSecret(one.path);
        const key = `${place.key}/${one.path}`;
        const name = one.path === '' ? 'values' : `values ${one.path}`;
        return [one, this.#add({...place, key, name, isSensitive}, one.changedBy, one.here, one.file)];
      }),
    );
    return this.#merge.isWhole ? mergeValues(sides, found.paths, path => taken.get(path) ?? 'here') : here.values;
  }

  #list(site: Site, rule: ListRule, sides: Sides): unknown {
    const lists = {base: itemsOf(sides.base), here: itemsOf(sides.here), file: itemsOf(sides.file)};
    const rows = matchRows(lists.base, lists.here, lists.file, rule.keys);
    const kept = rows.flatMap((row, at) => {
      const item = this.#item(site, rule, row, at);
      return item === undefined ? [] : {row, item};
    });
    const stay = kept.map(({row}) => row);
    const ordered = orderRows(stay, lists, this.#order(site, rule, stay, lists));
    const items = ordered.flatMap(row => kept.find(one => one.row === row)?.item ?? []);
    const identified = site.pattern === LAYERS ? withFreeIds(items, ordered) : items;
    const isSame = identified.length === lists.here.length && identified.every((item, at) => item === lists.here[at]);
    return isSame ? sides.here : identified;
  }

  #item(site: Site, rule: ListRule, row: Row<Fields>, at: number): unknown {
    const {base, here, file} = row;
    const named = here ?? file ?? {};
    const name = rule.nameOf(named);
    const within: Site = {
      ...site,
      pattern: `${site.pattern}[]`,
      key: `${site.key}/${at}`,
      about: rule.about ?? site.about,
      within: `${site.within}${rule.noun === 'layer' ? '' : `${rule.noun} `}${name}: `,
      hasBase: site.hasBase && base !== undefined,
      isSensitive: [here, file].some(one => one?.['isSensitive'] === true),
    };
    if (here !== undefined && file !== undefined) return this.merge(within, {base, here, file});
    const place: Site = {...within, within: site.within, name: `${rule.noun} ${name}`, isSensitive: false};
    const side = here === undefined ? 'file' : 'here';
    const isUnchanged = base !== undefined && sameData(contentOf(base), contentOf(named));
    const changedBy = base === undefined ? side : isUnchanged ? other(side) : 'both';
    const shown = rule.noun === 'layer' ? nameOf(named) : name;
    const taken = this.#add(place, changedBy, here && shown, file && shown);
    return taken === side ? named : undefined;
  }

  #order(site: Site, {noun, nameOf}: ListRule, rows: readonly Row<Fields>[], lists: Lists): 'here' | 'file' {
    if (isSameOrder(rows, lists.here, lists.file, 'here', 'file')) return 'here';
    const isMoved = (side: 'here' | 'file') => !isSameOrder(rows, lists.base, lists[side], 'base', side);
    const changedBy = !site.hasBase ? 'unknown' : !isMoved('here') ? 'file' : isMoved('file') ? 'both' : 'here';
    const shown = (list: readonly Fields[]) => list.map(nameOf).join(' ');
    const place: Site = {...site, key: `${site.key}/order`, name: `order of the ${noun}s`, isSensitive: false};
    return this.#add(place, changedBy, shown(lists.here), shown(lists.file));
  }

  #pick(site: Site, sides: Sides): unknown {
    const taken = this.#choose(site, sides, sides);
    return sides[taken];
  }

  #choose(site: Site, {base, here, file}: Sides, shown: Pick<Sides, 'here' | 'file'>): 'here' | 'file' {
    const isOld = (value: unknown) => isSame(site, base, value);
    const changedBy = !site.hasBase ? 'unknown' : isOld(here) ? 'file' : isOld(file) ? 'here' : 'both';
    const isSensitive = site.isSensitive && site.name === 'defaultValue';
    return this.#add({...site, isSensitive}, changedBy, shown.here, shown.file);
  }

  #add(site: Site, changedBy: MergePart['changedBy'], here: unknown, file: unknown): 'here' | 'file' {
    const taken = this.#merge.choices.get(site.key) ?? usualOrigin(changedBy);
    const {key, about, isSensitive: isSecret} = site;
    this.parts.push({key, about, title: site.within + site.name, changedBy, here, file, isSecret, taken});
    return taken;
  }
}

/** The merge of two profiles is a profile: each of its fields comes from the same field of one of them. */
function isProfile(merged: unknown): merged is Profile {
  return isRecord(merged);
}

type Fields = Readonly<Record<string, unknown>>;
type Lists = Readonly<Record<'base' | 'here' | 'file', readonly Fields[]>>;

const OURS = 'x-strata';
const TAGS = 'metadata.labels';
const LAYERS = 'spec.template.packs';
const LAYER = `${LAYERS}[]`;
/** The fields that identify a layer's pack; its name is the pack's name. */
const IDENTITY = ['name', 'version', 'tag'] as const;

function below(site: Site, key: string): Site {
  const pattern = site.pattern === '' ? key : `${site.pattern}.${key}`;
  return {...site, pattern, key: `${site.key}/${key}`, name: site.pattern === TAGS ? `tag ${key}` : key};
}

function other(side: 'here' | 'file'): 'here' | 'file' {
  return side === 'here' ? 'file' : 'here';
}

/** Nothing is the same however it is written, but for an empty tag, whose key alone says something. */
function isSame({pattern}: Site, a: unknown, b: unknown): boolean {
  return sameData(a, b) || (!pattern.startsWith(`${TAGS}.`) && isNothing(a) && isNothing(b));
}

function own(map: Fields, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

function itemsOf(list: unknown): readonly Fields[] {
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

function pickKeys(map: Fields, keys: readonly string[]): Fields {
  return Object.fromEntries(keys.flatMap(key => (isNothing(own(map, key)) ? [] : [[key, map[key]]])));
}

/** Leaves out the keys of our own. */
function contentOf(map: Fields): Fields {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !key.startsWith(OURS)));
}
