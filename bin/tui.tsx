import {render} from 'ink';
import {App} from '../components/App.tsx';
import {READ_COLUMNS, READ_ROWS} from '../components/plain/screen-text.tsx';
import type {Home} from '../src/storage/home.ts';
import type {FullScreen} from '../src/terminal/lifecycle.ts';
import {openLineTerminal} from '../src/terminal/line-terminal.ts';
import type {Look} from '../src/terminal/row.ts';
import type {Store} from '../state/store.ts';
import type {Size} from '../state/surroundings.ts';
import {openApp} from './open-app.ts';
import {readAndAnswer} from './plain.ts';

export interface AppLook {
  readonly home: Home;
  readonly look: Look;
  readonly isReadOnly: boolean;
  readonly version: string;
}

/** How long the first frame waits for what the disk knows, ms: much longer than a disk takes, too short to be felt on a share that is slow. */
const FIRST_READS = 50;

/** Shows the app on the full screen until the user quits, and returns the exit status. */
export async function showScreen({screen, look, ...options}: AppLook & {readonly screen: FullScreen}): Promise<number> {
  const {stdout} = process;
  const {promise: ended, resolve} = Promise.withResolvers<number>();
  const {isAscii} = look;
  const app = openApp({
    ...options,
    isAscii,
    terminal: screen,
    size: sizeNow(),
    quit,
    onMoved: store => shown.rerender(view(store)),
  });
  const onResize = () => app.store().dispatch({type: 'app.resized', size: sizeNow()});
  stdout.on('resize', onResize);
  // One frame with something in it costs less than an empty one before it.
  await app.start(FIRST_READS);
  const shown = render(view(app.store()), screen.renderOptions);
  app.goOn();
  return ended;

  function quit(status: number): void {
    stdout.off('resize', onResize);
    shown.unmount();
    void screen.close().then(() => resolve(status));
  }
}

function view(store: Store) {
  return <App store={store} now={now} />;
}

/** Shows the app line by line until the user quits, and returns the exit status. */
export async function showLines({home, look: {isAscii}, isReadOnly, version}: AppLook): Promise<number> {
  const {stdin, stdout} = process;
  const look = {hasColour: false, isAscii};
  return new Promise(resolve => {
    const terminal = openLineTerminal({stdin, stdout, look, onInterrupt});
    const app = openApp({
      home,
      terminal: {...terminal, suspend: async () => undefined, repaint: () => undefined},
      size: {columns: READ_COLUMNS, rows: READ_ROWS},
      isReadOnly,
      isAscii,
      version,
      quit,
      onMoved: () => undefined,
    });
    void app.start(FIRST_READS).then(() => {
      app.goOn();
      return readAndAnswer(app.store, terminal);
    });

    function onInterrupt(): void {
      const store = app.store();
      store.dispatch({type: 'key.pressed', key: 'ctrl+c', at: now()});
      terminal.print([store.get().notice?.text ?? '']);
    }

    function quit(status: number): void {
      terminal.close();
      resolve(status);
    }
  });
}

function sizeNow(): Size {
  return {columns: process.stdout.columns || 80, rows: process.stdout.rows || 24};
}

/** When a key was pressed, ms on a clock that nobody can set back. */
function now(): number {
  return performance.now();
}
