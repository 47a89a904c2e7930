import { readFileSync } from "node:fs"
import path from "node:path"
import { buildDir } from "../bin/house.mjs"
import { type TakenMail, textOfMail } from "../tests/setup/mail-server"

/** Where the mail server of the browser tests writes what it took, one line each. */
export const MAILS = path.join(buildDir, "browser-mails.ndjson")

/** The newest mail to an address whose text has the words; undefined while there is none. */
export function mailTo(address: string, words: RegExp): string | undefined {
  return readFileSync(MAILS, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as TakenMail)
    .filter(({ to }) => to.includes(address))
    .map(textOfMail)
    .findLast((text) => words.test(text))
}
