/**
 * The bot's door: activities in, health out. Only JSON of bounded size gets as far as the bot; what is refused is refused
 * without a reason, and nothing here answers with the name or version of anything.
 */
import { Buffer } from 'node:buffer'
import { type Server as HttpServer, STATUS_CODES } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import type { Next, Request, RequestHandler, Response, Server } from 'restify'

// restify 12.0.0's entry point loads all of its plugins, 0.1 s and 10 MB of it; these are the parts we use.
const require = createRequire(import.meta.url)
const RestifyServer = require('restify/lib/server') as new (options: object) => Server
const Router = require('restify/lib/router') as new (options: object) => object
const jsonBodyParser = require('restify/lib/plugins/jsonBodyParser') as (options: {
  maxBodySize: number
}) => RequestHandler[]

const MAX_BODY_BYTES = 256 * 1024
/** Time for a request to arrive; how long it is worked on is another matter. */
const REQUEST_TIMEOUT_MS = 10_000
/**
 * Longer than reverse proxies keep an idle connection, mostly 60 s: the side that sends closes it, and no message meets a
 * connection that is just being closed here.
 */
const KEEP_IDLE_MS = 75_000
/** Running turns get this long when the server closes. */
const CLOSE_WITHIN_MS = 10_000

export interface Incoming {
  readonly authorization: string | undefined
  /** Parsed JSON, nothing known about it. */
  readonly body: unknown
}
export interface Outgoing {
  readonly status: number
  readonly body?: unknown
}
/** Whether the bot can work now; `checks` names what was looked at, without details. */
export interface Readiness {
  readonly ready: boolean
  readonly checks?: Readonly<Record<string, boolean>>
}
/** What a signed link can open, by the first part of its path; `sends`: with a form, which is taken back. */
export const PAGES = {
  kalender: { sends: false },
  antwort: { sends: true },
  terminwahl: { sends: true },
  sitzung: { sends: true },
  protokoll: { sends: false },
  'protokoll-pdf': { sends: false },
  pflicht: { sends: true },
  'meine-daten': { sends: false },
} as const
export type PageName = keyof typeof PAGES

/** A signed link that was followed. */
export interface PageRequest {
  readonly page: PageName
  readonly word: string
  readonly method: 'GET' | 'POST'
  /** What a form sent; undefined where it was none of ours. */
  readonly form?: Readonly<Record<string, string>>
  /** The form was sent by a page of another site, by the browser's own word. */
  readonly isForeign?: true
  /** Opened after its form was stored: what stands behind the question mark, and nothing is decided by it. */
  readonly isStored?: true
}
export interface PageAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}
export interface Pages {
  readonly open: (request: PageRequest) => Promise<PageAnswer>
  /** 429: too many came from there. 503: it failed. */
  readonly refused: (status: 429 | 503) => PageAnswer
}

export interface ServerOptions {
  readonly host: string
  /** 0: any free port */
  readonly port: number
  /** Whether more may come from this address now, before anything is read; absent: always. */
  readonly admit?: (address: string) => Promise<boolean>
  readonly messages: (incoming: Incoming) => Promise<Outgoing>
  readonly readiness: () => Readiness | Promise<Readiness>
  /** Answers signed links. Absent: there are none. */
  readonly pages?: Pages
  /** Where signed links lead: their pages send forms from there. Absent: from wherever they were reached. */
  readonly publicUrl?: string
  /** Told of what should not happen: a handler that threw. */
  readonly onDefect: (err: unknown) => void
}
export interface Door {
  readonly port: number
  /** Takes no more requests, lets the running ones end (at most ten seconds) and closes. */
  close(): Promise<void>
}

