import type {Action} from '../action.ts';
import type {AsyncEffect} from '../effect.ts';
import type {Ports} from '../ports.ts';

/** How one kind of effect is carried out: the answer is an action, or nothing to say. It throws a `StrataError` for expected trouble. */
export type Handler<Asked extends AsyncEffect> = (
  effect: Asked,
  ports: Ports,
  signal: AbortSignal,
) => Promise<Action | undefined> | Action | undefined;

/** A row for every kind of effect. Each port's file holds its own rows. */
export type Handlers = {readonly [Asked in AsyncEffect as Asked['type']]: Handler<Asked>};
