import "server-only"
import { lookup } from "node:dns"
import { request as httpRequest } from "node:http"
import { request as httpsRequest } from "node:https"
import { BlockList, isIP, type LookupFunction } from "node:net"
import { env } from "./env"
import { AppError } from "./errors"

const MOST_REDIRECTS = 3

// Nothing inside the house's own network may be asked for from a form: routers, clouds' metadata, other programs.
const INSIDE = new BlockList()
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const)
  INSIDE.addSubnet(net, bits, "ipv4")
// Of IPv6 only what is given out to the world counts as outside, without tunnels that lead back in.
const WORLD = new BlockList()
WORLD.addSubnet("2000::", 3, "ipv6")
for (const [net, bits] of [
  ["2001::", 32],
  ["2001:db8::", 32],
  ["2002::", 16],
] as const)
  INSIDE.addSubnet(net, bits, "ipv6")

/** Whether a numeric address is one of the open internet. */
export function isOutside(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !INSIDE.check(address, "ipv4")
  return family === 6 && WORLD.check(address, "ipv6") && !INSIDE.check(address, "ipv6")
}

const isLoopback = (address: string) => address === "::1" || /^127\./.test(address)
const mayBeLocal = () => env().SLACKLINE_ALLOW_LOOPBACK === "1"
const isAllowed = (address: string) => isOutside(address) || (mayBeLocal() && isLoopback(address))

const refuse = (sentence: string) => new AppError("INVALID", sentence)
const INSIDE_SENTENCE =
  "This address leads into a private network. Only addresses of the open internet are read."

// The check and the connection use the same answer: a name that changes its mind in between leads nowhere.
const checkedLookup: LookupFunction = (host, options, done) =>
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error) return done(error, "", 0)
    const [first] = found
    if (!first || found.some(({ address }) => !isAllowed(address)))
      return done(refuse(INSIDE_SENTENCE), "", 0)
    if (options.all) return done(null, found)
    return done(null, first.address, first.family)
  })

/** An address somebody typed, as one that may be read; refused in words. */
export function checkOutside(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url) throw refuse("This is not a whole address; it begins with https://.")
  const host = url.hostname.replace(/^\[|\]$/g, "")
  const isLocal = mayBeLocal() && (isLoopback(host) || host === "localhost")
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLocal))
    throw refuse("Only addresses that begin with https:// are read.")
  if (isIP(host) && !isAllowed(host)) throw refuse(INSIDE_SENTENCE)
  return url
}

interface FetchLimits {
  mostBytes: number
  timeoutMs: number
}

/**
 * Reads a file from an address of the open internet: https, no private networks, redirects only within the same host,
 * within limits of size and time. What goes wrong is told without the address, since it can hold a password.
 */
export async function fetchOutside(address: string, limits: FetchLimits): Promise<Buffer> {
  const deadline = AbortSignal.timeout(limits.timeoutMs)
  let url = checkOutside(address)
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const answer = await ask(url, limits, deadline)
    if (Buffer.isBuffer(answer)) return answer
    const next = checkOutside(URL.canParse(answer, url) ? new URL(answer, url).href : "")
    if (next.host !== url.host || next.protocol !== url.protocol)
      throw refuse("The address leads on to another host. Enter the address it really stands at.")
    next.username = url.username
    next.password = url.password
    url = next
  }
  throw refuse("The address leads in a circle.")
}

/** The body, or where the answer says it has moved to. */
function ask(url: URL, { mostBytes, timeoutMs }: FetchLimits, signal: AbortSignal): Promise<Buffer | string> {
  const send = url.protocol === "https:" ? httpsRequest : httpRequest
  const credentials = url.username || url.password
  const auth = credentials
    ? { auth: `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}` }
    : {}
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) =>
      reject(
        error instanceof AppError
          ? error
          : refuse(
              signal.aborted
                ? `The address did not answer in full within ${Math.round(timeoutMs / 1000)} seconds.`
                : `The address cannot be reached (${codeOf(error)}).`,
            ),
      )
    const sent = send(
      url,
      {
        ...auth,
        agent: false,
        signal,
        lookup: checkedLookup,
        headers: { "user-agent": "Slackline", accept: "*/*" },
      },
      (response) => {
        const { statusCode = 0, headers } = response
        if (statusCode >= 300 && statusCode < 400 && headers.location) {
          response.destroy()
          return resolve(headers.location)
        }
        if (statusCode !== 200) {
          response.destroy()
          return fail(
            refuse(
              statusCode === 401 || statusCode === 403
                ? "The address refuses the user or password."
                : `The address answers with status ${statusCode}.`,
            ),
          )
        }
        const parts: Buffer[] = []
        let held = 0
        response.on("data", (part: Buffer) => {
          held += part.length
          parts.push(part)
          if (held <= mostBytes) return
          fail(refuse(`The file is larger than ${Math.round(mostBytes / 1024 / 1024)} MB.`))
          response.destroy()
        })
        response.on("end", () => resolve(Buffer.concat(parts)))
        response.on("error", fail)
        response.on("aborted", () => fail(new Error("cut off")))
      },
    )
    sent.on("error", fail)
    sent.end()
  })
}

const codeOf = (error: unknown) =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "no answer"
