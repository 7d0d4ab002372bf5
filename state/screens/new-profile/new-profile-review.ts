import {StrataError} from '../../../src/domain/error.ts';
import type {Layer} from '../../../src/domain/layer/layer.ts';
import type {Problem} from '../../../src/domain/problem.ts';
import {cloudLabel} from '../../../src/domain/profile/cloud.ts';
import {newProfile} from '../../../src/domain/profile/new-profile.ts';
import {layersOf, type Profile, type ProfileType, withLayers} from '../../../src/domain/profile/profile.ts';
import {requiredLayers} from '../../../src/domain/profile/required-layers.ts';
import {parseTags, tagsOf} from '../../../src/domain/profile/tag-list.ts';
import {encodeName} from '../../../src/domain/text/file-name.ts';
import {type Field, fieldText} from '../../dialogs/field.ts';
import type {State} from '../../model.ts';
import {remember} from '../../remember.ts';
import {say, type Step} from '../../step.ts';
import {KIND_NAMES} from '../picker/kind-name.ts';
import {TYPE_CHOICES} from './new-profile-choices.ts';
import {cloudInForce} from './new-profile-cloud.ts';
import {showStep} from './new-profile-moves.ts';
import type {NewProfileScreen} from './new-profile-screen.ts';
import {firstOpenStep, hasKind, whyNotStep} from './new-profile-steps.ts';

/** The profile as it would be created; the same object as long as nothing changes. */
export function profileInMaking(screen: NewProfileScreen): Profile {
  return profileFrom(screen.history.present, screen.info, screen.profileType ?? 'cluster', cloudInForce(screen) ?? '');
}

const profileFrom = remember((layers: Profile, info: readonly Field[], type: ProfileType, cloud: string): Profile => {
  const empty = newProfile({
    name: fieldText(info, 'name'),
    version: fieldText(info, 'version'),
    description: fieldText(info, 'description'),
    tags: parseTags(fieldText(info, 'tags')),
    type,
    cloud,
  });
  return withLayers(empty, layersOf(layers));
});

/** A line of the review. */
export type ReviewRow =
  | {readonly type: 'fact'; readonly label: string; readonly text: string}
  | {readonly type: 'layer'; readonly layer: Layer}
  | {readonly type: 'problem'; readonly problem: Problem};

/** The new profile, what is missing in it, and its file. */
export function reviewRows(state: State, screen: NewProfileScreen): readonly ReviewRow[] {
  const {metadata, spec} = profileInMaking(screen);
  const fact = (label: string, text: string): ReviewRow => ({type: 'fact', label, text});
  const type = TYPE_CHOICES.find(one => one.type === screen.profileType)?.label ?? '';
  return [
    fact('name', `${metadata.name} ${spec.version ?? ''}`),
    fact('type', `${type} for ${cloudLabel(cloudInForce(screen) ?? '')} (fixed after creation)`),
    ...(metadata.description === '' ? [] : [fact('description', metadata.description ?? '')]),
    ...(tagsOf(metadata.labels).length === 0 ? [] : [fact('tags', tagsOf(metadata.labels).join('  '))]),
    fact('file', fileOf(state, metadata.name, spec.version ?? '')),
    ...reviewProblems(screen).map((problem): ReviewRow => ({type: 'problem', problem})),
    ...layersOf(screen.history.present).map((layer): ReviewRow => ({type: 'layer', layer})),
  ];
}

/** Whether the check of the current profile is done. */
export function isReviewed(screen: NewProfileScreen): boolean {
  return screen.checked?.profile === profileInMaking(screen);
}

/** Problems, once the check is done, then what was left out or set aside. */
export function reviewProblems(screen: NewProfileScreen): readonly Problem[] {
  const cloud = cloudInForce(screen) ?? '';
  const place = screen.profileType === 'add-on' ? 'an add-on profile' : cloudLabel(cloud);
  const leftOut = requiredLayers(screen.profileType ?? 'cluster', cloud)
    .filter(({kind, required}) => !required && !hasKind(screen, kind))
    .map(({kind}) => note('layers.left-out', `no ${KIND_NAMES[kind]} layer; ${place} can do without`));
  const aside = screen.aside.map(layer => note('layers.aside', `${layer.name} is set aside: it does not fit ${place}`));
  return [...(isReviewed(screen) ? (screen.checked?.problems ?? []) : []), ...leftOut, ...aside];
}

/** Creates the profile; if anything is left to do, shows that instead. */
export function createProfile(state: State, screen: NewProfileScreen): Step {
  const why = whyNotStep(state, screen, 'review');
  if (why !== undefined) {
    const [next, ...effects] = showStep(state, screen, firstOpenStep(state, screen));
    return [say(next, 'info', why), ...effects];
  }
  // A second enter came before the first was answered.
  if (state.running !== undefined) return [state];
  const profile = profileInMaking(screen);
  const said = `${profile.metadata.name} ${profile.spec.version ?? ''} created`;
  return [
    {...state, running: `writing ${profile.metadata.name}`},
    {type: 'profile.create', profile, said},
  ];
}

function note(code: string, message: string): Problem {
  return {severity: 'note', code, message};
}

/** Where the file will be; a name that is too long for a file is refused when it is written. */
function fileOf({surroundings}: State, name: string, version: string): string {
  try {
    return `${surroundings.workspace}/profiles/${encodeName(name)}/${encodeName(version)}.yaml`;
  } catch (error) {
    if (error instanceof StrataError) return error.message;
    throw error;
  }
}
