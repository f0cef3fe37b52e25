// `npm start`. Plain JavaScript: a Node that cannot read TypeScript still says so in words. Nothing is imported before
// that, since what such a Node does not know fails at the import already.
if (process.features.typescript) {
  // The compiled code of the last start is found before the first TypeScript file is read. From the second start on,
  // Node's type stripper is not even loaded: 17 MB and a third of the start.
  const { enableCompileCache } = await import('node:module')
  enableCompileCache()
  const { run } = await import('./main.ts')
  await run()
  // Collect start-up garbage once: 20 MB less at rest.
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
} else {
  process.stderr.write(
    `Der Gremienlotse konnte nicht starten: Node ${process.version} ist zu alt; das passende holt „npm ci --omit=dev“ (ohne --ignore-scripts), und „npm start“ nimmt es.\n`,
  )
  process.exitCode = 1
}
