import { DEFAULT_PROTOCOL, type ProtocolParameters } from "./protocol"

/** One step of a founding article in our words, and the stage of our ladder it belongs to. */
export interface PresetStep {
  readonly text: string
  /** 1 to 8; null for what stands outside the ladder (choosing gear, going on for ever). */
  readonly stage: number | null
  /** Shown beside the step and never switched on: what the article states and we hold to be dangerous. */
  readonly hazard?: string
}

/** A founding article as a protocol: its steps, its own numbers, and what it leaves out of our ladder. */
export interface ProtocolPreset {
  readonly key: "s000" | "s001" | "s002" | "s003" | "s004"
  readonly article: "S000" | "S001" | "S002" | "S003" | "S004"
  readonly name: string
  readonly summary: string
  readonly steps: readonly PresetStep[]
  /** Supports that go with it: clicker milestones, the backpack track. */
  readonly supports: readonly ("clicker" | "backpack")[]
  readonly parameters: ProtocolParameters
}

const MINUTE = 60

/** Our engine with an article's own numbers; rules that keep a cat safe are not the article's to change. */
function engineOf(
  key: string,
  own: { readonly longWornMin?: number; readonly stageMinutes?: Readonly<Record<number, number>> } = {},
): ProtocolParameters {
  const { exits } = DEFAULT_PROTOCOL
  return {
    ...DEFAULT_PROTOCOL,
    version: `${key}-1`,
    exits: { ...exits, longWornSec: (own.longWornMin ?? exits.longWornSec / MINUTE) * MINUTE },
    ...(own.stageMinutes ? { stageMinutes: own.stageMinutes } : {}),
  }
}

const at = (stage: number | null, text: string, hazard?: string): PresetStep => ({
  stage,
  text,
  ...(hazard ? { hazard } : {}),
})

/** The five founding articles as they stand, in our words. The shelter's own protocol is not among them: it is the default. */
export const PROTOCOL_PRESETS: readonly ProtocolPreset[] = [
  {
    key: "s000",
    article: "S000",
    name: "Jacket and directing",
    summary: "A jacket harness, much time with it lying about, then the leash indoors with gentle directing.",
    supports: [],
    steps: [
      at(null, "Get a light harness made for cats, with the clip on the back; never a collar"),
      at(1, "Leave it out for several days, to be sniffed"),
      at(2, "Drape it over the body with treats and praise; at any fuss stop and go a step back"),
      at(3, "Straps round the body; two fingers fit under them"),
      at(4, "Worn for a few minutes, then longer, without a leash"),
      at(5, "The leash drags behind, under watch, with treats"),
      at(5, "Pick the leash up and follow through the house, loose"),
      at(
        5,
        "Practise directing with voice and treats",
        "A tug on the leash, however gentle: our cats are followed, not led",
      ),
      at(7, "A quiet, secluded place; short, at the cat's pace"),
      at(8, "Longer and further as the cat gets used to it"),
    ],
    parameters: engineOf("s000"),
  },
  {
    key: "s001",
    article: "S001",
    name: "Doorway, with the clicker",
    summary: "Five steps with neutrality first and a doorway of its own; a clicker marks five milestones.",
    supports: ["clicker"],
    steps: [
      at(1, "Harness near rest and food; sniffing without touching"),
      at(3, "On for a few seconds, off before any sign of stress, reward at once"),
      at(4, "Short sessions in a known room; odd movements are normal, end while calm"),
      at(5, "Leash trails; then pick it up, follow, and keep it slack"),
      at(6, "Sit calmly at the open door without going out; a dash closes it"),
      at(7, "Garden, patio or hallway, 1 to 3 minutes, the cat chooses"),
    ],
    parameters: engineOf("s001", { stageMinutes: { 7: 3 } }),
  },
  {
    key: "s002",
    article: "S002",
    name: "Ten steps",
    summary: "Ten steps with long wearing before the leash and watching the outdoors through glass.",
    supports: [],
    steps: [
      at(null, "Choose an adjustable harness for cats, H or figure eight"),
      at(1, "Place it near the favourite spot; treats for coming close"),
      at(
        3,
        "Fit it loosely, on for a few minutes with treats or a meal",
        "A loose fit lets a cat back out: never with a leash or near a door",
      ),
      at(4, "Over several days up to 15 to 30 minutes; go on only when relaxed"),
      at(5, "The leash drags, under watch"),
      at(5, "Hold it with light tension, reward steps forward", "Tension on the leash: ours stays slack"),
      at(6, "Watch the outdoors through glass, in the harness"),
      at(7, "A calm porch, balcony or yard, 5 to 10 minutes"),
      at(8, "Quieter ways and green places at quiet times"),
      at(null, "End well: home with praise and a treat"),
    ],
    parameters: engineOf("s002", { longWornMin: 15, stageMinutes: { 4: 30, 7: 10 } }),
  },
  {
    key: "s003",
    article: "S003",
    name: "Backpack and trails",
    summary: "Four steps on the ground beside a backpack track, up to short trails.",
    supports: ["backpack"],
    steps: [
      at(null, "A well fitted harness for cats, H or vest, one finger under it"),
      at(1, "Left near favourite spots for several days, treats on it"),
      at(2, "Draped over the back, unfastened, with treats"),
      at(
        3,
        "Loosely fastened for a short time, with play or food; a flop is normal",
        "A loose fit lets a cat back out: never with a leash or near a door",
      ),
      at(5, "A light leash drags under watch, then follow", "Gentle tension on the leash: ours stays slack"),
      at(7, "A quiet place, 5 to 10 minutes; a frozen cat is carried home"),
      at(8, "Short, easy trails with the backpack as a place to rest"),
    ],
    parameters: engineOf("s003", { stageMinutes: { 7: 10 } }),
  },
  {
    key: "s004",
    article: "S004",
    name: "Little by little",
    summary: "Rewards for every step and longer wearing, without a doorway or numbers.",
    supports: [],
    steps: [
      at(1, "Let the cat sniff the harness while it lies still; treats and praise"),
      at(
        3,
        "Short wearing",
        "The article lays it loosely round the neck: never done here, a neck is no place for a strap alone",
      ),
      at(4, "Worn indoors for longer and longer, at the cat's pace"),
      at(4, "At discomfort go back to earlier stages"),
      at(7, "A familiar place outdoors in harness and leash, with rewards"),
    ],
    parameters: engineOf("s004"),
  },
]

/** A preset by its key; throws RangeError for an unknown one. */
export function presetOf(key: string): ProtocolPreset {
  const found = PROTOCOL_PRESETS.find((preset) => preset.key === key)
  if (!found) throw new RangeError(`there is no preset "${key}"`)
  return found
}

/** Stages of our ladder that an article leaves out; they are kept, for safety, whatever the article says. */
export const keptStages = (preset: ProtocolPreset): readonly number[] =>
  [1, 2, 3, 4, 5, 6, 7, 8].filter((stage) => !preset.steps.some((step) => step.stage === stage))
