import {type Anchor, findAnchors, makeTally} from './line-anchors.ts';
import {findRarestRun} from './line-histogram.ts';
import {alignByMyers, makeMyersRoom, type MyersRoom, STEPS_TO_GIVE_UP} from './line-myers.ts';
import {type Alignment, pairEnds, type Stretch} from './line-stretch.ts';

/** Below this many lines on both sides together, the shortest script is computed right away. */
const SMALL = 48;
/**
 * Lines per line of input that the search for anchors may look at before Myers takes over: this bounds hostile input.
 */
const STEPS_PER_LINE = 60;

/**
 * Pairs equal lines of two sequences, in order. Gives the partner in b of each line of a, or -1.
 *
 * Each stretch loses its common ends first. Then lines that stand once on both sides are its anchors (patience): the
 * longest run of them that keeps its order cuts it into smaller stretches. Where there is none, the shortest script is
 * taken if it is cheap to find (Myers), else the longest run of the rarest line cuts it (histogram). Small stretches, and
 * those that nothing can cut or that take too long, go to a Myers whose cost is capped.
 */
export function alignLines(a: Int32Array, b: Int32Array, distinct: number): Int32Array {
  const alignment: Alignment = {a, b, pairs: new Int32Array(a.length).fill(-1)};
  const tally = makeTally(distinct);
  let made: MyersRoom | undefined;
  // Texts with few changes need no anchors.
  const room = () => (made ??= makeMyersRoom(a.length, b.length));
  let budget = STEPS_PER_LINE * (a.length + b.length);
  const todo: Stretch[] = [{aLo: 0, aHi: a.length, bLo: 0, bHi: b.length}];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const stretch = pairEnds(alignment, next);
    const size = stretch.aHi - stretch.aLo + (stretch.bHi - stretch.bLo);
    if (stretch.aLo === stretch.aHi || stretch.bLo === stretch.bHi) continue;
    if (size <= SMALL || budget <= 0) {
      alignByMyers(alignment, stretch, room());
      continue;
    }
    budget -= size;
    const anchors = findAnchors(alignment, stretch, tally);
    if (anchors.length > 0) {
      cutAtAnchors(alignment, stretch, anchors, todo);
      continue;
    }
    if (alignByMyers(alignment, stretch, room(), 'give up')) continue;
    budget -= STEPS_TO_GIVE_UP;
    const run = findRarestRun(alignment, stretch, tally, budget);
    budget -= run.steps;
    if (run.length === 0) alignByMyers(alignment, stretch, room());
    else cutAtRun(alignment, stretch, run, todo);
  }
  return alignment.pairs;
}

function cutAtAnchors({pairs}: Alignment, stretch: Stretch, anchors: readonly Anchor[], todo: Stretch[]): void {
  let [aLo, bLo] = [stretch.aLo, stretch.bLo];
  for (const {a, b} of anchors) {
    pairs[a] = b;
    if (a > aLo && b > bLo) todo.push({aLo, aHi: a, bLo, bHi: b});
    [aLo, bLo] = [a + 1, b + 1];
  }
  todo.push({aLo, aHi: stretch.aHi, bLo, bHi: stretch.bHi});
}

function cutAtRun({pairs}: Alignment, stretch: Stretch, run: {a: number; b: number; length: number}, todo: Stretch[]) {
  for (let at = 0; at < run.length; at += 1) pairs[run.a + at] = run.b + at;
  todo.push({aLo: stretch.aLo, aHi: run.a, bLo: stretch.bLo, bHi: run.b});
  todo.push({aLo: run.a + run.length, aHi: stretch.aHi, bLo: run.b + run.length, bHi: stretch.bHi});
}
