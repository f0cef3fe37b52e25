/** A page for somebody without Teams: plain HTML that works without script, and headers that forbid everything else. */

interface Option {
  readonly value: string
  readonly label: string
}
export type PageField =
  | {
      readonly kind: 'radio' | 'choice'
      readonly label: string
      readonly name: string
      readonly options: readonly Option[]
      readonly value?: string
    }
  | {
      readonly kind: 'text' | 'date' | 'time'
      readonly label: string
      readonly name: string
      readonly value?: string
      /** In characters. */
      readonly maxLength?: number
    }
export interface PageButton {
  readonly label: string
  /** What it sends besides the fields. */
  readonly name?: string
  readonly value?: string
  /** Gives an answer itself: empty fields do not hold it up. */
  readonly isAnswer?: boolean
}
export interface PageForm {
  readonly hidden?: Readonly<Record<string, string>>
  readonly fields: readonly PageField[]
  /** The first is what the enter key presses. */
  readonly buttons: readonly PageButton[]
}
export interface Page {
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly form?: PageForm
  /** Label of a link back to the page as it opens. */
  readonly back?: string
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

const attributes = (given: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(given)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escaped(String(value))}"`))
    .join('')

function fieldHtml(field: PageField): string {
  const { label, name, value } = field
  switch (field.kind) {
    case 'radio':
      return `<fieldset><legend>${escaped(label)}</legend>${field.options
        .map(
          (option) =>
            `<p><label><input type="radio"${attributes({ name, value: option.value })}${option.value === value ? ' checked' : ''} required> ${escaped(option.label)}</label></p>`,
        )
        .join('')}</fieldset>`
    case 'choice':
      return `<p><label>${escaped(label)}<br><select${attributes({ name })} required>${[
        { value: '', label: '' },
        ...field.options,
      ]
        .map(
          (option) =>
            `<option${attributes({ value: option.value })}${option.value === value ? ' selected' : ''}>${escaped(option.label)}</option>`,
        )
        .join('')}</select></label></p>`
    default:
      return `<p><label>${escaped(label)}<br><input${attributes({ type: field.kind, name, value, maxlength: field.maxLength, autocomplete: 'off' })} required></label></p>`
  }
}

const formHtml = ({ hidden = {}, fields, buttons }: PageForm): string =>
  `<form method="post">${Object.entries(hidden)
    .map(([name, value]) => `<input type="hidden"${attributes({ name, value })}>`)
    .join('')}${fields.map(fieldHtml).join('')}${buttons
    .map(
      ({ label, name, value, isAnswer }) =>
        `<p><button type="submit"${attributes({ name, value })}${isAnswer ? ' formnovalidate' : ''}>${escaped(label)}</button></p>`,
    )
    .join('')}</form>`

export function html({ title, paragraphs, form, back }: Page): string {
  return `<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title></head><body><main><h1>${escaped(title)}</h1>${paragraphs
    .map((paragraph) => `<p>${escaped(paragraph)}</p>`)
    .join(
      '',
    )}${form ? formHtml(form) : ''}${back === undefined ? '' : `<p><a href="?">${escaped(back)}</a></p>`}</main></body></html>`
}
