/** Whole numbers from 0 below a bound, the same ones for the same seed (Park and Miller's minimal standard). */
export function randomFrom(seed: number): (below: number) => number {
  let state = (Math.abs(seed) % 2147483646) + 1;
  return below => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}
