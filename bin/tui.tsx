import {render} from 'ink';
import {App} from '../components/App.tsx';
import {READ_COLUMNS, READ_ROWS} from '../components/plain/screen-text.tsx';
import type {State} from '../state/model.ts';
import {LOADING} from '../state/loadable.ts';
import {PROFILES_START} from '../state/screens/profiles.ts';
import {HOME, parsePlace} from '../state/place.ts';
import {createStore, type Store} from '../state/store.ts';
import {isRecord} from '../src/domain/values/plain-data.ts';
import {KeptFiles} from '../src/storage/drafts/kept-files.ts';
import {LogFile} from '../src/storage/log-file.ts';
import {PlaceStore} from '../src/storage/place-store.ts';
import {readSettings} from '../src/storage/settings/settings.ts';
import {lookOf} from '../src/terminal/capability.ts';
import {openFullScreen} from '../src/terminal/lifecycle.ts';
import {openLineTerminal} from '../src/terminal/line-terminal.ts';
import {findOwnHome, type Home} from '../src/storage/home.ts';
import {keepLog} from './keep-log.ts';
import {readAndAnswer} from './plain.ts';
import {makePorts} from './ports.ts';

export interface TuiOptions {
  readonly home: Home;
  /** The directory for crash reports: a sample workspace is gone when they are read. */
  readonly reports: string;
  readonly isReadOnly: boolean;
  readonly isAscii: boolean;
  /** Line by line instead of on the full screen. */
  readonly isPlain: boolean;
  readonly version: string;
}

/** Puts the full screen together and shows it until the user quits; gives the exit status. Nothing else knows all the parts. */
export async function showTui(options: TuiOptions): Promise<number> {
  return options.isPlain ? showLines(options) : showScreen(options);
}

async function showScreen({home, reports, isReadOnly, isAscii, version}: TuiOptions): Promise<number> {
  const look = lookOf(process.env, isAscii);
  const screen = openFullScreen({
    stdin: process.stdin,
    stdout: process.stdout,
    look,
    beforeEnd: async () => undefined,
    reports,
    version,
  });
  return new Promise(resolve => {
    let store = open(home);
    const onResize = () => store.dispatch({type: 'app.resized', size: sizeNow()});
    process.stdout.on('resize', onResize);
    const app = render(<App store={store} now={now} />, screen.renderOptions);
    void start(store, home);

    function open(opened: Home): Store {
      const ports = makePorts(opened, screen, {quit, leaveBundle});
      const next = createStore(startState(opened, isReadOnly, look.isAscii), ports);
      keepLog(next, new LogFile(opened.state), version);
      return next;
    }

    async function leaveBundle(): Promise<void> {
      const own = findOwnHome(process.env);
      store = open(own);
      app.rerender(<App store={store} now={now} />);
      await start(store, own, home.bundle);
    }

    function quit(status: number): void {
      process.stdout.off('resize', onResize);
      app.unmount();
      void screen.close().then(() => resolve(status));
    }
  });
}

async function showLines({home, isReadOnly, isAscii, version}: TuiOptions): Promise<number> {
  const look = {hasColour: false, isAscii: lookOf(process.env, isAscii).isAscii};
  return new Promise(resolve => {
    const onInterrupt = () => {
      store.dispatch({type: 'key.pressed', key: 'ctrl+c', at: now()});
      terminal.print([store.get().notice?.text ?? '']);
    };
    const terminal = openLineTerminal({stdin: process.stdin, stdout: process.stdout, look, onInterrupt});
    let store = open(home);
    void start(store, home).then(() => readAndAnswer(() => store, terminal));

    function open(opened: Home): Store {
      const lent = {...terminal, suspend: async () => undefined, repaint: () => undefined};
      const ports = makePorts(opened, lent, {quit, leaveBundle});
      const size = {columns: READ_COLUMNS, rows: READ_ROWS};
      const next = createStore({...startState(opened, isReadOnly, look.isAscii), size}, ports);
      keepLog(next, new LogFile(opened.state), version);
      return next;
    }

    async function leaveBundle(): Promise<void> {
      const own = findOwnHome(process.env);
      store = open(own);
      await start(store, own, home.bundle);
    }

    function quit(status: number): void {
      terminal.close();
      resolve(status);
    }
  });
}

/**
 * The first frame is on its way; now the disk is asked where the user was, and what they set. With a bundle that was left, its import comes
 * first.
 */
async function start(store: Store, home: Home, bundle?: string): Promise<void> {
  const last = await new PlaceStore(home.state, home.workspace).read();
  if (bundle === undefined) {
    const wasCutOff = isRecord(last) && last['isOpen'] === true;
    store.dispatch({type: 'app.started', place: parsePlace(last), wasCutOff});
  } else {
    store.dispatch({type: 'app.started', place: HOME, wasCutOff: false});
    store.dispatch({type: 'document.read', from: {file: bundle}});
  }
  // What was given up is kept for 30 days.
  new KeptFiles(home.workspace).sweep(new Date());
  const {settings, troubles} = await readSettings(home.config);
  store.dispatch({type: 'settings.loaded', keys: settings.keys, theme: settings.theme, troubles});
}

function sizeNow(): State['size'] {
  return {columns: process.stdout.columns || 80, rows: process.stdout.rows || 24};
}

function startState(home: Home, isReadOnly: boolean, isAscii: boolean): State {
  return {
    size: sizeNow(),
    screens: [PROFILES_START],
    dialog: undefined,
    help: undefined,
    palette: undefined,
    notice: undefined,
    submitted: undefined,
    running: undefined,
    pressedAt: 0,
    interruptedAt: -Infinity,
    profiles: LOADING,
    drafts: [],
    catalog: LOADING,
    session: undefined,
    unfinished: undefined,
    findings: new Map(),
    isSweeping: false,
    trailing: undefined,
    surroundings: {workspace: home.workspace.root, isReadOnly, isAscii, theme: 'dark', keys: {}, ...bundleOf(home)},
  };
}

/** When a key was pressed, ms by a clock that nobody sets: two presses soon after each other must not seem so when it is set back. */
function now(): number {
  return performance.now();
}

function bundleOf({bundle}: Home): Pick<State['surroundings'], 'bundle'> {
  return bundle === undefined ? {} : {bundle: {path: bundle, into: findOwnHome(process.env).workspace.root}};
}
