/** The message on the line under the body. */
export interface Notice {
  readonly tone: 'info' | 'ok' | 'warning' | 'error';
  readonly text: string;
  /**
   * It only answers a key that did nothing. The log leaves it out, because what was typed may be a secret that missed
   * its field.
   */
  readonly isPassing?: true;
}
