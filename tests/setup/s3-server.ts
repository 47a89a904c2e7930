import { createHash, createHmac, timingSafeEqual } from "node:crypto"
import { once } from "node:events"
import { createServer, type IncomingMessage } from "node:http"
import type { AddressInfo } from "node:net"

const ACCESS = { id: "TESTKEY", secret: "a secret for tests only", region: "eu-test-1" }

const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest()
const sha256 = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest("hex")
const strict = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** Signature version 4 as the storage computes it from the request it got: by the published recipe, apart from the client's code. */
function isSigned(request: IncomingMessage, url: URL): boolean {
  const found =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? "",
    )
  if (!found) return false
  const [, id, day, region, names = "", signature = ""] = found
  if (id !== ACCESS.id || region !== ACCESS.region) return false
  if (!names.split(";").includes("host") || !names.split(";").includes("x-amz-content-sha256")) return false
  const query = [...url.searchParams]
    .map(([name, value]) => `${strict(name)}=${strict(value)}`)
    .sort()
    .join("&")
  const canonical = [
    request.method,
    url.pathname
      .split("/")
      .map((part) => strict(decodeURIComponent(part)))
      .join("/"),
    query,
    ...names.split(";").map((name) => `${name}:${String(request.headers[name]).trim()}`),
    "",
    names,
    request.headers["x-amz-content-sha256"],
  ].join("\n")
  const date = String(request.headers["x-amz-date"])
  const scope = `${day}/${region}/s3/aws4_request`
  const toSign = ["AWS4-HMAC-SHA256", date, scope, sha256(canonical)].join("\n")
  let key = hmac(`AWS4${ACCESS.secret}`, day ?? "")
  for (const part of [region ?? "", "s3", "aws4_request"]) key = hmac(key, part)
  return timingSafeEqual(hmac(key, toSign), Buffer.from(signature, "hex"))
}

const PAGE = 3

/** Storage that speaks as much S3 as we use, on this machine: it checks every signature and every file's length and SHA-256. */
export async function startS3Server() {
  const objects = new Map<string, Buffer>()
  const state = { isFull: false }
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://storage")
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    const body = Buffer.concat(parts)
    const answer = (status: number, text = "") => response.writeHead(status).end(text)
    if (!isSigned(request, url)) return answer(403, "<Error><Code>SignatureDoesNotMatch</Code></Error>")
    if (sha256(body) !== request.headers["x-amz-content-sha256"])
      return answer(400, "<Error><Code>XAmzContentSHA256Mismatch</Code></Error>")
    const key = decodeURIComponent(url.pathname.replace(/^\/bucket\/?/, ""))
    const held = objects.get(key)
    if (request.method === "PUT") {
      if (request.headers["content-length"] === undefined) return answer(411)
      if (state.isFull) return answer(409, "<Error><Code>QuotaExceeded</Code></Error>")
      objects.set(key, body)
      return answer(200)
    }
    if (request.method === "DELETE") {
      objects.delete(key)
      return answer(204)
    }
    if (request.method === "GET" && key === "") {
      const after = url.searchParams.get("continuation-token") ?? ""
      const names = [...objects.keys()]
        .filter((name) => name.startsWith(url.searchParams.get("prefix") ?? ""))
        .sort()
      const page = names.filter((name) => name > after).slice(0, PAGE)
      const rest = names.filter((name) => name > (page.at(-1) ?? "")).length
      const items = page.map(
        (name) => `<Contents><Key>${name}</Key><Size>${objects.get(name)?.length}</Size></Contents>`,
      )
      const more = rest > 0 ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ""
      return answer(200, `<ListBucketResult>${items.join("")}${more}</ListBucketResult>`)
    }
    if (!held) return answer(404, "<Error><Code>NoSuchKey</Code></Error>")
    response
      .writeHead(200, { "content-length": held.length })
      .end(request.method === "HEAD" ? undefined : held)
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  return {
    objects,
    fill: (isFull: boolean) => {
      state.isFull = isFull
    },
    settings: {
      SLACKLINE_BACKUP_S3: `http://127.0.0.1:${port}/bucket/our shelter`,
      SLACKLINE_BACKUP_S3_KEY: ACCESS.id,
      SLACKLINE_BACKUP_S3_SECRET: ACCESS.secret,
      SLACKLINE_BACKUP_S3_REGION: ACCESS.region,
      SLACKLINE_ALLOW_LOCAL_CALLS: "1",
    },
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  }
}
