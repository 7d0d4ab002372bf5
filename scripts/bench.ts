/** `npm run bench`: what can be measured without outside programs. One piece for each subject stands in `bench/`. */
import {benchLineDiff} from './bench/line-diff.ts';
import {benchProfileDiff} from './bench/profile-diff.ts';

const pieces: Readonly<Record<string, () => void>> = {
  'line diff': benchLineDiff,
  'profile diff': benchProfileDiff,
};

const wanted = process.argv.slice(2).join(' ');
for (const [name, run] of Object.entries(pieces)) {
  if (!name.includes(wanted)) continue;
  console.log(name);
  run();
}
