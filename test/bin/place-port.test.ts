import {join} from 'node:path';
import {expect, test} from 'vitest';
import {PlacePort} from '../../bin/place-port.ts';
import {PlaceStore} from '../../src/storage/place-store.ts';
import {workspaceAt} from '../../src/storage/workspace.ts';
import {HOME} from '../../state/place.ts';
import {temporaryDirectory} from '../storage/temporary-directory.ts';

test('the place says that strata runs as soon as there is one, and where it ended in order that it does no more', async () => {
  const directory = await temporaryDirectory();
  const places = new PlaceStore(directory, workspaceAt(join(directory, 'work')));
  const port = new PlacePort(places);
  port.save(HOME);
  await expect.poll(async () => places.read()).toMatchObject({tab: 'layers', isOpen: true});
  port.save({...HOME, tab: 'info'});
  await port.close({...HOME, tab: 'variables'});
  expect(await places.read()).toMatchObject({tab: 'variables', isOpen: false});
});
