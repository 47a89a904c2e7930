import "server-only"
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from "node:crypto"
import { promisify } from "node:util"
import { bech32 } from "@scure/base"
import { ByteReader } from "./byte-reader"

// The age format, version 1 (age-encryption.org/v1), on Node's own ciphers: what is written here opens with `age -d`.
const VERSION = "age-encryption.org/v1"
const CIPHER = "chacha20-poly1305"
const CHUNK = 64 * 1024
const TAG = 16
const FILE_KEY = 16
// 2^18, as age itself chooses: about a second of work for each guess. More than this is refused: it would be an attack.
const WORK = 18
const MOST_WORK = 20
const LONGEST_LINE = 4096
const SECRET_PREFIX = "AGE-SECRET-KEY-"

/** What opens a file: a passphrase, or the secret half of an X25519 key. */
export type AgeKey = { passphrase: string } | { secret: Uint8Array }

/** The file cannot be opened: another key, or not the bytes that were written. */
export class AgeError extends Error {}

/** A key as a person gives it: "AGE-SECRET-KEY-1…" is a key, anything else a passphrase. Throws RangeError on a broken key. */
export function readAgeKey(text: string): AgeKey {
  if (!text.toUpperCase().startsWith(SECRET_PREFIX)) return { passphrase: text }
  try {
    const { prefix, bytes } = bech32.decodeToBytes(text.toLowerCase())
    if (prefix !== SECRET_PREFIX.toLowerCase() || bytes.length !== 32) throw new Error("no key of ours")
    return { secret: bytes }
  } catch {
    throw new RangeError("is no whole AGE-SECRET-KEY")
  }
}

/** A secret key as `age -i` reads it. */
export const ageIdentity = (secret: Uint8Array): string =>
  bech32.encodeFromBytes(SECRET_PREFIX, secret).toUpperCase()

const stretch = promisify<string, Buffer, number, object, Buffer>(scrypt)
const derive = (key: Uint8Array, salt: Uint8Array, info: string) =>
  Buffer.from(hkdfSync("sha256", key, salt, info, 32))
const text64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64").replace(/=+$/, "")

function fromText64(text: string, length: number): Buffer {
  const bytes = Buffer.from(text, "base64")
  if (bytes.length !== length || text64(bytes) !== text) throw new AgeError("the header is damaged")
  return bytes
}

const raw = (key: KeyObject) => Buffer.from(key.export({ format: "jwk" }).x ?? "", "base64url")

/** An X25519 key from its 32 secret bytes. */
function secretKey(secret: Uint8Array): KeyObject {
  const head = Buffer.from("302e020100300506032b656e04220420", "hex")
  return createPrivateKey({ key: Buffer.concat([head, secret]), format: "der", type: "pkcs8" })
}

function publicKey(bytes: Uint8Array): KeyObject {
  const x = Buffer.from(bytes).toString("base64url")
  return createPublicKey({ key: { kty: "OKP", crv: "X25519", x }, format: "jwk" })
}

const NO_NONCE = Buffer.alloc(12)

function close(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array): Buffer {
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG })
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function unlock(key: Uint8Array, nonce: Uint8Array, closed: Uint8Array): Buffer | null {
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG })
  decipher.setAuthTag(closed.subarray(closed.length - TAG))
  try {
    return Buffer.concat([decipher.update(closed.subarray(0, closed.length - TAG)), decipher.final()])
  } catch {
    return null
  }
}

const passKey = (passphrase: string, salt: Buffer, work: number) =>
  stretch(passphrase, Buffer.concat([Buffer.from(`${VERSION}/scrypt`), salt]), 32, {
    N: 2 ** work,
    r: 8,
    p: 1,
    maxmem: 2 ** (work + 11),
  })

const sharedKey = (own: KeyObject, theirs: Uint8Array, salt: Buffer) =>
  derive(diffieHellman({ privateKey: own, publicKey: publicKey(theirs) }), salt, `${VERSION}/X25519`)

/** The lines that let the key's holder find the file's own key. */
async function stanza(key: AgeKey, fileKey: Buffer): Promise<string> {
  if ("passphrase" in key) {
    const salt = randomBytes(16)
    const wrapped = close(await passKey(key.passphrase, salt, WORK), NO_NONCE, fileKey)
    return `-> scrypt ${text64(salt)} ${WORK}\n${text64(wrapped)}\n`
  }
  const recipient = raw(createPublicKey(secretKey(key.secret)))
  const once = generateKeyPairSync("x25519")
  const share = raw(once.publicKey)
  const wrapped = close(
    sharedKey(once.privateKey, recipient, Buffer.concat([share, recipient])),
    NO_NONCE,
    fileKey,
  )
  return `-> X25519 ${text64(share)}\n${text64(wrapped)}\n`
}

