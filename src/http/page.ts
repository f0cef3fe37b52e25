/** A page for somebody without Teams: plain HTML that works without script, and headers that forbid everything else. */

export interface PageForm {
  /** Radio buttons, one question. */
  readonly question: string
  readonly name: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly button: string
}
export interface Page {
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly form?: PageForm
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')

/** Nothing is loaded, nothing is run, nobody frames it, and no address of it leaks onwards. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex, nofollow',
  'Cache-Control': 'no-store',
}

export function html({ title, paragraphs, form }: Page): string {
  const fields = form
    ? `<form method="post"><fieldset><legend>${escaped(form.question)}</legend>${form.options
        .map(
          ({ value, label }) =>
            `<p><label><input type="radio" name="${escaped(form.name)}" value="${escaped(value)}" required> ${escaped(label)}</label></p>`,
        )
        .join('')}</fieldset><p><button type="submit">${escaped(form.button)}</button></p></form>`
    : ''
  return `<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title></head><body><main><h1>${escaped(title)}</h1>${paragraphs
    .map((paragraph) => `<p>${escaped(paragraph)}</p>`)
    .join('')}${fields}</main></body></html>`
}
