import type {Handlers} from './handler.ts';
import {readDefaults, readPack, readPackOfLayer} from './read-pack.ts';

/** Packs, and the registries that have them. */
export const registryEffects = {
  'catalog.load': async (_, {registries}) => ({type: 'catalog.loaded', catalog: await registries.catalog()}),
  async 'catalog.rescan'({reread}, {registries}, signal) {
    if (reread === undefined) return {type: 'catalog.loaded', catalog: await registries.rescan(signal)};
    const names = reread === 'all' ? undefined : reread;
    return {type: 'catalog.loaded', catalog: await registries.reread(names, signal)};
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
  'pack.read': ({summary, isChosen}, ports, signal) => readPack(summary, ports, {mayAsk: isChosen, signal}),
  'pack.read-of-layer': ({layer}, ports) => readPackOfLayer(layer, ports),
  'layer.read-defaults': async ({layer, asked}, ports) => ({...asked, defaults: await readDefaults(layer, ports)}),
} satisfies Partial<Handlers>;
