/** The world of a command: what it reads, and where it prints. A test can be that world. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<unknown>;
  readonly stdout: Sink;
  readonly stderr: Sink;
  /** Asks the person at the terminal and returns the line they type; undefined when nobody is there. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
  /** The same, without showing what is typed. */
  readonly askSecret: ((question: string) => Promise<string>) | undefined;
}

export interface Sink {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}
