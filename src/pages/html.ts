/** A page for somebody without Teams: plain HTML that works without script, and headers that forbid everything else. */
import { type DocumentPart, linkAddress, shownLines, shownOnOneLine } from '#src/letters/document.ts'
import { html, type Markup } from '#src/letters/markup.ts'
import type { Page, PagePart } from '#src/speech/parts/page.ts'
import * as say from '#src/speech/parts/page-shell.ts'
import { faultsHtml, formHtml } from './form.ts'
import { STYLE, STYLE_HASH } from './style.ts'

/**
 * Nothing is loaded but its own style, nothing is run, nobody frames it, and no address of it leaks onwards. To itself a
 * page says where it was sent from: without that, browsers hide it from the check against foreign forms as well.
 */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `default-src 'none'; style-src ${STYLE_HASH}; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex, nofollow',
  'Cache-Control': 'no-store',
}

/**
 * @param below how many levels the headings of a document stand below those of the page
 * @param under the heading above it
 */
function partHtml(part: DocumentPart, below: number, under?: string): Markup {
  switch (part.kind) {
    case 'heading': {
      const level = Math.min(6, part.level + below)
      return html`<h${level}>${shownOnOneLine(part.text)}</h${level}>`
    }
    case 'paragraph': {
      const label = part.label === undefined ? undefined : html`<strong>${shownOnOneLine(part.label)}:</strong> `
      const [first, ...more] = shownLines(part.text)
      return html`<p>${label}${first}${more.map((line) => html`<br>${line}`)}</p>`
    }
    case 'list': {
      const items = part.items.map((item) => html`<li>${shownOnOneLine(item)}</li>`)
      return part.isNumbered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`
    }
    case 'table': {
      const titles = part.columns.map(({ title }) => shownOnOneLine(title))
      const rows = part.rows.map((row) => html`<tr>${row.map((cell) => html`<td>${shownOnOneLine(cell)}</td>`)}</tr>`)
      // A region of its own that the keyboard reaches: on a phone the table is moved, not the page.
      return html`<div class="wide" role="region" tabindex="0" aria-label="${say.tableOf(titles, under)}"><table><thead><tr>${titles.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`
    }
    case 'signature':
      return html`<p>${shownOnOneLine(part.text)}</p>`
    case 'link':
      return html`<p><a href="${linkAddress(part.url)}" rel="noreferrer">${shownOnOneLine(part.label)}</a></p>`
  }
}

function headingAbove(parts: readonly DocumentPart[], at: number): string | undefined {
  const heading = parts.slice(0, at).findLast(({ kind }) => kind === 'heading')
  return heading?.kind === 'heading' ? shownOnOneLine(heading.text) : undefined
}

const sectionHtml = ({ title, parts, form }: PagePart): Markup =>
  html`<section><h2>${title}</h2>${parts.map((part, at) => partHtml(part, 1, headingAbove(parts, at)))}${form && formHtml(form)}</section>`

/** The whole page as it is sent. */
export function pageHtml(page: Page): string {
  const { title, notice, problem, paragraphs, form, sections = [], back, language, foot = [] } = page
  const fields = [form, ...sections.map((section) => section.form)].flatMap((one) => one?.fields ?? [])
  const faults = faultsHtml(fields, problem)
  const windowTitle = say.windowTitle(title, faults ? 'faulty' : notice === undefined ? 'open' : 'done')
  const body = html`<header><p>${say.product()}</p>${language && formHtml({ fields: [], buttons: [language] }, true)}</header><main>${faults}${
    notice === undefined ? undefined : html`<p class="notice" role="status">${notice}</p>`
  }<h1>${title}</h1>${paragraphs.map((text) => partHtml({ kind: 'paragraph', text }, 0))}${form && formHtml(form)}${sections.map(sectionHtml)}${
    back === undefined ? undefined : html`<p><a href="?">${back}</a></p>`
  }</main>${foot.length > 0 ? html`<footer>${foot.map((text) => html`<p>${text}</p>`)}</footer>` : undefined}`
  const document = html`<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${windowTitle}</title>`
  // The style is ours and holds no text of anybody's.
  return `${document}<style>${STYLE}</style></head><body>${body}</body></html>`
}
