/** A value that is computed on first use and kept; what it was computed from is let go. */
export function lazy<T>(make: () => T): () => T {
  let state: {readonly make: () => T} | {readonly value: T} = {make};
  return () => {
    if ('make' in state) state = {value: state.make()};
    return state.value;
  };
}
