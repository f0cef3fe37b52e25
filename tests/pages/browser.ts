/**
 * What a page is in a browser, for whoever tests one: what axe-core finds, whether it fits a phone, what is reached by the
 * keyboard, and what a screen reader is told.
 */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, chromium, type Page } from 'playwright-core'

const BROWSER = '/usr/bin/chromium'
export const hasBrowser = existsSync(BROWSER)
if (!hasBrowser) console.warn(`Skipped: pages need ${BROWSER} (Debian: apt-get install chromium).`)

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] })

// Evaluated and not added as a script: the content security policy of the page stays in force.
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'EN-301-549']

/** What axe-core finds, each with the place where it is; none is the aim. */
export async function findings(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE)
  return page.evaluate<string[]>(`axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(TAGS)} } })
    .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target)))`)
}

/** What stands out of the window at its right, and would have to be scrolled to. */
export const tooWide = (page: Page): Promise<readonly string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('body *')]
    .filter((one) => !one.closest('.wide') && one.getBoundingClientRect().right > document.documentElement.clientWidth)
    .map((one) => one.tagName + ' ' + one.textContent.slice(0, 40))`)

/** "radio Ich nehme teil (in: Nehmen Sie teil?)": what can be used, in the order of the accessibility tree. */
export async function controls(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  // They come level by level; read out they are one after the other.
  const inOrder = (id: string): typeof nodes => {
    const node = byId.get(id)
    return node ? [node, ...(node.childIds ?? []).flatMap(inOrder)] : []
  }
  const groupOf = (node: (typeof nodes)[number]): string | undefined => {
    for (let at = byId.get(node.parentId ?? ''); at; at = byId.get(at.parentId ?? ''))
      if (['group', 'radiogroup'].includes(String(at.role?.value)) && at.name?.value) return String(at.name.value)
    return undefined
  }
  const used = new Set([
    'radio',
    'checkbox',
    'textbox',
    'combobox',
    'button',
    'link',
    'Date',
    'InputTime',
    'alert',
    'status',
  ])
  return (
    inOrder(nodes[0]?.nodeId ?? '')
      // Chromium's own button inside a field for days.
      .filter(
        ({ role, name, ignored }) => !ignored && used.has(String(role?.value)) && !/^Show /.test(String(name?.value)),
      )
      .map((node) => {
        const group = groupOf(node)
        const isChecked = node.properties?.some(({ name, value }) => name === 'checked' && value.value === 'true')
        return `${node.role?.value} ${node.name?.value}${group === undefined ? '' : ` (${group})`}${isChecked ? ' *' : ''}`
      })
  )
}

/** What the tab key reaches, in its order, until it leaves the page. */
export async function reachedByKeyboard(page: Page): Promise<readonly string[]> {
  const reached: string[] = []
  for (let n = 0; n < 60; n += 1) {
    await page.keyboard.press('Tab')
    const now = await page.evaluate<string>(`(() => {
      const at = document.activeElement
      return !at || at === document.body ? '' : at.tagName + ' ' + (at.name || at.textContent || '').slice(0, 40)
    })()`)
    if (now === '') break
    reached.push(now)
  }
  return reached
}
