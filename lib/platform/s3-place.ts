import "server-only"
import { createReadStream } from "node:fs"
import http from "node:http"
import https from "node:https"
import { AwsV4Signer } from "aws4fetch"
import { AppError } from "./errors"
import type { StoragePlace, WholeFile } from "./storage-place"

export interface S3Address {
  /** https://endpoint/bucket/folder */
  address: string
  accessKeyId: string
  secretAccessKey: string
  region: string
}

const IDLE_MS = 60_000
const TRIES = 3
const PAUSE_MS = 1_000
const EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
const LONGEST_ANSWER = 4_000_000

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }
const plain = (xml: string) =>
  xml
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? "")
    .replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (_, hex, decimal) =>
      String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
    )
const tagged = (xml: string, tag: string) =>
  plain(new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1] ?? "")

/** Storage that speaks S3, by path-style addresses. Files go up in one piece with their length and SHA-256 signed. */
export function s3Place({ address, ...key }: S3Address): StoragePlace {
  const base = new URL(address.replace(/\/+$/, ""))
  const [, bucket = "", ...folders] = base.pathname.split("/")
  const folder = folders.map((part) => `${decodeURIComponent(part)}/`).join("")
  const words = `${base.host}/${bucket}/${folder}`.replace(/\/$/, "")
  const urlOf = (name: string, query?: Record<string, string>) => {
    const url = new URL(base.origin)
    const path = name ? `/${folder}${name}`.split("/").map(encodeURIComponent).join("/") : "/"
    url.pathname = `/${bucket}${path}`
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value)
    return url
  }

  async function call(method: string, url: URL, file?: WholeFile): Promise<http.IncomingMessage> {
    const signed = await new AwsV4Signer({
      ...key,
      method,
      url: url.href,
      service: "s3",
      headers: { "x-amz-content-sha256": file?.sha256 ?? EMPTY_SHA256 },
    }).sign()
    const headers: http.OutgoingHttpHeaders = Object.fromEntries(signed.headers)
    if (file) headers["content-length"] = file.bytes
    return new Promise((resolve, reject) => {
      const request = (signed.url.protocol === "https:" ? https : http).request(
        signed.url,
        { method, headers, timeout: IDLE_MS },
        resolve,
      )
      request.on("timeout", () => request.destroy(new Error("no answer for a minute")))
      request.on("error", reject)
      if (!file) return void request.end()
      const body = createReadStream(file.path)
      body.on("error", (error) => request.destroy(error))
      body.pipe(request)
    })
  }

  const refused = async (answer: http.IncomingMessage, doing: string) => {
    const code = tagged(await textOf(answer), "Code")
    const hint =
      answer.statusCode === 403 ? " Check SLACKLINE_BACKUP_S3_KEY and SLACKLINE_BACKUP_S3_SECRET." : ""
    return new AppError(
      answer.statusCode === 404 ? "NOT_FOUND" : "UNEXPECTED",
      `The storage ${words} answered ${[answer.statusCode, code].filter(Boolean).join(" ")} to ${doing}.${hint}`,
    )
  }

  /** Tries again where the line or the storage failed, not where it said no. */
  async function ask(
    method: string,
    url: URL,
    doing: string,
    file?: WholeFile,
  ): Promise<http.IncomingMessage> {
    for (let tries = 1; ; tries++) {
      const answer = await call(method, url, file).catch((error: Error) => error)
      if (!(answer instanceof Error)) {
        const { statusCode = 0 } = answer
        if (statusCode < 300) return answer
        if (statusCode < 500 || tries === TRIES) throw await refused(answer, doing)
        answer.resume()
      } else if (tries === TRIES)
        throw new AppError(
          "UNEXPECTED",
          `The storage ${words} could not be reached for ${doing}: ${"code" in answer ? String(answer.code) : answer.message}.`,
        )
      await new Promise((wake) => setTimeout(wake, tries * PAUSE_MS))
    }
  }

  return {
    words,
    async put(name, file) {
      ;(await ask("PUT", urlOf(name), `storing ${name}`, file)).resume()
      const stored = await ask("HEAD", urlOf(name), `looking at ${name}`)
      stored.resume()
      if (Number(stored.headers["content-length"]) !== file.bytes)
        throw new AppError("UNEXPECTED", `The storage ${words} holds ${name} in another size than was sent.`)
    },
    async list(prefix) {
      const found = new Map<string, number>()
      for (let token = ""; ; ) {
        const query = {
          "list-type": "2",
          prefix: folder + prefix,
          ...(token && { "continuation-token": token }),
        }
        const xml = await textOf(await ask("GET", urlOf("", query), "listing what is there"))
        for (const [, entry = ""] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gs))
          found.set(tagged(entry, "Key").slice(folder.length), Number(tagged(entry, "Size")))
        token = tagged(xml, "NextContinuationToken")
        if (!token) return found
      }
    },
    read: (name) => ask("GET", urlOf(name), `reading ${name}`),
    async remove(name) {
      ;(await ask("DELETE", urlOf(name), `removing ${name}`)).resume()
    },
  }
}

async function textOf(answer: http.IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let held = 0
  for await (const part of answer) {
    held += part.length
    if (held > LONGEST_ANSWER) throw new RangeError("the storage's answer is too long")
    parts.push(part)
  }
  return Buffer.concat(parts).toString("utf8")
}
