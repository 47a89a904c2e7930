// The certificate of `--lan`: an authority made on this machine, which tablets are told to trust, and a short-lived
// certificate for the names and addresses this machine has now.
import { randomBytes, webcrypto, X509Certificate } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import net from "node:net"
import os from "node:os"
import path from "node:path"
import * as x509 from "@peculiar/x509"
import { dataDir } from "./house.mjs"

x509.cryptoProvider.set(webcrypto)

const KEY = { name: "ECDSA", namedCurve: "P-256" }
const SIGNING = { name: "ECDSA", hash: "SHA-256" }
const DAY_MS = 86_400_000
const AUTHORITY_YEARS = 10
// Browsers refuse certificates that live longer than 398 days.
const DAYS_VALID = 390
const RENEW_BELOW_DAYS = 60
const SERVER_AUTH = "1.3.6.1.5.5.7.3.1"
const NAME_CONSTRAINTS = "2.5.29.30"

const place = (name) => path.join(dataDir(), "tls", name)

/** The IPv4 addresses other machines can reach this one at. */
export const lanAddresses = () =>
  Object.values(os.networkInterfaces())
    .flat()
    .filter((one) => one && one.family === "IPv4" && !one.internal && !one.address.startsWith("169.254."))
    .map(({ address }) => address)

/** This machine's own name and what it is called on the local network. */
const machineNames = () => {
  const name = os
    .hostname()
    .split(".")[0]
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, "")
  return name && name !== "localhost" ? [name, `${name}.local`] : []
}

export const certificateNames = () => ({
  dns: ["localhost", ...machineNames()],
  ip: ["127.0.0.1", ...lanAddresses()],
})

// ── What the authority may vouch for: the local network and nothing else, so that its key is worth little to a thief ──

const der = (tag, ...parts) => {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)))
  if (body.length < 128) return Buffer.concat([Buffer.from([tag, body.length]), body])
  return Buffer.concat([Buffer.from([tag, 0x82, body.length >> 8, body.length & 255]), body])
}
const dnsTree = (name) => der(0x30, der(0x82, Buffer.from(name, "ascii")))
const bytesOf = (address) => address.split(".").map(Number)
const maskOf = (bits) => [0, 8, 16, 24].map((from) => 256 - 2 ** (8 - Math.min(8, Math.max(0, bits - from))))
const ipTree = (range) => {
  const [address, bits] = range.split("/")
  return der(0x30, der(0x87, [...bytesOf(address), ...maskOf(Number(bits))]))
}
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "100.64.0.0/10"]

/** RFC 5280, 4.2.1.10: permitted subtrees only, so every other name or address is refused. */
function onlyLocalNames({ dns, ip }) {
  const trees = [...new Set(["local", ...dns.filter((name) => !name.includes("."))])].map(dnsTree)
  const ranges = [...PRIVATE, ...ip.filter((one) => !isPrivate(one)).map((one) => `${one}/32`)].map(ipTree)
  return new x509.Extension(NAME_CONSTRAINTS, true, der(0x30, der(0xa0, ...trees, ...ranges)))
}

const privateRanges = new net.BlockList()
for (const range of PRIVATE) privateRanges.addSubnet(range.split("/")[0], Number(range.split("/")[1]))
const isPrivate = (address) => privateRanges.check(address)

// ── Files ──

const serial = () => `00${randomBytes(15).toString("hex")}`.slice(2).replace(/^[89a-f]/, "7")
const keysOf = () => webcrypto.subtle.generateKey(KEY, true, ["sign", "verify"])
const pemOfKey = async (key) =>
  x509.PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", key), "PRIVATE KEY")
const keyFromPem = (pem) =>
  webcrypto.subtle.importKey("pkcs8", x509.PemConverter.decodeFirst(pem), KEY, true, ["sign"])

function keep(name, text) {
  mkdirSync(place(""), { recursive: true, mode: 0o700 })
  writeFileSync(place(name), text, { mode: 0o600 })
}

async function makeAuthority(names, now) {
  const keys = await keysOf()
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: `CN=Slackline on ${os.hostname().split(".")[0]}, OU=Local network only`,
    notBefore: new Date(now - DAY_MS),
    notAfter: new Date(now + AUTHORITY_YEARS * 365 * DAY_MS),
    keys,
    signingAlgorithm: SIGNING,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      onlyLocalNames(names),
    ],
  })
  keep("authority.key", await pemOfKey(keys.privateKey))
  keep("authority.crt", certificate.toString("pem"))
}

async function makeCertificate(names, now) {
  const issuer = new x509.X509Certificate(readFileSync(place("authority.crt"), "utf8"))
  const keys = await keysOf()
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: `CN=${names.ip.at(-1)}`,
    issuer: issuer.subject,
    notBefore: new Date(now - DAY_MS),
    notAfter: new Date(now + DAYS_VALID * DAY_MS),
    publicKey: keys.publicKey,
    signingKey: await keyFromPem(readFileSync(place("authority.key"), "utf8")),
    signingAlgorithm: SIGNING,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([SERVER_AUTH]),
      new x509.SubjectAlternativeNameExtension([
        ...names.dns.map((value) => ({ type: "dns", value })),
        ...names.ip.map((value) => ({ type: "ip", value })),
      ]),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  })
  keep("server.key", await pemOfKey(keys.privateKey))
  keep("server.crt", `${certificate.toString("pem")}\n${issuer.toString("pem")}`)
}

/** What is on disk, or null; names as the certificate spells them. */
export function knownCertificate() {
  if (!existsSync(place("server.crt"))) return null
  const found = new X509Certificate(readFileSync(place("server.crt")))
  const names = (found.subjectAltName ?? "").split(", ").map((one) => one.replace(/^(DNS|IP Address):/, ""))
  return { names, validTo: new Date(found.validTo) }
}

const isGood = (known, names, now) =>
  known !== null &&
  known.validTo.getTime() - now > RENEW_BELOW_DAYS * DAY_MS &&
  [...names.dns, ...names.ip].every((name) => known.names.includes(name))

/** Whether the authority may vouch for all of these; one made under another machine name or public address may not. */
function mayVouch({ dns, ip }) {
  const { raw } = new X509Certificate(readFileSync(place("authority.crt")))
  const isKnown = (tree) => raw.includes(tree)
  return (
    dns.every((name) => name.includes(".") || isKnown(dnsTree(name))) &&
    ip.every((one) => isPrivate(one) || isKnown(ipTree(`${one}/32`)))
  )
}

/** Key and certificate for `https`, made or renewed when needed; `isNew` says that tablets must trust the authority anew. */
export async function localCertificate({ now = Date.now(), names = certificateNames() } = {}) {
  const isNew = !existsSync(place("authority.crt")) || !mayVouch(names)
  if (isNew) await makeAuthority(names, now)
  const isRenewed = isNew || !isGood(knownCertificate(), names, now)
  if (isRenewed) await makeCertificate(names, now)
  const authority = readFileSync(place("authority.crt"), "utf8")
  return {
    key: readFileSync(place("server.key"), "utf8"),
    cert: readFileSync(place("server.crt"), "utf8"),
    authority,
    fingerprint: new X509Certificate(authority).fingerprint256,
    isNew,
    isRenewed,
  }
}
