import type { DimensionKey } from "@/lib/domain/temperament/dimensions"

/** One described look at a cat with the level it should be given and why: the exercise for raters. */
export interface DescribedCase {
  readonly key: string
  readonly dim: DimensionKey
  readonly story: string
  readonly reference: 1 | 2 | 3 | 4 | 5
  readonly because: string
}

function described(
  dim: DimensionKey,
  reference: DescribedCase["reference"],
  story: string,
  because: string,
): DescribedCase {
  return { key: `${dim}-${reference}`, dim, reference, story, because }
}

/** Two cases for each dimension, all levels among them (own wording). A case is read, rated, and then explained. */
export const DESCRIBED_CASES: readonly DescribedCase[] = [
  described(
    "recovery",
    3,
    "The clipboard lands. Mika ducks, backs under the bench edge and stares at it. At 20 seconds she stretches, at 35 she is washing a paw.",
    "A duck and a small retreat, and herself again between 15 and 60 seconds.",
  ),
  described(
    "recovery",
    2,
    "At the clap of the clipboard Otto is gone behind the shelf. The tuna stays untouched. After two and a half minutes he comes out, low, and then eats.",
    "Bolted and refused food, and was out again between one and five minutes.",
  ),
  described(
    "sound",
    4,
    "Traffic begins to play. Pixel lifts her head, one ear follows the cars. After ten seconds or so she goes back to the dish and eats until the end, ears still moving.",
    "She listened first, then ate while it played: a pause, and no more.",
  ),
  described(
    "sound",
    1,
    "With the first car Bruno runs, squeezes behind the litter box and pants. Two minutes after the sound has ended he is still there.",
    "Fled, panted, and stayed hidden past the end.",
  ),
  described(
    "novelty",
    5,
    "The backpack is on the floor for about eight seconds before Nala has walked up, rubbed her chin on the zip and stepped in with both front feet.",
    "Straight over in under 15 seconds, rubbing and climbing in.",
  ),
  described(
    "novelty",
    2,
    "For the whole three minutes Smoke looks at the open box from inside the igloo bed. Only the nose is out. He does not come nearer.",
    "Watched from cover and made no approach.",
  ),
  described(
    "handling",
    4,
    "Cheek, shoulders and chest are fine; hands round the ribs are fine; at the paw Luna wriggles a little and is loose again; the towel lies on her back while she looks about.",
    "All steps with a loose body, and a mild wriggle at the paw.",
  ),
  described(
    "handling",
    2,
    "Tigger likes the cheek rub. When two hands go round his ribs he goes stiff as a board and growls. The handler stops.",
    "Froze and growled at the ribs; the probe ends at the first no.",
  ),
  described(
    "threshold",
    3,
    "Three times the inner door opens. Each time Peaches trots to the gap; twice she turns back for the spoon, once she stops with her nose in it and waits.",
    "Went to the gap, and waited or turned back for food at least twice.",
  ),
  described(
    "threshold",
    1,
    "Each time the door opens Rocket is through the gap before the handler has moved, and a call or a rattle of treats changes nothing.",
    "Rushed at once every time and could not be called off.",
  ),
  described(
    "animals",
    3,
    "Through the corridor window a dog goes by. Shadow stiffens and stares. At the smell of the paste, some twenty seconds later, he turns his head and licks.",
    "A tense stare, broken for food within 30 seconds.",
  ),
  described(
    "animals",
    5,
    "The toy dog stands five metres off. Willow gives it a glance, yawns, and goes on batting at a string. Nothing about her changes.",
    "A glance, and no change in the body.",
  ),
  described(
    "carrier",
    4,
    "Maple walks into the open carrier, turns once and sits. Door shut for half a minute: she sits. Carried for ten metres she looks out, quiet and loose.",
    "Walked in and settled, calm while carried, but did not choose it as a resting place.",
  ),
  described(
    "carrier",
    2,
    "Felix goes in for the chicken as far as his hips; the hind feet stay outside. When the door is closed for the trial he paws and pushes against it.",
    "In for food with the hind feet out, and a struggle when shut.",
  ),
  described(
    "motivation",
    3,
    "Of three rewards Hazel takes only the paste, from the spoon, in four of five offers. She does not follow it.",
    "One kind from a spoon on three or more of five, without following.",
  ),
  described(
    "motivation",
    5,
    "Ziggy takes meat and paste every time, chases the wand too, and walks five steps after a target stick for a bit of meat.",
    "Works for more than one kind and follows a target for several steps.",
  ),
  described(
    "engagement",
    4,
    "In three minutes of free time Olive explores the shelf. At the first soft call she looks round and comes over; at the second she stays where she is.",
    "Came to one of the two calls.",
  ),
  described(
    "engagement",
    2,
    "Gus walks the room for three minutes. At both calls nothing about him changes: no look, no step.",
    "No look and no approach, but he did not move away from the call either.",
  ),
  described(
    "outdoor",
    4,
    "Five minutes at the window: Juno settles on the sill at minute one, watches the birds with a loose tail for two minutes, then lies down facing the room.",
    "Settled to watch for one to three minutes, relaxed.",
  ),
  described(
    "outdoor",
    3,
    "Storm is at the glass for the full five minutes, pacing, crying and clawing at the frame.",
    "Long, but frustrated: pacing and clawing cap this at 3, and the stress is written down.",
  ),
  described(
    "people",
    2,
    "A stranger sits side-on. For three minutes Pearl stays on the high shelf and watches every move. She neither hisses nor comes down.",
    "Stayed away and watched.",
  ),
  described(
    "people",
    5,
    "The stranger has hardly sat down when Biscuit is there, rubs along the hand, and follows it when it moves away.",
    "Came at once, rubbed and asked for more.",
  ),
  described(
    "energy",
    3,
    "With the wand Coco sprints for some fifteen seconds, lies down, and after a while sprints once more. So it goes for the three minutes.",
    "Short bursts under 30 seconds.",
  ),
  described(
    "energy",
    1,
    "For three minutes the feather passes Duke's nose. He looks at it once, lays his head down, and rests. The day note says the same.",
    "Rested through it.",
  ),
]

/** The case of a key; throws RangeError for an unknown one. */
export function caseOf(key: string): DescribedCase {
  const found = DESCRIBED_CASES.find((one) => one.key === key)
  if (!found) throw new RangeError(`there is no described case "${key}"`)
  return found
}
