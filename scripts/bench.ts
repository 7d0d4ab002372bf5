/** `npm run bench`: what can be measured without outside programs. One piece for each subject stands in `bench/`. */
import {benchLineDiff} from './bench/line-diff.ts';
import {benchMerge} from './bench/merge.ts';
import {benchPackIndex} from './bench/pack-index.ts';
import {benchProfileDiff} from './bench/profile-diff.ts';
import {benchValidation} from './bench/validation.ts';
import {benchValues} from './bench/values.ts';

const pieces: Readonly<Record<string, () => void | Promise<void>>> = {
  'line diff': benchLineDiff,
  'profile diff': benchProfileDiff,
  merge: benchMerge,
  validation: benchValidation,
  values: benchValues,
  'pack index': benchPackIndex,
};

const wanted = process.argv.slice(2).join(' ');
for (const [name, run] of Object.entries(pieces)) {
  if (!name.includes(wanted)) continue;
  console.log(name);
  await run();
}
