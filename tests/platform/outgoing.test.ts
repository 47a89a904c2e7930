import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest"
import { addressProblem, callOut, isClosedAddress } from "@/lib/platform/outgoing"

process.env.DATABASE_URL = "postgresql://nowhere/none"
const CALL = { timeoutMs: 2_000, maxBytes: 1_000 }

describe("which addresses are the open internet", () => {
  test.each([
    "127.0.0.1",
    "127.9.9.9",
    "10.1.2.3",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "fc00::1",
    "fe80::1",
    "ff02::1",
    "2002:7f00:1::",
    "2001:db8::1",
    "not an address",
  ])("%s is closed", (address) => expect(isClosedAddress(address)).toBe(true))

  test.each([
    "8.8.8.8",
    "1.1.1.1",
    "172.32.0.1",
    "100.128.0.1",
    "193.0.0.1",
    "2606:4700:4700::1111",
    "2a00:1450:4001::1",
  ])("%s is open", (address) => expect(isClosedAddress(address)).toBe(false))

  test("an address says by itself what is wrong with it", () => {
    expect(addressProblem("https://shelter.example/hook?x=1")).toBeNull()
    expect(addressProblem("http://shelter.example/hook")).toContain("https://")
    expect(addressProblem("file:///etc/passwd")).toContain("https://")
    expect(addressProblem("https://me:secret@shelter.example/")).toContain("password")
    expect(addressProblem("shelter.example")).toContain("whole address")
    for (const host of ["127.0.0.1", "0x7f.1", "2130706433", "[::1]", "[::ffff:10.0.0.1]", "192.168.0.1"])
      expect([host, addressProblem(`https://${host}/`)]).toEqual([host, expect.stringContaining("private")])
  })

  test("a name that leads to this machine is refused when it is called", async () => {
    await expect(callOut("https://localhost/", CALL)).rejects.toThrow(/never called/)
    await expect(callOut("https://nobody.invalid/", CALL)).rejects.toThrow(/not known/)
  })
})

describe("a call where local calls are allowed", () => {
  let server: Server
  let base = ""
  const asked: { method?: string; host?: string; body: string }[] = []

  beforeAll(async () => {
    server = createServer((request, answer) => {
      let body = ""
      request.on("data", (part) => {
        body += part
      })
      request.on("end", () => {
        asked.push({ method: request.method, host: request.headers.host, body })
        if (request.url === "/moved") answer.writeHead(302, { location: "/elsewhere" }).end()
        else if (request.url === "/long") answer.end("x".repeat(5_000))
        else if (request.url !== "/silent") answer.setHeader("x-made-by", "test").end("Mañana")
      })
    })
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    base = `http://localhost:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  // The environment is read once: a second copy of the module reads it anew.
  const allowed = async () => {
    vi.resetModules()
    process.env.SLACKLINE_ALLOW_LOCAL_CALLS = "1"
    return (await import("@/lib/platform/outgoing")).callOut
  }

  test("sends what it is given and reads what comes back", async () => {
    const call = await allowed()
    const answer = await call(`${base}/hook`, { ...CALL, method: "POST", body: "¿qué?" })
    expect(answer.status).toBe(200)
    expect(answer.headers["x-made-by"]).toBe("test")
    expect(Buffer.from(answer.body).toString()).toBe("Mañana")
    expect(asked.at(-1)).toEqual({ method: "POST", host: new URL(base).host, body: "¿qué?" })
  })

  test("follows no redirect, reads no endless answer, waits no longer than told", async () => {
    const call = await allowed()
    const before = asked.length
    expect((await call(`${base}/moved`, CALL)).status).toBe(302)
    expect(asked.length).toBe(before + 1)
    await expect(call(`${base}/long`, CALL)).rejects.toThrow(/too long/)
    expect((await call(`${base}/long`, { ...CALL, readsBody: false })).status).toBe(200)
    await expect(call(`${base}/silent`, { ...CALL, timeoutMs: 200 })).rejects.toThrow(/in time/)
    await expect(call("http://127.0.0.1:1/", CALL)).rejects.toThrow(/could not be reached \(ECONNREFUSED\)/)
  })
})
