// What can be said of the settings: mail, the certificate of --lan, where backups go.
import { existsSync, statSync } from "node:fs"
import path from "node:path"
import { dataDir, root } from "../house.mjs"
import { broken, good, notice } from "./finding.mjs"

const DAY_MS = 86_400_000
const MAIL_TIMEOUT_MS = 8000

export const settingFindings = {
  async Mail() {
    const { SLACKLINE_SMTP_URL: url, SLACKLINE_MAIL_FROM: from } = process.env
    if (!url && !from)
      return notice(
        "no mail server is set: messages wait to be sent by hand",
        "Set SLACKLINE_SMTP_URL and SLACKLINE_MAIL_FROM.",
      )
    if (!url || !from)
      return broken("half set", "SLACKLINE_SMTP_URL and SLACKLINE_MAIL_FROM belong together.")
    if (!existsSync(path.join(root, "node_modules/nodemailer")))
      return notice("not tried: packages are missing", "npm start")
    const { createTransport } = await import("nodemailer")
    const transport = createTransport({
      url,
      connectionTimeout: MAIL_TIMEOUT_MS,
      greetingTimeout: MAIL_TIMEOUT_MS,
      socketTimeout: MAIL_TIMEOUT_MS,
    })
    try {
      await transport.verify()
      return good("the mail server lets us in")
    } catch (error) {
      return broken(
        `the mail server said ${[error.code, error.responseCode].filter(Boolean).join(" ") || "nothing"}`,
        "Check its address, user and password in SLACKLINE_SMTP_URL.",
      )
    } finally {
      transport.close()
    }
  },

  async Certificate() {
    if (!existsSync(path.join(root, "node_modules/@peculiar/x509"))) return null
    const { certificateNames, knownCertificate } = await import("../local-certificate.mjs")
    const known = knownCertificate()
    if (!known) return good("none made: --lan was not used here")
    const days = Math.floor((known.validTo.getTime() - Date.now()) / DAY_MS)
    const { dns, ip } = certificateNames()
    const missing = [...dns, ...ip].filter((name) => !known.names.includes(name))
    if (days < 0)
      return broken("out of date", "npm start -- --lan makes a new one; devices need not trust it anew.")
    if (missing.length > 0)
      return notice(
        `does not name ${missing.join(", ")}`,
        "npm start -- --lan makes a new one at its next start.",
      )
    return good(`good for ${days} days, for ${known.names.join(", ")}`)
  },

  async "Place of the backups"() {
    const {
      SLACKLINE_BACKUP_TO: folder,
      SLACKLINE_BACKUP_S3: storage,
      SLACKLINE_BACKUP_KEY: key,
    } = process.env
    if (storage)
      return key
        ? good("storage elsewhere, encrypted")
        : notice("storage elsewhere, not encrypted", "Set SLACKLINE_BACKUP_KEY.")
    const place = folder ? path.resolve(root, folder) : path.join(dataDir(), "backups")
    if (!existsSync(place))
      return folder
        ? broken(`${place} is not there`, "Is the disk plugged in and mounted?")
        : good(`${place}, made at the first backup`)
    if (statSync(place).dev === statSync(dataDir()).dev)
      return notice(
        `${place} lies on the same disk as the data`,
        "A broken disk takes both: name a folder on another one in SLACKLINE_BACKUP_TO, or storage in SLACKLINE_BACKUP_S3.",
      )
    return good(place)
  },
}
