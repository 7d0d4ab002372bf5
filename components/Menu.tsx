import {Text} from 'ink';
import SelectInput from 'ink-select-input';
import {cut} from './fit.ts';

interface MenuProps {
  readonly labels: readonly string[];
  /** Which one the cursor is on. */
  readonly cursor: number;
  readonly width: number;
}

/**
 * A short fixed menu. It only draws: the keys are in the key table and the cursor is in the state, so that keys which come faster
 * than a frame are not lost, and help knows them.
 */
export function Menu({labels, cursor, width}: MenuProps) {
  const items = labels.map((label, at) => ({key: String(at), label: cut(label, width - INDICATOR.length), value: at}));
  // Its own cursor is only set when it is mounted.
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
