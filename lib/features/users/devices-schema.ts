import { z } from "zod"
import { whyWeakPin } from "@/lib/domain/access/pin"

export const DeviceInput = z.object({
  deviceId: z.uuid(),
  /** What the shelter calls it, such as "Cat room tablet". */
  label: z.string().trim().min(1, "give it a name").max(80, "must have at most 80 characters"),
})
export type DeviceInput = z.infer<typeof DeviceInput>

export const DeviceVersion = z.object({ deviceId: z.uuid(), version: z.int() })
export type DeviceVersion = z.infer<typeof DeviceVersion>

export const PinInput = z.object({
  pin: z.string().superRefine((pin, check) => {
    const problem = whyWeakPin(pin)
    if (problem) check.addIssue({ code: "custom", message: problem })
  }),
})
export type PinInput = z.infer<typeof PinInput>
