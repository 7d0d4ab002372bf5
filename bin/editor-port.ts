import {editText, forgetEdit} from '../src/terminal/editor.ts';
import {settleEdit} from '../src/terminal/left-edits.ts';
import type {LentTerminal} from '../src/terminal/lifecycle.ts';
import type {Ports} from '../state/ports.ts';
import type {SettingsPort} from './settings-port.ts';

/** The user's editor, lent the terminal. `directory`: where the texts are that it has open. */
export function editorPort({lend}: LentTerminal, settings: SettingsPort, directory: string): Ports['editor'] {
  return {
    async open(name, text, line, about, file) {
      const {editor} = await settings.read();
      return editText({text, name, line, about, file, directory, setting: editor, env: process.env, lend});
    },
    forget: forgetEdit,
    giveUp: settleEdit,
  };
}
