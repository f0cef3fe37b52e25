/** Certificates that nobody knows: openssl makes them. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** A certificate for localhost, made now. */
export async function certified(): Promise<{ key: string; cert: string }> {
  const request = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost'
  const names = ['-addext', 'subjectAltName=DNS:localhost', '-keyout', '-', '-out', '-']
  const { stdout } = await promisify(execFile)('openssl', [...request.split(' '), ...names])
  const pem = (kind: string) =>
    new RegExp(`-----BEGIN ${kind}-----.*?-----END ${kind}-----\\n`, 's').exec(stdout)?.[0] ?? ''
  return { key: pem('PRIVATE KEY'), cert: pem('CERTIFICATE') }
}
