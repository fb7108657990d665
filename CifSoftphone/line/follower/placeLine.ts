import type { LineCommand, LinePort } from '../../core/line/linePort';
import type { LineView } from '../../core/line/lineView';
import type { GivenSettings } from '../../core/settings/softphoneSettings';
import type { ChannelMessage } from '../channel/channelMessage';
import { lineTimings } from '../lineTimings';
import type { LinePorts } from './linePorts';
import type { LeaderMessage } from './leaderBelief';
import { createPlaceParts, type PlaceLineOptions, type PlaceParts } from './placeParts';
import { updateRole, type PlaceRole, type RoleEffect, type RoleEvent } from './placeRole';
import { sendCommand } from './sendCommand';
import { signInFrom } from './signInFrom';
import { isIdle } from './toldLine';

/** One place of the line: runs the role machine, shows the leader's view and hands commands to wherever the leader is. */
export class PlaceLine implements LinePort {
  readonly placeId: string;
  private role: PlaceRole = { name: 'away' };
  private readonly parts: PlaceParts;
  private readonly undo: readonly (() => void)[];
  private lastLeaderId: string | undefined;
  private hasLed = false;

  constructor(
    private readonly options: PlaceLineOptions,
    private readonly ports: LinePorts,
  ) {
    this.placeId = ports.newId();
    this.parts = createPlaceParts(this.placeId, options, ports, {
      event: (event) => this.happened(event),
      message: (message) => this.heard(message),
      isLeading: () => this.role.name === 'leading',
    });
    const ticker = setInterval(() => this.tick(), lineTimings.askLeaderEveryMs);
    this.undo = [
      () => clearInterval(ticker),
      ports.page.onChange((what) => this.pageChanged(what === 'network')),
      ports.page.onLeave(() => this.happened({ type: 'leave' })),
      ports.page.onReturn(() => this.happened({ type: 'join' })),
    ];
    this.happened({ type: 'join' });
  }

  subscribe(listener: (view: LineView) => void): () => void {
    return this.parts.told.subscribe(listener);
  }

  async send(command: LineCommand): Promise<void> {
    if (command.type === 'dismiss-trouble' && this.parts.told.dismiss()) return;
    if (this.role.name !== 'stopped') await sendCommand(this.parts, command);
  }

  configure(given: GivenSettings): void {
    this.parts.leadership.configure(given);
  }

  async signIn(): Promise<void> {
    await signInFrom(this.parts, () => this.happened({ type: 'signed-in-here' }));
  }

  stop(): void {
    this.happened({ type: 'stop' });
    this.undo.forEach((undo) => undo());
    const { yielding, commands, told, channel } = this.parts;
    [yielding, commands, told].forEach((part) => part.stop());
    channel.close();
  }

  private tick(): void {
    if (this.parts.slept()) this.parts.leadership.leader()?.tryNow(true);
    this.happened({ type: 'tick', nowMs: this.ports.nowMs() });
  }

  private happened(event: RoleEvent): void {
    const { channel, leadership, told } = this.parts;
    const { page } = this.ports;
    if (event.type === 'join') channel.open();
    const { hasLed } = this;
    const holdsSignIn = !hasLed && page.holdsSignIn();
    const facts = {
      kind: this.options.kind,
      visible: page.visible(),
      holdsSignIn,
      hasLed,
      idle: isIdle(told.line()),
    };
    const [role, effects] = updateRole(this.role, event, facts);
    this.role = role;
    effects.forEach((effect) => this.run(effect));
    if (event.type === 'leave') channel.close();
    if (event.type === 'tick') leadership.publishRingPlace();
    leadership.guardLeaving();
  }

