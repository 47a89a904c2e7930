import "server-only"
import { createHash } from "node:crypto"
import { z } from "zod"
import { holderOfKey } from "./api-viewer"
import { buildId } from "./build"
import { env } from "./env"
import { AppError, ERRORS, type ErrorCode, toAppError } from "./errors"
import { log } from "./log"
import { type CountedCall, countCall } from "./throttle"
import type { Viewer } from "./viewer"

/** One question programs may ask: what describes it, what it takes, what it answers, and the work. */
export interface ApiEndpoint<P extends z.ZodType = z.ZodType, A extends z.ZodType = z.ZodType> {
  /** Such as /cats/{id}, below /api/v1. */
  path: string
  /** What the key must be allowed; null = no key at all. */
  scope: string
  summary: string
  /** Parameters of path and query together. */
  params: P
  answer: A
  example: z.output<A>
  work: (viewer: Viewer, params: z.output<P>) => Promise<z.output<A>>
  /** The same exactly while the answer is: asked before the work, where the work is dear. Null = look at the answer. */
  version?: (viewer: Viewer, params: z.output<P>) => Promise<string | null>
}

/** An endpoint with its types tied together. */
export const endpoint = <P extends z.ZodType, A extends z.ZodType>(one: ApiEndpoint<P, A>) => one

interface RouteContext {
  params: Promise<Record<string, string>>
}

const COMMON = { "cache-control": "private, no-cache", vary: "Authorization" }
const ALLOWED = "GET, HEAD, OPTIONS"

/** The handlers of an endpoint's route: GET with all that belongs to it, and a plain no to everything that would write. */
export function apiDoor<P extends z.ZodType, A extends z.ZodType>(one: ApiEndpoint<P, A>) {
  const GET = async (request: Request, { params }: RouteContext) => {
    let counted: CountedCall | undefined
    try {
      requireHttps(request)
      const { viewer, keyId, scopes } = await holderOfKey(request.headers.get("authorization"))
      counted = await countCall("api-key", keyId)
      if (counted.isRefused) return problem(tooMany(counted), counted)
      if (!scopes.includes(one.scope))
        throw new AppError("FORBIDDEN", `This key is not allowed to read "${one.scope}".`)
      const asked = checkParams(one.params, new URL(request.url), await params)
      const version = await one.version?.(viewer, asked)
      const early = version ? tagOf(`${buildId()} ${request.url} ${version}`) : null
      if (early && isKnown(request, early)) return unchanged(early, counted)
      const answer = await one.work(viewer, asked)
      const body = JSON.stringify(answer)
      const tag = early ?? tagOf(body)
      if (isKnown(request, tag)) return unchanged(tag, counted)
      return new Response(body, {
        headers: {
          ...COMMON,
          ...limits(counted),
          "content-type": "application/json; charset=utf-8",
          etag: tag,
          ...nextLink(answer),
        },
      })
    } catch (thrown) {
      return problem(thrown, counted)
    }
  }
  return { GET, ...REFUSED_METHODS }
}

const refuseMethod = () =>
  problemResponse({ status: 405, detail: "This address can only be read: use GET." }, { allow: ALLOWED })

/** What every route of the interface answers to a method that would write. */
export const REFUSED_METHODS = {
  POST: refuseMethod,
  PUT: refuseMethod,
  PATCH: refuseMethod,
  DELETE: refuseMethod,
}

/** The answer for an address of the interface that is none. */
export const noSuchAddress = () =>
  problemResponse({ status: 404, detail: "There is no such address. All of them: /api/v1/openapi.json" })

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"])

/** A key that crosses a network in the open is a key given away. */
function requireHttps(request: Request) {
  const isSecure =
    (request.headers.get("x-forwarded-proto") ?? "").startsWith("https") ||
    env().NEXTAUTH_URL?.startsWith("https://")
  const host = request.headers.get("host") ?? new URL(request.url).host
  if (isSecure || LOOPBACK.has(host.replace(/:\d+$/, ""))) return
  throw new AppError(
    "FORBIDDEN",
    "Use https. A key sent over plain http can be read on the way; take it back and make a new one.",
  )
}

