import { z } from "zod"

const whole = (least: number, most: number) =>
  z.coerce
    .number()
    .int(`must be a whole number`)
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`)

export const RegisterStudyInput = z.object({
  id: z.uuid(),
  name: z.string().trim().min(3, "give the study a name").max(80),
  /** Judged: adopted by this day after the draw (Aalen-Johansen). */
  judgedDay: whole(14, 180).default(45),
  weeks: whole(1, 104),
  perWeek: whole(1, 20),
})
export const StudyPlan = z.object({
  judgedDay: z.number(),
  weeks: z.number(),
  perWeek: z.number(),
  seed: z.string(),
})
export const DrawWeekInput = z.object({ id: z.uuid(), studyId: z.uuid() })
