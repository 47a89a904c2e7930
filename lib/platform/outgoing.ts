import "server-only"
import { lookup } from "node:dns/promises"
import http from "node:http"
import https from "node:https"
import { BlockList, isIP } from "node:net"
import { env } from "./env"
import { AppError } from "./errors"

export interface OutgoingCall {
  method?: "GET" | "POST"
  headers?: Readonly<Record<string, string>>
  body?: string | Uint8Array
  /** For the whole call, name lookup and answer included. */
  timeoutMs: number
  /** A longer answer is refused while it is read. */
  maxBytes: number
  /** False where the status is all that counts: the answer's body is not read. */
  readsBody?: boolean
}

export interface OutgoingAnswer {
  status: number
  headers: http.IncomingHttpHeaders
  body: Uint8Array
}

/** Networks that are not the open internet (IANA special-purpose registries); an address in one of them is never called. */
const CLOSED_NETWORKS = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
  // Everything outside 2000::/3, and the parts of it that lead back to IPv4 or are for examples.
  "::/3",
  "4000::/2",
  "8000::/1",
  "2001::/23",
  "2001:db8::/32",
  "2002::/16",
  "3fff::/20",
] as const

// A list per family: Node takes an IPv4 address for part of ::/3 as well.
const closed = { ipv4: new BlockList(), ipv6: new BlockList() }
const familyOf = (address: string) => (isIP(address) === 6 ? "ipv6" : "ipv4")
for (const network of CLOSED_NETWORKS) {
  const [base = "", bits] = network.split("/")
  const family = familyOf(base)
  closed[family].addSubnet(base, Number(bits), family)
}

/** Whether an IP address belongs to this machine, a private network or anything else that is not the open internet. */
export const isClosedAddress = (address: string): boolean =>
  isIP(address) === 0 || closed[familyOf(address)].check(address, familyOf(address))

const mayCallLocally = () => env().SLACKLINE_ALLOW_LOCAL_CALLS === "1"

/** Why an address may not be called, as far as it says so itself; null when it may. Where its name leads is checked at each call. */
export function addressProblem(text: string): string | null {
  if (!URL.canParse(text)) return "must be a whole address that begins with https://"
  const url = new URL(text)
  if (url.protocol !== "https:" && !(url.protocol === "http:" && mayCallLocally()))
    return "must begin with https://"
  if (url.username || url.password) return "must not hold a name or password"
  const host = hostOf(url)
  if (isIP(host) > 0 && isClosedAddress(host) && !mayCallLocally())
    return "leads to this machine or a private network; give an address on the open internet"
  return null
}

const hostOf = (url: URL) => url.hostname.replace(/^\[|\]$/g, "")

/** The IP address a name leads to now. One closed address among several is enough to refuse: whichever was checked is the one that is called. */
async function pinned(url: URL): Promise<string> {
  const found = await lookup(hostOf(url), { all: true, verbatim: true }).catch(() => [])
  const [first] = found
  if (!first) throw new AppError("UNAVAILABLE", `The name ${url.hostname} is not known to the internet.`)
  if (!mayCallLocally() && found.some(({ address }) => isClosedAddress(address)))
    throw new AppError(
      "INVALID",
      `${url.hostname} leads to this machine or a private network, which is never called.`,
    )
  return first.address
}

/**
 * Calls another system: https only, never into a private network, to the very address that was checked, without following a
 * redirect. Throws INVALID for an address that may not be called and UNAVAILABLE for one that does not answer.
 */
export async function callOut(address: string | URL, call: OutgoingCall): Promise<OutgoingAnswer> {
  const problem = addressProblem(String(address))
  if (problem) throw new AppError("INVALID", `The address ${problem}.`)
  const url = new URL(address)
  const signal = AbortSignal.timeout(call.timeoutMs)
  const host = await Promise.race([pinned(url), ended(signal)])
  return send(url, { ...call, host, signal })
}

const tooLate = () => new AppError("UNAVAILABLE", "The other system did not answer in time.")

const ended = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(tooLate()), { once: true })
  })

function send(
  url: URL,
  { host, signal, method = "GET", headers = {}, body, maxBytes, readsBody = true }: SentCall,
): Promise<OutgoingAnswer> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(signal.aborted ? tooLate() : asOutgoing(error))
    const request = (url.protocol === "https:" ? https : http).request(
      {
        host,
        // The certificate is that of the name, whatever address it led to.
        ...(isIP(hostOf(url)) ? {} : { servername: hostOf(url) }),
        port: url.port || undefined,
        path: `${url.pathname}${url.search}`,
        method,
        headers: {
          ...headers,
          host: url.host,
          ...(body === undefined ? {} : { "content-length": Buffer.byteLength(body) }),
        },
        agent: false,
        signal,
      },
      (answer) => {
        const settled = { status: answer.statusCode ?? 0, headers: answer.headers }
        if (!readsBody) {
          resolve({ ...settled, body: new Uint8Array() })
          answer.destroy()
          return
        }
        const parts: Buffer[] = []
        let length = 0
        answer.on("data", (part: Buffer) => {
          length += part.length
          if (length > maxBytes)
            answer.destroy(new AppError("UNAVAILABLE", "The other system's answer is too long."))
          else parts.push(part)
        })
        answer.on("end", () => resolve({ ...settled, body: new Uint8Array(Buffer.concat(parts)) }))
        answer.on("error", fail)
      },
    )
    request.on("error", fail)
    request.end(body)
  })
}

interface SentCall extends OutgoingCall {
  host: string
  signal: AbortSignal
}

/** What went wrong on the way, without the address: it may hold a secret. */
function asOutgoing(error: Error): AppError {
  if (error instanceof AppError) return error
  const code = "code" in error ? String(error.code) : ""
  return new AppError("UNAVAILABLE", `The other system could not be reached${code ? ` (${code})` : ""}.`)
}
