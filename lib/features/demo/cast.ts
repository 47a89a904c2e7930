import type { DimensionKey } from "@/lib/domain/temperament/dimensions"

export type Temper = Partial<Record<DimensionKey, number>>

/** A kind of cat: levels on the 1-5 scale where it differs from the middle. */
export const KINDS: readonly { share: number; temper: Temper }[] = [
  {
    share: 0.24,
    temper: {
      recovery: 4.3,
      sound: 4.1,
      novelty: 4.4,
      handling: 4.2,
      threshold: 4,
      carrier: 4.2,
      motivation: 4.5,
      engagement: 4.2,
      outdoor: 4.3,
      people: 4.2,
      energy: 4.2,
      animals: 3.6,
    },
  },
  {
    share: 0.3,
    temper: {
      recovery: 3.6,
      sound: 3.3,
      novelty: 3.6,
      handling: 3.7,
      threshold: 3.4,
      carrier: 3.6,
      motivation: 4,
      engagement: 3.6,
      outdoor: 3.8,
      people: 3.6,
      energy: 3.3,
      animals: 3,
    },
  },
  {
    share: 0.28,
    temper: {
      recovery: 2.7,
      sound: 2.5,
      novelty: 2.6,
      handling: 3,
      threshold: 3.4,
      carrier: 2.9,
      motivation: 3.2,
      engagement: 2.8,
      outdoor: 3.2,
      people: 2.6,
      energy: 2.6,
      animals: 2.6,
    },
  },
  {
    share: 0.18,
    temper: {
      recovery: 1.9,
      sound: 1.8,
      novelty: 2,
      handling: 2.1,
      threshold: 3,
      carrier: 2.2,
      motivation: 2.4,
      engagement: 2,
      outdoor: 2.8,
      people: 1.8,
      energy: 2.2,
      animals: 2.2,
    },
  },
]

export const NAMES =
  "Pixel Nori Basil Willow Mango Clover Biscuit Saffron Otis Hazel Pepper Olive Ziggy Maple Waffles Luna Jasper Poppy Cosmo Fern Pickles Indigo Tofu Marigold Rusty Sage Domino Peaches Atlas Ginger Moss Figaro Honey Bramble Socks Nutmeg Echo Cricket Dot Juno Kiwi Lentil Misty Nacho Onyx Paprika Quill Raisin Sable Tansy Umber Velvet Wren Yarrow Zinnia Acorn Bonnie Cedar Dash Ember Flora Gus Heather Iris Jinx Kit Lark Mocha Nell Opal Pip Rook Scout Tilly Ursa Vesper Wilbur Xena Yoko Zephyr".split(
    " ",
  )

export const COATS = [
  { colour: "brown tabby", pattern: "tabby" },
  { colour: "black", pattern: "solid" },
  { colour: "black and white", pattern: "tuxedo" },
  { colour: "orange tabby", pattern: "tabby" },
  { colour: "grey", pattern: "solid" },
  { colour: "tortoiseshell", pattern: "tortie" },
  { colour: "white and grey", pattern: "bicolour" },
  { colour: "calico", pattern: "calico" },
  { colour: "cream", pattern: "solid" },
  { colour: "seal point", pattern: "point" },
  { colour: "grey tabby", pattern: "tabby" },
] as const

export const ROOMS = ["Birch", "Cedar", "Fern", "Alder", "Kitten nursery", "Quiet ward"] as const

/** A cat whose story the demo tells on purpose. */
export interface Lead {
  name: string
  ageMonths: number
  sex: "F" | "M"
  coat: { colour: string; pattern: string }
  breed?: string
  daysHere: number
  temper: Temper
  /** Sessions so far and how they went: what the course would have looked like. */
  course?: {
    sessions: number
    hitShare: number
    story?: "panic" | "opt_out" | "slips" | "lapse" | "fresh_panic"
  }
  tags?: { tag: string; evidence: string }[]
  facts?: {
    key: "lives_with_dogs" | "lives_with_cats" | "lives_with_children" | "special_care"
    value: "yes" | "no"
    evidence: string
  }[]
  profile: string
}

const BOLD = KINDS[0]?.temper ?? {}
const STEADY = KINDS[1]?.temper ?? {}

