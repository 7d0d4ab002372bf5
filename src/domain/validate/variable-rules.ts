import {findReferences} from '../macro.ts';
import {nearest} from '../text/nearest.ts';
import {startsWithPath} from '../values/key-path.ts';
import type {VariableTroubleCode} from '../variable/check-variables.ts';
import type {LayerFacts} from './layer-facts.ts';
import type {ProfileFacts} from './profile-facts.ts';
import type {Finding, LayerRule, ProfileRule, RuleRecord} from './rule.ts';
import {placeAt, placeOf, type PlacedReference, type TextFacts} from './text-facts.ts';

const GUIDE = 'librarium, create-cluster-profile-variables.md';

/** On definitions: each says one code of `checkVariable`. */
const definitions: readonly (Omit<RuleRecord, 'code'> & {readonly of: VariableTroubleCode})[] = [
  {
    of: 'name-missing',
    severity: 'error',
    title: 'Every variable has a name.',
    why: 'Palette refuses one without (SDK, v1_variable.go).',
  },
  {
    of: 'name',
    severity: 'error',
    title: 'A name can be spelled in a reference.',
    why: 'No `{{.spectro.var.NAME}}` can hold blanks, braces or quotes.',
  },
  {
    of: 'name-letters',
    severity: 'warning',
    title: 'Names consist of letters, digits and _.',
    why: 'Palette documents no rule; Go, which resolves them, is sure to take only these.',
  },
  {
    of: 'name-taken',
    severity: 'error',
    title: 'Names are unique in the profile.',
    why: `Palette refuses two of one name (${GUIDE}).`,
  },
  {
    of: 'display-name-missing',
    severity: 'note',
    title: 'Every variable has a display name.',
    why: 'Deployment forms show it; Terraform demands it.',
  },
  {
    of: 'display-name-taken',
    severity: 'error',
    title: 'Display names are unique in the profile.',
    why: `Palette refuses two alike (${GUIDE}).`,
  },
  {
    of: 'format',
    severity: 'error',
    title: 'The format is one that Palette has.',
    why: 'The API knows string, number, boolean, ipv4, ipv4cidr, ipv6, version and base64.',
  },
  {
    of: 'input-type',
    severity: 'error',
    title: 'The input type is one that Palette has.',
    why: 'The API knows text, dropdown and multiline.',
  },
  {
    of: 'options',
    severity: 'error',
    title: 'A dropdown has options, and each has its format.',
    why: `At least one is needed, and nothing else can be chosen (${GUIDE}).`,
  },
  {
    of: 'options-twice',
    severity: 'warning',
    title: 'The options of a dropdown differ.',
    why: 'Nobody can tell two alike apart.',
  },
  {
    of: 'options-unused',
    severity: 'note',
    title: 'Only a dropdown has options.',
    why: 'Other input types ignore them.',
  },
  {
    of: 'regex',
    severity: 'error',
    title: 'The pattern is valid RE2.',
    why: `Palette reads it with Go's regexp (${GUIDE}).`,
  },
  {
    of: 'default',
    severity: 'error',
    title: 'The default has the format and matches the pattern.',
    why: `Palette refuses others; booleans are true or false, never 1 or 0 (${GUIDE}).`,
  },
  {
    of: 'default-needed',
    severity: 'error',
    title: 'A variable that is read-only, a dropdown, or hidden and required has a default.',
    why: `Nobody could give it a value otherwise (${GUIDE}).`,
  },
  {
    of: 'default-option',
    severity: 'error',
    title: 'The default of a dropdown is one of its options.',
    why: `Palette refuses others (${GUIDE}).`,
  },
  {
    of: 'default-label',
    severity: 'warning',
    title: "The default of a dropdown is an option's value, not its label.",
    why: "Palette's and Terraform's documents disagree on it; the value is what is filled in.",
  },
  {
    of: 'nested',
    severity: 'error',
    title: "No variable is in another variable's default.",
    why: 'Variables are not resolved in variables (librarium, define-profile-variables.md).',
  },
  {
    of: 'hidden-empty',
    severity: 'note',
    title: 'A hidden variable has a default.',
    why: 'It is never asked for, so without one it is always empty.',
  },
  {
    of: 'is-hidden',
    severity: 'warning',
    title: 'Hidden is spelled `hidden`.',
    why: 'Tutorials write `isHidden`, which the API does not know.',
  },
];

const definitionRules: readonly ProfileRule[] = definitions.map(({of, ...record}) => ({
  ...record,
  code: `variables.${of}`,
  check: facts => definitionFindings(facts, of),
}));

function* definitionFindings({variables, variableTroubles}: ProfileFacts, of: VariableTroubleCode): Generator<Finding> {
  for (const [at, troubles] of variableTroubles().entries()) {
    const name = variables[at]?.name || `number ${at + 1}`;
    for (const {code, message, hint, field} of troubles) {
      if (code !== of) continue;
      yield {
        message: `variable ${name}: ${message}`,
        path: `variables[${at}].${field}`,
        ...(hint === undefined ? {} : {hint}),
      };
    }
  }
}

