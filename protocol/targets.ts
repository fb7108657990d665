/** SignalR method names, as the seed fixes them. */
export const receiveNotificationTarget = 'ReceiveNotification';
export const sendMessageTarget = 'sendMessage';

/** CloudEvents type of a push to the agent; its `data` is a `CallSnapshot`. */
export const callChangedType = 'call.changed';
/** CloudEvents type of a push to the agent, and of a webhook to the telephony system: the agent's state. */
export const agentChangedType = 'agent.changed';
/** CloudEvents type of a push to the agent, and of a message of a telephony system: how the agent's queues stand. */
export const agentQueuesType = 'agent.queues';
/** CloudEvents type of a webhook to the telephony system; its `data` is a `RingReport`. */
export const ringReportType = 'ring.reported';
/** CloudEvents type of a webhook that hands a command of the agent to the telephony system. */
export const commandRequestedType = 'command.requested';
/** CloudEvents type of a webhook whose answer is a `Phone`: an agent's browser wants to be a telephone. */
export const phoneRequestedType = 'phone.requested';
/** CloudEvents type of a webhook: that browser is a telephone no more. */
export const phoneWithdrawnType = 'phone.withdrawn';
/** CloudEvents type of a webhook whose answer is a `Directory`: an agent looks for somebody to give a call to. */
export const directoryRequestedType = 'directory.requested';
/** CloudEvents type of a webhook that asks nothing: whether a telephony system that was down confirms one again. */
export const systemCheckedType = 'system.checked';

/** CloudEvents types of pushes to the agent: a conversation, one of its messages, and that somebody types. */
export const conversationChangedType = 'conversation.changed';
export const messageChangedType = 'message.changed';
export const participantTypingType = 'participant.typing';
/** CloudEvents types of webhooks: what became of an offer or a turn, and what the agent writes or wants. */
export const conversationReportType = 'conversation.reported';
export const conversationRequestedType = 'conversation.requested';
