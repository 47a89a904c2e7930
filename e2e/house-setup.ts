import { appendFileSync, writeFileSync } from "node:fs"
import type { FullConfig } from "@playwright/test"
import { startMailServer } from "../tests/setup/mail-server"
import { openDatabase, serveApp } from "./house"
import { MAILS } from "./mails"

/**
 * One demo shelter, copied for every worker, so that journeys of one never meet those of another; and a copy each for
 * the test that moves the clock and the one that fills every private column.
 */
export default async function setup(config: FullConfig) {
  writeFileSync(MAILS, "")
  const mail = await startMailServer((one) => appendFileSync(MAILS, `${JSON.stringify(one)}\n`))
  const database = await openDatabase("browser", { withDemo: true })
  const urls: string[] = []
  for (let index = 0; index < config.workers; index++) urls.push(await database.copy(`house_${index}`))
  process.env.MOVING_DATABASE = await database.copy("moving")
  process.env.CANARY_DATABASE = await database.copy("canaries")
  process.env.DEMO_SIGN_INS = database.signIns
  const apps = await Promise.all(
    urls.map((databaseUrl, index) => serveApp({ name: `browser-${index}`, databaseUrl, smtpUrl: mail.url })),
  )
  process.env.HOUSES = JSON.stringify(
    apps.map(({ base }, index) => ({ BASE_URL: base, HOUSE_DATABASE: urls[index] })),
  )
  return async () => {
    await Promise.all(apps.map((app) => app.close()))
    await database.stop()
    await mail.close()
  }
}
