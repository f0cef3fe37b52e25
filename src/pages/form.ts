/**
 * Forms of pages: what a field is, what was sent for it, and what is wrong with that. Nothing is checked in the browser, so
 * that every fault is said in German, beside its field and in a list above, and what was typed stays.
 */
import { parseLocalDate, parseLocalTime } from '#src/calendar/local-date.ts'
import { html, type Markup } from '#src/letters/markup.ts'
import type { FieldOption, NamedField, PageButton, PageField, PageForm } from '#src/speech/parts/page.ts'
import * as say from '#src/speech/parts/page-shell.ts'

/** What a form sent, by field name; a browser sends nothing for what is not chosen. */
export type FormSubmission = Readonly<Record<string, string>>

/** Line ends as they are stored; what no keyboard types, and no database takes, is dropped. */
const typed = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/(?!\n|\t)\p{Cc}/gu, '')

const partOf = ({ name }: NamedField, { value }: FieldOption): string => `${name}-${value}`

function sentFor(field: PageField, sent: FormSubmission): string {
  if (field.kind !== 'checks') return typed(sent[field.name] ?? '').trim()
  return field.options
    .filter((option) => sent[partOf(field, option)] !== undefined)
    .map(({ value }) => value)
    .join(' ')
}

function faultIn(field: PageField, value: string): string | undefined {
  if (value === '') {
    if (field.isOptional || field.kind === 'checks') return undefined
    return field.kind === 'radio' || field.kind === 'choice' ? say.notChosen() : say.notFilledIn()
  }
  switch (field.kind) {
    case 'radio':
    case 'choice':
      return field.options.some((option) => option.value === value) ? undefined : say.notChosen()
    case 'checks':
      return undefined
    case 'date':
      return parseLocalDate(value) === undefined ? say.noDay() : undefined
    case 'time':
      return parseLocalTime(value) === undefined ? say.noTime() : undefined
    default: {
      const length = [...value].length
      return field.maxLength !== undefined && length > field.maxLength
        ? say.tooLong(field.maxLength, length)
        : undefined
    }
  }
}

/** Fields with what was sent for them. */
export interface FilledForm {
  readonly fields: readonly PageField[]
  /** By field name; "" for what was left empty. */
  readonly values: Readonly<Record<string, string>>
  readonly isFaulty: boolean
}

/** @param also what is wrong although each field by itself is right, by field name */
export function filledForm(
  fields: readonly PageField[],
  sent: FormSubmission,
  also: (values: Readonly<Record<string, string>>) => Readonly<Record<string, string>> = () => ({}),
): FilledForm {
  const values = Object.fromEntries(fields.map((field) => [field.name, sentFor(field, sent)]))
  const further = also(values)
  const filled = fields.map((field) => {
    const { value: _, fault: __, ...bare } = field
    const value = values[field.name] ?? ''
    const fault = faultIn(field, value) ?? further[field.name]
    return { ...bare, ...(value !== '' && { value }), ...(fault !== undefined && { fault }) } as PageField
  })
  return { fields: filled, values, isFaulty: filled.some(({ fault }) => fault !== undefined) }
}

/** What was refused as a whole may stand in any text of it, and is shown to nobody again. */
export const withoutTexts = (fields: readonly PageField[]): readonly PageField[] =>
  fields.map((field) => {
    if (field.kind !== 'lines' && field.kind !== 'text') return field
    const { value: _, ...empty } = field
    return empty
  })

/* As HTML */

const idOf = ({ name }: NamedField): string => `feld-${name}`
const attribute = (name: Markup, value: string | undefined): Markup | undefined =>
  value === undefined ? undefined : html` ${name}="${value}"`
const [NAME, VALUE, DESCRIBED_BY] = [html`name`, html`value`, html`aria-describedby`]

/** Hint and fault, and the ids by which the field names them. */
function beside(field: PageField): { readonly shown: Markup; readonly attributes: Markup } {
  const [hintId, faultId] = [`hinweis-${field.name}`, `fehler-${field.name}`]
  const described = [
    ...(field.hint === undefined ? [] : [hintId]),
    ...(field.fault === undefined ? [] : [faultId]),
  ].join(' ')
  return {
    shown: html`${field.hint === undefined ? undefined : html`<p class="hint" id="${hintId}">${field.hint}</p>`}${
      field.fault === undefined ? undefined : html`<p class="wrong" id="${faultId}">${say.faultSaid(field.fault)}</p>`
    }`,
    attributes: html`${attribute(DESCRIBED_BY, described === '' ? undefined : described)}${
      field.fault === undefined ? undefined : html` aria-invalid="true"`
    }`,
  }
}

