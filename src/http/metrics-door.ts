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
    // No chain: restify takes Node's own writeHead from every server of the process and puts one there that gives nothing back.
    const answer = (status: number, text = ''): void => {
      res.setHeader('content-type', status === 200 ? figures.contentType : 'text/plain')
      res.writeHead(status)
      res.end(text)
    }
    if (req.method !== 'GET' || req.url !== '/metrics') return answer(404)
    figures.text().then(
      (text) => answer(200, text),
      (err: unknown) => {
        onDefect(err)
        answer(503)
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
