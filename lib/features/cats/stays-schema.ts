const MS_PER_HOUR = 3_600_000
const HOURS_PER_DAY = 24

interface Arrival {
  intakeOn: Date
  intakeAt: Date | null
}

/** When a stay began; without a time of day the end of that day, the cautious reading of the first 72 hours. */
export const cameAtMs = ({ intakeOn, intakeAt }: Arrival): number =>
  intakeAt?.getTime() ?? intakeOn.getTime() + HOURS_PER_DAY * MS_PER_HOUR

/** Hours in care at a moment, 0 before the cat came. */
export const hoursInCareAt = (stay: Arrival, momentMs: number): number =>
  Math.max(0, (momentMs - cameAtMs(stay)) / MS_PER_HOUR)
