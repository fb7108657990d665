// A phone system that is small enough to read: it tells all its calls whenever one changes, as lines of JSON over TCP.
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

/** What the connector may ask for, by the state that a call must be in, what it becomes, and what that is called. */
const orders = {
  answer: { from: ['ringing'], now: 'talking', deed: 'answers' },
  reject: { from: ['ringing'], now: 'over', deed: 'stops-ringing' },
  hangup: { from: ['ringing', 'talking', 'held'], now: 'over', deed: 'hangs-up' },
  hold: { from: ['talking'], now: 'held', deed: 'holds' },
  retrieve: { from: ['held'], now: 'talking', deed: 'retrieves' },
  'send-digits': { from: ['talking'], now: 'talking', deed: 'presses' },
};

export class PhoneSystem {
  deeds = [];
  refuses = false;
  isCut = false;
  #calls = new Map();
  #sockets = new Set();
  #server = createServer((socket) => this.#serve(socket));

  async start() {
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this.#server.address().port;
  }

  async stop() {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.cut();
    await closed;
  }

  rings(id, call) {
    this.#calls.set(id, { id, ...call, now: 'ringing' });
    this.#tell();
  }

  /** What a person does: the caller, or the agent at the telephone. */
  becomes(id, now, reason) {
    const call = this.#calls.get(id);
    if (call === undefined) throw new Error('There is no such call.');
    Object.assign(call, { now, reason: reason ?? (call.now === 'ringing' ? 'cancelled' : 'normal') });
    this.#tell();
    if (now === 'over') this.#calls.delete(id);
  }

  /** Breaks every connection. */
  cut() {
    for (const socket of this.#sockets) socket.destroy();
  }

  #serve(socket) {
    if (this.isCut) return socket.destroy();
    this.#sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => this.#sockets.delete(socket));
    createInterface({ input: socket })
      .on('line', (line) => this.#take(socket, JSON.parse(line)))
      .on('error', () => undefined);
    socket.write(this.#all());
  }

  #take(socket, { ask, do: order, id, digits }) {
    const rule = Object.hasOwn(orders, order) ? orders[order] : undefined;
    const call = this.#calls.get(id);
    const ok = !this.refuses && rule !== undefined && call !== undefined && rule.from.includes(call.now);
    if (ok) this.deeds.push({ what: rule.deed, about: id, ...(digits === undefined ? {} : { text: digits }) });
    socket.write(`${JSON.stringify({ ask, ok })}\n`);
    if (ok && rule.now !== call.now) this.becomes(id, rule.now, order === 'reject' ? 'rejected' : undefined);
  }

  #all() {
    return `${JSON.stringify({ calls: [...this.#calls.values()] })}\n`;
  }

  #tell() {
    for (const socket of this.#sockets) socket.write(this.#all());
  }
}
