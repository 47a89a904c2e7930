"use client"
import { Checkbox, Radio, Stack, Text } from "@mantine/core"
import { QUESTIONS, type Question } from "@/lib/domain/matching/questions"

export type Choices = Record<string, string[]>

/** The questionnaire as form fields, one per catalogue entry; every question may stay empty. */
export function QuestionnaireFields({
  choices,
  onChange,
}: {
  choices: Choices
  onChange: (choices: Choices) => void
}) {
  const set = (question: Question, values: string[]) => {
    const { [question.key]: _, ...rest } = choices
    onChange(values.length > 0 ? { ...rest, [question.key]: values } : rest)
  }
  return (
    <Stack gap="lg">
      {QUESTIONS.filter((question) => question.kind !== "text").map((question) =>
        question.kind === "many" ? (
          <Checkbox.Group
            key={question.key}
            label={`${question.number}. ${question.text}`}
            description={question.most ? `At most ${question.most}.` : question.hint}
            value={choices[question.key] ?? []}
            onChange={(values) => set(question, question.most ? values.slice(-question.most) : values)}
          >
            <Stack gap={6} mt={6}>
              {question.options.map((option) => (
                <Checkbox key={option.value} value={option.value} label={option.label} />
              ))}
            </Stack>
          </Checkbox.Group>
        ) : (
          <Radio.Group
            key={question.key}
            label={`${question.number}. ${question.text}`}
            description={question.hint}
            value={choices[question.key]?.[0] ?? ""}
            onChange={(value) => set(question, [value])}
          >
            <Stack gap={6} mt={6}>
              {question.options.map((option) => (
                <Radio key={option.value} value={option.value} label={option.label} />
              ))}
              {choices[question.key] ? (
                <Text
                  component="button"
                  type="button"
                  size="sm"
                  td="underline"
                  ta="left"
                  onClick={() => set(question, [])}
                  style={{ background: "none", border: 0, cursor: "pointer", color: "inherit", padding: 0 }}
                >
                  Skip this question
                </Text>
              ) : null}
            </Stack>
          </Radio.Group>
        ),
      )}
    </Stack>
  )
}
