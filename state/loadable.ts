/** Something read from disk. Each screen draws all three states. */
export type Loadable<Value> =
  | {readonly status: 'loading'}
  | {readonly status: 'failed'; readonly message: string}
  | {readonly status: 'ready'; readonly value: Value};

export const LOADING: Loadable<never> = {status: 'loading'};

export function ready<Value>(value: Value): Loadable<Value> {
  return {status: 'ready', value};
}

/** The value once it is there, else the fallback. */
export function readyOr<Value>(loadable: Loadable<Value>, fallback: Value): Value {
  return loadable.status === 'ready' ? loadable.value : fallback;
}
