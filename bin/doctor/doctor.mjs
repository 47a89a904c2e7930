// `slackline doctor`: looks at everything an install leans on and says of each trouble what to do. Changes nothing.
import { say } from "../house.mjs"
import { databaseFindings } from "./database-findings.mjs"
import { machineFindings } from "./machine-findings.mjs"
import { settingFindings } from "./setting-findings.mjs"

export const DOCTOR_HELP = `
doctor [--json]

Checks Node, memory, disk, clock, permissions, ports, database, migrations, demo accounts, backups, mail, certificate, and
the browser for tests. Each finding says what to do. Changes nothing. Exit code 1 when something is broken.`

const MARKS = { good: "✓", notice: "·", broken: "✗" }

/** Every check by itself: one that fails to look says so and the others go on. */
async function examine(groups) {
  const findings = []
  for (const { title, checks } of groups)
    for (const [name, look] of Object.entries(checks)) {
      const found = await look().catch((error) => ({
        state: "broken",
        said: `could not be checked: ${error.message.split("\n")[0]}`,
      }))
      if (found) findings.push({ group: title, name, ...found })
    }
  return findings
}

function print(findings) {
  let group = ""
  for (const finding of findings) {
    if (finding.group !== group) process.stdout.write(`\n${finding.group}\n`)
    group = finding.group
    process.stdout.write(`  ${MARKS[finding.state]} ${finding.name}: ${finding.said}\n`)
    if (finding.todo) process.stdout.write(`      → ${finding.todo}\n`)
  }
  const broken = findings.filter(({ state }) => state === "broken").length
  const notices = findings.filter(({ state }) => state === "notice").length
  process.stdout.write(
    broken + notices === 0
      ? "\nEverything looked at is well.\n"
      : `\n${broken} to mend, ${notices} to know of, ${findings.length} looked at.\n`,
  )
}

/** Answers with the exit code. */
export async function doctor(args) {
  if (args.includes("--help")) {
    process.stdout.write(`${DOCTOR_HELP}\n`)
    return 0
  }
  const wrong = args.find((arg) => arg !== "--json")
  if (wrong) {
    say(`doctor knows no ${wrong}. See doctor --help`)
    return 2
  }
  const findings = await examine([
    { title: "This machine", checks: machineFindings },
    { title: "Database", checks: await databaseFindings() },
    { title: "Settings", checks: settingFindings },
  ])
  if (args.includes("--json")) process.stdout.write(`${JSON.stringify({ findings }, null, 2)}\n`)
  else print(findings)
  return findings.some(({ state }) => state === "broken") ? 1 : 0
}
