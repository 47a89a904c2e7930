import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs"
import net from "node:net"
import { tmpdir } from "node:os"
import path from "node:path"
import { expect, test } from "vitest"
import { choosePort } from "../../bin/ports.mjs"
import { openLog } from "../../bin/rotating-log.mjs"
import { launchdText, unitText } from "../../bin/service.mjs"
import { isBeyondThisMachine, startOptions } from "../../bin/start-options.mjs"

const asked = (args: string[], environment: Record<string, string> = {}) =>
  startOptions(args, environment as NodeJS.ProcessEnv)

test("without a word everything stays on this machine", () => {
  const options = asked([])
  expect(options).toMatchObject({ lan: false, url: null, host: "127.0.0.1", port: 3000, withDemo: false })
  expect(isBeyondThisMachine(options)).toBe(false)
})

test("options come before the environment, and both say the same things", () => {
  expect(asked(["--lan", "--port", "8080"], { PORT: "9" })).toMatchObject({ lan: true, port: 8080 })
  expect(asked([], { SLACKLINE_LAN: "1", SLACKLINE_WITH_DEMO: "yes" })).toMatchObject({
    lan: true,
    withDemo: true,
  })
  const behind = asked(["--url", "https://cats.example.org/"])
  expect(behind).toMatchObject({ url: "https://cats.example.org", host: "127.0.0.1" })
  expect(isBeyondThisMachine(behind)).toBe(true)
  expect(isBeyondThisMachine(asked(["--url", "http://localhost:8080"]))).toBe(false)
})

test.each([
  [["--lan", "--url", "https://cats.example.org"], /Choose one/],
  [["--url", "cats.example.org"], /must be like/],
  [["--url", "https://cats.example.org/app"], /without a path/],
  [["--host", "0.0.0.0"], /needs --url/],
  [["--port", "99999"], /between 1 and 65535/],
  [["--lam"], /--help/],
])("%j is refused with a sentence", (args, sentence) => {
  expect(() => asked(args)).toThrow(sentence)
})

test("a port that is taken, or claimed by another start, is passed over", async () => {
  const first = await choosePort(34_100, "127.0.0.1")
  const second = await choosePort(34_100, "127.0.0.1")
  expect(second.port).toBeGreaterThan(first.port)
  first.release()
  const holder = net.createServer()
  await new Promise<void>((ready) => holder.listen(first.port, "127.0.0.1", ready))
  const third = await choosePort(34_100, "127.0.0.1")
  expect(third.port).not.toBe(first.port)
  for (const one of [second, third]) one.release()
  await new Promise((done) => holder.close(done))
})

const WISH = { args: ["--lan"], user: "cats", isSystem: true, data: "/srv/cats & co/100%" }

test("the unit starts what was asked for, restarts it after a crash, and quotes what needs quotes", () => {
  const text = unitText(WISH)
  expect(text).toContain('Environment="SLACKLINE_DATA=/srv/cats & co/100%%"')
  expect(text).toMatch(/^ExecStart=\S+ \S*bin\/start\.mjs --lan$/m)
  expect(text).toContain("User=cats")
  expect(text).toContain("Restart=on-failure")
  expect(unitText({ ...WISH, isSystem: false })).not.toMatch(/^User=/m)
  expect(launchdText(WISH)).toContain("<string>/srv/cats &amp; co/100%</string>")
})

// systemd itself reads it where there is one.
const verify = ["/usr/bin/systemd-analyze", "/bin/systemd-analyze"].find((file) => existsSync(file))
test.skipIf(!verify)("systemd finds nothing wrong with the unit", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "slackline-unit-"))
  const file = path.join(folder, "slackline.service")
  writeFileSync(file, unitText({ ...WISH, user: "root" }))
  const { status, stderr } = spawnSync(verify ?? "", ["verify", "--man=no", file], { encoding: "utf8" })
  expect(`${status} ${stderr.split("\n").filter((line) => line.includes("slackline.service"))}`).toBe("0 ")
  rmSync(folder, { recursive: true })
})

test("the log never grows beyond a few files, and only its owner reads it", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "slackline-log-"))
  const { stream, file } = openLog(folder, { size: "10K" })
  for (let line = 0; line < 2000; line++)
    if (!stream.write(`${String(line).padStart(6, "0")} ${"x".repeat(93)}\n`))
      await new Promise<void>((ready) => stream.once("drain", () => ready()))
  await new Promise<void>((done) => stream.end(() => done()))
  const names = readdirSync(folder)
  expect(names.length).toBeLessThanOrEqual(6)
  expect(names).toContain("app.1.log.gz")
  expect(statSync(file).size).toBeLessThanOrEqual(11_000)
  for (const name of names)
    expect(`${name} ${statSync(path.join(folder, name)).mode & 0o077}`).toBe(`${name} 0`)
  rmSync(folder, { recursive: true })
})
