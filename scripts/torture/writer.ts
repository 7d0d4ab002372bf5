/**
 * One of the writers that `saves.ts` lets loose on a workspace, and kills: `node writer.ts WORKSPACE NAME OWN`.
 * Counts up a number in the version NAME 1.0.0 that others count up too, and keeps a draft of OWN 1.0.0 that nobody else has. Each line it
 * prints was on disk before: `saved 7`, `drafted 12`. What is refused for lack of room or leave is told and tried again.
 */
import {writeSync} from 'node:fs';
import {StrataError} from '../../src/domain/error.ts';
import type {Profile} from '../../src/domain/profile/profile.ts';
import {DraftStore} from '../../src/storage/drafts/draft-store.ts';
import {ProfileStore} from '../../src/storage/profiles/profile-store.ts';
import {workspaceAt} from '../../src/storage/workspace.ts';
import {countIn, withCount} from './counted-profile.ts';

const [root = '', shared = '', own = ''] = process.argv.slice(2);
const workspace = workspaceAt(root);
const profiles = new ProfileStore(workspace);
const drafts = new DraftStore(workspace);
const ref = {name: own, version: '1.0.0'};

let draft: Profile = drafts.open(ref)?.history.present ?? withCount(own, 0);
for (;;) {
  await told(save);
  await told(async () => keepDraft());
}

async function save(): Promise<string> {
  const {profile, hash} = await profiles.read({name: shared, version: '1.0.0'});
  const count = countIn(profile) + 1;
  await profiles.save(withCount(shared, count), hash);
  return `saved ${count}`;
}

function keepDraft(): string {
  const next = withCount(own, countIn(draft) + 1);
  drafts.record(ref, 'count', draft, next);
  draft = next;
  return `drafted ${countIn(next)}`;
}

/** Says what was done, or why it was refused; anything else ends the writer, and the torture with it. */
async function told(work: () => Promise<string>): Promise<void> {
  try {
    say(await work());
  } catch (error) {
    if (!(error instanceof StrataError)) throw error;
    say(`refused ${error.code}`);
  }
}

/** At once, and whole: what is written later would be behind the kill. A pipe that is full is waited for. */
function say(line: string): void {
  for (;;) {
    try {
      writeSync(1, `${line}\n`);
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
