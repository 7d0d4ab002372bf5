import {render} from 'ink';
import {App} from '../components/App.tsx';
import {READ_COLUMNS, READ_ROWS} from '../components/plain/screen-text.tsx';
import type {Home} from '../src/storage/home.ts';
import {lookOf} from '../src/terminal/capability.ts';
import {openFullScreen} from '../src/terminal/lifecycle.ts';
import {openLineTerminal} from '../src/terminal/line-terminal.ts';
import type {Size} from '../state/surroundings.ts';
import {openApp} from './open-app.ts';
import {readAndAnswer} from './plain.ts';

export interface TuiOptions {
  readonly home: Home;
  /** The directory for crash reports: a sample workspace is gone by the time they are read. */
  readonly reports: string;
  readonly isReadOnly: boolean;
  readonly isAscii: boolean;
  /** Line by line instead of on the full screen. */
  readonly isPlain: boolean;
  readonly version: string;
}

/** Shows the app until the user quits, on the full screen or line by line, and returns the exit status. */
export async function showTui(options: TuiOptions): Promise<number> {
  return options.isPlain ? showLines(options) : showScreen(options);
}

async function showScreen({home, reports, isReadOnly, isAscii, version}: TuiOptions): Promise<number> {
  const {stdin, stdout} = process;
  const look = lookOf(process.env, isAscii);
  const screen = openFullScreen({stdin, stdout, look, reports, version});
  return new Promise(resolve => {
    const app = openApp({
      home,
      terminal: screen,
      size: sizeNow(),
      isReadOnly,
      isAscii: look.isAscii,
      version,
      quit,
      onMoved: store => shown.rerender(<App store={store} now={now} />),
    });
    const onResize = () => app.store().dispatch({type: 'app.resized', size: sizeNow()});
    stdout.on('resize', onResize);
    const shown = render(<App store={app.store()} now={now} />, screen.renderOptions);
    void app.start();

    function quit(status: number): void {
      stdout.off('resize', onResize);
      shown.unmount();
      void screen.close().then(() => resolve(status));
    }
  });
}

async function showLines({home, isReadOnly, isAscii, version}: TuiOptions): Promise<number> {
  const {stdin, stdout} = process;
  const look = {hasColour: false, isAscii: lookOf(process.env, isAscii).isAscii};
  return new Promise(resolve => {
    const terminal = openLineTerminal({stdin, stdout, look, onInterrupt});
    const app = openApp({
      home,
      terminal: {...terminal, suspend: async () => undefined, repaint: () => undefined},
      size: {columns: READ_COLUMNS, rows: READ_ROWS},
      isReadOnly,
      isAscii: look.isAscii,
      version,
      quit,
      onMoved: () => undefined,
    });
    void app.start().then(() => readAndAnswer(app.store, terminal));

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
