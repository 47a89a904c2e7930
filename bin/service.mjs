// `slackline service`: at boot and after a crash, by the machine's own service manager.
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { dataDir, root, run, say } from "./house.mjs"
import { startOptions } from "./start-options.mjs"

export const SERVICE_HELP = `
service print|install|remove|status [--user NAME] [options of npm start]

Keeps Slackline running: started with the machine, started again after a crash, stopped with grace.
On Linux with systemd \`install\` writes the unit and starts it; elsewhere \`print\` shows what to set up.

  npm run -s slackline -- service install --lan
  npm run -s slackline -- service install --url https://cats.example.org

Secrets (mail server, backup key) belong into the file it names, one NAME=value a line, readable by root only.`

const NAME = "slackline.service"
const isRoot = () => process.getuid?.() === 0
const hasSystemd = () => existsSync("/run/systemd/system")

// A value in a unit: percent signs are its own, quotes and backslashes are kept.
const quoted = (text) =>
  /^[\w@./:=,+-]+$/.test(text)
    ? text
    : `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("%", "%%").replaceAll("$", "$$$$")}"`

const settingsFile = () =>
  isRoot() ? "/etc/slackline.env" : path.join(os.homedir(), ".config/slackline.env")

const ownerOf = (place) => {
  const { uid } = statSync(place)
  return uid === process.getuid?.() ? os.userInfo().username : String(uid)
}

/** The unit's text. A user's own service has no User line and is wanted by that user's default target. */
export function unitText({ args, user, isSystem, data = dataDir() }) {
  const lines = [
    "[Unit]",
    "Description=Slackline, the adventure-cat programme of the shelter",
    "Wants=network-online.target",
    "After=network-online.target",
    "StartLimitIntervalSec=300",
    "StartLimitBurst=10",
    "",
    "[Service]",
    "Type=notify",
    "NotifyAccess=all",
    `ExecStart=${[process.execPath, path.join(root, "bin/start.mjs"), ...args].map(quoted).join(" ")}`,
    `WorkingDirectory=${root.replaceAll("%", "%%")}`,
    `Environment=${quoted(`SLACKLINE_DATA=${data}`)}`,
    `EnvironmentFile=-${settingsFile()}`,
    ...(isSystem ? [`User=${user}`] : []),
    "Restart=on-failure",
    "RestartSec=3",
    // The first start installs and builds.
    "TimeoutStartSec=900",
    "TimeoutStopSec=60",
    "KillMode=mixed",
    "NoNewPrivileges=yes",
    ...(isSystem ? ["ProtectSystem=full", "PrivateTmp=yes"] : []),
    "",
    "[Install]",
    `WantedBy=${isSystem ? "multi-user.target" : "default.target"}`,
  ]
  return `${lines.join("\n")}\n`
}

const xml = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")

/** What launchd of a Mac reads, for ~/Library/LaunchAgents. */
export function launchdText({ args, data = dataDir() }) {
  const words = [process.execPath, path.join(root, "bin/start.mjs"), ...args]
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
  <key>Label</key><string>org.slackline</string>
  <key>ProgramArguments</key><array>${words.map((word) => `<string>${xml(word)}</string>`).join("")}</array>
  <key>WorkingDirectory</key><string>${xml(root)}</string>
  <key>EnvironmentVariables</key><dict><key>SLACKLINE_DATA</key><string>${xml(data)}</string></dict>
  <key>RunAtLoad</key><true/>
  <key>KeepAlive</key><dict><key>SuccessfulExit</key><false/></dict>
</dict></plist>
`
}

const unitFile = () =>
  isRoot() ? `/etc/systemd/system/${NAME}` : path.join(os.homedir(), ".config/systemd/user", NAME)
const systemctl = (...args) => run("systemctl", isRoot() ? args : ["--user", ...args])

function wishes(args) {
  const at = args.indexOf("--user")
  const user = at >= 0 ? args[at + 1] : ownerOf(root)
  if (at >= 0 && !/^[a-z_][a-z0-9_-]*$/.test(user ?? "")) throw new Error("--user needs a user's name.")
  const rest = at >= 0 ? args.toSpliced(at, 2) : args
  startOptions(rest, {}) // a wrong option should be heard of now, not at the next boot
  return { args: rest, user, isSystem: isRoot() }
}

async function install(wish) {
  if (process.platform !== "linux" || !hasSystemd()) {
    print(wish)
    say("There is no systemd here: the lines above are what to set up by hand.")
    return 1
  }
  mkdirSync(path.dirname(unitFile()), { recursive: true })
  writeFileSync(unitFile(), unitText(wish))
  if (!existsSync(settingsFile()))
    writeFileSync(settingsFile(), "# NAME=value, one a line: SLACKLINE_SMTP_URL, SLACKLINE_BACKUP_KEY, …\n", {
      mode: 0o600,
    })
  await systemctl("daemon-reload")
  await systemctl("enable", "--now", NAME)
  say(
    `✓ ${NAME} runs, also after the next boot. Its words: journalctl ${isRoot() ? "" : "--user "}-u slackline`,
  )
  if (!isRoot()) say("  So that it runs while nobody is signed in: sudo loginctl enable-linger $USER")
  return 0
}

async function remove() {
  if (!existsSync(unitFile())) throw new Error(`There is no ${unitFile()}.`)
  await systemctl("disable", "--now", NAME)
  rmSync(unitFile())
  await systemctl("daemon-reload")
  say(`✓ Stopped and removed. The data stays in ${dataDir()}.`)
  return 0
}

function print(wish) {
  process.stdout.write(process.platform === "darwin" ? launchdText(wish) : unitText(wish))
  return 0
}

/** Answers with the exit code. */
export async function service([verb, ...args]) {
  if (verb === "print") return print(wishes(args))
  if (verb === "install") return install(wishes(args))
  if (verb === "remove") return remove()
  if (verb === "status") {
    const { code } = await run("systemctl", [...(isRoot() ? [] : ["--user"]), "status", NAME], {
      allowFailure: true,
    })
    return code
  }
  process.stdout.write(`${SERVICE_HELP}\n`)
  return verb === undefined || verb === "--help" ? 0 : 2
}
