import { ScrollRegion } from "@/components/ui/scroll-region"
import { keptStages, PROTOCOL_PRESETS, type ProtocolPreset } from "@/lib/domain/harness/presets"
import { GRADUATE_STAGE, STAGES } from "@/lib/domain/harness/stages"
import classes from "./protocols.module.css"

/** Our ladder beside the steps of each article; hazards stand beside the step that states them. */
export function StageComparison() {
  return (
    <ScrollRegion label="Stages, scrollable">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Our stage</th>
            {PROTOCOL_PRESETS.map(({ key, article, name }) => (
              <th key={key} scope="col">
                {article}: {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {STAGES.filter(({ number }) => number < GRADUATE_STAGE).map((stage) => (
            <tr key={stage.number}>
              <th scope="row">
                {stage.number} {stage.name}
              </th>
              {PROTOCOL_PRESETS.map((preset) => (
                <td key={preset.key}>
                  <Steps preset={preset} stage={stage.number} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function Steps({ preset, stage }: { preset: ProtocolPreset; stage: number }) {
  const minutes = preset.parameters.stageMinutes?.[stage]
  return (
    <>
      {keptStages(preset).includes(stage) ? (
        <span className={classes.kept}>Not in this article; kept as ours</span>
      ) : (
        preset.steps
          .filter((step) => step.stage === stage)
          .map((step) => (
            <p key={step.text}>
              {step.text}
              {step.hazard ? (
                <span className={classes.hazard}>⚠ Hazard, never switched on: {step.hazard}</span>
              ) : null}
            </p>
          ))
      )}
      {minutes ? <small>{minutes} minutes at most</small> : null}
    </>
  )
}
