/** Mail addresses: what an address must look like before anything is sent to it. */

/** Checked; its domain in small ASCII letters. */
export type MailAddress = string & { readonly __brand: 'MailAddress' }

/** RFC 5321 */
const LONGEST = 254
// No quoted local part, no comments: allowed by the RFC, used by nobody, and where header injections hide.
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/

/** @returns the address, or undefined if it is none; a domain with umlauts is written as mail servers know it */
export function parseMailAddress(text: string): MailAddress | undefined {
  const at = text.lastIndexOf('@')
  const local = text.slice(0, Math.max(at, 0))
  const domain = asciiDomain(text.slice(at + 1))
  if (domain === undefined || local.length > 64 || !LOCAL.test(local) || !DOMAIN.test(domain)) return undefined
  const address = `${local}@${domain}`
  return address.length <= LONGEST ? (address as MailAddress) : undefined
}

/** "müller.example" becomes "xn--mller-kva.example". Undefined for what is no name of a host. */
function asciiDomain(domain: string): string | undefined {
  // What the parser of addresses would cut off or read as something else is no part of a domain.
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return undefined
  const url = `https://${domain}/`
  return URL.canParse(url) ? new URL(url).hostname : undefined
}
