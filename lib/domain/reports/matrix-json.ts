import { isoFromDay } from "@/lib/domain/calendar/day"
import { cellCount, type Matrix } from "./matrix"
import type { IntakeLine, MatrixAge, OutcomeLine } from "./matrix-lines"

export interface ReportingOrganization {
  readonly externalId: string
  readonly name: string
  readonly vendorName: string
}

/** One month as the collector's `metricsDataDto`. The unusual spellings (begining, endining, outComes) are the collector's own. */
export function matrixJson(matrix: Matrix, organization: ReportingOrganization) {
  const count = (line: IntakeLine | OutcomeLine, age: MatrixAge) => cellCount(matrix.behind, `${line}.${age}`)
  const ofAges = <T>(block: (age: MatrixAge) => T) => ({
    adult: block("adult"),
    ageUnknown: block("ageUnknown"),
    upToFiveMonths: block("upToFiveMonths"),
  })
  return {
    animalCounts: {
      beginingCount: {
        count: matrix.beginning,
        date: isoFromDay(matrix.firstDay),
        fosterAnimalCount: matrix.beginningFoster,
      },
      endiningCount: {
        count: matrix.ending,
        date: isoFromDay(matrix.lastDay),
        fosterAnimalCount: matrix.endingFoster,
      },
    },
    liveIntake: ofAges((age) => ({
      otherIntakes: count("otherIn", age),
      ownerIntendedEuthanasia: count("euthanasiaIn", age),
      relinquishedbyOwner: count("owner", age),
      seizedOrImpounded: count("seized", age),
      strayAtLarge: count("stray", age),
      transferredinFromAgency: {
        inState: count("inInState", age),
        international: count("inInternational", age),
        outOfState: count("inOutOfState", age),
      },
    })),
    organization,
    outComes: {
      liveOutcomes: ofAges((age) => ({
        adoption: count("adoption", age),
        otherLiveOutcome: count("otherLive", age),
        returnedToField: count("returnedToField", age),
        returnedToOwner: count("returnedToOwner", age),
        transferredToAgency: {
          inState: count("outInState", age),
          international: count("outInternational", age),
          outOfState: count("outOutOfState", age),
        },
      })),
      otherOutcomes: ofAges((age) => ({
        diedInCare: count("died", age),
        lostInCare: count("lost", age),
        ownerIntendedEuthanasia: count("euthanasiaOut", age),
        shelterEuthanasia: count("euthanasia", age),
      })),
    },
    recordMonth: matrix.month.slice(5),
    recordYear: matrix.month.slice(0, 4),
    species: "feline",
  }
}
