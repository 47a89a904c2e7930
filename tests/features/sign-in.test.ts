import { beforeAll, expect, test } from "vitest"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

const email = "keeper@example.org"
const password = "four words make one"

beforeAll(async () => {
  await freshDatabase()
  const { operator } = await makeShelter()
  const { insertPerson } = await import("@/lib/features/shelter/mutations")
  const { systemDb } = await import("@/lib/platform/db")
  await systemDb().$transaction((db) =>
    insertPerson(db, { shelterId: operator.shelterId, name: "Keeper", email, password, role: "staff" }),
  )
})

test("the right password opens a sign-in, whatever the spelling of the address; a wrong one does not", async () => {
  const { openSignIn } = await import("@/lib/platform/auth")
  expect(await openSignIn({ email: " Keeper@Example.org ", password })).toMatchObject({
    id: expect.any(String),
  })
  expect(await openSignIn({ email, password: "wrong" })).toBeNull()
  expect(await openSignIn({ email: "nobody@example.org", password })).toBeNull()
  expect(await openSignIn({ email, password: "" })).toBeNull()
})

test("passwords are kept as argon2id hashes", async () => {
  const { systemDb } = await import("@/lib/platform/db")
  const account = await systemDb().account.findUniqueOrThrow({ where: { email } })
  expect(account.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test("guessing is throttled by account, in the database, so that a restart forgets nothing", async () => {
  const { openSignIn } = await import("@/lib/platform/auth")
  const { systemDb, closeDb } = await import("@/lib/platform/db")
  const target = "guessed@example.org"
  const guesses = await Promise.allSettled(
    Array.from({ length: 40 }, (_, index) => openSignIn({ email: target, password: `guess ${index}` })),
  )
  const refused = guesses.filter(
    (guess) => guess.status === "rejected" && /Too many tries/.test(String(guess.reason)),
  )
  expect(refused).toHaveLength(32)
  await closeDb() // what a restart does to the process's memory
  await expect(openSignIn({ email: target, password: "one more" })).rejects.toThrow(/Too many tries/)
  const rows = await systemDb().throttle.findMany()
  expect(
    JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? String(value) : value)),
  ).not.toContain("guessed")
})

test("signing out everywhere ends every sign-in of the account", async () => {
  const { openSignIn, closeAllSignIns } = await import("@/lib/platform/auth")
  const { systemDb } = await import("@/lib/platform/db")
  const one = await openSignIn({ email, password })
  await openSignIn({ email, password })
  await closeAllSignIns(one?.id ?? "")
  expect(await systemDb().signIn.count({ where: { account: { email }, revokedAt: null } })).toBe(0)
})
