/** What the error of a connection says about the way to the other side. */
import type { WayTrouble } from '#src/speech/operation/doctor.ts'

/** By the codes of Node, undici and nodemailer. */
const CODES: Readonly<Record<string, WayTrouble>> = {
  ENOTFOUND: 'unresolved',
  EAI_AGAIN: 'unresolved',
  EDNS: 'unresolved',
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ETIMEDOUT: 'unreachable',
  ESOCKET: 'unreachable',
  ECONNECTION: 'unreachable',
  UND_ERR_CONNECT_TIMEOUT: 'unreachable',
  UND_ERR_HEADERS_TIMEOUT: 'unreachable',
  UND_ERR_SOCKET: 'unreachable',
  UND_ERR_ABORTED: 'proxy',
  CONNECT_TIMEOUT: 'unreachable',
  SELF_SIGNED_CERT_IN_CHAIN: 'untrusted',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'untrusted',
  CERT_HAS_EXPIRED: 'untrusted',
  CERT_NOT_YET_VALID: 'untrusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'untrusted',
}

/** @returns undefined if it says nothing about the way: the other side was reached */
export function unreachedBy(err: unknown): WayTrouble | undefined {
  // What is behind an error says more than the error does.
  for (let each: unknown = err, all: unknown[] = []; ; ) {
    if (each instanceof Error) {
      all = [each, ...all]
      each = each.cause ?? (each as { errors?: unknown[] }).errors?.[0]
      continue
    }
    for (const { code, originalCode, name } of all as { code?: unknown; originalCode?: unknown; name?: unknown }[]) {
      if (name === 'TimeoutError') return 'unreachable'
      const found = CODES[String(originalCode)] ?? CODES[String(code)]
      if (found) return found
    }
    return undefined
  }
}
