import type {Handlers} from './handler.ts';

/** Effects on the program itself; few of them have an answer. */
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
  /** The store itself knows what runs and what waits. */
  'app.cancel': () => undefined,
  later: () => undefined,
} satisfies Partial<Handlers>;
