import {type Layer, manifestsOf, valuesOf} from '../../src/domain/layer/layer.ts';
import {type Profile, type Variable, variablesOf} from '../../src/domain/profile/profile.ts';
import {findLayer} from '../../src/domain/profile/stack.ts';
import {maskSecretLine} from '../../src/domain/secret/secret-line.ts';
import {printable} from '../../src/domain/text/printable.ts';
import type {VariableUse} from '../../src/domain/variable/variable-uses.ts';
import type {Session, State} from '../../state/model.ts';
import type {StackScreen} from '../../state/screens/stack/stack-screen.ts';
import {flagsOf} from '../../state/screens/stack/variable-preview.ts';
import {shownVariables, usesOf, usesText, variableAtCursor} from '../../state/screens/stack/variable-rows.ts';
import {profileOf} from '../../state/session/session.ts';
import {emptyList, noMatch} from '../empty.ts';
import type {Span} from '../Line.tsx';
import {columns, List} from '../List.tsx';
import {plain} from '../Page.tsx';
import {previewLines} from './variable-lines.ts';

interface VariablesTabProps {
  readonly state: State;
  readonly screen: StackScreen;
  readonly session: Session;
  readonly width: number;
  readonly height: number;
}

/** The variables, in the order in which a deployment asks for them. */
export function VariablesTab({state, screen, session, width, height}: VariablesTabProps) {
  const rows = shownVariables(state, screen);
  const saved = new Set(session.saved === undefined ? [] : variablesOf(session.saved));
  const shown = width - 3 - 21 - 1 - 10 - 16 - 9;
  return (
    <List
      rows={rows}
      list={screen.lists.variables}
      width={width}
      height={height}
      head={columns([
        ['NAME', 20],
        ['DISPLAY NAME', shown],
        ['FORMAT', 9],
        ['FLAGS', 15],
        ['USES', 9],
      ])}
      glyphOf={({at, variable}) => glyph(session, at, saved.has(variable))}
      spansOf={({variable}) => [
        {
          text: columns([
            [printable(variable.name), 20],
            [printable(variable.displayName ?? ''), shown],
            [printable(variable.format ?? 'string'), 9],
            [flagsOf(variable), 15],
          ]),
        },
        {text: ` ${usesText(usesOf(state, variable))}`, tone: usesOf(state, variable).length === 0 ? 'dim' : 'plain'},
      ]}
      empty={
        screen.filters.variables.line.text === ''
          ? emptyList(state, 'no variables', 'a adds the first')
          : noMatch('variable')
      }
    />
  );
}

/** `!`: has an error. `~`: new, or not as saved. */
function glyph({problems}: Session, at: number, isSaved: boolean): string {
  const isWrong = problems.some(({severity, path = ''}) => severity === 'error' && path.startsWith(`variables[${at}]`));
  if (isWrong) return '!';
  return isSaved ? ' ' : '~';
}

/** The variable under the cursor: how it is asked for, and where it is used. */
export function variableDetail(state: State, width: number): readonly (readonly Span[])[] {
  const here = variableAtCursor(state);
  const profile = profileOf(state);
  if (here === undefined || profile === undefined) return [];
  const {variable} = here;
  const uses = usesOf(state, variable);
  return [
    [
      {text: ` ${printable(variable.name)}`, tone: 'title'},
      {text: `  ${kindText(variable)}`, tone: 'dim'},
    ],
    plain(''),
    [{text: ' AT DEPLOYMENT', tone: 'dim'}],
    ...previewLines(variable, width),
    plain(''),
    [{text: ` USES  ${usesText(uses)}`, tone: 'dim'}],
    ...uses.map(use => useSpans(use, profile)),
  ];
}

function kindText({format = 'string', inputType = 'text'}: Variable): string {
  return printable(`${format}, ${inputType}`);
}

function useSpans(use: VariableUse, profile: Profile): readonly Span[] {
  const {layer: id, manifest, line} = use;
  const layer = findLayer(profile, id);
  const name = manifest === undefined ? (layer?.name ?? id) : `${layer?.name ?? id}/${manifest}`;
  const text = layer === undefined ? '' : (textOf(layer, manifest).split('\n', line)[line - 1] ?? '');
  return [{text: ` ${printable(name)} line ${line}  `}, {text: maskSecretLine(printable(text.trim())), tone: 'dim'}];
}

function textOf(layer: Layer, manifest: string | undefined): string {
  if (manifest === undefined) return valuesOf(layer);
  return manifestsOf(layer).find(one => one.name === manifest)?.content ?? '';
}
