import {whyNotFill} from '../../src/domain/import/fill-secret.ts';
import {openForm} from '../dialogs/forms.ts';
import {type State, topScreen} from '../model.ts';
import {importPlan, registryAtCursor, secretAtCursor} from '../screens/import/import-rows.ts';
import {always, type Binding} from './binding.ts';

export const importKeys: readonly Binding[] = [
  {
    id: 'import.accept',
    context: 'import',
    keys: ['enter', 'w'],
    label: 'Import it',
    hint: 'import',
    action: always({type: 'import.accept'}),
  },
  {
    id: 'import.rename',
    context: 'import',
    keys: ['r'],
    label: 'Choose another name or version',
    hint: 'name',
    action: openForm('import-as'),
  },
  {
    id: 'import.merge',
    context: 'import',
    keys: ['m'],
    label: 'Merge with the existing version',
    hint: 'merge',
    action: always({type: 'import.merge'}),
    disabled: whyNothingThere,
  },
  {
    id: 'import.registry',
    context: 'import',
    keys: ['e'],
    label: 'Take all packs of a registry from another one',
    hint: 'registry',
    action: openForm('import-registry'),
    disabled: state =>
      registryAtCursor(state) === undefined ? 'no line about a registry is under the cursor' : undefined,
  },
  {
    id: 'import.fill',
    context: 'import',
    keys: ['f'],
    label: 'Fill in the masked secret',
    hint: 'fill in',
    action: openForm('import-fill'),
    disabled: state => {
      const secret = secretAtCursor(state);
      return secret === undefined ? 'no line about a masked secret is under the cursor' : whyNotFill(secret);
    },
  },
  {
    id: 'import.compare',
    context: 'import',
    keys: ['d'],
    label: 'Compare with the existing version',
    hint: 'compare',
    action: always({type: 'import.compare'}),
    disabled: whyNothingThere,
  },
];

function whyNothingThere(state: State): string | undefined {
  const screen = topScreen(state);
  const isFree = screen.type === 'import' && importPlan(state, screen).plan.place.kind === 'free';
  return isFree ? 'nothing of that name and version is there' : undefined;
}
