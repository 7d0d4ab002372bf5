import {Box} from 'ink';
import {countClasses, formatCounts} from '../../src/domain/merge/merge-words.ts';
import {widthOf, wrap} from '../../src/domain/text/fit.ts';
import {printable} from '../../src/domain/text/printable.ts';
import type {UpgradeTarget} from '../../src/domain/upgrade/upgrade-target.ts';
import {versionOf} from '../../src/domain/upgrade/version-of.ts';
import type {State} from '../../state/model.ts';
import {detailRows, upgradeListRows} from '../../state/screens/upgrade/upgrade-list.ts';
import {openConflicts} from '../../state/screens/upgrade/upgrade-plan.ts';
import type {UpgradeScreen} from '../../state/screens/upgrade/upgrade-screen.ts';
import {isSameTarget, targetRows} from '../../state/screens/upgrade/upgrade-targets.ts';
import {bodyRows, WIDE_COLUMNS} from '../../state/surroundings.ts';
import {Detail} from '../Detail.tsx';
import {Line, type Span} from '../Line.tsx';
import {columns, List} from '../List.tsx';
import {failure, Page, plain} from '../Page.tsx';
import {Tabs} from '../Tabs.tsx';
import {Changes} from './UpgradeChanges.tsx';
import {Preview} from './UpgradePreview.tsx';

/**
 * An upgrade to another version of a layer's pack: first which version, then what becomes of each key path, then the
 * result.
 */
export function UpgradeBody({state, screen}: {readonly state: State; readonly screen: UpgradeScreen}) {
  if (screen.stage === 'targets') return <Targets state={state} screen={screen} />;
  const {columns: width} = state.size;
  const {plan, result, stage, layer, target} = screen;
  const height = bodyRows(state.size);
  if (plan.status === 'loading')
    return <Page lines={[plain(`reading and merging ${target?.pack.version ?? ''}…`)]} width={width} height={height} />;
  if (plan.status === 'failed') return <Page lines={failure(plan.message, width)} width={width} height={height} />;
  const shown = stage === 'preview' && result.status === 'ready' ? result.value.paths : plan.value.shown.paths;
  const open = openConflicts(plan.value, screen.choices).length;
  return (
    <Box flexDirection="column">
      <Line
        spans={[
          {text: ` ${versionOf(layer) || (layer.tag ?? '')} -> ${target?.pack.version ?? ''}  `, tone: 'title'},
          {text: formatCounts(countClasses(shown)), tone: open === 0 ? 'plain' : 'warning'},
        ]}
        width={width}
      />
      <Tabs names={['changes', 'preview']} shown={stage} width={width} />
      {stage === 'changes' ? <Changes state={state} screen={screen} /> : <Preview state={state} screen={screen} />}
    </Box>
  );
}

/** Columns as wide as what stands in them. */
const MOST_REGISTRY = 16;
const MOST_TAG = 18;

function Targets({state, screen}: {readonly state: State; readonly screen: UpgradeScreen}) {
  const {columns: width} = state.size;
  const isWide = width >= WIDE_COLUMNS;
  const rows = targetRows(state, screen);
  const listWidth = isWide ? Math.floor(width * 0.5) : width;
  const detailWidth = isWide ? width - listWidth : width;
  const listHeight = upgradeListRows(state, 'targets') + 1;
  const tag = columnFor(['VERSION', ...rows.map(row => row.tag)], MOST_TAG);
  const registry = columnFor(['REGISTRY', ...rows.map(row => printable(row.pack.registry))], MOST_REGISTRY);
  const longest = Math.max('WHAT IT BRINGS'.length, ...rows.map(one => widthOf(one.brings)));
  const brings = Math.min(longest, listWidth - 3 - tag - registry - 2);
  const target = rows[screen.lists.targets.cursor];
  const Side = isWide ? Detail : Page;
  return (
    <Box flexDirection={isWide ? 'row' : 'column'}>
      <List
        rows={rows}
        list={screen.lists.targets}
        width={listWidth}
        height={listHeight}
        head={columns([
          ['VERSION', tag],
          ['WHAT IT BRINGS', brings],
          ['REGISTRY', registry],
        ])}
        glyphOf={targetGlyph}
        spansOf={one => [
          {
            text: columns([
              [one.tag, tag],
              [one.brings, brings],
              [printable(one.pack.registry), registry],
            ]),
            tone: one.whyNot === undefined ? 'plain' : 'dim',
          },
        ]}
        empty={`no version fits "${printable(screen.filters.targets.line.text)}": / changes the filter, esc drops it`}
      />
      {target === undefined ? null : (
        <Side
          lines={targetDetail(screen, target, detailWidth - 3, isWide)}
          width={detailWidth}
          height={isWide ? bodyRows(state.size) : detailRows(state.size.rows)}
        />
      )}
    </Box>
  );
}

function columnFor(texts: readonly string[], most: number): number {
  return Math.min(most, Math.max(...texts.map(text => widthOf(text))));
}

/** `*`: in use. `!`: something speaks against it, or it cannot be chosen. */
function targetGlyph({isInUse, warnings}: UpgradeTarget): string {
  if (isInUse) return '*';
  return warnings.length > 0 ? '!' : ' ';
}

function targetDetail(
  screen: UpgradeScreen,
  target: UpgradeTarget,
  width: number,
  isWide: boolean,
): readonly (readonly Span[])[] {
  const {pack, brings, warnings, isTrain} = target;
  const name = ` ${printable(pack.displayName)} ${pack.version}`;
  const about = `${brings}${isTrain ? ', moves by itself' : ''}, for ${pack.cloudTypes.join(', ')}`;
  const rule: readonly Span[] = [{text: '─'.repeat(width + 3), tone: 'dim'}];
  return [
    ...(isWide ? [] : [rule]),
    ...(widthOf(name + about) + 2 <= width
      ? [[{text: name, tone: 'title'} as const, {text: `  ${about}`, tone: 'dim'} as const]]
      : [[{text: name, tone: 'title'} as const], ...wrap(about, width).map(plain)]),
    ...warnings.flatMap(warning =>
      wrap(printable(warning), width - 2).map((line, at): readonly Span[] => [
        {text: ` ${at === 0 ? '!' : ' '} ${line}`, tone: 'warning'},
      ]),
    ),
    ...outcome(screen, target, width),
  ];
}

/** What this version would bring, once that is known. */
function outcome({looked}: UpgradeScreen, target: UpgradeTarget, width: number): readonly (readonly Span[])[] {
  if (target.isInUse || target.whyNot !== undefined) return [];
  if (looked === undefined || !isSameTarget(looked.target, target) || looked.plan.status === 'loading')
    return [[{text: ' …', tone: 'dim'}]];
  if (looked.plan.status === 'failed') return failure(looked.plan.message, width);
  const {shown, cautions} = looked.plan.value;
  return [
    plain(formatCounts(countClasses(shown.paths))),
    ...cautions.flatMap(caution => wrap(printable(caution), width).map(plain)),
    [{text: ' enter shows what it changes; nothing is changed yet', tone: 'dim'}],
  ];
}
