import {type Block, blocksOf, isTied} from './value-blocks.ts';
import {holdSameLines, type Range} from './value-range.ts';

/** The lines left on each side, by number from 0. */
type Kept = readonly [readonly number[], readonly number[]];

/**
 * Drops the blocks that are the same on both sides and that nothing refers to: the remaining lines have the same
 * differences. A map with a merge key keeps all its keys, and every map at least one.
 */
export function pruneBlocks(a: Range, b: Range): Kept {
  return prune(a, b, 0);
}

/** Deeper blocks are kept whole. */
const MAX_DEPTH = 50;

function prune(a: Range, b: Range, depth: number): Kept {
  const left = depth > MAX_DEPTH ? undefined : blocksOf(a.side.lines, a.depths, a.start, a.end);
  const right = left && blocksOf(b.side.lines, b.depths, b.start, b.end);
  if (left === undefined || right === undefined) return [numbersOf(a), numbersOf(b)];
  const kept = new Map<string, Kept>();
  for (const [key, block] of left) {
    const other = right.get(key);
    if (other !== undefined) kept.set(key, pruneBlock({...a, ...block}, {...b, ...other}, depth));
  }
  const pruned = (): Kept => [inOrder(a, left, kept, 0), inOrder(b, right, kept, 1)];
  const [numbers, others] = pruned();
  const shared = kept.keys().next().value;
  const [block, other] = shared === undefined ? [] : [left.get(shared), right.get(shared)];
  const isWhole = numbers.length > 0 && others.length > 0;
  if (isWhole || shared === undefined || block === undefined || other === undefined) return [numbers, others];
  // Without any key it would no longer be a map, so one common key stays.
  kept.set(shared, [numbersOf({...a, ...block}), numbersOf({...b, ...other})]);
  return pruned();
}

/** Each side keeps its own order, because an anchor comes before its aliases. */
function inOrder(range: Range, blocks: ReadonlyMap<string, Block>, kept: ReadonlyMap<string, Kept>, side: 0 | 1) {
  return [...blocks].flatMap(([key, block]) => kept.get(key)?.[side] ?? numbersOf({...range, ...block}));
}

interface BlockRange extends Range {
  readonly isOpen: boolean;
}

function pruneBlock(a: BlockRange, b: BlockRange, depth: number): Kept {
  if (holdSameLines(a.side, a, b.side, b) && !holdsTie(a)) return [[], []];
  if (!a.isOpen || !b.isOpen) return [numbersOf(a), numbersOf(b)];
  const [left, right] = prune({...a, start: a.start + 1}, {...b, start: b.start + 1}, depth + 1);
  return [
    [a.start, ...left],
    [b.start, ...right],
  ];
}

function holdsTie({side, start, end}: Range): boolean {
  for (let at = start; at < end; at += 1) if (isTied(side.lines[at] ?? '')) return true;
  return false;
}

function numbersOf({start, end}: Range): readonly number[] {
  return Array.from({length: end - start}, (_, at) => start + at);
}
