import {join} from 'node:path';
import {findBases} from '../src/commands/import/merge-base.ts';
import {openProfiles} from '../src/commands/program/open-workspace.ts';
import {DraftStore} from '../src/storage/drafts/draft-store.ts';
import {Unfinished} from '../src/storage/drafts/unfinished.ts';
import type {Home} from '../src/storage/home.ts';
import {LogFile} from '../src/storage/log-file.ts';
import {PlaceStore} from '../src/storage/place-store.ts';
import {ImportedStore} from '../src/storage/profiles/imported-store.ts';
import type {LentTerminal} from '../src/terminal/lifecycle.ts';
import type {Ports} from '../state/ports.ts';
import {type AppPorts, appPort} from './app-port.ts';
import {clipboardPort} from './clipboard-port.ts';
import {documentsPort} from './documents-port.ts';
import {draftsPort} from './drafts-port.ts';
import {editorPort} from './editor-port.ts';
import {PlacePort} from './place-port.ts';
import {profilesPort} from './profiles-port.ts';
import {registriesPort} from './registries-port.ts';
import {SettingsPort} from './settings-port.ts';
import {sharingPort} from './sharing-port.ts';
import {workPorts} from './work-ports.ts';

/** Makes the app's ports from this user's files and this terminal. Nothing is read yet. */
export function makePorts(home: Home, screen: LentTerminal, app: AppPorts): Ports {
  const {workspace} = home;
  const profiles = openProfiles(home);
  const drafts = new DraftStore(workspace);
  const imported = new ImportedStore(workspace);
  const settings = new SettingsPort(home);
  const editing = join(home.state, 'editing');
  return {
    ...workPorts(home, settings),
    profiles: profilesPort(profiles, drafts, workspace),
    drafts: draftsPort(drafts, new Unfinished(workspace), editing),
    registries: registriesPort(settings),
    documents: documentsPort(home, settings),
    sharing: sharingPort(home, settings),
    log: {read: async () => new LogFile(home.state).read()},
    imports: {
      bases: async ref => findBases(ref, {profiles, imported}),
      keep: async document => imported.keep(document),
    },
    clipboard: clipboardPort(screen),
    editor: editorPort(screen, settings, editing),
    app: appPort(new PlacePort(new PlaceStore(home.state, workspace)), screen, app),
  };
}
