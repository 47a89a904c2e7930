"use client"
import { NumberInput, Select, Text } from "@mantine/core"
import type { z } from "zod"
import { isOnFoot } from "@/lib/domain/harness/carrier-track"
import { FIT_RULE, isFitCheckDue } from "@/lib/domain/harness/fit-check"
import { isOutdoors, judgeOuting, PLACE_FROM_STAGE, PLACES } from "@/lib/domain/harness/outing-rules"
import type { SessionSheet } from "@/lib/features/training/queries"
import type { OutingInput } from "@/lib/features/training/schema"
import { FitFields } from "./fit-fields"
import type { SessionDraftState, SetSession } from "./session-draft"
import classes from "./session-form.module.css"
import { PLACE_WORDS } from "./session-words"
import { Tick } from "./tick"

type Outing = z.infer<typeof OutingInput>

const NO_OUTING: Outing = {
  tempC: null,
  hoursSinceBang: null,
  groundHandSec: null,
  isPeakDogTime: null,
  carrierMetres: null,
  isTied: null,
  isLeftAlone: null,
}

/** Place, second person, fit check and outing check: shown where the stage asks for them. */
export function SafetyFields({
  draft,
  sheet,
  set,
}: {
  draft: SessionDraftState
  sheet: SessionSheet
  set: SetSession
}) {
  // A cat that is carried or rides is in no place too early by itself; the gates speak for it outdoors.
  const isWalking = isOnFoot(draft)
  const places = PLACES.filter((place) => !isWalking || PLACE_FROM_STAGE[place] <= sheet.stage)
  const outdoors = draft.place ? isOutdoors(draft.place) : false
  const outing = draft.outing ?? NO_OUTING
  const setOuting = (change: Partial<Outing>) => set({ outing: { ...outing, ...change } })
  const needsFit = isWalking && isFitCheckDue(sheet.stage, outdoors)
  if (isWalking && sheet.stage < FIT_RULE.fromStage && places.length <= 1) return null
  return (
    <fieldset className={classes.group}>
      <legend>Place and safety</legend>
      <Select
        id="field-place"
        label="Place"
        data={places.map((place) => ({ value: place, label: PLACE_WORDS[place] }))}
        value={draft.place ?? null}
        onChange={(place) => set({ place: places.find((one) => one === place) ?? null })}
        clearable
        allowDeselect={false}
      />
      {isWalking && sheet.stage >= 6 ? (
        <Select
          id="field-secondPersonId"
          label="Second person"
          data={sheet.secondPeople.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.secondPersonId ?? null}
          onChange={(secondPersonId) => set({ secondPersonId })}
          required
          searchable
          allowDeselect={false}
          mt="xs"
        />
      ) : null}
      {needsFit ? <FitFields draft={draft} isToday={sheet.fitToday !== null} set={set} /> : null}
      {outdoors ? (
        <details open>
          <summary>
            Weather and place{" "}
            {draft.outing
              ? judgeOuting(outing, !isWalking).isClear
                ? "in order"
                : `: ${judgeOuting(outing, !isWalking).problems[0]}`
              : ""}
          </summary>
          <NumberInput
            label="Temperature, °C"
            value={outing.tempC ?? ""}
            onChange={(value) => setOuting({ tempC: typeof value === "number" ? value : null })}
          />
          {isWalking ? (
            <>
              <NumberInput
                label="Seconds a hand can rest on the ground"
                min={0}
                max={60}
                value={outing.groundHandSec ?? ""}
                onChange={(value) => setOuting({ groundHandSec: typeof value === "number" ? value : null })}
              />
              <NumberInput
                label="Carrier, metres away"
                min={0}
                value={outing.carrierMetres ?? ""}
                onChange={(value) => setOuting({ carrierMetres: typeof value === "number" ? value : null })}
              />
            </>
          ) : null}
          <Tick
            label="No thunder or fireworks today"
            isOn={outing.hoursSinceBang === "none"}
            onChange={(isOn) => setOuting({ hoursSinceBang: isOn ? "none" : null })}
          />
          <Tick
            label="Not at dog-walking time"
            isOn={outing.isPeakDogTime === false}
            onChange={(isOn) => setOuting({ isPeakDogTime: isOn ? false : null })}
          />
          <Tick
            label={
              isWalking
                ? "Leash in hand, cat never alone, never tied"
                : "Somebody at hand all the time, nothing tied"
            }
            isOn={outing.isTied === false}
            onChange={(isOn) => setOuting({ isTied: isOn ? false : null, isLeftAlone: isOn ? false : null })}
          />
        </details>
      ) : null}
      {sheet.stage >= 7 ? (
        <Text size="sm">Gates and weather are asked again before every outing.</Text>
      ) : null}
    </fieldset>
  )
}
