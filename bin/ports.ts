import {join} from 'node:path';
import {openDirectory, writeInto} from '../src/commands/export/export-into.ts';
import {parseFormat, printExport} from '../src/commands/export/print-export.ts';
import {bundleDocuments, isBundle} from '../src/commands/import/bundle-documents.ts';
import {isThere, readDocumentFile} from '../src/commands/import/document-file.ts';
import {findBases} from '../src/commands/import/merge-base.ts';
import {maskLayer} from '../src/commands/packs/mask-profile.ts';
import {packsForSecrets} from '../src/commands/packs/packs-for-secrets.ts';
import {openProfiles} from '../src/commands/program/open-workspace.ts';
import {refOf} from '../src/domain/profile/profile.ts';
import {answerUpgrade, mergesLong} from '../src/domain/upgrade/upgrade-layer.ts';
import {readProfile} from '../src/formats/palette-document.ts';
import {DraftStore} from '../src/storage/drafts/draft-store.ts';
import {Unfinished} from '../src/storage/drafts/unfinished.ts';
import {findDocuments, isDirectory} from '../src/storage/find-documents.ts';
import type {Home} from '../src/storage/home.ts';
import {LogFile} from '../src/storage/log-file.ts';
import {writeOutside} from '../src/storage/outside-file.ts';
import {PlaceStore} from '../src/storage/place-store.ts';
import {ImportedStore} from '../src/storage/profiles/imported-store.ts';
import {listRestorable, restoreEntry} from '../src/storage/profiles/restorable.ts';
import {versionCommits} from '../src/storage/profiles/version-commits.ts';
import {clipboardSequence} from '../src/terminal/clipboard.ts';
import {editText, forgetEdit} from '../src/terminal/editor.ts';
import {leftEdits, settleEdit} from '../src/terminal/left-edits.ts';
import type {LentTerminal} from '../src/terminal/lifecycle.ts';
import type {DraftEffect} from '../state/effect.ts';
import type {Ports} from '../state/ports.ts';
import {compareSides, takesLong} from '../state/screens/compare/compare-sides.ts';
import {readOwner} from '../state/session/recovered-text.ts';
import {Checks} from './checks.ts';
import {expandHome} from './expand-home.ts';
import {Jobs} from './jobs.ts';
import {PlacePort} from './place-port.ts';
import {SettingsPort} from './settings-port.ts';
import {sharingPort} from './sharing-port.ts';

/** What the app can ask of whatever shows it. */
export interface AppPorts {
  readonly quit: (status: number) => void;
  /** Opens the user's own workspace, and imports there the bundle that is open now. */
  readonly leaveBundle: () => Promise<void>;
}

