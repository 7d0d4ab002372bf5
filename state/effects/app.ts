import type {Handlers} from './handler.ts';

/** What is asked of the program itself; little of it has an answer. */
export const appEffects = {
  'place.save'({place}, {app}) {
    app.savePlace(place);
    return undefined;
  },
  'app.quit'({status, place}, {app}) {
    app.quit(status, place);
    return undefined;
  },
  async 'app.leave-bundle'({place}, {app}) {
    await app.leaveBundle(place);
    return undefined;
  },
  'app.suspend'(_, {app}) {
    app.suspend();
    return undefined;
  },
  'app.redraw'(_, {app}) {
    app.redraw();
    return undefined;
  },
  'log.load': async (_, {log}) => ({type: 'log.loaded', log: await log.read()}),
  /** What runs is known to the store, which calls it off. */
  'app.cancel': () => undefined,
  async later({ms, action}, _, signal) {
    await after(ms, signal);
    return action;
  },
} satisfies Partial<Handlers>;

function after(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
