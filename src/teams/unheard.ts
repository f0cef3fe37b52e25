/**
 * What the SDK writes to the console while it looks at a token: stacks and key sets, for every request of a stranger. The bot's
 * own line in the log says that it was refused.
 */
import { AsyncLocalStorage } from 'node:async_hooks'

const unheardOf = new AsyncLocalStorage<true>()
let isListening = false

/** Runs something whose words on `console.error` nobody needs; those of everything else are printed as ever. */
export function unheard<T>(run: () => Promise<T>): Promise<T> {
  if (!isListening) {
    isListening = true
    // Not to print: to be quiet where the SDK does.
    const { console } = globalThis
    const print = console.error.bind(console)
    console.error = (...words: unknown[]) => {
      if (!unheardOf.getStore()) print(...words)
    }
  }
  return unheardOf.run(true, run)
}
