import classes from "./match.module.css"
import { QUESTION_COUNT } from "./question-facts"
import { useSpokenWords } from "./spoken-words"

interface Steps {
  /** The question in sight, or null for all. */
  view: number | null
  onShow: (view: number | null) => void
}

/** All questions on one page, or one at a time. */
export function ViewSwitch({ view, onShow }: Steps) {
  const { say } = useSpokenWords()
  const views = [
    { label: say("match.viewAll"), isOn: view === null, to: null },
    { label: say("match.viewOne"), isOn: view !== null, to: view ?? 1 },
  ]
  return (
    <fieldset className={classes.view}>
      <legend className="plain-hidden">{say("match.view")}</legend>
      {views.map(({ label, isOn, to }) => (
        <button key={label} type="button" aria-pressed={isOn} onClick={() => onShow(to)}>
          {label}
        </button>
      ))}
    </fieldset>
  )
}

/** Back and on, one question at a time. */
export function QuestionSteps({ view, onShow }: Steps) {
  const { say } = useSpokenWords()
  if (view === null) return null
  return (
    <p className={classes.steps}>
      <button
        type="button"
        className="plain-button plain-button--quiet"
        disabled={view === 1}
        onClick={() => onShow(view - 1)}
      >
        {say("match.previous")}
      </button>
      {view < QUESTION_COUNT ? (
        <button type="button" className="plain-button" onClick={() => onShow(view + 1)}>
          {say("match.next")}
        </button>
      ) : (
        <a className="plain-button" href="#results">
          {say("match.toResults")}
        </a>
      )}
      <span role="status">{say("match.questionNumber", { n: view, all: QUESTION_COUNT })}</span>
    </p>
  )
}
