import type { WriteSubject } from '../../core/calls/subjectFacts';
import { ChannelClock } from '../channel/channelClock';
import type { ChannelMessage } from '../channel/channelMessage';
import { chooseRingPlace } from './chooseRingPlace';
import { KnownPlaces } from './knownPlaces';
import { LeaveGuard } from './leaveGuard';
import type { LinePorts } from './linePorts';
import type { ChannelPort } from '../../browser/browserPorts';
import type { LineCommand, LinePort, PlaceKind } from '../../core/line/linePort';
import { nothingKnown, type LineView } from '../../core/line/lineView';
import { OwnedLine } from './ownedLine';
import type { OwnerView } from '../owner';
import { isOwnersWord, isSameClaim, type Claim } from './ownerWord';
import { maxTerm, parseChannelMessage } from '../channel/parseChannelMessage';
import type { Place } from '../../core/line/place';
import { updateRole, type PlaceRole, type RoleEffect, type RoleEvent, type RoleFacts } from './placeRole';
import { RingDoubt } from './ringDoubt';
import { SentCommands } from './sentCommands';
import type { GivenSettings } from '../../core/settings/softphoneSettings';
import { SignInHere } from './signInHere';
import { attempt } from '../../browser/attempt';
import { lineTimings } from '../lineTimings';
import { Troubles } from '../../core/problems/troubles';

export interface PlaceLineOptions {
  readonly kind: PlaceKind;
  /** Absolute. */
  readonly lineScriptUrl: string;
  readonly writeSubject: WriteSubject;
}

type OwnerMessage = Extract<ChannelMessage, { type: 'owner' }>;
/** More claims at once are a flood: the true owner says it again within half a second. */
const maxAsked = 16;

/** One place of the line: runs the role machine, shows the owner's view and hands commands to wherever the owner is. */
export class PlaceLine implements LinePort {
  readonly placeId: string;
  private role: PlaceRole = { name: 'away' };
  /** Closed while the page is away: one that hears a message is thrown out of the back/forward cache. */
  private channel: ChannelPort | undefined;
  private readonly clock = new ChannelClock();
  private readonly places = new KnownPlaces();
  private readonly leaveGuard: LeaveGuard;
  private readonly commands = new SentCommands();
  private readonly signInHere: SignInHere;
  private readonly ringDoubt = new RingDoubt(() => this.publishRingPlace());
  private readonly listeners = new Set<(view: LineView) => void>();
  private readonly undo: (() => void)[];
  private leaveLock: () => void = () => undefined;
  private yieldTimer: ReturnType<typeof setTimeout> | undefined;
  private owned: OwnedLine | undefined;
  private ownerView: OwnerView | undefined;
  private lastOwnerId: string | undefined;
  /** Of the newest owner: the ms at which it asked for the lock, or just above the one before. */
  private term = 0;
  private lockAskedAtMs = 0;
  /** This page, by the lock's word; known only while it holds the lock. */
  private page: string | undefined;
  /** Whom this place goes by; a claim of anybody else is held against the lock. */
  private believed: Claim | undefined;
  /** Counts what owners say: an answer of the lock about an earlier word does not undo a later one. */
  private claims = { heard: 0, taken: 0, asked: 0 };
  private yieldAskedAtMs = -Infinity;
  /** What went wrong here and not with the owner. */
  private readonly troubles = new Troubles();
  /** `undefined` until this place was configured: what the former owner went by holds so long. */
  private given: GivenSettings | undefined;
  private hasOwned = false;
  private tickedAtMs: number;
  private tickedAtWallMs: number;
  private lastFocusedAtMs = 0;
  private toldWords = '';
  private line: LineView & Pick<OwnerView, 'settings'> = { ...nothingKnown, settings: undefined };

  constructor(
    private readonly options: PlaceLineOptions,
    private readonly ports: LinePorts,
  ) {
    this.placeId = ports.newId();
    this.leaveGuard = new LeaveGuard(ports.page);
    this.signInHere = new SignInHere(ports, options.lineScriptUrl);
    this.tickedAtMs = ports.nowMs();
    this.tickedAtWallMs = ports.wallTimeMs();
    const ticker = setInterval(() => this.tick(), lineTimings.askOwnerEveryMs);
    this.undo = [
      () => clearInterval(ticker),
      ports.page.onChange((what) => this.pageChanged(what === 'network')),
      ports.page.onLeave(() => this.happened({ type: 'leave' })),
      ports.page.onReturn(() => this.happened({ type: 'join' })),
    ];
    this.happened({ type: 'join' });
  }

