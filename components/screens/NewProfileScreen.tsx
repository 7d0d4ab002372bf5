import {Box, Text} from 'ink';
import {useMemo} from 'react';
import {isCoreKind, kindOf, packNameOf} from '../../src/domain/layer/layer.ts';
import {cloudLabel} from '../../src/domain/profile/cloud.ts';
import {layersOf} from '../../src/domain/profile/profile.ts';
import {fit, widthOf} from '../../src/domain/text/fit.ts';
import type {State} from '../../state/model.ts';
import {addonRows} from '../../state/screens/new-profile/new-profile-addons.ts';
import {shownClouds, TYPE_CHOICES} from '../../state/screens/new-profile/new-profile-choices.ts';
import {cloudInForce} from '../../state/screens/new-profile/new-profile-cloud.ts';
import {STEP_HEAD, stepRows} from '../../state/screens/new-profile/new-profile-moves.ts';
import {shownPicker} from '../../state/screens/new-profile/new-profile-picking.ts';
import type {NewProfileScreen} from '../../state/screens/new-profile/new-profile-screen.ts';
import {railOf, STEP_NAMES} from '../../state/screens/new-profile/new-profile-steps.ts';
import {KIND_NAMES} from '../../state/screens/picker/kind-name.ts';
import {presetRows} from '../../state/screens/picker/picker-presets.ts';
import {bodyRows} from '../../state/surroundings.ts';
import {Fields} from '../Fields.tsx';
import {Line, type Span} from '../Line.tsx';
import {columns, List} from '../List.tsx';
import {Menu} from '../Menu.tsx';
import {PickerView} from './PickerView.tsx';
import {ProfileReview} from './ProfileReview.tsx';

interface BodyProps {
  readonly state: State;
  readonly screen: NewProfileScreen;
}

/** A new profile: the rail of its steps, what the step asks, and its list, form or picker. */
export function NewProfileBody({state, screen}: BodyProps) {
  const width = state.size.columns;
  return (
    <Box flexDirection="column">
      <Rail state={state} screen={screen} width={width} />
      <Line spans={questionOf(screen)} width={width} />
      <StepBody state={state} screen={screen} />
    </Box>
  );
}

function StepBody({state, screen}: BodyProps) {
  const width = state.size.columns;
  const height = bodyRows(state.size) - STEP_HEAD;
  const picker = shownPicker(screen);
  const layers = layersOf(screen.history.present);
  const taken = useMemo(() => new Set(layers.map(packNameOf)), [layers]);
  if (picker !== undefined)
    return <PickerView state={state} picker={picker} taken={taken} verb={verbOf(screen)} height={height} />;
  switch (screen.step) {
    case 'type':
      return (
        <Menu
          labels={TYPE_CHOICES.map(({label, about}) => `${fit(label, 15)} ${about}`)}
          cursor={screen.lists.type.cursor}
          width={width}
        />
      );
    case 'cloud':
      return <Clouds state={state} screen={screen} />;
    case 'info':
      return <Fields fields={screen.info} focus={screen.focus} width={width} />;
    case 'addons':
      return <Addons state={state} screen={screen} />;
    case 'review':
      return <ProfileReview state={state} screen={screen} width={width} height={height} />;
    default:
      return <Text> </Text>;
  }
}

/**
 * The steps with their numbers: `[3 Info]` is shown, `x` is done. On a narrow screen only the step that is shown has
 * its name.
 */
function Rail({state, screen, width}: BodyProps & {readonly width: number}) {
  const rail = railOf(state, screen);
  const names = rail.map((one, at) => `${at + 1} ${STEP_NAMES[one.step]}`);
  const isShort = names.reduce((sum, name) => sum + widthOf(name) + 2, 1) > width;
  const spans = rail.flatMap((one, at): readonly Span[] => {
    if (one.step === screen.step) return [{text: `[${names[at] ?? ''}]`, tone: 'title'}];
    const name = isShort ? String(at + 1) : (names[at] ?? '');
    return [{text: `${one.isDone ? 'x' : ' '}${name} `, tone: one.isDone ? 'plain' : 'dim'}];
  });
  return <Line spans={[{text: ' '}, ...spans]} width={width} />;
}

