// `npm start`: plain JavaScript, so that the compiled code of the last start is found before the first TypeScript file is
// read. From the second start on, Node's type stripper is not even loaded: 17 MB and a third of the start.
import { enableCompileCache } from 'node:module'

enableCompileCache()
const { run } = await import('./main.ts')
await run()
