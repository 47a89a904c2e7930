import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core"
import { BandPath } from "@/components/charts/band-path"
import { TextLink } from "@/components/ui/links"
import { ScrollRegion } from "@/components/ui/scroll-region"
import type { EstimatePath } from "@/lib/domain/suitability/estimate-path"
import { TIER_NAMES } from "@/lib/domain/suitability/tiers"
import { DIMENSIONS } from "@/lib/domain/temperament/dimensions"
import type { CatPageRecord } from "@/lib/features/cats/record-queries"
import { formatDay, formatNumber } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"

const LOOK_WORDS = { full: "a full sheet", quick: "a quick look", none: "no look for now" } as const

/** The three truths behind the label, each with its reason. */
export function LabelReasons({ record }: { record: CatPageRecord }) {
  const { suitability, demonstration, gates, ready } = record.summary
  const closed = gates.gates.filter((gate) => gate.cap === gates.cap && gates.cap !== "TRAIL")
  const rows = [
    {
      name: "Potential (temperament)",
      tier: TIER_NAMES[suitability.potential],
      why: suitability.sufficient
        ? suitability.reasons.join(". ")
        : `Withheld: ${suitability.reasons.join(". ")}`,
    },
    { name: "Demonstrated (training)", tier: TIER_NAMES[demonstration.tier], why: demonstration.reason },
    {
      name: "Gates allow",
      tier: TIER_NAMES[gates.cap],
      why:
        closed.length > 0
          ? closed.map((gate) => `${gate.id}: ${gate.reason}`).join(". ")
          : "No gate stands against it",
    },
    { name: "Ready for: the lowest of them", tier: ready.label, why: ready.staffReasons.slice(1).join(". ") },
  ]
  return (
    <ScrollRegion label="How the label comes about, scrollable">
      <Table aria-label="How the label comes about" mb="md" miw={560}>
        <TableTbody>
          {rows.map((row) => (
            <TableTr key={row.name}>
              <TableTh scope="row">{row.name}</TableTh>
              <TableTd>
                <strong>{row.tier}</strong>
              </TableTd>
              <TableTd>{row.why}</TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </ScrollRegion>
  )
}

/** The score with its band from the first rating to today, with the limits of the tiers. */
export function ScorePath({ record, path }: { record: CatPageRecord; path: EstimatePath }) {
  const { suitability } = record.summary
  const { lo, hi, S, coverage, days, raters } = suitability
  const limits = record.histories.suitability
  const first = path.score[0]
  return (
    <>
      <Text mb={4}>
        Suitability <strong>{formatNumber(S, 1)}</strong> (80 % band {formatNumber(lo, 1)} to{" "}
        {formatNumber(hi, 1)}). {formatNumber(coverage)} of 100 points covered by recent ratings, on {days}{" "}
        {days === 1 ? "day" : "days"}, by {raters} {raters === 1 ? "person" : "people"}.
      </Text>
      {first ? (
        <BandPath
          title={`Suitability from ${formatDay(first.day)} to today: now ${formatNumber(S, 1)}, between ${formatNumber(lo, 1)} and ${formatNumber(hi, 1)}`}
          points={path.score}
          range={[0, 100]}
          height={150}
          limits={
            limits
              ? [
                  {
                    value: limits.trail.scoreLow,
                    label: `${TIER_NAMES.TRAIL}: low bound ${limits.trail.scoreLow}`,
                  },
                  {
                    value: limits.patioPack.scoreLow,
                    label: `${TIER_NAMES.PATIO_PACK}: low bound ${limits.patioPack.scoreLow}`,
                  },
                ]
              : []
          }
          ends={[formatDay(first.day), "today"]}
        />
      ) : null}
    </>
  )
}

/** What lifts and lowers the score, what it rests on, and the look worth most next. */
export function ScoreParts({ record }: { record: CatPageRecord }) {
  const { suitability, look } = record.summary
  const { contrib, leaveOneOut, S, lo } = suitability
  const nameOf = (key: string) => DIMENSIONS.find((one) => one.key === key)?.name.toLowerCase() ?? key
  return (
    <>
      <Text size="sm" mb="xs">
        Next: <strong>{LOOK_WORDS[look.kind]}</strong>
        {look.dims.length > 0 ? ` at ${look.dims.map(nameOf).join(", ")}` : ""} ({look.because}).{" "}
        {look.kind === "none" ? null : (
          <TextLink
            href={look.kind === "full" ? routes.rateCat(record.cat.id) : routes.quickLook(record.cat.id)}
          >
            Look now
          </TextLink>
        )}
      </Text>
      <details>
        <summary>What the score is made of</summary>
        <ScrollRegion label="Parts of the score, scrollable">
          <Table aria-label="Parts of the score" miw={480}>
            <TableThead>
              <TableTr>
                <TableTh scope="col">Question</TableTh>
                <TableTh scope="col">Adds to a plain 50</TableTh>
                <TableTh scope="col">Score without it</TableTh>
                <TableTh scope="col">Low bound without it</TableTh>
              </TableTr>
            </TableThead>
            <TableTbody>
              {DIMENSIONS.filter(({ key }) => contrib[key] !== undefined).map(({ key, name }) => (
                <TableTr key={key}>
                  <TableTh scope="row">{name}</TableTh>
                  <TableTd>{signed(contrib[key] ?? 0)}</TableTd>
                  <TableTd>{formatNumber(leaveOneOut[key]?.S ?? S, 1)}</TableTd>
                  <TableTd>{formatNumber(leaveOneOut[key]?.lo ?? lo, 1)}</TableTd>
                </TableTr>
              ))}
            </TableTbody>
          </Table>
        </ScrollRegion>
      </details>
    </>
  )
}

const signed = (points: number) => `${points < 0 ? "−" : "+"}${formatNumber(Math.abs(points), 1)}`

/** Every result as it was written, under the version of its time. */
export function KeptResults({ record }: { record: CatPageRecord }) {
  if (record.assessments.length === 0) return null
  return (
    <details>
      <summary>Results as they were written ({record.assessments.length})</summary>
      <ScrollRegion label="Results as they were written, scrollable">
        <Table aria-label="Results as they were written" miw={560}>
          <TableThead>
            <TableTr>
              <TableTh scope="col">Day</TableTh>
              <TableTh scope="col">Version</TableTh>
              <TableTh scope="col">Score and band</TableTh>
              <TableTh scope="col">Potential then</TableTh>
              <TableTh scope="col">Because of</TableTh>
            </TableTr>
          </TableThead>
          <KeptRows record={record} />
        </Table>
      </ScrollRegion>
    </details>
  )
}

function KeptRows({ record }: { record: CatPageRecord }) {
  return (
    <TableTbody>
      {record.assessments.map((kept) => (
        <TableTr key={kept.id}>
          <TableTd>{formatDay(kept.day)}</TableTd>
          <TableTd>{kept.version}</TableTd>
          <TableTd>
            {formatNumber(kept.S, 1)} ({formatNumber(kept.lo, 1)} to {formatNumber(kept.hi, 1)})
          </TableTd>
          <TableTd>{kept.sufficient ? TIER_NAMES[kept.potential] : "withheld"}</TableTd>
          <TableTd>{kept.sheetId ? "a rating" : "a new version"}</TableTd>
        </TableTr>
      ))}
    </TableTbody>
  )
}
