/**
 * The two classes of teams-ai 1.7.4 that we use, loaded without what only its unused parts need. The package's entry
 * point costs 0.7 s and 125 MB at start: it pulls in openai, a tokenizer, the dialog library with its recognisers for
 * ten languages, and Azure's identity library. Figures: docs/decisions/teams-sdk-seam.md.
 */
import { createRequire, Module } from 'node:module'

const require = createRequire(import.meta.url)

type Exports = Record<PropertyKey, unknown>

/**
 * Puts a stand-in where `name` would be loaded; the first use of anything in it loads the real package.
 * @param known exports that can be had without the whole package
 */
function postpone(name: string, neededBy: string, known: Readonly<Record<string, () => unknown>> = {}): void {
  const nearby = createRequire(require.resolve(neededBy))
  const file = nearby.resolve(name)
  let real: Exports | undefined
  const load = (): Exports => {
    if (!real) {
      if (require.cache[file] === standIn) delete require.cache[file]
      real = nearby(name) as Exports
    }
    return real
  }
  const standIn = Object.assign(new Module(file), { filename: file, loaded: true })
  standIn.exports = new Proxy<Exports>(
    {},
    {
      // TypeScript's import helper asks for __esModule first and would copy every export of anything else. What says
      // it is an ES module has a default: of a CommonJS package that is the whole of it.
      get: (_, key) => {
        if (key === '__esModule') return true
        if (key === 'default' && !load().__esModule) return load()
        return typeof key === 'string' && known[key] && !real ? known[key]() : load()[key]
      },
      has: (_, key) => key in load(),
      ownKeys: () => Reflect.ownKeys(load()),
      getOwnPropertyDescriptor: (_, key) => ({ ...Reflect.getOwnPropertyDescriptor(load(), key), configurable: true }),
    },
  )
  require.cache[file] ??= standIn
}

// Sign-in prompts extend `Dialog` while loading and need the rest only when somebody signs in, which nobody does here.
postpone('botbuilder-dialogs', '@microsoft/teams-ai', {
  Dialog: () =>
    createRequire(require.resolve('@microsoft/teams-ai'))('botbuilder-dialogs/lib/dialog').Dialog as unknown,
})
// Needed for the bot's own token, first when it sends something; a demo has none.
postpone('@azure/identity', 'botframework-connector')
postpone('@azure/msal-node', 'botframework-connector')
postpone('@azure/msal-node', '@microsoft/teams-ai')
postpone('axios', 'botframework-connector')
// Needed by parts we do not use: spoken answers, transcripts on disk, prompts for a model.
postpone('htmlparser2', 'botbuilder')
postpone('fs-extra', 'botbuilder')
postpone('yaml', '@microsoft/teams-ai')

export const { Application } =
  require('@microsoft/teams-ai/lib/Application.js') as typeof import('@microsoft/teams-ai/lib/Application.js')
export const { TeamsAdapter } =
  require('@microsoft/teams-ai/lib/TeamsAdapter.js') as typeof import('@microsoft/teams-ai/lib/TeamsAdapter.js')
