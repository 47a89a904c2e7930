/** What a cat looks like: the columns its portrait is drawn from. */
export const LOOK_COLUMNS = {
  colour: true,
  pattern: true,
  eyeColour: true,
  earShape: true,
  coatLength: true,
} as const
