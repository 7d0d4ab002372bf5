import {expect, test} from 'vitest';
import {Turns} from '../../src/registry/turns.ts';

test('long work in turns lets others have theirs', async () => {
  const turns = new Turns();
  const began = performance.now();
  let others = 0;
  let isDone = false;
  const other = () => {
    others += 1;
    if (!isDone) setImmediate(other);
  };
  other();
  while (performance.now() - began < 40) if (turns.isOver()) await turns.next();
  isDone = true;
  // 13 turns of 3 ms; fewer where the machine does much else.
  expect(others).toBeGreaterThan(3);
});

test('work that is called off ends with its turn', async () => {
  await expect(new Turns(AbortSignal.abort(new Error('enough'))).next()).rejects.toThrow('enough');
});
