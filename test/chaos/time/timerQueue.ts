export interface QueuedTimer {
  atMs: number;
  /** Timers of the same time run in the order in which they were set. */
  order: number;
  readonly run: () => void;
  cancelled: boolean;
}

/** Timers by their time: a binary heap, because one world sets some hundred thousand of them. */
export class TimerQueue {
  private readonly heap: QueuedTimer[] = [];

  push(timer: QueuedTimer): void {
    this.heap.push(timer);
    let at = this.heap.length - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.isBefore(at, above)) break;
      this.swap(at, above);
      at = above;
    }
  }

  peek(): QueuedTimer | undefined {
    return this.heap[0];
  }

  pop(): QueuedTimer | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (first === undefined || last === undefined || this.heap.length === 0) return first;
    this.heap[0] = last;
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      const right = left + 1;
      let least = at;
      if (left < this.heap.length && this.isBefore(left, least)) least = left;
      if (right < this.heap.length && this.isBefore(right, least)) least = right;
      if (least === at) return first;
      this.swap(at, least);
      at = least;
    }
  }

  private isBefore(left: number, right: number): boolean {
    const [a, b] = [this.heap[left], this.heap[right]];
    if (a === undefined || b === undefined) return false;
    return a.atMs === b.atMs ? a.order < b.order : a.atMs < b.atMs;
  }

  private swap(left: number, right: number): void {
    const [a, b] = [this.heap[left], this.heap[right]];
    if (a === undefined || b === undefined) return;
    this.heap[left] = b;
    this.heap[right] = a;
  }
}