  subscribe(listener: (view: LineView) => void): () => void {
    this.listeners.add(listener);
    listener(this.view());
    return () => {
      this.listeners.delete(listener);
    };
  }

  async send(command: LineCommand): Promise<void> {
    if (command.type === 'dismiss-trouble' && this.troubles.latest !== undefined) {
      this.troubles.dismiss();
      return this.tellListeners();
    }
    if (this.role.name === 'stopped') return;
    if (this.owned !== undefined) {
      await this.owned.send(command);
      return this.ownerDid();
    }
    const id = this.ports.newId();
    const wish = command.type === 'command' ? command.command.command : command.type;
    const outcome = this.commands.wait(id, command, () =>
      this.line.calls.some((call) => 'key' in command && call.key === command.key && call.underWay === wish),
    );
    this.post({ type: 'command', id, from: this.placeId, command });
    if ((await outcome) === 'done') return this.ownerDid();
    this.troubles.tell({ kind: 'AnswerNotStored', detail: 'no-owner' }, 'key' in command ? command.key : undefined);
    this.tellListeners();
  }

  configure(given: GivenSettings): void {
    this.given = given;
    this.owned?.configure(given);
  }

  async signIn(): Promise<void> {
    this.troubles.worked('sign-in');
    this.tellListeners();
    if (this.owned !== undefined) return this.owned.signIn();
    const take = (): void => this.happened({ type: 'signed-in-here' });
    const result = await this.signInHere.popUp(this.line.settings, take);
    if (result.ok) take();
    else this.troubles.tell(result.trouble);
    this.tellListeners();
  }

  stop(): void {
    this.happened({ type: 'stop' });
    this.undo.forEach((undo) => undo());
    clearTimeout(this.yieldTimer);
    this.commands.stop();
    this.listeners.clear();
    this.closeChannel();
  }

  private tick(): void {
    const nowMs = this.ports.nowMs();
    const wallMs = this.ports.wallTimeMs();
    // Where the steady clock stands while the machine sleeps, the time of day tells. A clock that was only put forward
    // looks the same: then the line connects anew for nothing, and no call is the worse for it.
    const passedMs = Math.max(nowMs - this.tickedAtMs, wallMs - this.tickedAtWallMs);
    this.tickedAtMs = nowMs;
    this.tickedAtWallMs = wallMs;
    if (passedMs >= lineTimings.sleptMs) this.owned?.tryNow(true);
    this.happened({ type: 'tick', nowMs });
  }

  private happened(event: RoleEvent): void {
    if (event.type === 'join') this.channel ??= this.ports.openChannel((message) => this.heard(message));
    const [role, effects] = updateRole(this.role, event, this.facts());
    this.role = role;
    effects.forEach((effect) => this.run(effect));
    if (event.type === 'leave') this.closeChannel();
    if (event.type === 'tick') this.publishRingPlace();
    this.guardLeaving();
  }

  private closeChannel(): void {
    this.channel?.close();
    this.channel = undefined;
  }

  private facts(): RoleFacts {
    const { page } = this.ports;
    const idle = this.line.calls.every((call) => call.state === 'disconnected');
    const { hasOwned } = this;
    const holdsSignIn = !hasOwned && page.holdsSignIn();
    return { kind: this.options.kind, visible: page.visible(), holdsSignIn, hasOwned, idle };
  }

