import { Button, Group, NativeSelect, Stack, TextInput } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import { AGE_BANDS } from "@/lib/domain/calendar/age"
import { LANDMARK_DAYS } from "@/lib/domain/outcomes/landmark"
import { RELEASE_FORMULAS } from "@/lib/domain/outcomes/live-release"
import { INTAKE_TYPES } from "@/lib/domain/outcomes/stays"
import { TIER_NAMES, TIERS } from "@/lib/domain/suitability/tiers"
import {
  COHORT_LETTERS,
  COHORT_PREFIXES,
  type CohortParams,
  cohortEntries,
  type OutcomesParams,
  outcomesQuery,
} from "@/lib/features/outcomes/schema"
import { routes } from "@/lib/platform/routes"
import { AGE_WORDS, cohortWords, INTAKE_WORDS } from "./cohort-words"
import classes from "./outcomes.module.css"

interface Choice {
  value: string
  label: string
}
interface CohortPickerProps {
  params: OutcomesParams
  views: readonly { id: string; name: string }[]
}

const ANY: Choice = { value: "", label: "Any" }
const CLOCKS: Choice[] = [
  { value: "intake", label: "Intake" },
  { value: "available", label: "Made available" },
]
const SEXES: Choice[] = [
  ANY,
  { value: "F", label: "Female" },
  { value: "M", label: "Male" },
  { value: "unknown", label: "Not known" },
]
const TRAINED: Choice[] = [
  { value: "", label: "Either" },
  { value: "yes", label: "In training by then" },
  { value: "no", label: "Not in training by then" },
]

/** The cohorts as a plain form: its answer is an address, so that a view can be sent, kept and opened again. */
export function CohortPicker({ params, views }: CohortPickerProps) {
  const { cohorts, part, formula } = params
  const isFull = cohorts.length === COHORT_PREFIXES.length
  return (
    <form method="get" action={routes.outcomes()} className={classes.screenOnly}>
      <input type="hidden" name="part" value={part} />
      {cohorts.map((cohort, index) => (
        <details
          key={COHORT_PREFIXES[index]}
          open={index > 0 || cohortEntries(cohort).length > 0}
          className={classes.cohort}
        >
          <summary>
            {cohorts.length > 1 ? `Cohort ${COHORT_LETTERS[index]}: ` : "Cohort: "}
            {cohortWords(cohort, views)}
          </summary>
          <CohortFields cohort={cohort} prefix={COHORT_PREFIXES[index] ?? ""} views={views} />
          {index > 0 ? (
            <TextLink
              href={routes.outcomes(
                outcomesQuery({ ...params, cohorts: cohorts.filter((_, at) => at !== index) }),
              )}
            >
              Take cohort {COHORT_LETTERS[index]} away
            </TextLink>
          ) : null}
        </details>
      ))}
      <Group align="flex-end" gap="sm" mb="md">
        <NativeSelect
          name="formula"
          label="Live release by"
          defaultValue={formula}
          data={RELEASE_FORMULAS.map(({ key, label }) => ({ value: key, label }))}
        />
        <Button type="submit">Show</Button>
        {isFull ? null : (
          <TextLink
            href={routes.outcomes(
              outcomesQuery({ ...params, cohorts: [...cohorts, { clock: cohorts[0]?.clock ?? "intake" }] }),
            )}
          >
            Compare with another cohort
          </TextLink>
        )}
      </Group>
    </form>
  )
}

function CohortFields({
  cohort,
  prefix,
  views,
}: {
  cohort: CohortParams
  prefix: string
  views: CohortPickerProps["views"]
}) {
  const select = (field: keyof CohortParams, label: string, data: Choice[]) => (
    <NativeSelect
      name={`${prefix}${field}`}
      label={label}
      defaultValue={cohort[field] === undefined ? "" : String(cohort[field])}
      data={data}
    />
  )
  return (
    <Stack gap={0}>
      <div className={classes.fields}>
        <TextInput
          name={`${prefix}name`}
          label="Name"
          defaultValue={cohort.name}
          maxLength={60}
          placeholder="as it is called"
        />
        <TextInput type="date" name={`${prefix}from`} label="Intakes from" defaultValue={cohort.from} />
        <TextInput type="date" name={`${prefix}to`} label="Intakes to" defaultValue={cohort.to} />
        {select("clock", "Time counted from", CLOCKS)}
        {select("age", "Age at intake", [
          ANY,
          ...AGE_BANDS.map((value) => ({ value, label: AGE_WORDS[value] })),
        ])}
        {select("intake", "Came as", [
          ANY,
          ...INTAKE_TYPES.map((value) => ({ value, label: INTAKE_WORDS[value] })),
        ])}
        {select("sex", "Sex", SEXES)}
        {select("potential", "Potential at the landmark", [
          ANY,
          ...TIERS.map((value) => ({ value, label: TIER_NAMES[value] })),
        ])}
        {select("trained", "Training at the landmark", TRAINED)}
        {select("landmark", "Landmark", [
          { value: "", label: "None, or day 14" },
          ...LANDMARK_DAYS.map((day) => ({ value: String(day), label: `Day ${day}` })),
        ])}
        {select("view", "Only cats of a saved view", [
          { value: "", label: "All cats" },
          ...views.map(({ id, name }) => ({ value: id, label: name })),
        ])}
        {select("incare", "Cats in care on the first day", [
          { value: "", label: "Leave out" },
          { value: "yes", label: "Count from then on" },
        ])}
      </div>
    </Stack>
  )
}
