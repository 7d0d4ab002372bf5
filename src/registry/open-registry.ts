import {openDirectory} from './folder/directory.ts';
import {openKept} from './kept/kept-registry.ts';
import {openNamed} from './named-registry.ts';
import type {PackSource, Registry, SourceOptions} from './registry.ts';

/** Opens a registry by its kind. Nothing is read yet, and the code for a kind is loaded only when it is needed. */
export function openRegistry(options: SourceOptions): Registry {
  const {name, setting, cache} = options;
  const {kind = 'directory', path, provider, canList = true} = setting;
  // What cannot be listed is never asked, and Palette lists no Zarf registry (domain: 17).
  if (!canList || provider === 'zarf') return openNamed(name, setting);
  if (kind === 'directory') return openDirectory({name, path, cache});
  return openKept({name, kind, path, cache, provider}, () => load(kind, options));
}

async function load(kind: 'bundle' | 'helm' | 'oci', options: SourceOptions): Promise<PackSource> {
  switch (kind) {
    case 'bundle':
      return (await import('./bundle/bundle-source.ts')).openBundles(options);
    case 'helm':
      return (await import('./helm/helm-source.ts')).openHelm(options);
    case 'oci':
      return (await import('./oci/oci-source.ts')).openOci(options);
  }
}
