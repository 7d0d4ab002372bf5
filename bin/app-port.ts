import type {LentTerminal} from '../src/terminal/lifecycle.ts';
import type {Ports} from '../state/ports.ts';
import type {PlacePort} from './place-port.ts';

/** What the app can ask of whatever shows it. */
export interface AppPorts {
  readonly quit: (status: number) => void;
  /** Opens the user's own workspace, and imports there the bundle that is open now. */
  readonly leaveBundle: () => Promise<void>;
}

/** The program itself, as the app asks it to end, step aside or draw. Where the user is, is saved before they leave. */
export function appPort(place: PlacePort, screen: LentTerminal, app: AppPorts): Ports['app'] {
  return {
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
  };
}
