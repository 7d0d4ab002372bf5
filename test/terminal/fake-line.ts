/** A terminal that takes bytes at once, or holds them back until it is drained, as a stalled line does. */
export class FakeLine {
  readonly writes: string[] = [];
  private waiting: (() => void)[] = [];
  isStalled = false;
  columns: number;
  rows: number;

  constructor(columns: number, rows: number) {
    this.columns = columns;
    this.rows = rows;
  }

  write(bytes: string, onDrained: () => void): void {
    this.writes.push(bytes);
    this.waiting.push(onDrained);
    if (!this.isStalled) this.drain();
  }

  writeNow(bytes: string): void {
    this.writes.push(bytes);
  }

  drain(): void {
    for (const onDrained of this.waiting.splice(0)) setImmediate(onDrained);
  }
}

/** The screen draws a turn after the frame, and again a turn after it was drained. */
export async function turns(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) {
    await new Promise(resolve => {
      setImmediate(resolve);
    });
  }
}
