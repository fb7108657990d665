import { startSignalR } from '../../../simulator/signalr/startSignalR';
import type { ServiceAnswer, ServiceQuestion } from './servicePart';

const answer = (message: ServiceAnswer): void => void process.send?.(message);

startSignalR({ corsOrigins: [] })
  .then((service) => {
    process.on('message', (question: ServiceQuestion) => {
      if (question === 'rest') answer({ rest: service.restRequests() });
      else service.setUpstream(question.upstream);
    });
    answer({ url: service.url, connectionString: service.connectionString });
  })
  .catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });

// The parent is gone: nobody would stop us any more.
process.once('disconnect', () => process.exit(0));