/** @returns when the port is open. @throws Error if it is taken */
export async function openDoor(options: ServerOptions): Promise<Door> {
  const { host, port, admit, messages, readiness, pages, publicUrl, onDefect } = options
  const server = new RestifyServer({ name: '', log: silent, router: new Router({ log: silent }) })
  const http = server.server as HttpServer
  http.requestTimeout = REQUEST_TIMEOUT_MS
  http.headersTimeout = REQUEST_TIMEOUT_MS
  http.keepAliveTimeout = KEEP_IDLE_MS
  let isClosing = false

  const guarded = (handle: (req: Request) => Promise<Outgoing>) => async (req: Request, res: Response) => {
    try {
      const outgoing = await handle(req)
      endWith(res)
      answer(res, outgoing)
    } catch (err) {
      onDefect(err)
      answer(res, { status: 503 })
    }
  }
  /** Kept open for a next request, the connection of the last turn would hold up the end until the limit. */
  const endWith = (res: Response): void => {
    if (isClosing) res.setHeader('Connection', 'close')
  }
  const gate = (req: Request, res: Response, next: Next) => {
    const decide = (isAdmitted: boolean): void => {
      const status = isClosing ? 503 : isAdmitted ? statusOf(req) : 429
      if (status === 200) {
        next()
        return
      }
      // What is still on its way is not read.
      res.setHeader('Connection', 'close')
      answer(res, { status })
      next(false)
    }
    if (admit) admit(req.socket.remoteAddress ?? '').then(decide, next)
    else decide(true)
  }

  server.post(
    '/api/messages',
    gate,
    ...jsonBodyParser({ maxBodySize: MAX_BODY_BYTES }),
    guarded((req) => messages({ authorization: req.headers.authorization, body: req.body as unknown })),
  )
  server.get(
    '/health/live',
    guarded(async () => ({ status: 200, body: { live: true } })),
  )
  server.get(
    '/health/ready',
    guarded(async () => {
      const state = isClosing ? { ready: false } : await readiness()
      return { status: state.ready ? 200 : 503, body: state }
    }),
  )
  if (pages) {
    const shown = (res: Response, { status, headers, body }: PageAnswer): void => {
      for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
      endWith(res)
      res.writeHead(status)
      res.end(typeof body === 'string' ? body : Buffer.from(body))
    }
    const opened = (page: PageName, method: PageRequest['method']) => async (req: Request, res: Response) => {
      try {
        if (admit && !(await admit(req.socket.remoteAddress ?? ''))) {
          res.setHeader('Connection', 'close')
          return shown(res, pages.refused(429))
        }
        const form = method === 'POST' ? await formOf(req) : undefined
        const word = String((req.params as { word?: unknown }).word ?? '')
        const isForeign = method === 'POST' && isSentFromElsewhere(req, publicUrl)
        const isStored = method === 'GET' && req.getQuery() === STORED
        shown(
          res,
          await pages.open({
            page,
            word,
            method,
            ...(form && { form }),
            ...(isForeign && { isForeign }),
            ...(isStored && { isStored }),
          }),
        )
      } catch (err) {
        onDefect(err)
        if (!res.headersSent) shown(res, pages.refused(503))
      }
    }
    for (const [page, { sends }] of Object.entries(PAGES) as [PageName, { sends: boolean }][]) {
      server.get(`/${page}/:word`, opened(page, 'GET'))
      if (sends) server.post(`/${page}/:word`, opened(page, 'POST'))
    }
  }
  // restify's own refusals (400, 404, 405, 413 …) quote the parser and the path.
  server.on('restifyError', (_req: Request, res: Response, err: { statusCode?: number }, done: () => void) => {
    const status = err.statusCode ?? 400
    answer(res, { status: status >= 500 ? 400 : status })
    done()
  })
  // A connection that breaks is no defect; without a listener it would end the process.
  server.on('error', nothing)

  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    server.listen(port, host, () => {
      http.off('error', reject)
      resolve()
    })
  })
  return {
    port: (http.address() as AddressInfo).port,
    async close() {
      isClosing = true
      const closed = new Promise<void>((resolve) => http.close(() => resolve()))
      const late = setTimeout(() => http.closeAllConnections(), CLOSE_WITHIN_MS)
      await closed
      clearTimeout(late)
    },
  }
}

/**
 * What can be refused by its headers. Multipart bodies would be written to disk by a parser, and a packed one unpacks to
 * any size: restify's parser counts the packed bytes and dies of a broken archive.
 */
function statusOf(req: Request): number {
  if (req.headers['content-encoding'] !== undefined) return 415
  if (req.contentType() !== 'application/json') return 415
  return Number(req.headers['content-length'] ?? 0) > MAX_BODY_BYTES ? 413 : 200
}

/** A few remarks of 1,000 characters, of which each may take twelve. */
const MAX_FORM_BYTES = 64 * 1024

/** What stands behind the question mark of a page that is opened again after its form was stored. */
export const STORED = 'gespeichert'

/**
 * Browsers say from where a form is sent, and no page can make them say something else. A link lets nobody in by a cookie,
 * so this is the second lock: a form on another site would have to know the word of the link as well.
 */
function isSentFromElsewhere({ headers }: Request, publicUrl: string | undefined): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const { origin, host } = headers
  if (origin === undefined) return false
  if (!URL.canParse(origin)) return true
  const hosts = [host, ...(publicUrl !== undefined && URL.canParse(publicUrl) ? [new URL(publicUrl).host] : [])]
  return !hosts.includes(new URL(origin).host)
}

/** @returns undefined for anything that no form of ours sends */
async function formOf(req: Request): Promise<Readonly<Record<string, string>> | undefined> {
  if (req.contentType() !== 'application/x-www-form-urlencoded') return undefined
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > MAX_FORM_BYTES) return undefined
    chunks.push(chunk)
  }
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()))
}

function answer(res: Response, { status, body }: Outgoing): void {
  if (res.headersSent) return
  const text = JSON.stringify(body ?? (status < 300 ? {} : { error: STATUS_CODES[status] }))
  res.sendRaw(status, text, { 'Content-Type': 'application/json' })
}

/** restify wants a log of its own; what is worth a line is logged by those who know what it means. */
const nothing = () => undefined
const silent = {
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
  child: () => silent,
}