function questionOf(screen: NewProfileScreen): readonly Span[] {
  const {step} = screen;
  if (isCoreKind(step)) return pickerQuestion(screen, KIND_NAMES[step], cloudLabel(cloudInForce(screen) ?? ''));
  switch (step) {
    case 'type':
      return question('What kind of profile?', 'fixed after creation');
    case 'cloud':
      return question('For which cloud?', 'fixed after creation');
    case 'info':
      return question('What is it called?', 'name and version together are one file');
    case 'addons':
      return screen.pickers.addon === undefined
        ? question('Which add-ons?', 'install priority decides the order of deploys')
        : pickerQuestion(screen, 'add-on layer');
    case 'review':
      return question('Create it?', 'enter writes the file and opens the stack');
  }
}

function pickerQuestion(screen: NewProfileScreen, what: string, cloud?: string): readonly Span[] {
  const picker = shownPicker(screen);
  const now = layersOf(screen.history.present).find(layer => kindOf(layer) === screen.step);
  const chosen = now === undefined ? '' : `now ${now.name} ${now.tag ?? ''}`;
  switch (picker?.stage) {
    case 'version':
      return question(`Which version of ${picker.name ?? ''}?`, chosen);
    case 'presets':
      return question(
        presetRows(picker).length > 1
          ? `Which presets of ${picker.name ?? ''} ${picker.choice?.tag ?? ''}?`
          : `Add ${picker.name ?? ''} ${picker.choice?.tag ?? ''} as it is?`,
        chosen,
      );
    default:
      return question(`Which pack is the ${what}${cloud === undefined ? '' : ` on ${cloud}`}?`, chosen);
  }
}

function question(asked: string, note: string): readonly Span[] {
  return [{text: ` ${asked}`}, {text: note === '' ? '' : `  ${note}`, tone: 'dim'}];
}

function verbOf({step, history}: NewProfileScreen): string {
  if (!isCoreKind(step)) return 'Add';
  return layersOf(history.present).some(layer => kindOf(layer) === step) ? 'Go on with' : 'Choose';
}

/** Cells of a cloud's name and of its id. */
const LABEL = 28;
const ID = 18;

function Clouds({state, screen}: BodyProps) {
  const width = state.size.columns;
  // A heading that is cut off is worse than none.
  const isWide = width >= 3 + LABEL + ID + 24;
  return (
    <List
      rows={shownClouds(state, screen)}
      list={screen.lists.cloud}
      width={width}
      height={stepRows(state)}
      spansOf={({id, label, group}) => [
        {text: `${fit(label, LABEL)} ${fit(id ?? '', ID)}`},
        {text: isWide ? ` ${group}` : '', tone: 'dim'},
      ]}
      empty="no cloud matches the filter; esc drops it"
    />
  );
}

function Addons({state, screen}: BodyProps) {
  const width = state.size.columns;
  const other = Math.min(16, Math.floor(width / 6));
  const name = width - 3 - 3 * other - 3;
  return (
    <List
      rows={addonRows(screen)}
      list={screen.lists.addons}
      width={width}
      height={bodyRows(state.size) - STEP_HEAD}
      head={columns([
        ['NAME', name],
        ['TAG', other],
        ['VERSION', other],
        ['REGISTRY', other],
      ])}
      spansOf={layer => [
        {
          text: columns([
            [layer.name, name],
            [layer.tag ?? '', other],
            [layer.version ?? '', other],
            [layer.type === 'manifest' ? 'manifests' : (layer.registry?.metadata?.name ?? ''), other],
          ]),
        },
      ]}
      empty="no add-ons: a adds one, enter goes on without"
    />
  );
}
