import type {Action} from '../action.ts';
import type {AsyncEffect} from '../effect.ts';
import type {Ports} from '../ports.ts';

/** Reports progress before the answer. Nobody hears it once the effect is called off. */
export type Tell = (action: Action) => void;

/**
 * How one kind of effect is carried out. The answer is an action, or nothing. Throws `StrataError` for expected
 * trouble.
 */
export type Handler<Asked extends AsyncEffect> = (
  effect: Asked,
  ports: Ports,
  signal: AbortSignal,
  tell: Tell,
) => Promise<Action | undefined> | Action | undefined;

/** A handler for every kind of effect. Each port's file has its own handlers. */
export type Handlers = {readonly [Asked in AsyncEffect as Asked['type']]: Handler<Asked>};
