import type { ArticleId } from "./articles"

/** What one source states about a parameter, in our words. */
export interface ParameterSource {
  readonly article: ArticleId
  readonly stated: string
}

/** One of the points on which the sources differ (or are silent), with the shelter's choice and why. */
export interface Parameter {
  readonly key: string
  readonly label: string
  readonly kind: "range" | "enum" | "boolean" | "rule"
  readonly choice: string
  /** The stricter for safety, the looser for expectation; anything else says why. */
  readonly because: string
  readonly sources: readonly ParameterSource[]
}

function parameter(
  key: string,
  kind: Parameter["kind"],
  words: { label: string; choice: string; because: string },
  stated: readonly (readonly [ArticleId, string])[],
): Parameter {
  return { key, kind, ...words, sources: stated.map(([article, text]) => ({ article, stated: text })) }
}

const STRICTER = "The stricter statement, because it is about safety"
const LOOSER = "The wider statement, because it is about what to expect"

/** The parameters on which the founding articles disagree, in the order of a cat's way. */
export const PARAMETERS: readonly Parameter[] = [
  parameter(
    "shy.candidates",
    "rule",
    {
      label: "Shy cats",
      choice: "A slow track with the same steps; never left out",
      because:
        "A rating shows a state as well as a cat; the safety-critical floor protects without excluding",
    },
    [
      ["S001", "may struggle"],
      ["S002", "succeed less often, though one shy cat of the article did"],
      ["S003", "not to be written off; many open up"],
    ],
  ),
  parameter(
    "universality",
    "rule",
    {
      label: "Can every cat learn it?",
      choice: "Many, not all; no cat needs it",
      because: LOOSER,
    },
    [
      ["S001", "no"],
      ["S002", "no"],
      ["S003", "nearly always, with patience"],
    ],
  ),
  parameter(
    "readiness.rule",
    "rule",
    {
      label: "When is a cat ready to start?",
      choice:
        "All medical and identity gates and the pre-check; temperament decides how far, by an interval instead of a count of yeses",
      because: STRICTER,
    },
    [["S002", "six questions; with most answered yes the cat is likely ready"]],
  ),
  parameter(
    "behaviourFix",
    "rule",
    {
      label: "Outings against behaviour problems",
      choice: "Never the only reason to enrol; a vet looks first",
      because: STRICTER,
    },
    [
      ["S000", "outdoor time helps to prevent problems"],
      ["S001", "never a solution for problems, no treatment of anxiety or aggression"],
      ["S002", "one cat's over-grooming and agitation eased"],
    ],
  ),
  parameter(
    "harness.style",
    "enum",
    {
      label: "Harness style",
      choice: "Any style made for cats; the style is recorded, and escapes are reported by style",
      because: "No source has figures; ours will be",
    },
    [
      ["S000", "a jacket holds best"],
      ["S001", "H or vest"],
      ["S002", "H or figure eight"],
      ["S003", "H or vest"],
    ],
  ),
  parameter(
    "escapeProof",
    "rule",
    {
      label: "Escape-proof",
      choice: "We say escape-resistant, and a registered chip is a gate",
      because: STRICTER,
    },
    [
      ["S001", "escape-resistant"],
      ["S002", "escape-proof"],
      ["S003", "escape-proof"],
      ["S004", "escape-proof"],
      ["S000c", "three readers: nothing holds every cat"],
    ],
  ),
  parameter(
    "fit.fingerGap",
    "range",
    {
      label: "Fingers under the straps",
      choice: "1 to 2 for any leash or outing; 3 means refit",
      because: STRICTER,
    },
    [
      ["S000", "two fingers"],
      ["S001", "snug and comfortable"],
      ["S002", "loose the first times"],
      ["S003", "one finger only"],
      ["S004", "loose round the neck (a hazard: never done here)"],
    ],
  ),
  parameter(
    "leash.length",
    "range",
    {
      label: "Leash length",
      choice: "Short, 1.2 to 1.8 m, until a cat is a graduate",
      because: STRICTER,
    },
    [
      ["S001", "short"],
      ["S002", "4 to 6 feet, nylon"],
      ["S000c", "25 feet; another reader 8 metres"],
    ],
  ),
  parameter(
    "leash.tension",
    "enum",
    { label: "Tension of the leash", choice: "Slack at all times", because: STRICTER },
    [
      ["S000", "loose"],
      ["S001", "slack the whole time"],
      ["S002", "light tension"],
      ["S003", "gentle tension, no pulling"],
    ],
  ),
  parameter(
    "direct.cat",
    "boolean",
    {
      label: "Directing the cat",
      choice: "Off: the person follows the cat",
      because: "The cat's choice is what the programme is about",
    },
    [
      ["S000", "encourage, with a gentle tug"],
      ["S001", "never lead"],
      ["S002", "reward steps forward"],
      ["S003", "one does not walk a cat"],
    ],
  ),
  parameter(
    "firstWear",
    "range",
    {
      label: "First wearing",
      choice: "Seconds, off while all is well; never laid round the neck",
      because: STRICTER,
    },
    [
      ["S001", "a few seconds, off before any stress"],
      ["S002", "a few minutes at mealtime"],
      ["S003", "loosely fastened and short, with a distraction"],
      ["S004", "laid loosely round the neck (a hazard)"],
    ],
  ),
  parameter(
    "wear.target",
    "range",
    {
      label: "Worn before the leash",
      choice: "10 minutes in one session with a nearly normal gait",
      because: "The gait says more than the clock; sessions stay short",
    },
    [
      ["S000", "longer bit by bit"],
      ["S001", "over several days"],
      ["S002", "over several days up to 15 to 30 minutes"],
      ["S004", "longer and with more around"],
    ],
  ),
  parameter(
    "lowPosture",
    "rule",
    {
      label: "Walking low",
      choice:
        "Part of getting used to the harness at stages 2 to 4; stress before and after, or beside any worried sign",
      because: "Both sources are right, at different stages",
    },
    [
      ["S001", "low walking is normal at first"],
      ["S003", "a low crouch is overstimulation"],
    ],
  ),
  parameter(
    "doorway",
    "boolean",
    {
      label: "Sitting calmly at the open door",
      choice: "A stage of its own, required",
      because: STRICTER,
    },
    [
      ["S001", "required before going out"],
      ["S002", "watching through glass in the harness"],
      ["S000", "not mentioned"],
      ["S003", "not mentioned"],
      ["S004", "not mentioned"],
    ],
  ),
  parameter(
    "firstOuting.maxMin",
    "range",
    { label: "First outing, at most", choice: "3 minutes, later 5", because: STRICTER },
    [
      ["S000", "short"],
      ["S001", "1 to 3 minutes"],
      ["S002", "5 to 10 minutes; one cat 90 seconds"],
      ["S003", "5 to 10 minutes"],
    ],
  ),
  parameter(
    "freeze.response",
    "rule",
    {
      label: "The cat freezes",
      choice:
        "Indoors wait and ask for nothing; outdoors distance, and home if it has not passed in 30 seconds",
      because: STRICTER,
    },
    [
      ["S001", "end at the first fear"],
      ["S002", "stop, speak softly, wait, never drag"],
      ["S003", "normal; carry the cat back inside"],
    ],
  ),
  parameter(
    "carryOut",
    "boolean",
    {
      label: "Carrying a cat outside before it is ready",
      choice: "Never before stage 7; the carrier track is a way of its own",
      because: STRICTER,
    },
    [
      ["S001", "a mistake"],
      ["S000c", "one reader's trick against fussing with the harness"],
    ],
  ),
  parameter(
    "frequency",
    "range",
    {
      label: "How often, at home",
      choice: "Two or three times a week, when the cat asks",
      because: LOOSER,
    },
    [
      ["S001", "a treat now and then, not daily"],
      ["S002", "15 minutes three times a week, for one cat"],
      ["S000c", "daily, some two or three times a day"],
    ],
  ),
  parameter(
    "hunting",
    "enum",
    {
      label: "Hunting",
      choice: "Not encouraged, and nothing caught is eaten",
      because: STRICTER,
    },
    [["S000c", "two readers let the cat hunt, others prevent it"]],
  ),
  parameter(
    "duration.total",
    "range",
    {
      label: "How long it takes",
      choice: "What our own cats needed, from 20 of them on; until then 2 to 4 weeks with some much longer",
      because: LOOSER,
    },
    [
      ["S001", "days to weeks"],
      ["S002", "weeks to months; 4 to 6 weeks of steady time"],
      ["S003", "most 2 to 4 weeks, some days, a few months"],
    ],
  ),
]

/** A parameter by its key; throws RangeError for an unknown one. */
export function parameterOf(key: string): Parameter {
  const found = PARAMETERS.find((one) => one.key === key)
  if (!found) throw new RangeError(`there is no parameter "${key}"`)
  return found
}
