/** A way of helping a cat through a stage; any of them goes with any stage. */
export interface Technique {
  readonly key: string
  readonly label: string
  readonly how: string
}

/** Techniques of the founding articles, in our words. */
export const TECHNIQUES = [
  {
    key: "mealtime",
    label: "At mealtime",
    how: "A few minutes while the bowl is down: the harness comes with food.",
  },
  {
    key: "play",
    label: "With play",
    how: "A feather or a ball gives the body something better to think of.",
  },
  { key: "clicker", label: "With the clicker", how: "Click the very moment it goes well, then the treat." },
  {
    key: "watching",
    label: "Watching another cat",
    how: "A cat that knows the harness goes first; this one looks on from where it feels safe.",
  },
  {
    key: "smaller_steps",
    label: "In smaller steps",
    how: "One small part of the stage, until it is boring.",
  },
] as const satisfies readonly Technique[]

export const TECHNIQUE_KEYS = TECHNIQUES.map(({ key }) => key)
export type TechniqueKey = (typeof TECHNIQUE_KEYS)[number]

/** What a clicker marks on the way, in the order cats usually reach it. */
export const CLICKER_MILESTONES = [
  { key: "shown", label: "Calm when the harness is shown" },
  { key: "put_on", label: "Still while it is put on" },
  { key: "moves", label: "Moves by choice in it" },
  { key: "doors", label: "Relaxed at doors" },
  { key: "outside", label: "Confident first steps outside" },
] as const

export const MILESTONE_KEYS = CLICKER_MILESTONES.map(({ key }) => key)
export type MilestoneKey = (typeof MILESTONE_KEYS)[number]

/** Where a session took place in the cat's life, beside the place it stood in. */
export const SESSION_SETTINGS = [
  { key: "shelter", label: "Shelter" },
  { key: "foster", label: "Foster home" },
  { key: "show", label: "Show or event" },
  { key: "home", label: "New home" },
] as const

export const SETTING_KEYS = SESSION_SETTINGS.map(({ key }) => key)
export type SettingKey = (typeof SETTING_KEYS)[number]

/** The setting a session most likely has, from the cat's open placement; the shelter when there is none. */
export const usualSetting = (openPlacement: string | null): SettingKey =>
  openPlacement === "foster" ? "foster" : openPlacement === null ? "shelter" : "home"