function checkParams<P extends z.ZodType>(schema: P, url: URL, inPath: Record<string, string>): z.output<P> {
  const parsed = schema.safeParse({ ...Object.fromEntries(url.searchParams), ...inPath })
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const name =
    issue?.code === "unrecognized_keys" ? String(issue.keys[0]) : String(issue?.path.join(".") || "query")
  const words =
    issue?.code === "unrecognized_keys" ? "is no parameter here" : (issue?.message ?? "is not right")
  if (name in inPath) throw new AppError("NOT_FOUND")
  throw new AppError("INVALID", `${name}: ${words}.`, { [name]: words })
}

const tagOf = (text: string) => `"${createHash("sha256").update(text).digest("base64url").slice(0, 27)}"`

/** Whether the program already has this very answer (RFC 9110: If-None-Match compares weakly). */
function isKnown(request: Request, tag: string): boolean {
  const sent = request.headers.get("if-none-match")
  if (!sent) return false
  return sent.trim() === "*" || sent.split(",").some((one) => one.trim().replace(/^W\//, "") === tag)
}

const unchanged = (tag: string, counted: CountedCall) =>
  new Response(null, { status: 304, headers: { ...COMMON, ...limits(counted), etag: tag } })

function nextLink(answer: unknown): Record<string, string> {
  const next = answer && typeof answer === "object" && "next" in answer ? answer.next : null
  return typeof next === "string" ? { link: `<${next}>; rel="next"` } : {}
}

const limits = ({ limit, remaining, resetSec, windowSec }: CountedCall) => ({
  "ratelimit-limit": String(limit),
  "ratelimit-remaining": String(remaining),
  "ratelimit-reset": String(resetSec),
  "ratelimit-policy": `${limit};w=${windowSec}`,
})

const tooMany = ({ resetSec }: CountedCall) =>
  new AppError("TOO_MANY", `Too many questions with this key. Ask again in ${resetSec} seconds.`)

const TITLES: Record<number, string> = {
  400: "Not understood",
  401: "No valid key",
  403: "Not allowed",
  404: "Not found",
  405: "Only to be read",
  409: "Changed meanwhile",
  429: "Too many questions",
  500: "Our mistake",
  503: "Not available",
  507: "No room",
}

/** What every refusal looks like (RFC 9457). */
export const ApiProblem = z.object({
  type: z.literal("about:blank"),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe("What is wrong and what to do, in a sentence."),
  parameter: z.string().optional().describe("The parameter that was not understood."),
})

const OUTSIDE: Partial<Record<ErrorCode, string>> = {
  UNEXPECTED: "Something went wrong on our side. Try again later.",
  UNAVAILABLE: "The data cannot be read just now. Try again in a moment.",
  DISK_FULL: "The data cannot be read just now. Try again later.",
}

function problem(thrown: unknown, counted?: CountedCall): Response {
  const error = toAppError(thrown)
  if (error.code === "UNEXPECTED") log.error({ err: thrown }, "an answer to a program failed")
  const { status } = ERRORS[error.code]
  const [parameter] = Object.keys(error.fields ?? {})
  return problemResponse(
    { status, detail: OUTSIDE[error.code] ?? error.message, ...(parameter ? { parameter } : {}) },
    {
      ...(counted ? limits(counted) : {}),
      ...(status === 401 ? { "www-authenticate": 'Bearer realm="Slackline"' } : {}),
      ...(status === 429 && counted ? { "retry-after": String(counted.resetSec) } : {}),
    },
  )
}

function problemResponse(
  { status, ...more }: { status: number; detail: string; parameter?: string },
  headers: Record<string, string> = {},
) {
  const body = { type: "about:blank", title: TITLES[status] ?? "Refused", status, ...more }
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...COMMON, "content-type": "application/problem+json; charset=utf-8", ...headers },
  })
}
