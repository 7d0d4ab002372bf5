/** What is said on the line under the body. */
export interface Notice {
  readonly tone: 'info' | 'ok' | 'warning' | 'error';
  readonly text: string;
}
