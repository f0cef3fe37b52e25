/**
 * Loaded first into every process that the demo starts. The Playground listens on all interfaces and asks nobody for a
 * password, so here every server is put on 127.0.0.1; and a process whose demo was killed ends too.
 */
import { Server } from 'node:net'

const LOOPBACK = '127.0.0.1'
type Listen = (this: Server, ...words: unknown[]) => Server
const listen = Server.prototype.listen as Listen

/** Node allows listen(port, host, …), listen(options, …) and listen(path or handle, …); only the first two have a host. */
Server.prototype.listen = function (this: Server, ...words: unknown[]): Server {
  const [first, second, ...others] = words
  if (typeof first === 'number' || (typeof first === 'string' && /^\d+$/.test(first))) {
    return listen.call(this, Number(first), LOOPBACK, ...(typeof second === 'string' ? others : [second, ...others]))
  }
  if (typeof first === 'object' && first !== null && 'port' in first) {
    return listen.call(this, { ...first, host: LOOPBACK }, ...words.slice(1))
  }
  return listen.apply(this, words)
} as typeof Server.prototype.listen

process.once('disconnect', () => process.exit(1))
process.channel?.unref()
