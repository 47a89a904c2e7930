/** The twelve dimensions of the rubric, in the order of the written rubric; ties elsewhere are broken by this order. */
export const DIMENSION_KEYS = [
  "recovery",
  "sound",
  "novelty",
  "handling",
  "threshold",
  "animals",
  "carrier",
  "motivation",
  "engagement",
  "outdoor",
  "people",
  "energy",
] as const
export type DimensionKey = (typeof DIMENSION_KEYS)[number]

/** Version of the wording below; a change of an anchor is a new version, because old ratings answered the old words. */
export const RUBRIC_VERSION = "rubric-1"

/** One dimension: what is asked, how it is tried, and the five anchors (index 0 is level 1, 5 = easiest outdoors). */
export interface Dimension {
  readonly key: DimensionKey
  readonly name: string
  readonly question: string
  /** Completes a sentence after "how she ..." or "how Juniper ...". */
  readonly looksAt: string
  /** Share of the suitability score in points of 100; 0 means it is used for matching only. */
  readonly weight: number
  readonly safetyCritical: boolean
  readonly probe: string
  /** Length of the probe's timer in seconds, or null where the cat sets the pace. */
  readonly probeSec: number | null
  /** Place in a sitting, 1 first: cheap and pleasant probes before any that can frighten. */
  readonly probeOrder: number
  readonly anchors: readonly [string, string, string, string, string]
  readonly note: string | null
  readonly sources: readonly string[]
}

