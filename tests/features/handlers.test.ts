import { randomUUID } from "node:crypto"
import { beforeAll, describe, expect, test } from "vitest"
import { hashToken } from "@/lib/platform/token"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter, type TestShelter } from "../setup/test-shelter"

let shelter: TestShelter
let lead: Viewer

const features = async () => ({
  ...(await import("@/lib/features/users/invitations-mutations")),
  ...(await import("@/lib/features/users/handlers-queries")),
  ...(await import("@/lib/features/users/devices-mutations")),
})
const auth = () => import("@/lib/platform/auth")
const db = async () => (await import("@/lib/platform/db")).systemDb()
const later = async <T>(days: number, work: () => Promise<T>) =>
  (await import("@/lib/platform/clock")).at(new Date(Date.now() + days * 86_400_000), work)

const password = "four words make one"
const typed = (token: string, email = `${randomUUID()}@example.org`) => ({
  token,
  name: "Kim",
  email,
  password,
})

beforeAll(async () => {
  await freshDatabase()
  shelter = await makeShelter()
  lead = await shelter.person("coordinator")
})

async function invited() {
  const { invite } = await features()
  const invitationId = randomUUID()
  const { token } = await invite(lead, { invitationId, label: "Kim, Saturdays" })
  const version = async () =>
    (await (await db()).invitation.findUniqueOrThrow({ where: { id: invitationId } })).version
  return { invitationId, token, version }
}

