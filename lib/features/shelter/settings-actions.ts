"use server"
import { action } from "@/lib/platform/action"
import { changeShelterSettings } from "./settings-mutations"
import { ShelterSettingsInput } from "./settings-schema"

export const changeShelterSettingsAction = action(
  "settings:edit",
  ShelterSettingsInput,
  changeShelterSettings,
)
