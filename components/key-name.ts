import type {Key} from 'ink';

/** The name of a key as the key table writes it: `j`, `G`, `ctrl+d`, `shift+up`, `enter`, `space`. */
export function keyName(input: string, key: Key): string {
  const special = specialName(key);
  if (special !== undefined) return key.shift ? `shift+${special}` : special;
  if (input === ' ') return 'space';
  // Alt with a letter is not the letter.
  if (key.meta) return `alt+${input}`;
  return key.ctrl ? `ctrl+${input}` : input;
}

/** Keys as help shows them: by the names that people use. */
export function shownKey(name: string): string {
  return name.replace('ctrl+', 'ctrl-').replace('shift+', 'shift-');
}

function specialName(key: Key): string | undefined {
  if (key.upArrow) return 'up';
  if (key.downArrow) return 'down';
  if (key.leftArrow) return 'left';
  if (key.rightArrow) return 'right';
  if (key.pageDown) return 'pagedown';
  if (key.pageUp) return 'pageup';
  if (key.home) return 'home';
  if (key.end) return 'end';
  if (key.return) return 'enter';
  if (key.escape) return 'esc';
  if (key.tab) return 'tab';
  if (key.backspace) return 'backspace';
  return key.delete ? 'delete' : undefined;
}
