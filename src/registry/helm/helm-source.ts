import {existsSync} from 'node:fs';
import {join} from 'node:path';
import type {PackSummary} from '../../domain/pack/pack.ts';
import {isLive} from '../../domain/pack/registry-setting.ts';
import {openBundles} from '../bundle/bundle-source.ts';
import type {PackSource, SourceOptions} from '../registry.ts';
import {openHelmFolder} from './helm-folder.ts';
import {openHelmServer} from './helm-server.ts';

/** Helm charts: a repository on a server, one on disk, or a folder of chart archives without an index. */
export function openHelm(options: SourceOptions): PackSource {
  const {path} = options.setting;
  if (isLive(path)) return openHelmServer(options);
  const indexed = openHelmFolder(options);
  const archives = openBundles(options);
  const sourceOf = ({location}: PackSummary) => (location.includes('!/') ? archives : indexed);
  return {
    // An index may come or go while the program runs.
    scan: async signal => (existsSync(join(path, 'index.yaml')) ? indexed : archives).scan(signal),
    read: async (pack, signal) => sourceOf(pack).read(pack, signal),
    carry: (pack, signal) => sourceOf(pack).carry(pack, signal),
  };
}
