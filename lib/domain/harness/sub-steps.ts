/** One small part of a stage, for a cat that hesitates at the whole of it. */
export interface SubStep {
  readonly key: string
  readonly stage: number
  readonly label: string
}

function steps(stage: number, labels: readonly string[]): readonly SubStep[] {
  return labels.map((label, index) => ({ key: `${stage}.${index + 1}`, stage, label }))
}

/** Smaller steps of the eight stages, easiest first. They are noted, never counted: a hit is a hit of the stage. */
export const SUB_STEPS: readonly SubStep[] = [
  ...steps(1, [
    "The harness lies across the room and nobody looks at it",
    "It lies beside the bowl while the cat eats",
    "A treat lies on it",
    "It moves a little in a hand that also feeds",
  ]),
  ...steps(2, [
    "A soft cloth lies on the back for a second",
    "One strap lies on the back for a second",
    "The open loop is held still; the treat is in front of it",
    "The treat is inside the loop: the nose goes through",
  ]),
  ...steps(3, [
    "Straps touch at the belly and are let go",
    "A buckle clicks near the cat, then a treat",
    "One buckle closed for a breath, then off",
    "Both closed for ten seconds at the bowl",
  ]),
  ...steps(4, [
    "Eats standing in it",
    "Leans towards a treat without a step",
    "One step to a treat",
    "Follows a toy for half a metre",
  ]),
  ...steps(5, [
    "The leash lies on the floor beside play",
    "A light ribbon is clipped on instead of a leash",
    "The leash drags for ten seconds, watched",
    "The leash is held slack while the cat stands and eats",
  ]),
  ...steps(6, [
    "Sits with a view of the closed inner door, eating",
    "The handle moves, the door stays shut",
    "The door opens by a hand's width and closes",
    "Into the open carrier, and out again at once",
  ]),
  ...steps(7, [
    "The open carrier stands at the open inner door",
    "Outside in the closed carrier for a minute",
    "Outside, the carrier open, the cat stays in it",
    "Two paws on the ground and back in",
  ]),
  ...steps(8, [
    "The known place at another hour",
    "The known place with a second person sitting still",
    "A new place, seen from the open carrier",
  ]),
]

export const SUB_STEP_KEYS = SUB_STEPS.map(({ key }) => key)

/** The smaller steps of a stage; none for a graduate. */
export const subStepsOf = (stage: number): readonly SubStep[] =>
  SUB_STEPS.filter((step) => step.stage === stage)
