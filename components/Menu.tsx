import {Text} from 'ink';
import SelectInput from 'ink-select-input';
import {cut} from '../src/domain/text/fit.ts';
import {squeezed, useIsRead} from './plain/reading.ts';

interface MenuProps {
  readonly labels: readonly string[];
  /** The option under the cursor. */
  readonly cursor: number;
  readonly width: number;
  /** The number of the first option, when others stand before it; from 0. */
  readonly first?: number;
}

/**
 * A short fixed menu. It only draws: its keys are in the key table and its cursor is in the state, so that keys that
 * come faster than a frame are not lost, and help knows them.
 */
export function Menu({labels, cursor, width, first = 0}: MenuProps) {
  const isRead = useIsRead();
  if (isRead)
    return labels.map((label, at) => <Text key={at}>{cut(`${first + at + 1}  ${squeezed(label)}`, width)}</Text>);
  const items = labels.map((label, at) => ({key: String(at), label: cut(label, width - INDICATOR.length), value: at}));
  // Its own cursor is set only when it is mounted.
  return (
    <SelectInput
      key={cursor}
      items={items}
      initialIndex={cursor}
      isFocused={false}
      indicatorComponent={Indicator}
      itemComponent={Item}
    />
  );
}

const INDICATOR = ' > ';

function Indicator({isSelected = false}: {readonly isSelected?: boolean}) {
  return <Text>{isSelected ? INDICATOR : '   '}</Text>;
}

function Item({isSelected = false, label}: {readonly isSelected?: boolean; readonly label: string}) {
  return <Text inverse={isSelected}>{label}</Text>;
}
