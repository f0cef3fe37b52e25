/** Certificates that nobody knows: openssl makes them. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** A certificate for a name, made now. */
export async function certified(name = 'localhost', kind: 'ec' | 'rsa' = 'ec'): Promise<{ key: string; cert: string }> {
  const key = kind === 'ec' ? 'ec -pkeyopt ec_paramgen_curve:prime256v1' : 'rsa:2048'
  const request = `req -x509 -newkey ${key} -nodes -days 2 -subj /CN=${name}`
  const names = ['-addext', `subjectAltName=DNS:${name}`, '-keyout', '-', '-out', '-']
  const { stdout } = await promisify(execFile)('openssl', [...request.split(' '), ...names])
  const pem = (kind: string) =>
    new RegExp(`-----BEGIN ${kind}-----.*?-----END ${kind}-----\\n`, 's').exec(stdout)?.[0] ?? ''
  return { key: pem('PRIVATE KEY'), cert: pem('CERTIFICATE') }
}
