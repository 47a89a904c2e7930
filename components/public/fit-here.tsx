import { FitForAnswers } from "./fit-for-answers"
import { SpokenWords } from "./spoken-words"
import { publicTexts } from "./text"
import { wordsOnDevice } from "./words-on-device"

const WORDS = ["fit.", "match.speaksFor", "match.askAbout", "match.setAside", "match.noBand", "match.advice"]

/** The place for what earlier answers say, with the few words it needs. */
export const FitHere = ({ slugs }: { slugs: readonly string[] }) => (
  <SpokenWords words={wordsOnDevice(publicTexts(), WORDS)}>
    <FitForAnswers slugs={slugs} />
  </SpokenWords>
)