/** The file's own key out of a stanza, or null when it is for somebody else. */
async function openStanza(key: AgeKey, [kind, first = "", second]: string[], body: string) {
  if ("passphrase" in key && kind === "scrypt") {
    const work = Number(second)
    if (!/^[1-9][0-9]?$/.test(second ?? "") || work > MOST_WORK)
      throw new AgeError("the header asks for too much work")
    const wrapping = await passKey(key.passphrase, fromText64(first, 16), work)
    return unlock(wrapping, NO_NONCE, fromText64(body, FILE_KEY + TAG))
  }
  if ("secret" in key && kind === "X25519") {
    const share = fromText64(first, 32)
    const own = secretKey(key.secret)
    const salt = Buffer.concat([share, raw(createPublicKey(own))])
    return unlock(sharedKey(own, share, salt), NO_NONCE, fromText64(body, FILE_KEY + TAG))
  }
  return null
}

const macOf = (fileKey: Buffer, header: string) =>
  createHmac("sha256", derive(fileKey, Buffer.alloc(0), "header"))
    .update(header)
    .digest()

/** Number of the chunk in eleven bytes, and whether it is the last. */
function nonceOf(chunk: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(chunk, 5, 6)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

/** Encrypts a stream for the holder of a key; only a chunk of it is ever in memory. */
export async function* ageEncrypt(
  source: AsyncIterable<Uint8Array>,
  key: AgeKey,
): AsyncGenerator<Buffer, void, undefined> {
  const fileKey = randomBytes(FILE_KEY)
  const header = `${VERSION}\n${await stanza(key, fileKey)}---`
  const nonce = randomBytes(16)
  yield Buffer.concat([Buffer.from(`${header} ${text64(macOf(fileKey, header))}\n`), nonce])
  const payload = derive(fileKey, nonce, "payload")
  const reader = new ByteReader(source)
  for (let chunk = 0; ; chunk++) {
    const plain = await reader.upTo(CHUNK)
    const isLast = await reader.isOver()
    yield close(payload, nonceOf(chunk, isLast), plain)
    if (isLast) return
  }
}

/** The stream again. Throws AgeError for another key and for bytes that were changed, cut off or added. */
export async function* ageDecrypt(
  source: AsyncIterable<Uint8Array>,
  key: AgeKey,
): AsyncGenerator<Buffer, void, undefined> {
  const reader = new ByteReader(source)
  const fileKey = await readHeader(reader, key)
  const payload = derive(fileKey, await exactly(reader, 16), "payload")
  for (let chunk = 0; ; chunk++) {
    const closed = await reader.upTo(CHUNK + TAG)
    const isLast = await reader.isOver()
    const plain = closed.length < TAG ? null : unlock(payload, nonceOf(chunk, isLast), closed)
    if (!plain || (plain.length === 0 && chunk > 0)) throw new AgeError("the file is damaged or cut off")
    yield plain
    if (isLast) return
  }
}

async function exactly(reader: ByteReader, size: number): Promise<Buffer> {
  const bytes = await reader.upTo(size)
  if (bytes.length < size) throw new AgeError("the file is cut off")
  return bytes
}

async function readHeader(reader: ByteReader, key: AgeKey): Promise<Buffer> {
  let header = ""
  let fileKey: Buffer | null = null
  const line = async () => {
    const text = await reader.line(LONGEST_LINE)
    if (text === null) throw new AgeError("this is no age file, or it is cut off")
    return text
  }
  const first = await line()
  if (first !== VERSION) throw new AgeError("this is no age file")
  header += `${first}\n`
  for (;;) {
    const said = await line()
    if (said.startsWith("--- ")) {
      if (!fileKey) throw new AgeError("the key does not fit")
      const mac = fromText64(said.slice(4), 32)
      if (!timingSafeEqual(mac, macOf(fileKey, `${header}---`))) throw new AgeError("the header was changed")
      return fileKey
    }
    if (!said.startsWith("-> ")) throw new AgeError("the header is damaged")
    header += `${said}\n`
    let body = ""
    for (;;) {
      const part = await line()
      header += `${part}\n`
      body += part
      if (part.length < 64) break
    }
    fileKey ??= await openStanza(key, said.slice(3).split(" "), body)
  }
}
