// Known here so that a phone need not load the whole catalogue of questions; a test compares.
export const QUESTION_COUNT = 18
export const MATTERS_MOST_FIELD = "matters_most"
export const DOES_NOT_MATTER_FIELD = "does_not_matter"
