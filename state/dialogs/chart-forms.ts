import {suggestNamespace, whyNotNamespace} from '../../src/domain/layer/chart-layer.ts';
import type {RegistryStatus} from '../../src/domain/pack/catalog.ts';
import {layersOf} from '../../src/domain/profile/profile.ts';
import {readyOr} from '../loadable.ts';
import type {State} from '../model.ts';
import {historyOf} from '../session/session.ts';
import {choiceField, type Field, field, fieldText} from './field.ts';
import type {Form} from './form.ts';

/** The namespace for a chart, which does not name one itself. */
export const namespaceForm: Form = {
  title: 'Which namespace does the chart go to?',
  fields: (_state, {chart = ''}) => [field('namespace', 'Namespace', suggestNamespace(chart), 'default')],
  check: (_state, fields) => ({namespace: whyNotNamespace(fieldText(fields, 'namespace'))}),
  submit: fields => ({type: 'picker.namespace', namespace: fieldText(fields, 'namespace')}),
};

/** A layer from a registry that cannot be listed: its name and version are typed. */
export const namedLayerForm: Form = {
  title: 'Add a layer by its name: nothing else is known of it here',
  fields: state => {
    const names = namedRegistries(state).map(({name}) => name);
    return withNamespaceAsked(state, [
      choiceField('registry', 'Registry', names[0] ?? '', names),
      field('name', 'Name', '', 'as the registry has it'),
      field('version', 'Version', '', '1.2.3'),
    ]);
  },
  check: (state, fields) => {
    const [name, namespace] = [fieldText(fields, 'name'), fieldText(fields, 'namespace')];
    const profile = historyOf(state)?.present;
    const isTaken = profile !== undefined && layersOf(profile).some(layer => layer.name === name);
    const isAsked = fields.some(one => one.name === 'namespace');
    return {
      name: name === '' ? 'a name is needed' : isTaken ? `a layer named ${name} is there already` : undefined,
      version: fieldText(fields, 'version') === '' ? 'a version is needed' : undefined,
      namespace: isAsked && namespace !== '' ? whyNotNamespace(namespace) : undefined,
    };
  },
  submit: fields => ({
    type: 'layer.add-named',
    registry: fieldText(fields, 'registry'),
    name: fieldText(fields, 'name'),
    version: fieldText(fields, 'version'),
    namespace: fieldText(fields, 'namespace'),
  }),
};

/** The registries that cannot be listed. */
export function namedRegistries(state: State): readonly RegistryStatus[] {
  return readyOr(state.catalog, {registries: []}).registries.filter(({canList}) => canList === false);
}

/** Only Zarf packages have no namespace: where there may be charts, one is asked for. */
function withNamespaceAsked(state: State, fields: readonly Field[]): readonly Field[] {
  const isZarf = namedRegistries(state).every(({provider}) => provider === 'zarf');
  return isZarf ? fields : [...fields, field('namespace', 'Namespace', '', 'default; empty for a Zarf package')];
}
