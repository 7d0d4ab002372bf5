import {resolve} from 'node:path';
import {type Asker, openAddress} from '../src/commands/carry/artifact-address.ts';
import {
  carryProfiles,
  type Missing,
  planCarry,
  refuseOwnBundle,
  secretsCarried,
} from '../src/commands/carry/carry-profiles.ts';
import {printExport} from '../src/commands/export/print-export.ts';
import {isThere} from '../src/commands/import/document-file.ts';
import {packsForSecrets} from '../src/commands/packs/packs-for-secrets.ts';
import type {Home} from '../src/storage/home.ts';
import type {SharePlace} from '../state/actions/share-action.ts';
import type {Ports} from '../state/ports.ts';
import {expandHome} from './expand-home.ts';
import type {SettingsPort} from './settings-port.ts';

/** Bundles, and versions in registries, as the app asks for them. */
export function sharingPort(home: Home, settings: SettingsPort): Ports['sharing'] {
  const asker: Asker = {settings: async () => settings.read(), home, io: {env: process.env}};
  const open = async ({address, plainHttp, caFile}: SharePlace) =>
    openAddress(asker, expandHome(address), {
      ...(plainHttp === undefined ? {} : {plainHttp}),
      ...(caFile === undefined ? {} : {caFile: expandHome(caFile)}),
    });
  return {
    async previewCarry(profiles, file) {
      await refuseOwnBundle(resolve(expandHome(file)), home);
      const registries = await settings.registries();
      const {missing} = planCarry(profiles, await registries.catalog());
      const secrets = await secretsCarried(profiles, registries);
      return {
        missing: missing.map(inWords),
        secrets: secrets.map(one => `${one.profile}: ${one.secrets.join(', ')}`),
        replaces: await isThere(resolve(expandHome(file))),
      };
    },
    async carry(profiles, file, onPack, signal) {
      const registries = await settings.registries();
      const plan = planCarry(profiles, await registries.catalog());
      const path = resolve(expandHome(file));
      const {packs, missing} = await carryProfiles(path, plan, registries, {
        signal,
        onPack: ({name, version}, at) => onPack(`${name} ${version}`, at, plan.needed.length),
      });
      return {file: path, packs: packs.length, missing: missing.map(inWords)};
    },
    async push(profile, to, isRevealed, signal) {
      const {pushDocument} = await import('../src/commands/carry/push.ts');
      const packOf = packsForSecrets(await settings.registries());
      const {text} = await printExport(profile, 'json', packOf, isRevealed);
      return pushDocument(await open(to), profile, text, signal);
    },
    async pull(from, signal) {
      const {pullDocument} = await import('../src/commands/carry/pull.ts');
      return pullDocument(await open(from), signal);
    },
  };
}

function inWords({profile, layer, reason}: Missing): string {
  return `${profile}: ${layer}: ${reason}`;
}
