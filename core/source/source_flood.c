/* SPDX-License-Identifier: Apache-2.0 */
#include "core/source/source_flood.h"

#include <glib.h>

enum { FIRST_NUMBER = 2100, NUMBERS = 500 };

/* What was only counted of one rule and column. */
typedef struct Rest {
    int64_t row; /* the first of them */
    int64_t count;
    char *name, *details;
} Rest;

struct SourceFlood {
    FindingList *findings;
    const char *file;
    size_t width; /* columns, and one place for whole rows */
    int64_t kept[NUMBERS];
    Rest *rests[NUMBERS]; /* width of them, NULL before the first */
};

SourceFlood *
source_flood_new(FindingList *findings, const char *file, int n_columns)
{
    SourceFlood *flood = g_new0(SourceFlood, 1);
    flood->findings = findings;
    flood->file = file;
    flood->width = (size_t)n_columns + 1;
    return flood;
}

void
source_flood_free(SourceFlood *flood)
{
    if (!flood)
        return;
    source_flood_end(flood);
    g_free(flood);
}

void
source_flood_add(SourceFlood *flood, const SourceRowFinding *finding)
{
    size_t rule = finding->number - FIRST_NUMBER;
    if (flood->kept[rule] < SOURCE_FINDINGS_KEPT) {
        flood->kept[rule]++;
        finding_add(flood->findings, finding->number, flood->file, finding->row, finding->name, finding->details, NULL);
        return;
    }
    if (!flood->rests[rule])
        flood->rests[rule] = g_new0(Rest, flood->width);
    Rest *rest = &flood->rests[rule][finding->column + 1];
    if (rest->count++ > 0)
        return;
    rest->row = finding->row;
    rest->name = g_strdup(finding->name);
    rest->details = g_strdup(finding->details);
}

static void
report_rests(SourceFlood *flood, size_t rule)
{
    for (size_t c = 0; c < flood->width; c++) {
        Rest *rest = &flood->rests[rule][c];
        if (rest->count > 0)
            finding_add_times(flood->findings, (unsigned)(FIRST_NUMBER + rule), flood->file, rest->row, rest->count,
                              rest->name, rest->details, NULL);
        g_free(rest->name);
        g_free(rest->details);
    }
    g_free(flood->rests[rule]);
    flood->rests[rule] = NULL;
}

void
source_flood_end(SourceFlood *flood)
{
    for (size_t rule = 0; rule < NUMBERS; rule++) {
        if (flood->rests[rule])
            report_rests(flood, rule);
    }
}