/** The rubric as data (own wording, domain rubric A.2): rating sheet, filters, tables and help read it. */
export const DIMENSIONS: readonly Dimension[] = [
  {
    key: "recovery",
    name: "Startle recovery",
    question: "How quickly is a fright over?",
    looksAt: "gets over a fright",
    weight: 16,
    safetyCritical: true,
    probe:
      "In a room the cat knows, wait until it is two metres off or more and looking elsewhere. Drop a plastic clipboard flat from your knee, one time only, and time how long until it eats, plays, walks about or rests again.",
    probeSec: 300,
    probeOrder: 12,
    anchors: [
      "Still hidden or stiff after 5 minutes, or lashes out, or soils",
      "Runs for cover; out again after more than 60 seconds but inside 5 minutes, favourite food refused until then",
      "Jumps or ducks and backs off a little; itself again in 15 to 60 seconds",
      "A flinch or a hard look; back to what it was doing in 5 to under 15 seconds",
      "An ear or a glance, and on it goes in under 5 seconds",
    ],
    note: null,
    sources: ["S001"],
  },
  {
    key: "sound",
    name: "Everyday sound",
    question: "What do street sounds do to the cat?",
    looksAt: "takes everyday sound",
    weight: 14,
    safetyCritical: true,
    probe:
      "With food in reach, play 30 seconds of street recording (cars, voices, a single bark far off) no louder than talk, about 60 decibels where the cat is.",
    probeSec: 30,
    probeOrder: 11,
    anchors: [
      "Flees, pants, stays hidden past the end, or leaves food alone for 5 minutes",
      "Crouches low with wide pupils and goes away; no interest in food",
      "Halts with tense ears but stays; takes food again once it is quiet",
      "Listens with moving ears; after a pause eats or plays while it runs",
      "Hears it and eats or plays on all the way through",
    ],
    note: null,
    sources: ["S001", "S002"],
  },
  {
    key: "novelty",
    name: "New things and places",
    question: "What does the cat do about something new?",
    looksAt: "meets new things",
    weight: 14,
    safetyCritical: false,
    probe:
      "Set a box the size of an open umbrella, or a backpack laid flat, one and a half metres away. Watch for 3 minutes.",
    probeSec: 180,
    probeOrder: 8,
    anchors: [
      "Hidden, or as far off as the room allows, for the whole time",
      "Looks on from cover and never comes near in 3 minutes",
      "Comes after more than 60 seconds, neck stretched, backing off at least once",
      "Has sniffed it inside 60 seconds after short caution",
      "There in under 15 seconds: sniffs, rubs or climbs in",
    ],
    note: null,
    sources: ["S001", "S002", "S003"],
  },
  {
    key: "handling",
    name: "Touch and gentle restraint",
    question: "How does the cat take being held for a moment?",
    looksAt: "takes touch and gentle holding",
    weight: 12,
    safetyCritical: true,
    probe:
      "Stroke cheek, shoulders, chest. Hold the ribs in both hands for 3 seconds, one paw for 2 seconds, a soft towel over the back for 5 seconds. The first no of the cat ends it.",
    probeSec: null,
    probeOrder: 9,
    anchors: [
      "Hits, bites or thrashes as soon as the body is touched",
      "Withdraws, growls or goes rigid when the ribs or the towel come",
      "Bears it as far as the ribs, tense; walks off when let go and then takes food",
      "Lets every step happen with a loose body; perhaps a small wriggle at the paw",
      "Stays or leans in at every step and eats meanwhile",
    ],
    note: null,
    sources: ["S001", "S002"],
  },
  {
    key: "threshold",
    name: "Doorway calm",
    question: "What happens when a door opens a little?",
    looksAt: "behaves at an open door",
    weight: 10,
    safetyCritical: true,
    probe:
      "Sit in a room with two doors, the outer one locked. Open the inner one by 20 centimetres for 30 seconds, three times.",
    probeSec: 30,
    probeOrder: 10,
    anchors: [
      "Goes straight for the gap each of the three times, whatever one does, or panics there",
      "Makes a dash two times out of three, or scratches at the crack",
      "Comes near the gap; two times or more it holds back or returns for a treat",
      "Looks out from further back and takes food; a single step forward at the most",
      "Relaxed and at a distance all three times, looking back to the person",
    ],
    note: null,
    sources: ["S001"],
  },
  {
    key: "animals",
    name: "Near other animals",
    question: "How does the cat respond to other animals?",
    looksAt: "is near other animals",
    weight: 8,
    safetyCritical: false,
    probe:
      "Use what happens in the corridor, a lifelike toy dog 5 metres off for 20 seconds, and a cloth with scent. Never bring a living dog for this.",
    probeSec: 20,
    probeOrder: 7,
    anchors: [
      "Panics, turns on whoever is near, or hides for 5 minutes or more",
      "Puffed up, hissing, or a stare that no food breaks",
      "A tense look or slow withdrawal; turns to food inside 30 seconds",
      "Watches with a loose body and leaves it be inside 15 seconds",
      "A glance or mild interest, the body unchanged",
    ],
    note: null,
    sources: ["S003"],
  },
  {
    key: "carrier",
    name: "Carrier and retreat",
    question: "Is the carrier a safe place?",
    looksAt: "feels about the carrier",
    weight: 8,
    safetyCritical: false,
    probe:
      "Leave the carrier open, made soft and baited. Then 30 seconds with the door shut, then 10 metres carried.",
    probeSec: 30,
    probeOrder: 6,
    anchors: [
      "Has to be put in; cries, claws or soils inside",
      "In for food with the hind feet left outside; fights the closed door",
      "In for food; 30 seconds shut, tense but silent",
      "Walks in and settles; calm on the way",
      "Picks it to rest or hide in; calm on the way, even slow to come out",
    ],
    note: null,
    sources: ["S001", "S003"],
  },
  {
    key: "motivation",
    name: "Reward drive",
    question: "What will the cat work for?",
    looksAt: "works for rewards",
    weight: 8,
    safetyCritical: false,
    probe: "Offer paste, dry food or meat, and a wand toy, each five times. Write down the favourite.",
    probeSec: null,
    probeOrder: 2,
    anchors: [
      "Nothing taken in 5 minutes",
      "One kind, and only with nobody near",
      "One kind from a spoon or close to a hand, three times of five or more",
      "One kind all five times, and follows it for one step",
      "Works for two kinds or more and follows a lure or target several steps",
    ],
    note: null,
    sources: ["S002", "S003"],
  },
  {
    key: "engagement",
    name: "Checking in",
    question: "Does the cat keep in touch with its person?",
    looksAt: "checks in with people",
    weight: 5,
    safetyCritical: false,
    probe: "Sit down and leave the cat to itself for 3 minutes. Call softly after 1 minute and after 2.",
    probeSec: 180,
    probeOrder: 4,
    anchors: [
      "Goes further off each time",
      "Neither looks nor comes",
      "A look or a slow blink at one call or more",
      "Comes at one call, or drops by once uncalled",
      "Comes at both, stays close, and returns between explorations",
    ],
    note: null,
    sources: ["S002"],
  },
  {
    key: "outdoor",
    name: "Wish to look out",
    question: "How much does the cat want to see outside?",
    looksAt: "likes to look out",
    weight: 5,
    safetyCritical: false,
    probe: "Five minutes at a window or a screened porch. No door.",
    probeSec: 300,
    probeOrder: 1,
    anchors: [
      "Keeps away from the window or hides from it",
      "Takes no notice of it",
      "Looks out for less than 1 minute all told",
      "Settles and watches, relaxed, for 1 to 3 minutes",
      "Goes to it and watches over 3 minutes, ears forward, tail at ease",
    ],
    note: "Restless pacing, crying or clawing at the glass is stress, not readiness: write the stress down, 3 at most here. More is not better, it is only more.",
    sources: ["S001", "S003"],
  },
  {
    key: "people",
    name: "New people",
    question: "How does the cat meet a stranger?",
    looksAt: "meets new people",
    weight: 0,
    safetyCritical: false,
    probe: "Somebody the cat has never met sits sideways two metres away and holds out a hand. 3 minutes.",
    probeSec: 180,
    probeOrder: 5,
    anchors: [
      "Hides, hisses or hits out",
      "Keeps away and looks on",
      "Comes after 60 seconds, or sniffs the hand one time",
      "Comes inside 60 seconds and takes a rub of the cheek",
      "Comes at once, rubs, and asks for more",
    ],
    note: "Used for matching; no part of the score.",
    sources: ["S003"],
  },
  {
    key: "energy",
    name: "Play and activity",
    question: "How lively is the cat?",
    looksAt: "plays and moves",
    weight: 0,
    safetyCritical: false,
    probe: "Wand toy for 3 minutes, and a line about the rest of the day.",
    probeSec: 180,
    probeOrder: 3,
    anchors: [
      "Lies through all of it",
      "Looks on and bats without getting up",
      "Short bursts, each under 30 seconds",
      "Chases and pounces for more than 1 minute",
      "Leaps and runs all 3 minutes, and starts games unasked",
    ],
    note: "Used for matching; no part of the score. More is not better, it is only more.",
    sources: ["S002"],
  },
]

/** Whether a text is the key of a dimension. */
export function isDimensionKey(text: string): text is DimensionKey {
  return (DIMENSION_KEYS as readonly string[]).includes(text)
}

/** The catalogue entry of a dimension; throws RangeError for an unknown key. */
export function dimensionOf(key: DimensionKey): Dimension {
  const found = DIMENSIONS.find((dimension) => dimension.key === key)
  if (!found) throw new RangeError(`there is no dimension called "${key}"`)
  return found
}

/** The dimensions in the order of a sitting, cheapest probe first and the startle last. */
export function dimensionsInProbeOrder(): readonly Dimension[] {
  return [...DIMENSIONS].sort((a, b) => a.probeOrder - b.probeOrder)
}
