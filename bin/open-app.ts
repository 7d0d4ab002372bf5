import {isRecord} from '../src/domain/values/plain-data.ts';
import {sweepKept} from '../src/registry/kept/sweep-kept.ts';
import {KeptFiles} from '../src/storage/drafts/kept-files.ts';
import {findOwnHome, type Home} from '../src/storage/home.ts';
import {LogFile} from '../src/storage/log-file.ts';
import {PlaceStore} from '../src/storage/place-store.ts';
import {readSettings} from '../src/storage/settings/settings.ts';
import {sweepLeftovers} from '../src/storage/sweep-leftovers.ts';
import {isOnLight} from '../src/terminal/capability.ts';
import type {LentTerminal} from '../src/terminal/lifecycle.ts';
import {HOME, parsePlace} from '../state/place.ts';
import {hasContent, startState} from '../state/start-state.ts';
import {createStore, type Store} from '../state/store.ts';
import type {Size} from '../state/surroundings.ts';
import {keepLog} from './keep-log.ts';
import {makePorts} from './ports.ts';

export interface AppOptions {
  readonly home: Home;
  readonly terminal: LentTerminal;
  readonly size: Size;
  readonly isReadOnly: boolean;
  readonly isAscii: boolean;
  readonly version: string;
  readonly quit: (status: number) => void;
  /** Told when the app has gone on to another workspace, and so has another store. */
  readonly onMoved: (store: Store) => void;
}

/** The app, whichever way it is shown. */
export interface OpenApp {
  /** Of the workspace that is open now. */
  readonly store: () => Store;
  /** Asks the disk where the user was, and what they set. Settles once the first screen has something to show, after `patience` ms at the latest. */
  readonly start: (patience: number) => Promise<void>;
  /** Asks for what the first screen does not show. */
  readonly goOn: () => void;
}

/** Opens the app in a workspace. Nothing is read yet. From a bundle it goes on to the user's own workspace when it is asked to. */
export function openApp({home, terminal, size, isReadOnly, isAscii, version, quit, onMoved}: AppOptions): OpenApp {
  let store = openIn(home);
  return {
    store: () => store,
    async start(patience) {
      void start(store, home);
      await untilContent(store, patience);
    },
    goOn: () => goOn(store, home),
  };

  function openIn(opened: Home): Store {
    const surroundings = {
      workspace: opened.workspace.root,
      isReadOnly,
      isAscii,
      theme: isOnLight(process.env) ? 'light' : 'dark',
      keys: {},
      ...bundleOf(opened),
    } as const;
    const next = createStore(startState(size, surroundings), makePorts(opened, terminal, {quit, leaveBundle}));
    keepLog(next, new LogFile(opened.state), version);
    return next;
  }

  async function leaveBundle(): Promise<void> {
    const own = findOwnHome(process.env);
    store = openIn(own);
    onMoved(store);
    await start(store, own, home.bundle);
    goOn(store, own);
  }
}

/** Tells a new store what the disk knows. `bundle`: the one that was left, whose import comes first. */
async function start(store: Store, home: Home, bundle?: string): Promise<void> {
  const places = new PlaceStore(home.state, home.workspace);
  const [last, {settings, troubles}] = await Promise.all([places.read(), readSettings(home.config)]);
  store.dispatch({type: 'settings.loaded', keys: settings.keys, theme: settings.theme, troubles});
  if (bundle === undefined) {
    const wasCutOff = isRecord(last) && last['isOpen'] === true;
    store.dispatch({type: 'app.started', place: parsePlace(last), wasCutOff});
  } else {
    store.dispatch({type: 'app.started', place: HOME, wasCutOff: false});
    store.dispatch({type: 'document.read', from: {file: bundle}});
  }
}

function goOn(store: Store, home: Home): void {
  store.dispatch({type: 'app.shown'});
  // Discarded texts are kept for 30 days.
  new KeptFiles(home.workspace).sweep(new Date());
  void sweepLeftovers(home, Date.now());
  void sweepRegistries(home, Date.now());
}

/** Settings that cannot be read name no registry, and so say nothing of which are gone. */
async function sweepRegistries(home: Home, now: number): Promise<void> {
  const {settings, troubles} = await readSettings(home.config);
  const roots = settings.registries.map(({path}) => path);
  if (troubles.length === 0) await sweepKept(home.cache, roots, now);
}

function untilContent(store: Store, patience: number): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(done, patience);
    const forget = store.subscribe(() => {
      if (hasContent(store.get())) done();
    });

    function done(): void {
      clearTimeout(timer);
      forget();
      resolve();
    }
  });
}

function bundleOf({bundle}: Home): {bundle?: {readonly path: string; readonly into: string}} {
  return bundle === undefined ? {} : {bundle: {path: bundle, into: findOwnHome(process.env).workspace.root}};
}
