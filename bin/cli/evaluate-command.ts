import { EVALUATION_KINDS, evaluateCommand } from "./evaluate/evaluate"
import { type Command, printJson, readStdin, UsageError } from "./run-command"

/** The pure core on a JSON document from stdin; no database. */
export const evaluateCli: Command = {
  name: "evaluate",
  summary: "check a number: a JSON document in, the core's answer out",
  help: `
evaluate ${EVALUATION_KINDS.join("|")}

Reads one JSON document from standard input and prints one JSON document. Needs no database.
Example: echo '{"x":81,"n":263}' | npm run -s slackline -- evaluate proportion
Exit code 0 on success, 2 on bad input with one sentence that names the field.`,
  needsDatabase: false,
  run: async (args) => {
    const [kind, ...rest] = args.filter((arg) => arg !== "--json")
    if (!kind) throw new UsageError(`Say what to evaluate: ${EVALUATION_KINDS.join(", ")}.`)
    if (rest.length > 0)
      throw new UsageError(`evaluate takes its input from standard input, not "${rest[0]}".`)
    const result = evaluateCommand(kind, EVALUATION_KINDS.includes(kind) ? await readStdin() : "")
    if (!result.ok) throw new UsageError(result.sentence)
    printJson(result.document)
    return 0
  },
}