  private run(effect: RoleEffect): void {
    switch (effect.type) {
      case 'queue-for-lock':
        return this.requestLock(false);
      case 'steal-lock':
        return this.requestLock(true);
      case 'leave-lock':
        this.leaveLock();
        return;
      case 'start-owner':
        return this.startOwner();
      case 'stop-owner':
        void this.stopOwner();
        return;
      case 'stop-owner-and-yield':
        void this.stopOwner().then(() => this.post({ type: 'yielded', from: this.placeId, to: effect.to }));
        return;
      case 'ask-owner':
        return this.post({ type: 'place', place: this.place(), asks: true });
      case 'forget-owner':
        if (this.lastOwnerId !== undefined) this.places.gone(this.lastOwnerId);
        return;
      case 'announce':
        return this.post({ type: 'place', place: this.place(), asks: false });
      case 'say-gone':
        return this.post({ type: 'gone', placeId: this.placeId });
      case 'ask-yield':
        this.yieldAskedAtMs = this.ports.nowMs();
        this.post({ type: 'yield', from: this.placeId, force: effect.force });
        clearTimeout(this.yieldTimer);
        this.yieldTimer = setTimeout(() => this.happened({ type: 'yield-time-over' }), lineTimings.yieldWaitMs);
    }
  }

  private requestLock(steal: boolean): void {
    this.leaveLock();
    this.lockAskedAtMs = this.ports.nowMs();
    this.leaveLock = this.ports.lock.request(
      { steal },
      { onHeld: () => this.happened({ type: 'lock-held' }), onLost: () => this.happened({ type: 'lock-lost' }) },
    );
  }

  private startOwner(): void {
    clearTimeout(this.yieldTimer);
    this.hasOwned = true;
    // Not the time of now: a page that stood still learns late that it had the lock, and of its loss only after that.
    this.term = Math.min(Math.max(this.lockAskedAtMs, this.term + 1), maxTerm);
    this.believed = undefined;
    this.page = undefined;
    const inherited = this.lastOwnerId === undefined ? undefined : this.line;
    this.ringDoubt.begin(inherited?.calls ?? []);
    const owned: OwnedLine = new OwnedLine(
      {
        lineScriptUrl: this.options.lineScriptUrl,
        given: this.given ?? this.line.given,
        writeSubject: this.options.writeSubject,
        inherited,
        onView: (view) => {
          // The first view comes while the line is being made.
          if (this.role.name !== 'owning') return;
          this.ownerView = view;
          this.publishOwner();
        },
      },
      this.ports,
    );
    this.owned = owned;
    this.lastOwnerId = this.placeId;
    void this.ports.lock.holder().then((page) => {
      if (this.owned !== owned) return;
      this.page = page;
      this.publishOwner();
    });
    // What was sent to a former owner is now ours to do.
    this.commands.open().forEach(({ id, command }) => {
      void owned.send(command).then(() => this.commands.settle(id));
    });
  }

  private async stopOwner(): Promise<void> {
    const { owned } = this;
    this.owned = undefined;
    this.ownerView = undefined;
    this.ringDoubt.end();
    await owned?.stop();
  }

  private heard(raw: unknown): void {
    const parsed = parseChannelMessage(raw);
    if (parsed === undefined || this.role.name === 'stopped') return;
    const message = this.clock.ours(parsed.message, parsed.sentAtMs, this.ports.nowMs());
    switch (message.type) {
      case 'place':
        this.places.heard(message.place, this.ports.nowMs());
        if (message.asks) this.publishOwner();
        else this.publishRingPlace();
        return;
      case 'gone':
        this.places.gone(message.placeId);
        return this.publishRingPlace();
      case 'owner':
        void this.heardOwner(message);
        return;
      case 'command':
        if (this.owned === undefined) return;
        void this.owned.send(message.command).then(() => this.post({ type: 'done', id: message.id }));
        return;
      case 'done':
        return this.commands.settle(message.id);
      case 'yield':
        // Who asks for the line has said before that it is there.
        if (!this.places.has(message.from)) return;
        return this.happened({
          type: 'yield-asked',
          from: message.from,
          force: message.force,
          nowMs: this.ports.nowMs(),
        });
      case 'yielded':
        if (message.to === this.placeId && this.hasAskedToYield()) this.happened({ type: 'yielded' });
    }
  }

  private async heardOwner(message: OwnerMessage): Promise<void> {
    if (this.role.name === 'owning') return;
    const claim: Claim = { placeId: message.placeId, term: message.term, page: message.page };
    const { claims } = this;
    const at = (claims.heard += 1);
    if (!isSameClaim(claim, this.believed)) {
      if (claims.asked >= maxAsked) return;
      claims.asked += 1;
      const holder = await this.ports.lock.holder();
      claims.asked -= 1;
      if (this.isOver() || at < claims.taken) return;
      if (!isOwnersWord(claim, this.believed, holder, this.ports.nowMs())) return;
    }
    claims.taken = at;
    this.believed = claim;
    this.term = message.term;
    this.takeOwnersWord(message);
  }

