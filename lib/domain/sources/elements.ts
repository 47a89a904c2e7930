import type { ArticleId } from "./articles"
import { type Home, homeId } from "./homes"

/** The groups of statements, as the founding articles were read. */
export const ELEMENT_GROUPS = {
  B: "What speaks for a cat",
  C: "What speaks against, or for waiting",
  D: "Age and when to start",
  H: "Signals",
} as const
export type ElementGroup = keyof typeof ELEMENT_GROUPS

/** One statement of the founding articles in our words, with who states it and where it lives in the app. */
export interface SourceElement {
  readonly number: number
  readonly group: ElementGroup
  readonly text: string
  readonly articles: readonly ArticleId[]
  readonly homes: readonly [Home, ...Home[]]
}

function element(
  number: number,
  group: ElementGroup,
  text: string,
  articles: readonly ArticleId[],
  ...homes: SourceElement["homes"]
): SourceElement {
  return { number, group, text, articles, homes }
}

const dimension = (key: Extract<Home, { kind: "dimension" }>["key"]): Home => ({ kind: "dimension", key })
const gate = (key: Extract<Home, { kind: "gate" }>["key"]): Home => ({ kind: "gate", key })
const incident = (key: Extract<Home, { kind: "incident" }>["key"]): Home => ({ kind: "incident", key })
const at = (kind: "tag" | "fact" | "sign" | "stage" | "rule" | "parameter", key: string): Home => ({
  kind,
  key,
})

