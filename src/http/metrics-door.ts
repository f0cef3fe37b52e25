/** A door of its own for figures, so that the public one has none. Whoever reaches it may read them. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Figures {
  readonly contentType: string
  text(): Promise<string>
}

/** @returns when the port is open. @throws Error if it is taken */
export async function openMetricsDoor(
  { host, port }: { readonly host: string; readonly port: number },
  figures: Figures,
  onDefect: (err: unknown) => void,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer((req, res) => {
    if (req.method !== 'GET' || req.url !== '/metrics') {
      res.writeHead(404).end()
      return
    }
    figures.text().then(
      (text) => res.writeHead(200, { 'content-type': figures.contentType }).end(text),
      (err: unknown) => {
        onDefect(err)
        res.writeHead(503).end()
      },
    )
  })
  server.listen(port, host)
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
