import { webcrypto } from "node:crypto"
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs"
import http from "node:http"
import https from "node:https"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import path from "node:path"
import * as x509 from "@peculiar/x509"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openHttps, openPlainDoor } from "../../bin/front-door.mjs"
import { localCertificate } from "../../bin/local-certificate.mjs"

const DAY_MS = 86_400_000
const NAMES = { dns: ["localhost", "catroom", "catroom.local"], ip: ["127.0.0.1", "192.168.7.20"] }
const before = process.env.SLACKLINE_DATA
let folder: string

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "slackline-tls-"))
  process.env.SLACKLINE_DATA = folder
})
afterAll(() => {
  if (before === undefined) delete process.env.SLACKLINE_DATA
  else process.env.SLACKLINE_DATA = before
  rmSync(folder, { recursive: true, force: true })
})

interface Answer {
  status: number
  headers: http.IncomingHttpHeaders
  body: string
}

function ask(url: string, options: https.RequestOptions & { body?: string } = {}): Promise<Answer> {
  const { body, ...rest } = options
  const client = url.startsWith("https:") ? https : http
  return new Promise((resolve, reject) => {
    const request = client.request(url, { agent: false, ...rest }, (response) => {
      let text = ""
      response.setEncoding("utf8")
      response.on("data", (part) => (text += part))
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      )
    })
    request.on("error", reject)
    request.end(body)
  })
}

/** Stands for the app: says what it was asked. */
async function echo() {
  const server = http.createServer((request, response) => {
    let body = ""
    request.on("data", (part) => (body += part))
    request.on("end", () =>
      response.end(
        JSON.stringify({ url: request.url, method: request.method, headers: request.headers, body }),
      ),
    )
  })
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  return {
    target: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((done) => server.close(done)),
  }
}

