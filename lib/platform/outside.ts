import "server-only"
import { AppError } from "./errors"
import { addressProblem, callOut, type OutgoingAnswer } from "./outgoing"

const MOST_REDIRECTS = 3

const refuse = (sentence: string) => new AppError("INVALID", sentence)

/** Without user and password, which travel in a header. */
function bare(url: URL): URL {
  const plain = new URL(url)
  plain.username = ""
  plain.password = ""
  return plain
}

/** An address somebody typed, as one that may be read; refused in words. A user and a password may stand in it. */
export function checkOutside(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  const problem = addressProblem(url ? bare(url).href : text)
  if (!url || problem) throw refuse(`The address ${problem ?? "cannot be read"}.`)
  return url
}

interface FetchLimits {
  mostBytes: number
  timeoutMs: number
}

/**
 * Reads a file from an address of the open internet: redirects only within the same host, within limits of size and time.
 * What goes wrong is told without the address, since it can hold a password.
 */
export async function fetchOutside(address: string, limits: FetchLimits): Promise<Buffer> {
  let url = checkOutside(address)
  const headers = { "user-agent": "Slackline", accept: "*/*", ...authorizationOf(url) }
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const answer = await callOut(bare(url), {
      headers,
      timeoutMs: limits.timeoutMs,
      maxBytes: limits.mostBytes,
    })
    const next = movedTo(answer, url)
    if (!next) return bodyOf(answer)
    if (next.host !== url.host || next.protocol !== url.protocol)
      throw refuse("The address leads on to another host. Enter the address it really stands at.")
    url = next
  }
  throw refuse("The address leads in a circle.")
}

function authorizationOf({ username, password }: URL): Record<string, string> {
  if (!username && !password) return {}
  const words = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { authorization: `Basic ${Buffer.from(words).toString("base64")}` }
}

function movedTo({ status, headers }: OutgoingAnswer, from: URL): URL | null {
  if (status < 300 || status >= 400 || !headers.location) return null
  return checkOutside(URL.canParse(headers.location, from) ? new URL(headers.location, from).href : "")
}

function bodyOf({ status, body }: OutgoingAnswer): Buffer {
  if (status === 401 || status === 403) throw refuse("The address refuses the user or password.")
  if (status !== 200) throw refuse(`The address answers with status ${status}.`)
  return Buffer.from(body)
}
