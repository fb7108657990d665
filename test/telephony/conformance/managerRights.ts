/** All that the connector asks of a manager user. */
export const everything =
  'Hangup Redirect Bridge PlayDTMF BlindTransfer Originate QueuePause Getvar ShowDialPlan CoreShowChannels QueueStatus MuteAudio PJSIPNotify MixMonitor StopMixMonitor MixMonitorMute ConfbridgeMute ConfbridgeUnmute';
