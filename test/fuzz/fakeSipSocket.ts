type Heard = ((event: { readonly data: string }) => void) | null;

/** A WebSocket as JsSIP meets it: open, what is sent is kept, and it brings what a test says. */
class FakeSipSocket {
  static last: FakeSipSocket;
  readonly sent: string[] = [];
  readonly protocol = 'sip';
  readonly readyState = 1;
  readonly OPEN = 1;
  onopen: (() => void) | null = null;
  onmessage: Heard = null;
  onclose: unknown = null;
  onerror: unknown = null;

  constructor() {
    FakeSipSocket.last = this;
    queueMicrotask(() => this.onopen?.());
  }
  send(text: string): void {
    this.sent.push(text);
  }
  close(): void {
    this.onmessage = null;
  }
}

/** Sound that agrees to everything: what is tried is the text around it. */
class FakeConnection extends EventTarget {
  readonly iceGatheringState = 'complete';
  readonly iceConnectionState = 'connected';
  readonly signalingState = 'stable';
  readonly localDescription = { sdp: 'v=0\r\n' };
  addTrack(): void {}
  getSenders(): readonly unknown[] {
    return [];
  }
  getTransceivers(): readonly unknown[] {
    return [{ direction: 'recvonly', sender: { replaceTrack: () => Promise.resolve() } }];
  }
  addIceCandidate = (): Promise<void> => Promise.resolve();
  close(): void {}
  setRemoteDescription = (): Promise<void> => Promise.resolve();
  setLocalDescription = (): Promise<void> => Promise.resolve();
  createAnswer = () => Promise.resolve({ type: 'answer', sdp: 'v=0\r\n' });
}

const page: Readonly<Record<string, unknown>> = {
  WebSocket: FakeSipSocket,
  RTCPeerConnection: FakeConnection,
  RTCSessionDescription: class {},
  MediaStream: class {
    getTracks = () => [];
  },
  window: { RTCPeerConnection: FakeConnection },
};

export interface SipPage {
  readonly sent: readonly string[];
  receive(text: string): void;
  /** The world is as it was. */
  leave(): void;
}

/** What a page has that JsSIP asks for by global names. */
export function enterSipPage(): SipPage {
  const before = Object.keys(page).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  for (const [name, value] of Object.entries(page))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  return {
    get sent() {
      return FakeSipSocket.last.sent;
    },
    receive: (text) => FakeSipSocket.last.onmessage?.({ data: text }),
    leave: () => {
      for (const [name, own] of before) {
        if (own === undefined) Reflect.deleteProperty(globalThis, name);
        else Object.defineProperty(globalThis, name, own);
      }
    },
  };
}
