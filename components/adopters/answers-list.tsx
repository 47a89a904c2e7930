import { Text } from "@mantine/core"
import type { Answers } from "@/lib/domain/matching/answers"
import { QUESTIONS } from "@/lib/domain/matching/questions"
import { writeChoices } from "@/lib/domain/matching/read-choices"

/** What an adopter answered, question by question; skipped questions are named as skipped, not as no. */
export function AnswersList({ answers }: { answers: Answers }) {
  const choices = writeChoices(answers)
  const given = QUESTIONS.filter((question) => question.kind !== "text" && choices[question.key])
  const skipped = QUESTIONS.filter((question) => question.kind !== "text" && !choices[question.key])
  return (
    <>
      <dl style={{ display: "grid", gap: "0.4rem", margin: 0 }}>
        {given.map((question) => (
          <div key={question.key}>
            <Text component="dt" size="sm" c="dimmed">
              {question.text}
            </Text>
            <Text component="dd" m={0}>
              {question.options
                .filter((option) => choices[question.key]?.includes(option.value))
                .map((option) => option.label)
                .join(", ")}
            </Text>
          </div>
        ))}
      </dl>
      {skipped.length > 0 ? (
        <Text size="sm" mt="xs" c="dimmed">
          {skipped.length === 1 ? "One question" : `${skipped.length} questions`} skipped. A skipped question
          never counts against anybody.
        </Text>
      ) : null}
    </>
  )
}
