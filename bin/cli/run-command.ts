import { closeDb } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"

/** Bad input on the command line: exit code 2 and one sentence. */
export class UsageError extends Error {}

export interface Command {
  name: string
  summary: string
  /** Lines of `--help`. */
  help: string
  needsDatabase: boolean
  /** Returns the exit code; prints its document on stdout, everything else on stderr. */
  run: (args: string[]) => Promise<number>
}

export const say = (line: string) => process.stderr.write(`${line}\n`)
export const printJson = (document: unknown) => process.stdout.write(`${JSON.stringify(document)}\n`)

export async function readStdin(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString("utf8")
}

// Done by bin/slackline.mjs itself: they work where the app, its packages or its database do not.
const OF_THE_MACHINE = [
  { name: "service", summary: "start with the machine, and again after a crash" },
  { name: "doctor", summary: "look at everything this install leans on" },
]

function overview(commands: readonly Command[]) {
  const lines = [...commands, ...OF_THE_MACHINE].map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`)
  return `npm run -s slackline -- <command> [options]\n\n${lines.join("\n")}\n\n<command> --help says more.\n`
}

const EXIT_FAILED = 1
const EXIT_BAD_INPUT = 2

/** Finds and runs one command; turns what it throws into one sentence on stderr and an exit code. */
export async function runCommand(commands: readonly Command[], [name, ...args]: string[]): Promise<number> {
  if (!name || name === "--help" || name === "help") {
    process.stdout.write(overview(commands))
    return name ? 0 : EXIT_BAD_INPUT
  }
  const command = commands.find((one) => one.name === name)
  if (!command) {
    say(`There is no command "${name}"; choose ${commands.map((one) => one.name).join(", ")}.`)
    return EXIT_BAD_INPUT
  }
  if (args.includes("--help")) {
    process.stdout.write(`${command.help.trim()}\n`)
    return 0
  }
  try {
    return await command.run(args)
  } catch (error) {
    if (error instanceof UsageError) return fail(error.message, EXIT_BAD_INPUT)
    if (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"))
      return fail(`${error.message.split(". ")[0]}. See: ${command.name} --help`, EXIT_BAD_INPUT)
    if (error instanceof AppError)
      return fail(
        error.message,
        error.code === "INVALID" || error.code === "NOT_FOUND" ? EXIT_BAD_INPUT : EXIT_FAILED,
      )
    if (process.env.SLACKLINE_DEBUG) console.error(error)
    return fail(error instanceof Error ? error.message : String(error), EXIT_FAILED)
  } finally {
    if (command.needsDatabase) await closeDb()
  }
}

function fail(sentence: string, code: number) {
  say(sentence)
  return code
}
