/** In the place of a PostgreSQL server: one that lets nobody in. */
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'

/** Answers whoever begins to talk with an error of PostgreSQL, as a server or a pooler does. */
export async function refusing(code: string): Promise<{ location: string; close: () => void }> {
  const server = createServer((socket) => {
    socket.once('data', () => {
      const fields = Buffer.from(`SFATAL\0C${code}\0Mno\0\0`)
      const head = Buffer.alloc(5)
      head.write('E')
      head.writeInt32BE(fields.length + 4, 1)
      socket.end(Buffer.concat([head, fields]))
    })
    socket.on('error', () => undefined)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { location: `postgres://lotse@127.0.0.1:${port}/lotse`, close: () => server.close() }
}
