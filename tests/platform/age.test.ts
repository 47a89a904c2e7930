import { randomBytes } from "node:crypto"
import fc from "fast-check"
import { expect, test } from "vitest"
import { AgeError, type AgeKey, ageDecrypt, ageEncrypt, ageIdentity, readAgeKey } from "@/lib/platform/age"

const KEY: AgeKey = { secret: new Uint8Array(32).fill(7) }

async function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
async function all(stream: AsyncIterable<Uint8Array>) {
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}
const encrypted = (bytes: Uint8Array, key: AgeKey = KEY, size = 1000) =>
  all(ageEncrypt(pieces(bytes, size), key))
const decrypted = (bytes: Uint8Array, key: AgeKey = KEY, size = 999) =>
  all(ageDecrypt(pieces(bytes, size), key))

test("what was encrypted comes back, whatever its size and in whatever pieces it comes", {
  timeout: 60_000,
}, async () => {
  const chunk = 64 * 1024
  const sizes = fc.oneof(fc.nat(300), fc.constantFrom(0, chunk - 1, chunk, chunk + 1, 2 * chunk))
  await fc.assert(
    fc.asyncProperty(sizes, fc.integer({ min: 700, max: 70_000 }), async (size, piece) => {
      const plain = randomBytes(size)
      const closed = await encrypted(plain, KEY, piece)
      expect((await decrypted(closed, KEY, piece)).equals(plain)).toBe(true)
    }),
    { numRuns: 30 },
  )
})

test("another key, a changed byte and a cut-off file are refused", async () => {
  const closed = await encrypted(randomBytes(70_000))
  await expect(decrypted(closed, { secret: new Uint8Array(32).fill(8) })).rejects.toThrow(AgeError)
  await fc.assert(
    fc.asyncProperty(fc.nat(closed.length - 1), async (at) => {
      const changed = Buffer.from(closed)
      changed[at] = (changed[at] ?? 0) ^ 1
      await expect(decrypted(changed)).rejects.toThrow()
      await expect(decrypted(closed.subarray(0, at))).rejects.toThrow(AgeError)
    }),
    { numRuns: 60 },
  )
  await expect(decrypted(Buffer.concat([closed, Buffer.alloc(1)]))).rejects.toThrow(AgeError)
})

// Guessing a passphrase is made slow on purpose, so opening with one is, too.
test("a passphrase opens what it closed, and no other does", { timeout: 60_000 }, async () => {
  const key = readAgeKey("a long passphrase")
  const closed = await encrypted(Buffer.from("hello"), key)
  expect(closed.toString("latin1")).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S{22} 18\n/)
  expect(String(await decrypted(closed, key))).toBe("hello")
  await expect(decrypted(closed, readAgeKey("another passphrase"))).rejects.toThrow("key does not fit")
})

test("a secret key is read as age writes it, and a broken one is refused", () => {
  const text = ageIdentity(new Uint8Array(32).fill(7))
  expect(text).toMatch(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/)
  expect(readAgeKey(text)).toEqual({ secret: new Uint8Array(32).fill(7) })
  expect(() => readAgeKey(`${text.slice(0, -1)}${text.endsWith("Q") ? "P" : "Q"}`)).toThrow(RangeError)
})
