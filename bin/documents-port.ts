import {openDirectory, writeInto} from '../src/commands/export/export-into.ts';
import {parseFormat, printExport} from '../src/commands/export/print-export.ts';
import {bundleDocuments, isBundle} from '../src/commands/import/bundle-documents.ts';
import {isThere, readDocumentFile} from '../src/commands/import/document-file.ts';
import {maskLayer} from '../src/commands/packs/mask-profile.ts';
import {packsForSecrets} from '../src/commands/packs/packs-for-secrets.ts';
import {type Profile, refOf} from '../src/domain/profile/profile.ts';
import {readProfile} from '../src/formats/palette-document.ts';
import {findDocuments, isDirectory} from '../src/storage/find-documents.ts';
import type {Home} from '../src/storage/home.ts';
import {writeOutside} from '../src/storage/outside-file.ts';
import type {Ports} from '../state/ports.ts';
import {expandHome} from './expand-home.ts';
import type {SettingsPort} from './settings-port.ts';

/** Documents outside the workspace, as the app reads and writes them. */
export function documentsPort({cache}: Home, settings: SettingsPort): Ports['documents'] {
  /** What the registries know tells which values are secrets. */
  const secretsOf = async () => packsForSecrets(await settings.registries());
  const print = async (profile: Profile, format: string, isRevealed = false) =>
    printExport(profile, parseFormat(format), await secretsOf(), isRevealed);
  return {
    read: async from =>
      'file' in from ? readDocumentFile(expandHome(from.file), {cache}) : readProfile(from.pasted, 'the pasted text'),
    write: async (file, text) => writeOutside(expandHome(file), text),
    print: async (profile, isRevealed) => print(profile, 'json', isRevealed),
    maskValues: async layer => maskLayer(layer, await secretsOf()),
    async filesIn(path) {
      const place = expandHome(path);
      if (await isBundle(place)) return (await bundleDocuments(place, cache)).map(({file}) => file);
      return (await isDirectory(place)) ? findDocuments(place) : undefined;
    },
    async exportInto(profile, format, path) {
      const directory = expandHome(path);
      const {text, masked, notes} = await print(profile, format);
      await openDirectory(directory);
      return {file: await writeInto(directory, refOf(profile), parseFormat(format), text), masked, notes};
    },
    async previewExport(profile, format, file) {
      const {masked, notes} = await print(profile, format);
      return {masked, notes, replaces: file !== '' && (await isThere(expandHome(file)))};
    },
    async exportFile(profile, format, file, isRevealed) {
      const {text, masked, notes} = await print(profile, format, isRevealed);
      return {file: await writeOutside(expandHome(file), text), masked, notes};
    },
  };
}