const undeclared: ProfileRule = {
  code: 'variables.undeclared',
  severity: 'error',
  title: 'Every variable that a layer uses is declared.',
  why: 'Palette refuses the profile: PackVariablesUndefined.',
  check: function* ({layers, variables}) {
    const names = new Set(variables.map(({name}) => name));
    for (const {layer, text, reference} of uses(layers)) {
      const {name} = reference;
      if (names.has(name)) continue;
      const near = nearest(name, names);
      const where = text.isDefault ? `the pack's default values use ` : '';
      yield {
        message: `${where}variable ${name}${where === '' ? ' is not declared' : ', which is not declared'}`,
        hint:
          near === undefined ? `Declare ${name} among the variables, or write a value here.` : `Did you mean ${near}?`,
        layer: layer.id,
        ...placeAt(text, reference.start),
      };
    }
  },
};

const unused: ProfileRule = {
  code: 'variables.unused',
  severity: 'note',
  title: 'Every declared variable is used.',
  why: 'It is asked for at deployment and does nothing.',
  check: function* ({layers, variables}) {
    const used = new Set([...uses(layers)].map(({reference}) => reference.name));
    for (const [at, {name}] of variables.entries()) {
      if (name === '' || used.has(name)) continue;
      // Defaults of packs that no registry here has may use it: only what is known can be said.
      const blind = layers.filter(
        ({layer, pack, values}) => layer.type !== 'manifest' && pack === undefined && values.text === '',
      );
      if (blind.length > 0) continue;
      yield {
        message: `variable ${name} is declared and not used`,
        hint: 'Use it in a layer, or delete it.',
        path: `variables[${at}]`,
      };
    }
  },
};

const inMacro: LayerRule = {
  code: 'variables.in-macro',
  severity: 'error',
  title: 'No variable is inside a macro.',
  why: 'Variables are not resolved there (librarium, define-profile-variables.md).',
  check: function* (layer) {
    for (const {text, reference} of uses([layer])) {
      if (!reference.isInside) continue;
      const message = `variable ${reference.name} stands inside another macro`;
      yield {message, hint: 'Give it braces of its own.', ...placeAt(text, reference.start)};
    }
  },
};

const piped: LayerRule = {
  code: 'variables.piped',
  severity: 'warning',
  title: 'No function is applied to a variable.',
  why: 'Sprig functions work on macros only (librarium, define-profile-variables.md).',
  check: function* (layer) {
    for (const {text, reference} of uses([layer])) {
      const [pipe] = reference.pipes;
      if (pipe === undefined || reference.isInside) continue;
      const message = `${pipe} is applied to variable ${reference.name}; functions work on macros only`;
      yield {
        message,
        hint: `Write {{.spectro.var.${reference.name}}}, and ask for the value in its final form.`,
        ...placeAt(text, reference.start),
      };
    }
  },
};

const inContent: LayerRule = {
  code: 'variables.in-content',
  severity: 'error',
  title: 'No variable is in `pack.content`.',
  why: 'It is read before variables are resolved (librarium, define-profile-variables.md).',
  check: function* (layer) {
    for (const {text, reference} of uses([layer])) {
      if (
        text.manifest !== undefined ||
        !startsWithPath(text.yaml().pathAt(reference.start) ?? [], ['pack', 'content'])
      )
        continue;
      const message = `variable ${reference.name} stands in pack.content`;
      yield {message, hint: 'Name the image or chart itself.', ...placeAt(text, reference.start)};
    }
  },
};

const besideMacro: LayerRule = {
  code: 'variables.beside-macro',
  severity: 'error',
  title: '`options.system.uri` holds a variable or a macro, not both.',
  why: 'Palette takes a variable there only where no macro is (librarium, define-profile-variables.md).',
  check: function* ({values}) {
    for (const {path, value} of values.yaml().find('options.system.uri')) {
      if (typeof value !== 'string') continue;
      const kinds = new Set(findReferences(value).map(({kind}) => kind));
      if (!kinds.has('var') || kinds.size === 1) continue;
      yield {
        message: 'options.system.uri holds both a variable and a macro',
        hint: 'Keep one of the two kinds.',
        ...placeOf(values, path),
      };
    }
  },
};

export const variableRules: readonly ProfileRule[] = [...definitionRules, undeclared, unused];
export const variableLayerRules: readonly LayerRule[] = [inMacro, piped, inContent, besideMacro];

interface Use {
  readonly layer: LayerFacts;
  readonly text: TextFacts;
  readonly reference: PlacedReference;
}

/**
 * Variables outside of comments. Whether Palette looks into comments is not documented (GAP): packs ship commented references whose
 * variables nobody declares, so it is not likely.
 */
function* uses(layers: readonly LayerFacts[]): Generator<Use> {
  for (const layer of layers) {
    for (const text of layer.texts) {
      for (const reference of text.references()) {
        if (reference.kind === 'var' && !reference.isInComment) yield {layer, text, reference};
      }
    }
  }
}
