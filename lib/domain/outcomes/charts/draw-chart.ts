import type { Chart } from "../chart"
import type { Slice } from "../cohort-slice"
import type { ReleaseFormula } from "../live-release"
import { adoptionChart } from "./adoption-chart"
import { afterReturnChart } from "./after-return-chart"
import { agreementChart } from "./agreement-chart"
import { calmBurdenChart } from "./calm-burden-chart"
import { capacityChart } from "./capacity-chart"
import type { ChartId } from "./chart-list"
import { exposureChart } from "./exposure-chart"
import { followUpChart } from "./follow-up-chart"
import { adventureChart, retentionChart } from "./home-bounds-charts"
import { landmarkChart } from "./landmark-chart"
import { lengthsChart } from "./lengths-chart"
import { liveReleaseChart } from "./live-release-chart"
import { matchBandChart } from "./match-band-chart"
import { potentialChart } from "./potential-chart"
import { returnFreeChart, returnReasonsChart } from "./return-charts"
import { safetyChart } from "./safety-chart"
import { statesChart } from "./states-chart"
import { funnelChart, sessionsToStageChart } from "./training-charts"

/** What a chart can be asked for beyond its cohorts. */
export type ChartOptions = { formula?: ReleaseFormula | undefined }

const CHARTS: Record<ChartId, (slices: readonly Slice[], options: ChartOptions) => Chart> = {
  C1: adoptionChart,
  C2: statesChart,
  C3: lengthsChart,
  C4: returnFreeChart,
  C5: returnReasonsChart,
  C6: afterReturnChart,
  C7: (slices, { formula }) => liveReleaseChart(slices, formula),
  C8: funnelChart,
  C9: sessionsToStageChart,
  C10: calmBurdenChart,
  C11: safetyChart,
  C12: agreementChart,
  C13: potentialChart,
  C14: matchBandChart,
  C15: landmarkChart,
  C16: exposureChart,
  C17: followUpChart,
  C18: adventureChart,
  C19: retentionChart,
  C20: capacityChart,
}

/** One chart of the catalogue for one to four cohorts. Throws RangeError for none or more than four. */
export function drawChart(id: ChartId, slices: readonly Slice[], options: ChartOptions = {}): Chart {
  if (slices.length < 1 || slices.length > MOST_COHORTS)
    throw new RangeError("A chart takes one to four cohorts.")
  return CHARTS[id](slices, options)
}

export const MOST_COHORTS = 4
