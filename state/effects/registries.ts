import type {Handlers, Tell} from './handler.ts';
import {readDefaults, readPack, readPackOfLayer} from './read-pack.ts';

/** Packs, and the registries that have them. */
export const registryEffects = {
  'catalog.load': async (_, {registries}) => ({type: 'catalog.loaded', catalog: await registries.catalog()}),
  async 'catalog.rescan'({reread}, {registries}, signal, tell) {
    if (reread === undefined) return {type: 'catalog.loaded', catalog: await registries.rescan(signal)};
    const names = reread === 'all' ? undefined : reread;
    return {type: 'catalog.loaded', catalog: await registries.reread(names, signal, progressTo(tell))};
  },
  'registry.add': async ({registry}, {registries}) => ({type: 'registry.added', ...(await registries.add(registry))}),
  'registry.move': async ({name, to}, {registries}) => ({
    type: 'catalog.loaded',
    catalog: await registries.move(name, to),
  }),
  async 'registry.login'({name, username, password}, {registries}) {
    await registries.login(name, username, password);
    return {type: 'registry.logged-in', name, isKept: username !== ''};
  },
  'registry.remove': async ({name}, {registries}) => ({type: 'catalog.loaded', catalog: await registries.remove(name)}),
  'pack.read': ({summary, isChosen}, ports, signal) =>
    readPack(summary, ports, {mayAsk: isChosen, isGlance: true, signal}),
  'pack.read-of-layer': ({layer}, ports) => readPackOfLayer(layer, ports),
  'layer.read-defaults': async ({layer, asked}, ports) => ({...asked, defaults: await readDefaults(layer, ports)}),
} satisfies Partial<Handlers>;

/** How often the status line moves: a slow line must not be kept busy by it (milliseconds). */
const PAUSE = 500;

/** Tells how far the reading of a registry is, now and then. */
function progressTo(tell: Tell): (registry: string, done: number, count: number) => void {
  let toldAt = performance.now();
  return (registry, done, count) => {
    if (performance.now() - toldAt < PAUSE) return;
    toldAt = performance.now();
    tell({type: 'job.progressed', text: `reading ${registry}, ${done} of ${count}; Ctrl-C gives it up`});
  };
}
