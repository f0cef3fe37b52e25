// `npm start`: plain JavaScript, so that the compiled code of the last start is found before the first TypeScript file is
// read. From the second start on, Node's type stripper is not even loaded: 17 MB and a third of the start.
import { enableCompileCache } from 'node:module'

enableCompileCache()
const { run } = await import('./main.ts')
await run()
// The agreements are read and what that needed is rubbish now: given back at once, 20 MB less for as long as the bot rests.
globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
