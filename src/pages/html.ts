/** A page for somebody without Teams: plain HTML that works without script, and headers that forbid everything else. */
import { html, type Markup } from '#src/letters/markup.ts'

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

/** Nothing is loaded, nothing is run, nobody frames it, and no address of it leaks onwards. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex, nofollow',
  'Cache-Control': 'no-store',
}

/** An attribute, left out where it has no value. */
const attribute = (name: Markup, value: string | number | undefined): Markup | undefined =>
  value === undefined ? undefined : html` ${name}="${value}"`
const NAME = html`name`
const VALUE = html`value`
const LENGTH = html`maxlength`

function fieldHtml(field: PageField): Markup {
  const { label, name, value } = field
  switch (field.kind) {
    case 'radio': {
      const radios = field.options.map(
        (option) =>
          html`<p><label><input type="radio" name="${name}" value="${option.value}"${option.value === value ? html` checked` : undefined} required> ${option.label}</label></p>`,
      )
      return html`<fieldset><legend>${label}</legend>${radios}</fieldset>`
    }
    case 'choice': {
      const options = [{ value: '', label: '' }, ...field.options].map(
        (option) =>
          html`<option value="${option.value}"${option.value === value ? html` selected` : undefined}>${option.label}</option>`,
      )
      return html`<p><label>${label}<br><select name="${name}" required>${options}</select></label></p>`
    }
    default:
      return html`<p><label>${label}<br><input type="${field.kind}" name="${name}"${attribute(VALUE, value)}${attribute(LENGTH, field.maxLength)} autocomplete="off" required></label></p>`
  }
}

const buttonHtml = ({ label, name, value, isAnswer }: PageButton): Markup =>
  html`<p><button type="submit"${attribute(NAME, name)}${attribute(VALUE, value)}${isAnswer ? html` formnovalidate` : undefined}>${label}</button></p>`

const formHtml = ({ hidden = {}, fields, buttons }: PageForm): Markup =>
  html`<form method="post">${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${fields.map(fieldHtml)}${buttons.map(buttonHtml)}</form>`

/** The whole page as it is sent. */
export const pageHtml = ({ title, paragraphs, form, back }: Page): string =>
  html`<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head><body><main><h1>${title}</h1>${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}${form && formHtml(form)}${back === undefined ? undefined : html`<p><a href="?">${back}</a></p>`}</main></body></html>`.toString()
