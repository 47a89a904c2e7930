/** The parts of the outcomes pages, in their order. */
export const CHART_PARTS = [
  { key: "stays", label: "Stays and ways out" },
  { key: "programme", label: "Harness programme" },
  { key: "prediction", label: "Did we see it coming?" },
  { key: "homes", label: "After adoption" },
] as const
export type ChartPart = (typeof CHART_PARTS)[number]["key"]

/** Charts C1 to C20: which part shows them, what they are called, and what counts in them. */
export const CHART_LIST = [
  {
    id: "C1",
    part: "stays",
    title: "Time to adoption",
    definition:
      "Share of stays adopted by day t. All stays of the cohort count; cats in care on the last day of the data are censored there, and other ways of leaving compete.",
  },
  {
    id: "C2",
    part: "stays",
    title: "Where cats are by day t",
    definition:
      "The shares of all ways out and of those still in care, which sum to 100 % on every day. Same stays and censoring as C1.",
  },
  {
    id: "C3",
    part: "stays",
    title: "Stay of leavers and age of inventory",
    definition:
      "Days of completed stays by the month they ended, and the days in care so far of the cats that are here: two questions, so two panels.",
  },
  {
    id: "C4",
    part: "homes",
    title: "Return-free adoptions",
    definition:
      "Share of final adoptions without a return of the same cat by day t. Trials are listed apart; an adoption is censored at the end of the data, or on the day we learned that the cat died or moved on.",
  },
  {
    id: "C5",
    part: "homes",
    title: "Reasons for return",
    definition:
      "Returns by reason, and by how long the adoption had lasted: up to 30, 31 to 90, over 90 days.",
  },
  {
    id: "C6",
    part: "homes",
    title: "After a return",
    definition:
      "What becomes of cats that came back, from the day they came back: adopted again, another live way out, not live, still here.",
  },
  {
    id: "C7",
    part: "stays",
    title: "Live release",
    definition: "Live outcomes by month, by a formula that is named. Formulas differ in what they divide by.",
  },
  {
    id: "C8",
    part: "programme",
    title: "Training funnel",
    definition:
      "Share of enrolled cats that reach a stage by day t since enrolment. Leaving care competes: a cat that was adopted before did not fail.",
  },
  {
    id: "C9",
    part: "programme",
    title: "Sessions to a stage",
    definition:
      "Sessions a cat needed at each stage before it went on. Cats still at the stage, or that left, are counted beside it.",
  },
  {
    id: "C10",
    part: "programme",
    title: "Calm burden",
    definition:
      "Share of sessions in which stress reached 3 or more on the calm ladder, by stage and by month.",
  },
  {
    id: "C11",
    part: "programme",
    title: "Safety outdoors",
    definition:
      "Slips, bolts and bites per 100 outdoor sessions (stage 7 and up), with how complete the logging is.",
  },
  {
    id: "C12",
    part: "prediction",
    title: "Agreement of raters",
    definition: "How far two people who rated the same cat within a week agree, question by question.",
  },
  {
    id: "C13",
    part: "prediction",
    title: "Did the potential hold?",
    definition:
      "Share of cats of each potential that reached stage 5 within 30 days of enrolment, and of adopters who go outdoors with the cat at least monthly after 90 days. The potential is the one of the last assessment before enrolment.",
  },
  {
    id: "C14",
    part: "prediction",
    title: "Did the match hold?",
    definition:
      "Returns within 90 days and contentment (4 or 5 of 5) by the band of the match as it stood on the day of the adoption.",
  },
  {
    id: "C15",
    part: "prediction",
    title: "In training or not",
    definition:
      "Time to adoption from the landmark day, by whether the cat was enrolled by that day, apart for each potential. An association: bold cats are enrolled and adopted sooner.",
  },
  {
    id: "C16",
    part: "stays",
    title: "Fair exposure",
    definition:
      "Share adopted by day 60 since made available, by age, coat, FIV and shyness; who the public lists showed stands on its own page.",
  },
  {
    id: "C17",
    part: "homes",
    title: "What adopters tell us",
    definition:
      "Answers to the check-ins that were due, with how many answered and lines from published studies.",
  },
  {
    id: "C18",
    part: "homes",
    title: "Adventure kept up",
    definition:
      "Share of adopters of Patio & pack and Trail cats who go outdoors at least monthly at 90 and at 180 days, with the bounds that the silent ones leave open.",
  },
  {
    id: "C19",
    part: "homes",
    title: "Six-month retention",
    definition:
      "Share of adoptions of at least 180 days ago in which the cat is still in its home: returned, given away, lost and died are the ways it is not.",
  },
  {
    id: "C20",
    part: "stays",
    title: "Capacity",
    definition:
      "Cats in care on an average day, intakes beside outcomes, and Little's law as a check of both.",
  },
] as const satisfies readonly { id: string; part: ChartPart; title: string; definition: string }[]
export type ChartId = (typeof CHART_LIST)[number]["id"]

/** The line of the catalogue of one chart. */
export function chartLine(id: ChartId): (typeof CHART_LIST)[number] {
  return CHART_LIST.find((one) => one.id === id) ?? CHART_LIST[0]
}