describe("the local certificate", () => {
  test("is kept while it fits, renewed when names change or it grows old, under the same authority", async () => {
    const first = await localCertificate({ names: NAMES })
    expect(first).toMatchObject({ isNew: true, isRenewed: true })
    expect(await localCertificate({ names: NAMES })).toMatchObject({ isNew: false, isRenewed: false })
    const moved = await localCertificate({ names: { ...NAMES, ip: ["127.0.0.1", "10.0.0.9"] } })
    expect(moved).toMatchObject({ isNew: false, isRenewed: true, fingerprint: first.fingerprint })
    const later = await localCertificate({ names: NAMES, now: Date.now() + 340 * DAY_MS })
    expect(later).toMatchObject({ isNew: false, isRenewed: true, fingerprint: first.fingerprint })
    for (const name of ["authority.key", "server.key"])
      expect(statSync(path.join(folder, "tls", name)).mode & 0o077).toBe(0)
  })

  test("a public address needs an authority that may vouch for it", async () => {
    await localCertificate({ names: NAMES })
    const abroad = { ...NAMES, ip: ["127.0.0.1", "198.51.100.7"] }
    expect(await localCertificate({ names: abroad })).toMatchObject({ isNew: true })
    expect(await localCertificate({ names: abroad })).toMatchObject({ isNew: false, isRenewed: false })
  })

  test("whoever steals the authority's key cannot speak for a name on the internet", async () => {
    const { authority } = await localCertificate({ names: NAMES })
    const key = { name: "ECDSA", namedCurve: "P-256" }
    const keys = await webcrypto.subtle.generateKey(key, true, ["sign", "verify"])
    const stolen = await webcrypto.subtle.importKey(
      "pkcs8",
      x509.PemConverter.decodeFirst(readFileSync(path.join(folder, "tls/authority.key"), "utf8")),
      key,
      true,
      ["sign"],
    )
    const forged = await x509.X509CertificateGenerator.create({
      serialNumber: "01",
      subject: "CN=bank.example.org",
      issuer: new x509.X509Certificate(authority).subject,
      notBefore: new Date(Date.now() - DAY_MS),
      notAfter: new Date(Date.now() + DAY_MS),
      publicKey: keys.publicKey,
      signingKey: stolen,
      signingAlgorithm: { name: "ECDSA", hash: "SHA-256" },
      extensions: [new x509.SubjectAlternativeNameExtension([{ type: "dns", value: "bank.example.org" }])],
    })
    const pem = x509.PemConverter.encode(
      await webcrypto.subtle.exportKey("pkcs8", keys.privateKey),
      "PRIVATE KEY",
    )
    const server = https.createServer({ key: pem, cert: forged.toString("pem") }, (_, response) =>
      response.end(),
    )
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`
    await expect(ask(url, { ca: authority, servername: "bank.example.org" })).rejects.toThrow(/permitted/i)
    server.close()
  })
})

describe("the front", () => {
  test("speaks https that a device which trusts the authority accepts, and hands everything on", async () => {
    const app = await echo()
    const certificate = await localCertificate({ names: NAMES })
    const front = await openHttps({ port: 0, host: "127.0.0.1", target: app.target, certificate })
    const url = `https://127.0.0.1:${front.port}`
    const answer = await ask(`${url}/desk/cats?q=Luna`, {
      ca: certificate.authority,
      method: "POST",
      body: "typed=yes",
      headers: {
        host: "catroom.local:3443",
        "x-forwarded-for": "8.8.8.8",
        "x-forwarded-host": "elsewhere.example",
        "x-forwarded-proto": "http",
        forwarded: "for=8.8.8.8",
        "x-middleware-subrequest": "proxy",
      },
    })
    const heard = JSON.parse(answer.body)
    expect(heard).toMatchObject({ url: "/desk/cats?q=Luna", method: "POST", body: "typed=yes" })
    // What a caller claims about itself is replaced by what we know.
    expect(heard.headers).toMatchObject({
      host: "catroom.local:3443",
      "x-forwarded-for": "127.0.0.1",
      "x-forwarded-host": "catroom.local:3443",
      "x-forwarded-proto": "https",
    })
    expect(Object.keys(heard.headers).filter((name) => /^(forwarded|x-middleware)/.test(name))).toEqual([])
    await app.close()
    const gone = await ask(url, { ca: certificate.authority })
    expect([gone.status, gone.headers["retry-after"]]).toEqual([503, "2"])
    expect(gone.body).toContain("tries again by itself")
    await front.close()
  })

  test("a device that does not trust the authority is warned", async () => {
    const app = await echo()
    const front = await openHttps({
      port: 0,
      host: "127.0.0.1",
      target: app.target,
      certificate: await localCertificate({ names: NAMES }),
    })
    await expect(ask(`https://127.0.0.1:${front.port}/`)).rejects.toThrow(/certificate/)
    await Promise.all([front.close(), app.close()])
  })

  test("the plain door explains, gives the certificate and leads on under the name that was used", async () => {
    const certificate = await localCertificate({ names: NAMES })
    const door = await openPlainDoor({
      port: 0,
      host: "127.0.0.1",
      httpsPort: 3443,
      certificate: () => certificate,
    })
    const url = `http://127.0.0.1:${door.port}`
    const page = await ask(`${url}/`, { headers: { host: "catroom.local:3000" } })
    expect(page.body).toContain(certificate.fingerprint)
    expect(page.body).toContain('href="https://catroom.local:3443/"')
    expect((await ask(`${url}/slackline-authority.crt`)).body).toBe(certificate.authority)
    const on = await ask(`${url}/desk/cats?q=1`, { headers: { host: "192.168.7.20:3000" } })
    expect([on.status, on.headers.location]).toEqual([307, "https://192.168.7.20:3443/desk/cats?q=1"])
    const rude = await ask(`${url}/`, { headers: { host: '"><script>alert(1)</script>' } })
    expect(rude.body).not.toContain("<script>")
    await door.close()
  })
})
