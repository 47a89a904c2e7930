import "server-only"
import { randomInt } from "node:crypto"
import { hash, verify } from "@node-rs/argon2"

// argon2id, 19 MiB, two passes: the first recommendation of the OWASP password storage sheet.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string) => hash(password, COST)

// Verified when there is no such account, so that the answer takes as long as for one that exists.
let nobody: Promise<string> | undefined

export async function isPassword(password: string, stored: string | null | undefined) {
  nobody ??= hashPassword(speakablePassword())
  return (await verify(stored ?? (await nobody), password)) && Boolean(stored)
}

const SYLLABLES =
  "ba be bi bo da de di do fa fe fi fo ga ge go ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to".split(
    " ",
  )

/** A password that can be read aloud and typed on a tablet: about 64 bits. */
export function speakablePassword() {
  const word = () => Array.from({ length: 4 }, () => SYLLABLES[randomInt(SYLLABLES.length)]).join("")
  return [word(), word(), word()].join("-")
}