/** Every statement of the groups in use, numbered as it was found. */
export const ELEMENTS: readonly SourceElement[] = [
  element(
    18,
    "B",
    "A confident cat that is soon over something new",
    ["S001", "S002", "S003"],
    dimension("recovery"),
    at("tag", "confident"),
  ),
  element(
    19,
    "B",
    "Meets new rooms and things with curiosity, not with fear",
    ["S001", "S002", "S003"],
    dimension("novelty"),
    at("tag", "curious"),
  ),
  element(
    20,
    "B",
    "Is drawn to windows, doors and the sounds outside",
    ["S001", "S003"],
    dimension("outdoor"),
    at("tag", "window_watcher"),
  ),
  element(
    21,
    "B",
    "Likes being carried along, or time on a watched balcony",
    ["S001"],
    dimension("carrier"),
    at("tag", "carrier_happy"),
  ),
  element(22, "B", "Young, or grown up and still playful and exploring", ["S001"], dimension("energy")),
  element(
    23,
    "B",
    "Works for food or toys",
    ["S002", "S003"],
    dimension("motivation"),
    at("tag", "food_motivated"),
    at("tag", "toy_motivated"),
  ),
  element(24, "B", "Copes with change", ["S003"], dimension("novelty")),
  element(25, "B", "Lets itself be touched for brushing and nails", ["S002"], dimension("handling")),
  element(26, "B", "Healthy, vaccinated, and protected against fleas", ["S002"], gate("G2"), gate("G3")),
  element(27, "B", "Has been outdoors before", ["S003"], at("fact", "outdoor_history")),
  element(
    28,
    "B",
    "Trusts a person",
    ["S002", "S003"],
    at("fact", "trusted_person"),
    dimension("engagement"),
  ),
  element(
    29,
    "B",
    "Restless indoors: calls at birds, paces the sill, over-grooms; a vet is asked first",
    ["S002"],
    at("fact", "restless_indoors"),
    gate("G4"),
  ),
  element(
    30,
    "B",
    "A list of six questions; with most yeses the cat is likely ready",
    ["S002"],
    at("parameter", "readiness.rule"),
  ),
  element(
    31,
    "B",
    "Nobody knows before trying; the cat's answers lead",
    ["S003"],
    at("rule", "sufficient_evidence"),
  ),
  element(
    32,
    "C",
    "A cat that is afraid of nearly everything",
    ["S001"],
    at("rule", "critical_floor"),
    dimension("people"),
  ),
  element(33, "C", "Sensitive to noise", ["S001"], dimension("sound"), at("tag", "noise_sensitive")),
  element(34, "C", "Has panicked before", ["S001"], gate("G8")),
  element(
    35,
    "C",
    "Goes stiff or fights when held",
    ["S001"],
    dimension("handling"),
    at("tag", "handling_shy"),
  ),
  element(36, "C", "An illness or injury that limits movement", ["S001"], gate("G4")),
  element(
    37,
    "C",
    "Still settling in: hides at every new sound; wait until indoors is home",
    ["S003"],
    at("rule", "settling_time"),
    at("tag", "slow_to_warm"),
  ),
  element(
    38,
    "C",
    "Shy or anxious: sources differ on their chances",
    ["S001", "S002", "S003"],
    at("parameter", "shy.candidates"),
  ),
  element(
    39,
    "C",
    "Whether every cat can learn it: sources differ",
    ["S001", "S002", "S003"],
    at("parameter", "universality"),
  ),
  element(
    40,
    "C",
    "Gets out of any harness within seconds",
    ["S000c"],
    at("tag", "escape_artist"),
    incident("slipped"),
  ),
  element(41, "C", "Darts through doors", ["S001"], dimension("threshold")),
  element(
    42,
    "C",
    "A no is normal; when stress stays, stop",
    ["S001"],
    at("rule", "opt_out"),
    at("tag", "prefers_indoors_for_now"),
  ),
  element(
    43,
    "C",
    "Other good lives: window seat, puzzle food, indoor climbing, backpack only, cart, watched patio",
    ["S000c", "S002", "S003"],
    at("tag", "prefers_cart_or_patio"),
    at("tag", "rides_in_backpack"),
  ),
  element(
    44,
    "C",
    "A cat may lose interest later and want to be carried",
    ["S000c"],
    at("rule", "evidence_fades"),
  ),
  element(
    45,
    "D",
    "Kittens often get used to it quickly",
    ["S001", "S002", "S003"],
    at("rule", "age_is_no_gate"),
  ),
  element(46, "D", "Fastest between 8 weeks and 6 months", ["S003"], at("rule", "age_is_no_gate")),
  element(47, "D", "Nothing outdoors before the vaccinations are complete", ["S001"], gate("G2"), gate("G5")),
  element(
    48,
    "D",
    "Any age can learn, seniors with patience too",
    ["S002", "S003"],
    at("rule", "age_is_no_gate"),
  ),
  element(
    49,
    "D",
    "One cat's way: harness at 4 months, at the door at 5, a first outing of 90 seconds",
    ["S002"],
    at("stage", "7"),
  ),
  element(
    50,
    "D",
    "Foster kittens learn the leash before adoption, and practise at adoption shows",
    ["S000c"],
    at("rule", "foster_looks"),
  ),
  element(
    131,
    "H",
    "Ears flat or pinned back",
    ["S002", "S003"],
    at("sign", "e_flat2"),
    at("sign", "e_flat1"),
  ),
  element(132, "H", "Twitching or flicking tail", ["S002"], at("sign", "t_tip"), at("sign", "t_swish")),
  element(133, "H", "Wide pupils", ["S002", "S003"], at("sign", "y_wide")),
  element(
    134,
    "H",
    "Low crouch: sources differ on what it means",
    ["S001", "S003"],
    at("parameter", "lowPosture"),
    at("sign", "b_low"),
  ),
  element(135, "H", "Puffed tail", ["S003"], at("sign", "t_puff")),
  element(136, "H", "Chews the harness or tries to get it off", ["S002"], at("sign", "c_chew")),
  element(137, "H", "Meows a lot, or hisses", ["S002"], at("sign", "v_meow"), at("sign", "v_hiss")),
  element(
    138,
    "H",
    "Freezes or lies down: expected at first, or too much",
    ["S000c", "S001", "S002", "S003"],
    at("parameter", "freeze.response"),
    at("sign", "d_flop"),
    at("sign", "b_freeze1"),
  ),
  element(139, "H", "Does not want to move on", ["S002"], at("sign", "b_pause"), at("sign", "b_back")),
  element(140, "H", "Slips out of the harness", ["S000c", "S002"], incident("slipped")),
  element(
    141,
    "H",
    "Backs out while the leash is above its head",
    ["S000c"],
    at("rule", "back_out_test"),
    at("sign", "d_back"),
  ),
  element(142, "H", "Bolts", ["S001", "S002"], at("sign", "b_bolt"), incident("bolted")),
  element(143, "H", "Thrashes and bucks", ["S000c", "S001"], at("sign", "b_thrash")),
  element(144, "H", "Hides", ["S003"], at("sign", "b_hide")),
  element(145, "H", "Startled, overwhelmed, nervous", ["S000"], dimension("recovery")),
  element(146, "H", "Tired; wants to be carried", ["S000c", "S003"], at("sign", "f_tired")),
  element(
    147,
    "H",
    "Good signs: loose, ignores the harness, sniffs about, looks back to its person, leaves its scent, stays near",
    ["S001", "S002"],
    at("sign", "x_explore"),
    at("sign", "s_mark"),
    at("tag", "checks_in"),
  ),
  element(
    148,
    "H",
    "Signs are discomfort, not stubbornness; misreading them is common",
    ["S002"],
    at("rule", "rater_training"),
  ),
  element(149, "H", "Sits and looks: it is taking things in; wait", ["S002"], at("sign", "l_watch")),
]

/** The statements that live in one place of the app, by number. */
export function elementsAt(home: Pick<Home, "kind" | "key">): readonly SourceElement[] {
  return ELEMENTS.filter(({ homes }) => homes.some((one) => homeId(one) === homeId(home)))
}
