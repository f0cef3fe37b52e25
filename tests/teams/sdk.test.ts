import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'

const require = createRequire(import.meta.url)
const sdk = pathToFileURL(require.resolve('../../src/teams/sdk.ts')).href

/** In a process of its own: what is loaded there was loaded by this alone. */
function inAProcess(code: string): unknown {
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }))
}

test('the SDK starts without the language model, the dialog recognisers and what only tokens need', () => {
  const loaded = inAProcess(`
    import { createRequire } from 'node:module'
    await import(${JSON.stringify(sdk)})
    const files = Object.keys(createRequire(import.meta.url).cache).filter((file) => createRequire(import.meta.url).cache[file].children.length > 0)
    console.log(JSON.stringify([...new Set(files.map((file) => /.*node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(file)?.[1]))]))
  `) as string[]
  expect(loaded).toContain('botbuilder')
  for (const heavy of [
    'openai',
    'gpt-tokenizer',
    '@microsoft/recognizers-text-suite',
    '@azure/identity',
    '@azure/msal-node',
  ]) {
    expect(loaded).not.toContain(heavy)
  }
})

test('what was left out is there as soon as somebody needs it, and it is the real thing', () => {
  const found = inAProcess(`
    import { createRequire } from 'node:module'
    await import(${JSON.stringify(sdk)})
    const fromTeams = createRequire(createRequire(${JSON.stringify(pathToFileURL(require.resolve('botbuilder')).href)}).resolve('@microsoft/teams-ai'))
    const dialogs = fromTeams('botbuilder-dialogs')
    const Dialog = dialogs.Dialog
    const set = new dialogs.DialogSet()
    console.log(JSON.stringify({
      set: set.constructor.name,
      sameDialog: new dialogs.TextPrompt('x') instanceof Dialog && dialogs.Dialog === Dialog,
      exports: Object.keys(dialogs).includes('WaterfallDialog'),
      msal: typeof fromTeams('@azure/msal-node').ConfidentialClientApplication,
      // What TypeScript compiles "import fs from 'fs-extra'" to, as Microsoft's check of an app's manifest has it.
      asDefault: typeof fromTeams('fs-extra').default.pathExists,
    }))
  `)
  expect(found).toEqual({ set: 'DialogSet', sameDialog: true, exports: true, msal: 'function', asDefault: 'function' })
})
