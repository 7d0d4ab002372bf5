import type {State} from '../../state/model.ts';
import type {Screen} from '../../state/screen.ts';
import {BatchBody} from './BatchScreen.tsx';
import {CompareBody} from './CompareScreen.tsx';
import {ImportBody} from './ImportScreen.tsx';
import {LayerBody} from './LayerScreen.tsx';
import {LogBody} from './LogScreen.tsx';
import {MergeBody} from './MergeScreen.tsx';
import {NewProfileBody} from './NewProfileScreen.tsx';
import {PackPickerBody} from './PackPickerScreen.tsx';
import {ProblemsBody} from './ProblemsScreen.tsx';
import {ProfilesBody} from './ProfilesScreen.tsx';
import {RecoveryBody} from './RecoveryScreen.tsx';
import {RegistriesBody} from './RegistriesScreen.tsx';
import {ResolvedBody} from './ResolvedScreen.tsx';
import {StackBody} from './StackScreen.tsx';
import {TextBody} from './TextScreen.tsx';
import {TrashBody} from './TrashScreen.tsx';
import {UpgradeBody} from './UpgradeScreen.tsx';

/** The body of a screen, by its type. */
export function ScreenBody({state, screen}: {readonly state: State; readonly screen: Screen}) {
  switch (screen.type) {
    case 'profiles':
      return <ProfilesBody state={state} screen={screen} />;
    case 'recovery':
      return <RecoveryBody state={state} screen={screen} />;
    case 'trash':
      return <TrashBody state={state} screen={screen} />;
    case 'log':
      return <LogBody state={state} screen={screen} />;
    case 'registries':
      return <RegistriesBody state={state} screen={screen} />;
    case 'stack':
      return <StackBody state={state} screen={screen} />;
    case 'compare':
      return <CompareBody state={state} screen={screen} />;
    case 'text':
      return <TextBody state={state} screen={screen} />;
    case 'layer':
      return <LayerBody state={state} screen={screen} />;
    case 'new-profile':
      return <NewProfileBody state={state} screen={screen} />;
    case 'pack-picker':
      return <PackPickerBody state={state} screen={screen} />;
    case 'import':
      return <ImportBody state={state} screen={screen} />;
    case 'resolved':
      return <ResolvedBody state={state} screen={screen} />;
    case 'upgrade':
      return <UpgradeBody state={state} screen={screen} />;
    case 'batch':
      return <BatchBody state={state} screen={screen} />;
    case 'merge':
      return <MergeBody state={state} screen={screen} />;
    case 'problems':
      return <ProblemsBody state={state} screen={screen} />;
  }
}
