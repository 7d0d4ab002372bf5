import {expect, test} from 'vitest';
import {tortureSaves} from '../../scripts/torture/saves.ts';

test('two writers that are killed, on a disk that is full or read-only at times, lose nothing that was acknowledged', async () => {
  const {acknowledged} = await tortureSaves(4, 7);
  expect(acknowledged).toBeGreaterThan(0);
});
