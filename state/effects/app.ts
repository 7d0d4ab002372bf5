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
  /** What runs and what waits are known to the store. */
  'app.cancel': () => undefined,
  later: () => undefined,
} satisfies Partial<Handlers>;
