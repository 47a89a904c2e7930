import { SourceHelp } from "@/components/sources/source-help"
import { ScrollRegion } from "@/components/ui/scroll-region"
import { PROTOCOL_PRESETS } from "@/lib/domain/harness/presets"
import { PARAMETERS } from "@/lib/domain/sources/parameters"
import classes from "./protocols.module.css"

/** The parameters on which the articles disagree: what each states, and what the shelter chose. */
export function PresetComparison() {
  return (
    <ScrollRegion label="Parameters, scrollable">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Parameter</th>
            <th scope="col">Here</th>
            {PROTOCOL_PRESETS.map(({ key, article }) => (
              <th key={key} scope="col">
                {article}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {PARAMETERS.map((parameter) => (
            <tr key={parameter.key}>
              <th scope="row">
                {parameter.label}{" "}
                <SourceHelp home={{ kind: "parameter", key: parameter.key }} of={parameter.label} />
                <span className={classes.differ}>sources differ</span>
              </th>
              <td>
                <strong>{parameter.choice}</strong>
              </td>
              {PROTOCOL_PRESETS.map(({ key, article }) => (
                <td key={key}>
                  {parameter.sources.find((source) => source.article === article)?.stated ?? "–"}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
