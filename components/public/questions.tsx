import { QUESTIONS, type Question, type QuestionOption } from "@/lib/domain/matching/questions"
import { DOES_NOT_MATTER_FIELD, MATTERS_MOST_FIELD } from "./question-facts"
import classes from "./questions.module.css"
import { entryText, text } from "./text"

/** The eighteen in five parts; each number is the first question of its part. */
const PARTS = [
  { from: 1, title: "match.part1" },
  { from: 6, title: "match.part2" },
  { from: 9, title: "match.part3" },
  { from: 13, title: "match.part4" },
  { from: 16, title: "match.part5" },
] as const

const TEXT_MAX = 2000

const inOwnWords = (question: string, { value, label }: QuestionOption) => ({
  value,
  label: entryText(`question.${question}.option.${value}`, label),
})

/** The questionnaire's fields, made on the server: the device only listens. */
export function Questions() {
  return PARTS.map(({ from, title }, place) => {
    const before = PARTS[place + 1]?.from ?? QUESTIONS.length + 1
    return (
      <section key={title} className={classes.part} data-part aria-labelledby={`part-${from}`}>
        <h2 id={`part-${from}`}>{text(title)}</h2>
        {QUESTIONS.filter(({ number }) => number >= from && number < before).map((question) => (
          <QuestionFields key={question.key} question={question} />
        ))}
      </section>
    )
  })
}

function QuestionFields({ question }: { question: Question }) {
  if (question.kind === "text") return <FreeWords question={question} />
  const isMany = question.kind === "many"
  const hintId = question.hint ? `hint-${question.key}` : undefined
  return (
    <fieldset
      className={classes.question}
      aria-describedby={hintId}
      data-question={question.number}
      tabIndex={-1}
    >
      <Legend question={question} />
      {question.hint ? (
        <p id={hintId} className="plain-note">
          {entryText(`question.${question.key}.hint`, question.hint)}
        </p>
      ) : null}
      <div className={classes.options}>
        {question.options.map((option) => (
          <Choice
            key={option.value}
            name={question.key}
            option={inOwnWords(question.key, option)}
            most={isMany ? question.most : null}
            type={isMany ? "checkbox" : "radio"}
          />
        ))}
        {isMany ? null : (
          <Choice
            name={question.key}
            option={{ value: "", label: text("match.skip") }}
            most={null}
            type="radio"
          />
        )}
      </div>
      {question.key === MATTERS_MOST_FIELD ? <Unimportant options={question.options} /> : null}
    </fieldset>
  )
}

function Legend({ question }: { question: Question }) {
  return (
    <legend>
      <span className={classes.number} aria-hidden>
        {question.number}
      </span>
      <span className="plain-hidden">
        {text("match.questionNumber", { n: question.number, all: QUESTIONS.length })}:{" "}
      </span>
      {entryText(`question.${question.key}.text`, question.text)}
    </legend>
  )
}

function Choice(choice: {
  name: string
  option: Pick<QuestionOption, "value" | "label">
  most: number | null
  type: "checkbox" | "radio"
}) {
  const { name, option, most, type } = choice
  return (
    <label className={classes.option}>
      <input
        type={type}
        name={name}
        value={option.value}
        data-most={most ?? undefined}
        defaultChecked={type === "radio" && option.value === ""}
      />
      <span>{option.label}</span>
    </label>
  )
}

function Unimportant({ options }: { options: readonly QuestionOption[] }) {
  return (
    <fieldset className={classes.second}>
      <legend>{text("match.unimportant")}</legend>
      <div className={classes.options}>
        {options.map((option) => (
          <Choice
            key={option.value}
            name={DOES_NOT_MATTER_FIELD}
            option={inOwnWords(MATTERS_MOST_FIELD, option)}
            most={null}
            type="checkbox"
          />
        ))}
      </div>
    </fieldset>
  )
}

function FreeWords({ question }: { question: Question }) {
  return (
    <fieldset className={classes.question} data-question={question.number} tabIndex={-1}>
      <Legend question={question} />
      <p id="free-words-hint" className="plain-note">
        {text("match.anythingHint")}
      </p>
      <textarea
        name={question.key}
        rows={4}
        disabled
        maxLength={TEXT_MAX}
        aria-label={entryText(`question.${question.key}.text`, question.text)}
        aria-describedby="free-words-hint"
        autoComplete="off"
      />
    </fieldset>
  )
}
