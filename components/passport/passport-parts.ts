import { GRADUATE_STAGE } from "@/lib/domain/harness/stages"
import { CHECK_IN_DAYS } from "@/lib/domain/passport/first-year"
import { firstDayOutside } from "@/lib/domain/passport/home-log"
import { nextStages, type PassportContent, type PassportHarness } from "@/lib/domain/passport/passport"
import type { DocumentPart, PrintedDocument } from "@/lib/platform/tagged-pdf"
import type { PassportWords } from "./words"

interface Source {
  readonly content: PassportContent
  readonly expiresDay: number
  /** Stage at home with what was logged there. */
  readonly stage: number
}

/** Everything a passport says, in one language: the page and the printed file are made of the same parts. */
export function passportDocument(source: Source, words: PassportWords, author: string): PrintedDocument {
  const { content, expiresDay } = source
  const { name } = content
  const { say, day } = words
  return {
    title: say("passport.title", { name }),
    intro: say("passport.intro", { name, day: day(content.issuedDay), until: day(expiresDay) }),
    language: words.language,
    author,
    parts: [
      stagePart(source, words),
      weeksPart(content, words),
      nextPart(source, words),
      part("always", say("passport.neverTitle"), [
        {
          kind: "list",
          items: (["1", "2", "3", "4"] as const).map((n) => say(`passport.never${n}`, { name })),
        },
      ]),
      workedPart(content, words),
      signsPart(content, words),
      harnessPart(content, words),
      lostPart(content, words),
      askPart(content, words),
    ],
  }
}

const part = (id: string, title: string, blocks: DocumentPart["blocks"]): DocumentPart => ({
  id,
  title,
  blocks,
})
const paragraph = (text: string) => ({ kind: "paragraph", text }) as const

function stagePart({ content, stage }: Source, { say, count, day, ...words }: PassportWords): DocumentPart {
  const { name } = content
  const now = (key: "passport.now" | "passport.atHome", n: number) =>
    say(key, { n, stage: words.stage(n).name })
  return part("stage", say("passport.stageTitle", { name }), [
    paragraph(
      [
        content.stage === GRADUATE_STAGE ? say("passport.graduate") : now("passport.now", content.stage),
        ...(content.stageDay === null ? [] : [say("passport.since", { day: day(content.stageDay) })]),
        count("passport.mastered", content.stage - 1),
      ].join(" "),
    ),
    ...(stage === content.stage ? [] : [paragraph(now("passport.atHome", stage))]),
  ])
}

function weeksPart(content: PassportContent, { say, day }: PassportWords): DocumentPart {
  const { name } = content
  const outside = firstDayOutside(content)
  return part("weeks", say("passport.weeksTitle"), [
    {
      kind: "list",
      items: [
        say("passport.weeks1", { name }),
        say("passport.weeks2", { name }),
        ...(outside === null ? [] : [say("passport.weeksUntil", { day: day(outside) })]),
      ],
    },
  ])
}

function nextPart({ content, stage }: Source, { say, ...words }: PassportWords): DocumentPart {
  const { met, advance } = content.protocol
  return part("next", say("passport.nextTitle"), [
    {
      kind: "steps",
      items: nextStages(stage).map((number) => {
        const { name, todo, hit, exit } = words.stage(number)
        return {
          title: `${number} ${name}`,
          lines: [
            todo,
            `${say("passport.hit")} ${hit}.`,
            ...(exit === null ? [] : [`${say("passport.exit")} ${exit}.`]),
          ],
        }
      }),
    },
    paragraph(
      say("passport.rule", {
        met: advance.metSessions,
        window: advance.windowSessions,
        days: advance.days,
        share: Math.round(met.hitShare * 100),
      }),
    ),
    paragraph(say("passport.back")),
  ])
}

function workedPart({ favouriteReward, whatWorked }: PassportContent, { say }: PassportWords): DocumentPart {
  const reward = REWARDS.find((one) => one === favouriteReward)
  const techniques = TECHNIQUES.filter((one) => whatWorked.includes(one)).map((one) =>
    say(`passport.technique.${one}`),
  )
  const lines = [
    ...(reward ? [say("passport.reward", { reward: say(`passport.reward.${reward}`) })] : []),
    ...techniques,
  ]
  return part("worked", say("passport.workedTitle"), [
    lines.length > 0 ? { kind: "list", items: lines } : paragraph(say("passport.noWorked")),
  ])
}

const REWARDS = ["paste", "meat", "dry", "toy"] as const
const TECHNIQUES = ["mealtime", "play", "clicker", "watching", "smaller_steps"] as const

function signsPart({ name, ownSigns }: PassportContent, { say, sign }: PassportWords): DocumentPart {
  return part(
    "signs",
    say("passport.signsTitle", { name }),
    ownSigns.length === 0
      ? [paragraph(say("passport.noSigns"))]
      : [paragraph(say("passport.signsIntro")), { kind: "list", items: ownSigns.map(sign) }],
  )
}

function harnessPart({ name, harness }: PassportContent, words: PassportWords): DocumentPart {
  const { say } = words
  return part("harness", say("passport.harnessTitle"), [
    ...(harness ? harnessLines(harness, words) : [say("passport.noHarness")]).map(paragraph),
    paragraph(say("passport.fitRule", { name })),
  ])
}

function harnessLines({ style, model, size, fit }: PassportHarness, words: PassportWords): string[] {
  const { say, count, day } = words
  const fingers = (n: number | null) =>
    n === null ? say("passport.fingersUnknown") : count("passport.fingers", n)
  return [
    say("passport.harness", { style: words.harness(style), model: model ?? "", size: size ?? "" })
      .replace(/\s+/g, " ")
      .trim(),
    ...(fit
      ? [
          say("passport.fit", {
            day: day(fit.day),
            neck: fingers(fit.neckFingers),
            chest: fingers(fit.chestFingers),
          }),
        ]
      : []),
  ]
}

function lostPart({ name }: PassportContent, { say }: PassportWords): DocumentPart {
  return part("lost", say("passport.lostTitle", { name }), [
    { kind: "list", items: (["1", "2", "3", "4"] as const).map((n) => say(`passport.lost${n}`, { name })) },
    paragraph(say("passport.lostPhone")),
    {
      kind: "blanks",
      labels: (["Chip", "Yours", "Ours", "Vet"] as const).map((one) => say(`passport.lost${one}`)),
    },
  ])
}

function askPart({ homeDay }: PassportContent, { say, day }: PassportWords): DocumentPart {
  return part(
    "ask",
    say("passport.askTitle"),
    homeDay === null
      ? [paragraph(say("passport.askNone"))]
      : [
          paragraph(say("passport.ask")),
          { kind: "list", items: CHECK_IN_DAYS.map((after) => day(homeDay + after)) },
        ],
  )
}
