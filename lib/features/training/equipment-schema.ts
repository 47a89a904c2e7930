import { z } from "zod"
import {
  CONDITIONS,
  EQUIPMENT_KINDS,
  EQUIPMENT_STYLES,
  type EquipmentKind,
} from "@/lib/domain/harness/equipment"
import { FitInput } from "./schema"

const keysOf = <K extends string>(words: Readonly<Record<K, string>>) => Object.keys(words) as [K, ...K[]]
const short = z.string().trim().max(60, "must have at most 60 characters")

/** A piece of gear, new or changed. */
export const GearInput = z
  .object({
    gearId: z.uuid(),
    /** 0 for a new piece. */
    version: z.int().min(0),
    label: short.min(2, "give it a name of its own"),
    kind: z.enum(keysOf(EQUIPMENT_KINDS)),
    style: short.min(1),
    model: short.default(""),
    size: short.default(""),
    lengthM: z
      .number()
      .min(0.5, "is shorter than half a metre")
      .max(15, "is longer than 15 metres")
      .nullable()
      .default(null),
    condition: z.enum(keysOf(CONDITIONS)),
  })
  .superRefine(({ kind, style }, context) => {
    if (!EQUIPMENT_STYLES[kind as EquipmentKind].includes(style))
      context.addIssue({ code: "custom", path: ["style"], message: `is no style of a ${kind}` })
  })
export type GearInput = z.infer<typeof GearInput>

export const GearEventInput = z.object({
  eventId: z.uuid(),
  gearId: z.uuid(),
  kind: z.enum(["cleaned", "lent", "returned", "inspected"]),
  catId: z.uuid().nullable().default(null),
  note: z.string().trim().max(400).default(""),
})
export type GearEventInput = z.infer<typeof GearEventInput>

export const FitCheckInput = z.object({
  checkId: z.uuid(),
  catId: z.uuid(),
  gearId: z.uuid(),
  check: FitInput,
})
export type FitCheckInput = z.infer<typeof FitCheckInput>
