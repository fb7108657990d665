import { serveTables } from './serveTables';

// Table storage in a process of its own: tablesProcess.ts <port> <account> <key>.
const [, , port = '0', account = '', key = ''] = process.argv;

const server = serveTables(account, key);
server.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(Number(port), '127.0.0.1', () => process.send?.('ready'));

// The parent is gone: nobody would stop us any more.
process.once('disconnect', () => process.exit(0));
