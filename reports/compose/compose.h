/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_COMPOSE_COMPOSE_H
#define REPORTS_COMPOSE_COMPOSE_H

#include "core/base/language.h"
#include "core/model/publication.h"
#include "reports/page/block.h"

/** Parts of a report that can be left out; cover, status and partners always stand. */
typedef enum ComposePart {
    COMPOSE_CONTENTS = 1 << 0,
    COMPOSE_OBJECTIVES = 1 << 1,
    COMPOSE_BREAKDOWNS = 1 << 2, /* tables of the disaggregations, an annex */
    COMPOSE_ESTIMATES = 1 << 3,
    COMPOSE_DEVIATIONS = 1 << 4,
    COMPOSE_RESTATEMENTS = 1 << 5,
    COMPOSE_FINDINGS = 1 << 6,
    COMPOSE_SHEETS = 1 << 7,
    COMPOSE_PROTECTION = 1 << 8, /* data protection, and how to read the report */
    COMPOSE_MANIFEST = 1 << 9,
    COMPOSE_INDICATORS = 1 << 10 /* a section for each indicator, with its chart */
} ComposePart;

/** The whole report, and the short one for who has a quarter of an hour: how objectives and partners stand, estimates,
 *  deviations, restatements. */
#define COMPOSE_ALL 0x7ffu
#define COMPOSE_SHORT (COMPOSE_OBJECTIVES | COMPOSE_ESTIMATES | COMPOSE_DEVIATIONS | COMPOSE_PROTECTION)

/** What a report is made of. */
typedef struct ComposeOptions {
    Language language;
    unsigned parts; /* of ComposePart */
} ComposeOptions;

/** Say all that a publication says, in one language; what it leaves open is printed as words, never as zero.
 *  Owner: caller, report_free(). */
Report *compose_report(const Publication *publication, const ComposeOptions *options);

#endif