/** Worked cases from the founding articles, in our own words, and situations a visitor of the demo should find. */
export const LEADS: readonly Lead[] = [
  {
    name: "Milo",
    ageMonths: 38,
    sex: "M",
    coat: { colour: "grey tabby", pattern: "tabby" },
    breed: "Domestic Short Hair",
    daysHere: 96,
    temper: { ...STEADY, energy: 4.4, outdoor: 4.8, motivation: 4.4 },
    course: { sessions: 21, hitShare: 0.92 },
    tags: [{ tag: "learns_by_watching", evidence: "Yuki, watched Binga at the double door" }],
    profile:
      "Milo grew up in a high-rise and paced the sills. Playing in the harness was his way in; on the fire escape he first froze, then sniffed everything.",
  },
  {
    name: "Juniper",
    ageMonths: 30,
    sex: "F",
    coat: { colour: "tortoiseshell", pattern: "tortie" },
    breed: "Domestic Short Hair",
    daysHere: 74,
    temper: {
      recovery: 4,
      sound: 3.2,
      novelty: 4.9,
      handling: 4,
      threshold: 3.1,
      animals: 2,
      carrier: 4,
      motivation: 5,
      engagement: 4.2,
      outdoor: 4.9,
      people: 4,
      energy: 4,
    },
    course: { sessions: 17, hitShare: 0.95 },
    facts: [
      { key: "lives_with_dogs", value: "no", evidence: "Foster home, 14 days: hid whenever the dog came in" },
    ],
    profile:
      "Once too shy to be seen. A clicker and a feather changed that: her first outing lasted ninety seconds, and she chose every one of them.",
  },
  {
    name: "Chanel",
    ageMonths: 84,
    sex: "F",
    coat: { colour: "cream", pattern: "solid" },
    daysHere: 61,
    temper: { ...STEADY, energy: 2, carrier: 4.8 },
    course: { sessions: 9, hitShare: 0.55 },
    tags: [
      { tag: "prefers_cart_or_patio", evidence: "Rides calmly in the cart on the patio, three Sundays" },
    ],
    profile: "Chanel wears a harness as if it were jewellery and sees no reason to walk in it. She rides.",
  },
  {
    name: "Aryana",
    ageMonths: 60,
    sex: "F",
    coat: { colour: "brown tabby", pattern: "tabby" },
    daysHere: 88,
    temper: { ...BOLD, outdoor: 4.9 },
    course: { sessions: 42, hitShare: 0.97 },
    profile:
      "A former street cat who knows the outdoors better than we do. Keep the line slack and she leads the way.",
  },
  {
    name: "Houdini",
    ageMonths: 26,
    sex: "M",
    coat: { colour: "black", pattern: "solid" },
    daysHere: 88,
    temper: { ...STEADY, threshold: 2 },
    course: { sessions: 16, hitShare: 0.9, story: "slips" },
    profile: "Leaves any harness within seconds. For now he rules the window, and rules it well.",
  },
  {
    name: "Binga",
    ageMonths: 33,
    sex: "F",
    coat: { colour: "black and white", pattern: "tuxedo" },
    daysHere: 52,
    temper: { ...BOLD, threshold: 2.2 },
    course: { sessions: 15, hitShare: 0.95 },
    tags: [{ tag: "learns_by_watching", evidence: "Watched two walks from the window, then walked herself" }],
    profile: "Stormed every door, watched the others walk, and got it right the first time.",
  },
  {
    name: "Rani",
    ageMonths: 30,
    sex: "F",
    coat: { colour: "brown spotted tabby", pattern: "tabby" },
    breed: "Bengal",
    daysHere: 38,
    temper: { ...BOLD, energy: 5, outdoor: 5 },
    course: { sessions: 20, hitShare: 0.98 },
    profile: "A bengal with forest in her eyes. Walks every day, and gives up her mice politely.",
  },
  {
    name: "Pebble",
    ageMonths: 5,
    sex: "F",
    coat: { colour: "grey", pattern: "solid" },
    daysHere: 24,
    temper: BOLD,
    course: { sessions: 8, hitShare: 0.98 },
    facts: [{ key: "lives_with_cats", value: "yes", evidence: "Foster group of five kittens" }],
    profile: "From the foster group that practises before the adoption show.",
  },
  {
    name: "Skipper",
    ageMonths: 5,
    sex: "M",
    coat: { colour: "orange tabby", pattern: "tabby" },
    daysHere: 24,
    temper: BOLD,
    course: { sessions: 7, hitShare: 0.9 },
    facts: [{ key: "lives_with_cats", value: "yes", evidence: "Foster group of five kittens" }],
    profile: "Pebble's brother, with more courage than plan.",
  },
  {
    name: "Bandit",
    ageMonths: 44,
    sex: "M",
    coat: { colour: "grey tabby", pattern: "tabby" },
    daysHere: 70,
    temper: STEADY,
    course: { sessions: 19, hitShare: 0.94, story: "fresh_panic" },
    profile: "Had a fright last week. We wait until he says he is ready.",
  },
  {
    name: "Clementine",
    ageMonths: 52,
    sex: "F",
    coat: { colour: "calico", pattern: "calico" },
    daysHere: 58,
    temper: { ...STEADY, motivation: 2 },
    course: { sessions: 3, hitShare: 0, story: "opt_out" },
    profile: "Said no three times in a row, and we heard her. The sunny sill is hers.",
  },
  {
    name: "Captain",
    ageMonths: 130,
    sex: "M",
    coat: { colour: "black", pattern: "solid" },
    daysHere: 147,
    temper: { ...STEADY, energy: 2.2, people: 4.6, handling: 4.5 },
    course: { sessions: 12, hitShare: 0.9, story: "lapse" },
    facts: [
      { key: "special_care", value: "yes", evidence: "A daily tablet for the thyroid" },
      { key: "lives_with_children", value: "yes", evidence: "Owner's note: two grandchildren, weekly" },
    ],
    profile: "The longest resident. Thirteen pounds of calm, and a lap is never far.",
  },
]
