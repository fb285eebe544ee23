import module from 'node:module'

// Plain JavaScript that every Node can read. On Node 20 better-sqlite3 crashes the process without a word, and TypeScript
// does not load at all; so this runs first, and says what to do.
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.error(
    `Steward needs Node 24 or newer; this is Node ${process.versions.node}. Install it from nodejs.org; on Linux (x64), "npm ci" and "npm start" bring it along.`,
  )
  process.exit(1)
}

// Keeps compiled code between starts, in the system's temporary folder: the first answer then comes in two thirds of the time.
module.enableCompileCache?.()