const labelOf = ({ label, isOptional }: PageField): string => (isOptional === true ? say.optional(label) : label)

/** Options under one legend; the list of faults leads to the first of them. */
function group(field: PageField & { readonly options: readonly FieldOption[] }): Markup {
  const { shown, attributes } = beside(field)
  const chosen = new Set(field.kind === 'checks' ? field.value?.split(' ') : [field.value])
  const options = field.options.map((option, at) => {
    const own =
      field.kind === 'checks'
        ? html`type="checkbox" name="${partOf(field, option)}" value="ja"`
        : html`type="radio" name="${field.name}" value="${option.value}"`
    const id = at === 0 ? idOf(field) : `${idOf(field)}-${at}`
    return html`<label class="option" for="${id}"><input ${own} id="${id}"${chosen.has(option.value) ? html` checked` : undefined}><span>${option.label}</span></label>`
  })
  const kind = `${field.kind === 'radio' && field.isRow ? 'row' : 'list'}${field.fault === undefined ? '' : ' faulty'}`
  return html`<fieldset class="${kind}"${attributes}><legend>${labelOf(field)}</legend>${shown}<div class="options">${options}</div></fieldset>`
}

function fieldHtml(field: PageField): Markup {
  if (field.kind === 'radio' || field.kind === 'checks') return group(field)
  const { shown, attributes } = beside(field)
  const id = idOf(field)
  const common = html`id="${id}" name="${field.name}"${attributes}${field.isOptional ? undefined : html` required`}`
  const control = (): Markup => {
    switch (field.kind) {
      case 'choice': {
        const options = [{ value: '', label: '' }, ...field.options].map(
          ({ value, label }) =>
            html`<option value="${value}"${value === field.value ? html` selected` : undefined}>${label}</option>`,
        )
        return html`<select ${common}>${options}</select>`
      }
      case 'lines':
        // The first line end behind the tag is not part of the text.
        return html`<textarea ${common} rows="4">\n${field.value ?? ''}</textarea>`
      default:
        return html`<input type="${field.kind}" ${common}${attribute(VALUE, field.value)} autocomplete="${field.autocomplete ?? 'off'}">`
    }
  }
  return html`<div class="field${field.fault === undefined ? undefined : html` faulty`}"><label for="${id}">${labelOf(field)}</label>${shown}${control()}</div>`
}

const buttonHtml = ({ label, name, value }: PageButton, at: number): Markup =>
  html`<button type="submit"${at === 0 ? html` class="first"` : undefined}${attribute(NAME, name)}${attribute(VALUE, value)}>${label}</button>`

/** @param isAside its button is none of those that the page is about */
export const formHtml = ({ hidden = {}, fields, buttons }: PageForm, isAside = false): Markup =>
  html`<form method="post" novalidate>${Object.entries(hidden).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}${fields.map(fieldHtml)}${
    isAside
      ? buttons.map((button) => buttonHtml(button, 1))
      : html`<div class="buttons">${buttons.map(buttonHtml)}</div>`
  }</form>`

/**
 * What is wrong, in the order of the fields; each leads to its own. Read out first, and the focus is there.
 * @param problem what no field is to blame for @returns undefined where nothing is
 */
export function faultsHtml(fields: readonly PageField[], problem: readonly string[] = []): Markup | undefined {
  const faulty = fields.filter(({ fault }) => fault !== undefined)
  if (faulty.length + problem.length === 0) return undefined
  const items = faulty.map(
    (field) => html`<li><a href="#${idOf(field)}">${say.faultOf(field.label, field.fault ?? '')}</a></li>`,
  )
  return html`<div class="problem" role="alert" tabindex="-1" autofocus>${problem.map((text) => html`<p>${text}</p>`)}${
    items.length > 0 ? html`<p><strong>${say.pleaseCheck()}</strong></p><ul>${items}</ul>` : undefined
  }</div>`
}