describe("an invitation", () => {
  test("leads to a person who waits, and who can sign in only after a lead's yes, with the clearance given", async () => {
    const { join, approveInvitation, invitationByToken } = await features()
    const { openSignIn } = await auth()
    const { invitationId, token, version } = await invited()
    const kim = typed(token)
    expect((await invitationByToken(token))?.state).toBe("open")
    await join(kim)
    await join(kim)
    expect((await invitationByToken(token))?.state).toBe("waiting")
    expect(await openSignIn({ email: kim.email, password })).toBeNull()
    const yes = { invitationId, version: await version(), clearance: 3 }
    const { personId } = await approveInvitation(lead, yes)
    expect(await approveInvitation(lead, yes)).toEqual({ personId })
    expect(await openSignIn({ email: kim.email, password })).not.toBeNull()
    const person = await (await db()).person.findUniqueOrThrow({ where: { id: personId } })
    expect(person).toMatchObject({ role: "volunteer", clearance: 3, permissions: [], active: true })
    expect((await invitationByToken(token))?.state).toBe("used")
  })

  test("keeps the hash of its token and no copy of what became an account", async () => {
    const { join, approveInvitation } = await features()
    const { invitationId, token, version } = await invited()
    await join(typed(token))
    await approveInvitation(lead, { invitationId, version: await version(), clearance: 0 })
    const row = await (await db()).invitation.findUniqueOrThrow({ where: { id: invitationId } })
    expect(row).toMatchObject({ tokenHash: hashToken(token), passwordHash: null, email: null })
    expect(JSON.stringify(row)).not.toContain(token)
  })

  test("for an address that has an account answers the same, is not approved, and leaves its password as it is", async () => {
    const { join, approveInvitation } = await features()
    const { insertPerson } = await import("@/lib/features/shelter/mutations")
    const { openSignIn } = await auth()
    const elsewhere = await makeShelter("ELSEWHERE")
    const email = "known@example.org"
    await (await db()).$transaction((tx) =>
      insertPerson(tx, {
        shelterId: elsewhere.operator.shelterId,
        name: "Known",
        email,
        password: "the first password",
        role: "staff",
      }),
    )
    const { invitationId, token, version } = await invited()
    expect(await join({ ...typed(token, email), password: "another password" })).toBeUndefined()
    await expect(
      approveInvitation(lead, { invitationId, version: await version(), clearance: 1 }),
    ).rejects.toMatchObject({ code: "CONFLICT" })
    expect(await openSignIn({ email, password: "another password" })).toBeNull()
    expect(await openSignIn({ email, password: "the first password" })).not.toBeNull()
  })

  test("for somebody who is a person here is told to the lead alone, and nothing is saved", async () => {
    const { join, approveInvitation, declineInvitation } = await features()
    const first = await invited()
    const kim = typed(first.token)
    await join(kim)
    await approveInvitation(lead, { ...first, version: await first.version(), clearance: 1 })
    const second = await invited()
    expect(await join({ ...kim, token: second.token })).toBeUndefined()
    const yes = { invitationId: second.invitationId, version: await second.version(), clearance: 9 }
    await expect(approveInvitation(lead, yes)).rejects.toMatchObject({ code: "CONFLICT" })
    await declineInvitation(lead, yes)
    const people = await (await db()).person.findMany({ where: { account: { email: kim.email } } })
    expect(people.map(({ clearance }) => clearance)).toEqual([1])
  })

  test("that is used, expired, taken back or made up takes nobody in", async () => {
    const { join, revokeInvitation, invitationByToken } = await features()
    const used = await invited()
    await join(typed(used.token))
    await expect(join(typed(used.token))).rejects.toMatchObject({ code: "CONFLICT" })
    const expired = await invited()
    await later(15, async () => {
      expect((await invitationByToken(expired.token))?.state).toBe("expired")
      await expect(join(typed(expired.token))).rejects.toMatchObject({ code: "CONFLICT" })
    })
    const revoked = await invited()
    await revokeInvitation(lead, { invitationId: revoked.invitationId, version: 1 })
    expect((await invitationByToken(revoked.token))?.state).toBe("revoked")
    await expect(join(typed(revoked.token))).rejects.toMatchObject({ code: "CONFLICT" })
    await expect(join(typed("x".repeat(32)))).rejects.toMatchObject({ code: "NOT_FOUND" })
    expect(await invitationByToken("x".repeat(32))).toBeNull()
  })

  test("declined forgets name, address and password", async () => {
    const { join, declineInvitation, approveInvitation } = await features()
    const { invitationId, token, version } = await invited()
    await join(typed(token))
    const no = { invitationId, version: await version() }
    await declineInvitation(lead, no)
    await declineInvitation(lead, no)
    const row = await (await db()).invitation.findUniqueOrThrow({ where: { id: invitationId } })
    expect(row).toMatchObject({ name: null, email: null, passwordHash: null, label: null })
    await expect(
      approveInvitation(lead, { invitationId, version: row.version, clearance: 9 }),
    ).rejects.toMatchObject({ code: "CONFLICT" })
  })

  test("decided by two leads at once is decided once", async () => {
    const { join, approveInvitation, declineInvitation } = await features()
    const { invitationId, token, version } = await invited()
    const kim = typed(token)
    await join(kim)
    const asSeen = { invitationId, version: await version() }
    const results = await Promise.allSettled([
      approveInvitation(lead, { ...asSeen, clearance: 2 }),
      declineInvitation(lead, asSeen),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    const people = await (await db()).person.count({ where: { account: { email: kim.email } } })
    expect(people).toBe(results[0]?.status === "fulfilled" ? 1 : 0)
  })

  test("lets nobody try its form for ever", async () => {
    const { join } = await features()
    const { token } = await invited()
    await join(typed(token))
    const more = await Promise.allSettled(Array.from({ length: 14 }, () => join(typed(token))))
    const refused = more.filter((one) => one.status === "rejected" && /Too many/.test(String(one.reason)))
    expect(refused).toHaveLength(5)
  })

  test("of another shelter cannot be decided here", async () => {
    const { join, approveInvitation, revokeInvitation } = await features()
    const stranger = await (await makeShelter("AWAY")).person("administrator")
    const { invitationId, token, version } = await invited()
    await join(typed(token))
    const asSeen = { invitationId, version: await version() }
    await expect(approveInvitation(stranger, { ...asSeen, clearance: 9 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    })
    await expect(revokeInvitation(stranger, asSeen)).rejects.toMatchObject({ code: "NOT_FOUND" })
  })
})

describe("a shared device", () => {
  async function registered() {
    const { registerDevice } = await features()
    const { deviceByToken } = await import("@/lib/platform/shared-device")
    const deviceId = randomUUID()
    const { token } = await registerDevice(lead, { deviceId, label: "Cat room" })
    return { deviceId, token, device: await deviceByToken(token) }
  }
  async function withPin(role: "staff" | "volunteer" | "administrator", pin = "4071") {
    const { setPin } = await features()
    const person = await shelter.person(role, { permissions: ["behaviour_lead"], clearance: 4 })
    await setPin(person, { pin })
    return person
  }
  const viewerOfSignIn = async (id: string) =>
    (await import("@/lib/platform/require-role")).viewerOfSignIn(id)

  test("lists who set a PIN, and nobody once it is taken back", async () => {
    const { peopleOnDevice, revokeDevice } = await features()
    const { deviceByToken } = await import("@/lib/platform/shared-device")
    const { openPinSignIn } = await auth()
    const { deviceId, token, device } = await registered()
    const one = await withPin("volunteer")
    await shelter.person("volunteer", { name: "Has no PIN" })
    if (!device) throw new Error("not registered")
    const listed = await peopleOnDevice(device)
    expect(listed.map(({ id }) => id)).toContain(one.personId)
    expect(listed.map(({ name }) => name)).not.toContain("Has no PIN")
    const signIn = await openPinSignIn(device, { personId: one.personId, pin: "4071" })
    await revokeDevice(lead, { deviceId, version: 1 })
    expect(await deviceByToken(token)).toBeNull()
    expect(await viewerOfSignIn(signIn?.id ?? "")).toBeNull()
  })

  test("signs in with volunteers' rights, whatever the role is elsewhere", async () => {
    const { openPinSignIn } = await auth()
    const { canSometimes, ACTIONS } = await import("@/lib/domain/access/table")
    const { device } = await registered()
    const boss = await withPin("administrator")
    const signIn = await openPinSignIn(device, { personId: boss.personId, pin: "4071" })
    const viewer = await viewerOfSignIn(signIn?.id ?? "")
    expect(viewer).toMatchObject({
      personId: boss.personId,
      role: "volunteer",
      permissions: [],
      clearance: 4,
      isOnSharedDevice: true,
    })
    if (!viewer) return
    expect(ACTIONS.filter((action) => canSometimes(viewer, action))).toEqual([
      "account:own",
      "cat:list",
      "session:log",
    ])
    const { setPin } = await features()
    await expect(setPin(viewer, { pin: "9035" })).rejects.toMatchObject({ code: "FORBIDDEN" })
  })

  test("keeps the own rights for a password, and ends that sign-in like every other one there", async () => {
    const { insertPerson } = await import("@/lib/features/shelter/mutations")
    const { openSignIn, openPinSignIn } = await auth()
    const { at } = await import("@/lib/platform/clock")
    const { device } = await registered()
    const [email, password] = [`${randomUUID()}@example.org`, "correct horse battery"]
    await (await db()).$transaction((tx) =>
      insertPerson(tx, { shelterId: lead.shelterId, name: "Typed", email, password, role: "staff" }),
    )
    const id = (await openSignIn({ email, password }, device))?.id ?? ""
    expect(await viewerOfSignIn(id)).toMatchObject({ role: "staff", isOnSharedDevice: true })
    const left = new Date(Date.now() + 31 * 60_000)
    expect(await at(left, () => viewerOfSignIn(id))).toBeNull()
    const next = await withPin("volunteer")
    await openPinSignIn(device, { personId: next.personId, pin: "4071" })
    expect(await viewerOfSignIn(id)).toBeNull()
  })

  test("gives one answer to a wrong PIN, a stranger, somebody switched off and a foreign tablet", async () => {
    const { openPinSignIn } = await auth()
    const { changePerson } = await import("@/lib/features/users/mutations")
    const { device } = await registered()
    const one = await withPin("volunteer")
    const admin = await shelter.person("administrator")
    const right = { personId: one.personId, pin: "4071" }
    expect(await openPinSignIn(device, { ...right, pin: "9999" })).toBeNull()
    expect(await openPinSignIn(device, { ...right, personId: randomUUID() })).toBeNull()
    expect(await openPinSignIn(null, right)).toBeNull()
    const away = await (await makeShelter("FAR")).person("coordinator")
    const { registerDevice } = await features()
    const { deviceByToken } = await import("@/lib/platform/shared-device")
    const { token } = await registerDevice(away, { deviceId: randomUUID(), label: "Theirs" })
    expect(await openPinSignIn(await deviceByToken(token), right)).toBeNull()
    const signIn = await openPinSignIn(device, right)
    expect(signIn).not.toBeNull()
    await changePerson(admin, {
      id: one.personId,
      version: 1,
      role: "volunteer",
      permissions: [],
      clearance: 4,
      active: false,
    })
    expect(await viewerOfSignIn(signIn?.id ?? "")).toBeNull()
    expect(await openPinSignIn(device, right)).toBeNull()
  })

  test("has one person at a time, and nobody after half an hour alone", async () => {
    const { openPinSignIn } = await auth()
    const { device } = await registered()
    const one = await withPin("volunteer")
    const two = await withPin("staff", "8264")
    const first = await openPinSignIn(device, { personId: one.personId, pin: "4071" })
    const second = await openPinSignIn(device, { personId: two.personId, pin: "8264" })
    expect(await viewerOfSignIn(first?.id ?? "")).toBeNull()
    expect(await viewerOfSignIn(second?.id ?? "")).not.toBeNull()
    const minute = 1 / 24 / 60
    // Somebody is there at 25 and at 50 minutes, and nobody from then on.
    for (const minutes of [25, 50])
      expect(await later(minutes * minute, () => viewerOfSignIn(second?.id ?? ""))).not.toBeNull()
    expect(await later(81 * minute, () => viewerOfSignIn(second?.id ?? ""))).toBeNull()
  })

  test("slows down guessing, for the person and for the device", async () => {
    const { openPinSignIn } = await auth()
    const { device } = await registered()
    const one = await withPin("volunteer")
    const guess = (personId: string) => openPinSignIn(device, { personId, pin: "1357" })
    const tooMany = (all: PromiseSettledResult<unknown>[]) =>
      all.filter((one) => one.status === "rejected" && /Too many tries/.test(String(one.reason))).length
    const guesses = Array.from({ length: 12 }, () => guess(one.personId))
    expect(tooMany(await Promise.allSettled(guesses))).toBe(7)
    await expect(openPinSignIn(device, { personId: one.personId, pin: "4071" })).rejects.toThrow(/Too many/)
    const others = Array.from({ length: 40 }, () => guess(randomUUID()))
    expect(tooMany(await Promise.allSettled(others))).toBe(13)
  })

  test("keeps PINs as argon2id hashes, and a new PIN ends what the old one opened", async () => {
    const { openPinSignIn } = await auth()
    const { setPin } = await features()
    const { device } = await registered()
    const one = await withPin("volunteer")
    const signIn = await openPinSignIn(device, { personId: one.personId, pin: "4071" })
    await setPin(one, { pin: "9035" })
    expect(await viewerOfSignIn(signIn?.id ?? "")).toBeNull()
    const { pinHash } = await (await db()).person.findUniqueOrThrow({ where: { id: one.personId } })
    expect(pinHash).toMatch(/^\$argon2id\$/)
  })
})
