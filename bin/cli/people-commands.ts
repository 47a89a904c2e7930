import { parseArgs } from "node:util"
import { PERMISSIONS, ROLES } from "@/lib/domain/access/roles"
import { chooseShelter } from "@/lib/features/shelter/choose-queries"
import { listShelters } from "@/lib/features/shelter/queries"
import { addPerson, disableByEmail, listWithEmail } from "@/lib/features/users/mutations"
import { PersonInput } from "@/lib/features/users/schema"
import { operatorOf } from "@/lib/platform/operator"
import { type Command, printJson, say, UsageError } from "./run-command"

const OPTIONS = {
  json: { type: "boolean" },
  shelter: { type: "string" },
  name: { type: "string" },
  role: { type: "string" },
  clearance: { type: "string" },
  permission: { type: "string", multiple: true },
} as const

/** People who sign in: add, list, switch off. */
export const userCommand: Command = {
  name: "user",
  summary: "add, list or disable people",
  help: `
user add EMAIL --name NAME --role ${ROLES.join("|")} [--permission ${PERMISSIONS.join("|")}]… [--clearance 0-9] [--shelter CODE] [--json]
user list [--shelter CODE] [--json]
user disable EMAIL [--shelter CODE]

add prints the first password once. disable ends every sign-in of the person at once.`,
  needsDatabase: true,
  run: async (args) => {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
    const [verb, email] = positionals
    const viewer = await operatorOf(await chooseShelter(values.shelter))
    if (verb === "list") {
      const people = (await listWithEmail(viewer)).map(({ account, ...person }) => ({
        email: account?.email ?? null,
        ...person,
      }))
      if (values.json) printJson(people)
      else
        for (const person of people)
          process.stdout.write(
            `${person.active ? " " : "x"} ${person.role.padEnd(14)} ${(person.email ?? "").padEnd(34)} ${person.name}\n`,
          )
      return 0
    }
    if (!email) throw new UsageError("Say add EMAIL, list or disable EMAIL. See: user --help")
    if (verb === "disable") {
      await disableByEmail(viewer, email)
      say(`${email} is switched off and signed out everywhere.`)
      return 0
    }
    if (verb !== "add") throw new UsageError(`user knows add, list and disable, not "${verb}".`)
    const person = PersonInput.safeParse({
      email,
      name: values.name,
      role: values.role,
      permissions: values.permission,
      clearance: values.clearance === undefined ? undefined : Number(values.clearance),
    })
    if (!person.success) {
      const issue = person.error.issues[0]
      throw new UsageError(`${issue?.path.join(".")}: ${issue?.message}.`)
    }
    const { password } = await addPerson(viewer, person.data)
    if (values.json) printJson({ email: person.data.email, role: person.data.role, password })
    else
      process.stdout.write(
        password
          ? `First password of ${person.data.email}: ${password}\n`
          : `${person.data.email} keeps the password it has.\n`,
      )
    return 0
  },
}

/** The shelters of this install. */
export const shelterCommand: Command = {
  name: "shelter",
  summary: "list the shelters of this install",
  help: "shelter list [--json]",
  needsDatabase: true,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      options: { json: { type: "boolean" } },
      allowPositionals: true,
    })
    if (positionals[0] !== "list") throw new UsageError("Say: shelter list")
    const shelters = await listShelters()
    if (values.json) printJson(shelters)
    else
      for (const { code, name, timeZone, isDemo } of shelters)
        process.stdout.write(`${code.padEnd(12)} ${name} (${timeZone})${isDemo ? " – demo" : ""}\n`)
    return 0
  },
}