/** Makes the app's ports from this user's files and this terminal. */
export function makePorts(home: Home, screen: LentTerminal, app: AppPorts): Ports {
  const profiles = openProfiles(home);
  const drafts = new DraftStore(home.workspace);
  const unfinished = new Unfinished(home.workspace);
  const imported = new ImportedStore(home.workspace);
  const places = new PlaceStore(home.state, home.workspace);
  const settings = new SettingsPort(home);
  const checksHome = {
    cache: home.cache,
    settings: async () => ({registries: await settings.registrySettings()}),
    registries: async () => settings.registries(),
  };
  const checks = new Checks(checksHome);
  // A thread of its own, started only by the first question.
  const sweeps = new Checks(checksHome);
  const jobs = new Jobs();
  const place = new PlacePort(places);
  const editing = join(home.state, 'editing');
  return {
    profiles: {
      known: async () => profiles.lastKnown(),
      list: async () => profiles.list(),
      read: async ref => profiles.read(ref),
      save: async (profile, expected, options) => profiles.save(profile, expected, options),
      rename: async (from, profile, expected) => profiles.rename(from, profile, expected),
      async remove(refs) {
        await profiles.remove(refs);
        for (const ref of refs) drafts.discard(ref);
      },
      commits: async (name, signal) => versionCommits(home.workspace, name, signal),
      trash: async () => listRestorable(profiles, drafts),
      restore: async id => restoreEntry(profiles, drafts, id),
    },
    drafts: {
      open: (ref, saved) => drafts.open(ref, saved),
      write: effect => writeDraft(drafts, unfinished, effect),
      discard: ref => drafts.discard(ref),
      async list() {
        const found = drafts.list();
        const troubles = found.broken.map(
          ({file, reason}) => `a draft cannot be read (${reason}); it is kept as ${file}`,
        );
        const left = await leftEdits(editing, new Date());
        const texts = left.flatMap(({about, ...edit}) => {
          const owner = readOwner(about);
          return owner === undefined ? [] : [{...edit, about: owner}];
        });
        return {
          drafts: found.drafts,
          troubles,
          newProfile: unfinished.read('new-profile'),
          form: unfinished.read('form'),
          answers: unfinished.read('upgrade'),
          import: unfinished.read('import'),
          merge: unfinished.read('merge'),
          texts,
        };
      },
    },
    registries: {
      catalog: async () => (await settings.registries()).catalog(),
      rescan: async signal => (await settings.registries()).rescan(signal),
      reread: async (names, signal, onProgress) => (await settings.registries()).reread(names, signal, onProgress),
      add: async registry => settings.addRegistry(registry),
      move: async (name, to) => (await settings.moveRegistry(name, to)).catalog(),
      login: async (name, username, password) => settings.login(name, username, password),
      remove: async name => (await settings.removeRegistry(name)).catalog(),
      learn: async learned => (await settings.learnUids(learned))?.catalog(),
      readPack: async (pack, options) => (await settings.registries()).readPack(pack, options),
      packOf: async layer => (await settings.registries()).packOf(layer),
      packsForSecrets: async () => packsForSecrets(await settings.registries()),
    },
    merges: {
      upgrade: async (question, signal) =>
        mergesLong(question) ? jobs.run('upgrade', question, signal) : answerUpgrade(question),
    },
    checks: {find: async (profile, catalog, signal) => checks.find(profile, catalog, signal)},
    sweeps: {find: async (profile, catalog, signal) => sweeps.find(profile, catalog, signal)},
    comparisons: {
      find: async (sides, signal) => (takesLong(sides) ? jobs.run('compare', sides, signal) : compareSides(sides)),
    },
    documents: {
      read: async from =>
        'file' in from
          ? readDocumentFile(expandHome(from.file), {cache: home.cache})
          : readProfile(from.pasted, 'the pasted text'),
      write: async (file, text) => writeOutside(expandHome(file), text),
      print: async (profile, isRevealed) =>
        printExport(profile, 'json', packsForSecrets(await settings.registries()), isRevealed),
      maskValues: async layer => maskLayer(layer, packsForSecrets(await settings.registries())),
      async filesIn(path) {
        const place = expandHome(path);
        if (await isBundle(place)) return (await bundleDocuments(place, home.cache)).map(({file}) => file);
        return (await isDirectory(place)) ? findDocuments(place) : undefined;
      },
      async exportInto(profile, format, path) {
        const directory = expandHome(path);
        const packOf = packsForSecrets(await settings.registries());
        const {text, masked, notes} = await printExport(profile, parseFormat(format), packOf);
        await openDirectory(directory);
        return {file: await writeInto(directory, refOf(profile), parseFormat(format), text), masked, notes};
      },
      async previewExport(profile, format, file) {
        const packOf = packsForSecrets(await settings.registries());
        const {masked, notes} = await printExport(profile, parseFormat(format), packOf);
        return {masked, notes, replaces: file !== '' && (await isThere(expandHome(file)))};
      },
      async exportFile(profile, format, file, isRevealed) {
        const packOf = packsForSecrets(await settings.registries());
        const {text, masked, notes} = await printExport(profile, parseFormat(format), packOf, isRevealed);
        return {file: await writeOutside(expandHome(file), text), masked, notes};
      },
    },
    sharing: sharingPort(home, settings),
    log: {read: async () => new LogFile(home.state).read()},
    imports: {
      bases: async ref => findBases(ref, {profiles, imported}),
      keep: async document => imported.keep(document),
    },
    clipboard: {
      copy(text) {
        const sequence = clipboardSequence(text, process.env);
        if ('tooLong' in sequence) return {limit: sequence.tooLong.limit};
        screen.send(sequence.bytes);
        return undefined;
      },
    },
    editor: {
      async open(name, text, line, about, file) {
        const {editor} = await settings.read();
        return editText({
          text,
          name,
          line,
          about,
          file,
          directory: editing,
          setting: editor,
          env: process.env,
          lend: screen.lend,
        });
      },
      forget: forgetEdit,
      giveUp: settleEdit,
    },
    app: {
      savePlace: next => place.save(next),
      quit(status, last) {
        void place.close(last).then(() => app.quit(status));
      },
      async leaveBundle(last) {
        await place.close(last);
        await app.leaveBundle();
      },
      suspend: () => void screen.suspend(),
      redraw: screen.repaint,
    },
  };
}

function writeDraft(drafts: DraftStore, unfinished: Unfinished, effect: DraftEffect): void {
  switch (effect.type) {
    case 'draft.record':
      return drafts.record(effect.ref, effect.label, effect.before, effect.after);
    case 'draft.undo':
      return drafts.undo(effect.ref);
    case 'draft.redo':
      return drafts.redo(effect.ref);
    case 'draft.saved':
      return drafts.markSaved(effect.ref, effect.profile, effect.hash);
    case 'draft.new-profile':
      return unfinished.write('new-profile', effect.snapshot);
    case 'draft.form':
      return unfinished.write('form', effect.typed);
    case 'draft.answers':
      return unfinished.write(effect.what, effect.answers);
  }
}