  /** The line is this place's own, or none of its business any more. */
  private isOver(): boolean {
    const { name } = this.role;
    return name === 'owning' || name === 'stopped' || name === 'away';
  }

  private hasAskedToYield(): boolean {
    return this.ports.nowMs() - this.yieldAskedAtMs < lineTimings.yieldedLateMs;
  }

  private takeOwnersWord(message: OwnerMessage): void {
    const { view, settings, placeId, kind } = message;
    const changedHands = this.lastOwnerId !== placeId;
    this.lastOwnerId = placeId;
    this.line = { ...view, settings: settings ?? this.line.settings };
    this.tellListeners();
    if (changedHands) {
      this.commands
        .open()
        .forEach(({ id, command }) => this.post({ type: 'command', id, from: this.placeId, command }));
    }
    const signedOut = view.status === 'signed-out';
    if (signedOut && settings !== undefined && this.ports.page.visible()) this.signInHere.prepare(settings);
    const idle = view.calls.every((call) => call.state === 'disconnected');
    this.happened({ type: 'owner-heard', idle, ownerKind: kind, status: view.status });
  }

  private pageChanged(anew: boolean): void {
    if (this.role.name === 'stopped' || this.role.name === 'away') return;
    if (this.owned === undefined)
      return this.post({ type: 'place', place: this.place(), asks: this.ports.page.visible() });
    this.owned.tryNow(anew);
    this.publishRingPlace();
  }

  private place(): Place {
    const { page, nowMs } = this.ports;
    const focused = page.focused();
    if (focused) this.lastFocusedAtMs = nowMs();
    return {
      id: this.placeId,
      kind: this.options.kind,
      windowId: page.windowId,
      visible: page.visible(),
      focused,
      lastFocusedAtMs: this.lastFocusedAtMs,
    };
  }

  /** Tells everybody, here and elsewhere; also the answer that proves the owner alive. */
  private publishOwner(): void {
    const { ownerView } = this;
    if (ownerView === undefined) return;
    const { listed: _listed, ...known } = ownerView;
    this.line = { ...known, ringPlaceId: this.ringPlaceId(ownerView) };
    const { settings, ...view } = this.line;
    const { placeId, term, page } = this;
    const who = { placeId, term, kind: this.options.kind, ...(page === undefined ? {} : { page }) };
    this.post({ type: 'owner', ...who, view, settings });
    this.tellListeners();
    this.guardLeaving();
  }

  private guardLeaving(): void {
    const owns = this.ownerView !== undefined;
    this.leaveGuard.update(this.line.calls, owns ? this.places.list(this.ports.nowMs()) : undefined);
  }

  private publishRingPlace(): void {
    if (this.ownerView === undefined) return;
    if (this.ringPlaceId(this.ownerView) !== this.line.ringPlaceId) this.publishOwner();
  }

  private ringPlaceId(view: OwnerView): string | undefined {
    if (this.ringDoubt.covers(view)) return undefined;
    return chooseRingPlace([this.place(), ...this.places.list(this.ports.nowMs())]);
  }

  /** Whatever this place could not hand over before: there is an owner that listens again. */
  private ownerDid(): void {
    if (this.troubles.worked('answer')) this.tellListeners();
  }

  private view(): LineView {
    const { settings: _settings, ...view } = this.line;
    return { ...view, trouble: this.troubles.latest ?? view.trouble };
  }

  /** The owner's sign of life comes each second: only what changed is told. */
  private tellListeners(): void {
    this.troubles.callsAre(this.line.calls);
    // However the line came to be connected: this place's own failed sign-in is no news any more.
    if (this.line.status === 'connected') this.troubles.worked('sign-in');
    const view = this.view();
    const words = JSON.stringify(view);
    if (words === this.toldWords) return;
    this.toldWords = words;
    this.listeners.forEach((listener) => attempt(() => listener(view)));
  }

  private post(message: ChannelMessage): void {
    this.channel?.post({ ...message, sentAtMs: this.ports.nowMs() });
  }
}
