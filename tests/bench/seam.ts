/** Our way to and from the SDK alone, with one fixed answer of the size of a real one: what the seam costs. */
import { enableCompileCache } from 'node:module'

enableCompileCache()
const { basisShape } = await import('#src/agreements/stored-basis.ts')
const { derivedFromRecords } = await import('#src/agreements/stated.ts')
const { instant } = await import('#src/calendar/local-date.ts')
const { openDoor } = await import('#src/http/server.ts')
const { createBot } = await import('#src/teams/bot.ts')

const basis = basisShape.parse({ kind: 'agreement', document: 'agreement', agreement: 'KV Kassel', clauses: ['5'] })
const nothing = () => undefined
const bot = createBot({
  credentials: undefined,
  mode: 'demo',
  tenants: 'any',
  answer: async () => ({
    answer: 'Für die KoK LK Kassel ist kein Termin eingetragen.',
    statements: [
      { label: 'Turnus', text: 'in der Regel zweimal jährlich', basis },
      { label: 'Geschäftsführung', text: 'wechselt alle zwei Jahre', basis },
      { label: 'In diesem Jahr', text: 'null von zwei Sitzungen', basis: derivedFromRecords(['KoK']) },
    ],
    actions: [{ label: 'Sitzung planen', does: { say: '/termin kok kassel' } }],
  }),
  clock: () => instant(new Date().toISOString()),
  newReference: () => 'bench',
  log: { info: nothing, warn: nothing, error: nothing },
})
const door = await openDoor({
  host: '127.0.0.1',
  port: Number(process.env.PORT),
  messages: bot.receive,
  readiness: () => ({ ready: true }),
  onDefect: nothing,
})
process.on('SIGTERM', () => void door.close().then(() => bot.close()))
