/** Opens a database as the bot does in real time and says which of two packages that needed. Started by sharing.test.ts. */
import { registerHooks } from 'node:module'
import { instant } from '#src/calendar/local-date.ts'

const loaded = new Set<string>()
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'pg' || specifier === 'pg-boss') loaded.add(specifier)
    return next(specifier, context)
  },
})
const { openStore } = await import('#src/store/store.ts')
const store = await openStore(process.argv[2] ?? '', () => instant(new Date().toISOString()), {
  onFailure: () => undefined,
})
await store.close()
process.stdout.write(`${[...loaded].toSorted().join(' ')}\n`)
process.exit(0)
