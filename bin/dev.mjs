// `npm run dev`: the development server on the same database as `npm start`.

import { buildClient } from "./build.mjs"
import { installSecret, noteUse, openDatabase, stopEmbedded } from "./database.mjs"
import { binOf, dataDir, runNode, say } from "./house.mjs"
import { ensureDeps } from "./install-deps.mjs"

await ensureDeps()
await buildClient()
const release = noteUse()
const database = await openDatabase()
const port = process.env.PORT ?? "3000"
try {
  await runNode([binOf("next/dist/bin/next"), "dev", "-H", "127.0.0.1", "-p", port], {
    env: {
      DATABASE_URL: database.url,
      SLACKLINE_DATA: dataDir(),
      NEXTAUTH_URL: `http://127.0.0.1:${port}`,
      NEXTAUTH_SECRET: installSecret(),
    },
  })
} catch (error) {
  say(error.message)
} finally {
  if (release() === 0 && database.embedded) await stopEmbedded()
}
