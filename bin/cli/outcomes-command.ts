import { parseArgs } from "node:util"
import { COMPARISONS } from "@/lib/domain/outcomes/cohort-figures"
import { allFigures } from "@/lib/features/outcomes/queries"
import { CohortInput } from "@/lib/features/outcomes/schema"
import { chooseShelter } from "@/lib/features/shelter/choose-queries"
import { operatorOf } from "@/lib/platform/operator"
import { type Command, printJson, UsageError } from "./run-command"

/** The cohort figures of what is in the database. */
export const outcomesCommand: Command = {
  name: "outcomes",
  summary: "cohort figures of a shelter",
  help: `
outcomes [--json] [--shelter CODE] [--from DATE] [--to DATE] [--clock intake|available] [--by ${COMPARISONS.map((one) => one.key).join("|")}]

Stays, time to adoption, returns, months and live release as one JSON document (--json), or the main figures in words.
Dates are intakes, as 2026-01-31. Without --shelter: the only shelter that is not the demo.`,
  needsDatabase: true,
  run: async (args) => {
    const { values } = parseArgs({
      args,
      options: {
        json: { type: "boolean" },
        shelter: { type: "string" },
        from: { type: "string" },
        to: { type: "string" },
        clock: { type: "string" },
        by: { type: "string" },
      },
    })
    const cohort = CohortInput.safeParse({ from: values.from, to: values.to, clock: values.clock })
    if (!cohort.success) {
      const issue = cohort.error.issues[0]
      throw new UsageError(`--${issue?.path.join(".")} ${issue?.message}.`)
    }
    const by = COMPARISONS.find((one) => one.key === values.by)?.key
    if (values.by && !by)
      throw new UsageError(`--by must be one of ${COMPARISONS.map((one) => one.key).join(", ")}.`)
    const viewer = await operatorOf(await chooseShelter(values.shelter))
    const figures = await allFigures(viewer, { ...cohort.data, by: by ?? null })
    if (values.json) printJson(figures)
    else
      process.stdout.write(
        `${viewer.shelterName}\n${JSON.stringify(figures.stays, null, 2)}\n${JSON.stringify(figures.totals, null, 2)}\n`,
      )
    return 0
  },
}
