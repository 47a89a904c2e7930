"use client"
import { Button, Group, NativeSelect, Stack, Text, Textarea, TextInput, Title } from "@mantine/core"
import { useRouter } from "next/navigation"
import { TextLink } from "@/components/ui/links"
import { useFormAction } from "@/components/ui/use-form-action"
import { OUTCOMES } from "@/lib/domain/outcomes/stays"
import { mendStayAction } from "@/lib/features/outcomes/actions"
import type { StayToMend } from "@/lib/features/outcomes/quality-queries"
import type { FieldProblems } from "@/lib/platform/errors"
import { routes } from "@/lib/platform/routes"

const words = (key: string) => {
  const text = key
    .replace(/_out$/, "")
    .replaceAll("_", " ")
    .replace("rto", "back to the owner")
    .replace("rtf", "back to the field")
  return text.charAt(0).toUpperCase() + text.slice(1)
}

type Problem = { sentence: string; fields: FieldProblems }

/** The dates and the outcome of one stay, with the reason for putting them right. */
export function MendStay({ stay }: { stay: StayToMend }) {
  const router = useRouter()
  const { answer, isSending, form } = useFormAction(
    async (_: Problem | null, sent: FormData): Promise<Problem> => {
      const text = (name: string) => String(sent.get(name) ?? "")
      const result = await mendStayAction({
        stayId: stay.stayId,
        version: stay.version,
        intakeOn: text("intakeOn"),
        availableOn: text("availableOn"),
        outcomeOn: text("outcomeOn"),
        outcomeType: text("outcomeType"),
        bornOn: text("bornOn"),
        because: text("because"),
      })
      if (result.ok) {
        router.push(routes.dataQuality())
        return { sentence: "", fields: {} }
      }
      return { sentence: result.sentence, fields: result.fields ?? {} }
    },
  )
  const date = (name: "intakeOn" | "availableOn" | "outcomeOn" | "bornOn", label: string) => (
    <TextInput
      type="date"
      name={name}
      label={label}
      defaultValue={stay[name] ?? ""}
      error={answer?.fields[name]}
      required={name === "intakeOn"}
    />
  )
  return (
    <form {...form}>
      <Stack gap="sm" maw={480}>
        <Title order={1}>Put a stay of {stay.name || "a cat"} right</Title>
        <Text>
          The record keeps what stood here before.{" "}
          <TextLink href={routes.cat(stay.catId)}>Open the cat</TextLink>
        </Text>
        {date("intakeOn", "Intake")}
        {date("availableOn", "Made available")}
        {date("outcomeOn", "Outcome (empty: still here)")}
        <NativeSelect
          name="outcomeType"
          label="What became of the cat"
          defaultValue={stay.outcomeType ?? ""}
          error={answer?.fields.outcomeType}
          data={[
            { value: "", label: "Still here" },
            ...OUTCOMES.map(({ key }) => ({ value: key, label: words(key) })),
          ]}
        />
        {date("bornOn", "Born, as this record has it")}
        <Textarea
          name="because"
          label="Why it is put right"
          required
          minLength={3}
          maxLength={500}
          error={answer?.fields.because}
        />
        {answer?.sentence ? (
          <Text c="red" role="alert">
            {answer.sentence}
          </Text>
        ) : null}
        <Group>
          <Button type="submit" loading={isSending}>
            Save
          </Button>
          <TextLink href={routes.dataQuality()}>Leave it</TextLink>
        </Group>
      </Stack>
    </form>
  )
}