  private run(effect: RoleEffect): void {
    const { lock, leadership, channel, yielding } = this.parts;
    const from = this.placeId;
    switch (effect.type) {
      case 'queue-for-lock':
        return lock.request(false);
      case 'steal-lock':
        return lock.request(true);
      case 'leave-lock':
        return lock.leave();
      case 'start-leader':
        return this.startLeader();
      case 'stop-leader':
        void leadership.stop();
        return;
      case 'stop-leader-and-yield':
        void leadership.stop().then(() => channel.post({ type: 'yielded', from, to: effect.to }));
        return;
      case 'ask-leader':
        return this.announce(true);
      case 'forget-leader':
        if (this.lastLeaderId !== undefined) this.parts.places.gone(this.lastLeaderId);
        return;
      case 'announce':
        return this.announce(false);
      case 'say-gone':
        return channel.post({ type: 'gone', placeId: from });
      case 'ask-yield':
        channel.post({ type: 'yield', from, force: effect.force });
        yielding.begin();
    }
  }

  private announce(asks: boolean): void {
    const { channel, ownPlace, belief } = this.parts;
    channel.post({ type: 'place', place: ownPlace(), asks, knows: belief.knows() });
  }

  private startLeader(): void {
    const { yielding, belief, lock, leadership, commands, told } = this.parts;
    yielding.stop();
    this.hasLed = true;
    belief.takeOver(lock.askedAtMs());
    const inherited = this.lastLeaderId === undefined ? undefined : told.line();
    this.lastLeaderId = this.placeId;
    const leader = leadership.start(inherited);
    commands.carryOut((command) => leader.send(command));
  }

  private heard(message: ChannelMessage): void {
    if (this.role.name === 'stopped') return;
    const { places, leadership, channel, commands, yielding, belief } = this.parts;
    const nowMs = this.ports.nowMs();
    switch (message.type) {
      case 'place':
        places.heard(message.place, nowMs);
        if (message.asks) leadership.answer(message.knows);
        else leadership.publishRingPlace();
        return;
      case 'gone':
        places.gone(message.placeId);
        return leadership.publishRingPlace();
      case 'owner':
        return this.heardLeader(message);
      case 'alive': {
        const word = belief.word(message.edition);
        if (word !== undefined && this.role.name !== 'leading') this.leaderLives(word);
        return;
      }
      case 'command':
        void leadership
          .leader()
          ?.send(message.command)
          .then(() => channel.post({ type: 'done', id: message.id }));
        return;
      case 'done':
        return commands.settle(message.id);
      case 'yield':
        // Who asks for the line has said before that it is there.
        if (places.has(message.from)) {
          this.happened({ type: 'yield-asked', from: message.from, force: message.force, nowMs });
        }
        return;
      case 'yielded':
        if (message.to === this.placeId && yielding.hasAsked()) this.happened({ type: 'yielded' });
    }
  }

  private heardLeader(word: LeaderMessage): void {
    if (this.role.name === 'leading') return;
    const isOver = (): boolean => ['leading', 'stopped', 'away'].includes(this.role.name);
    void this.parts.belief.hear(word, isOver, () => this.takeLeadersWord(word));
  }

  private takeLeadersWord(word: LeaderMessage): void {
    const { view, settings, placeId } = word;
    const { told, commands } = this.parts;
    const changedHands = this.lastLeaderId !== placeId;
    this.lastLeaderId = placeId;
    told.take({ ...view, settings: settings ?? told.line().settings });
    told.tell();
    if (changedHands) commands.again();
    this.leaderLives(word);
  }

  private leaderLives({ view, settings, kind }: LeaderMessage): void {
    const signedOut = view.status === 'signed-out';
    if (signedOut && settings !== undefined && this.ports.page.visible()) this.parts.signInHere.prepare(settings);
    this.happened({ type: 'leader-heard', idle: isIdle(view), leaderKind: kind, status: view.status });
  }

  private pageChanged(anew: boolean): void {
    if (this.role.name === 'stopped' || this.role.name === 'away') return;
    const { leadership } = this.parts;
    const leader = leadership.leader();
    if (leader === undefined) return this.announce(this.ports.page.visible());
    leader.tryNow(anew);
    leadership.publishRingPlace();
  }
}
