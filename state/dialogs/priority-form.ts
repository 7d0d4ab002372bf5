import {fittingPriority} from '../../src/domain/layer/install-priority.ts';
import {layersOf} from '../../src/domain/profile/profile.ts';
import {findLayer} from '../../src/domain/profile/stack.ts';
import {profileOf} from '../session/session.ts';
import {field, fieldText} from './field.ts';
import type {Form} from './form.ts';

/** What a layer deploys by: offered is what fits its place in the list. */
export const priorityForm: Form = {
  title: 'Install priority: lowest first, 0 where none is set',
  fields: (state, {layer: id}) => {
    const profile = profileOf(state);
    const layer = profile === undefined ? undefined : findLayer(profile, id ?? '');
    const fitting = profile === undefined || layer === undefined ? 0 : fittingPriority(layersOf(profile), layer);
    return [field('priority', 'Priority', String(fitting), '10')];
  },
  check: (_state, fields) => ({
    priority: /^-?\d{1,9}$/.test(fieldText(fields, 'priority')) ? undefined : 'a whole number, such as 10 or -5',
  }),
  submit: (fields, {layer}) => ({
    type: 'layer.prioritize',
    layer: layer ?? '',
    priority: Number(fieldText(fields, 'priority')),
  }),
};
