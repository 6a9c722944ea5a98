/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "core/document/plan_read_parts.h"
#include "core/document/table_file.h"

enum { PERCENT_DIGITS = 3, PERCENT_MAX = 100, STAGE_MAX = 4 };

enum { I_INDICATOR, I_DEVIATION, I_F_CODE, I_FROM };
static const TableColumn INDICATORS[] = {
    [I_INDICATOR] = {"indicator", true}, [I_DEVIATION] = {"deviation_percent", false}, [I_F_CODE] = {"f_code", false},
    [I_FROM] = {"definition_from", false}};

void
plan_read_indicators(Plan *plan, const char *bytes, size_t size, FindingList *findings)
{
    g_autoptr(TableFile) table =
        table_file_parse(bytes, size, "indicators.csv", INDICATORS, G_N_ELEMENTS(INDICATORS), findings);
    for (guint i = 0; table && i < table->rows->len; i++) {
        const TableRow *row = table->rows->pdata[i];
        if (plan_find_terms(plan, row->fields[I_INDICATOR]))
            finding_add(findings, 1310, table->file, row->row, row->fields[I_INDICATOR], NULL);
        IndicatorTerms *terms = g_new0(IndicatorTerms, 1);
        g_ptr_array_add(plan->terms, terms);
        terms->row = row->row;
        terms->indicator = g_strdup(row->fields[I_INDICATOR]);
        terms->f_code = g_strdup(row->fields[I_F_CODE]);
        terms->definition_from = g_strdup(row->fields[I_FROM]);
        Quarter from;
        if (*terms->definition_from && !calendar_parse_quarter(&plan->calendar, terms->definition_from, &from))
            finding_add(findings, 1010, table->file, row->row, terms->definition_from, NULL);
        table_file_text(table, row, I_INDICATOR, findings);
        const char *percent = row->fields[I_DEVIATION];
        bool number = strlen(percent) <= PERCENT_DIGITS && strspn(percent, "0123456789") == strlen(percent);
        terms->deviation_percent = number && *percent ? (int)g_ascii_strtoll(percent, NULL, 10) : 0;
        if (*percent && (!number || terms->deviation_percent < 1 || terms->deviation_percent > PERCENT_MAX))
            finding_add(findings, 1311, table->file, row->row, percent, NULL);
    }
}

enum { P_INDICATOR, P_WITHIN };
static const TableColumn PIPELINE[] = {[P_INDICATOR] = {"indicator", true}, [P_WITHIN] = {"within", true}};

void
plan_read_pipeline(Plan *plan, const char *bytes, size_t size, FindingList *findings)
{
    g_autoptr(TableFile) table = table_file_parse(bytes, size, "pipeline.csv", PIPELINE, G_N_ELEMENTS(PIPELINE), findings);
    for (guint i = 0; table && i < table->rows->len; i++) {
        const TableRow *row = table->rows->pdata[i];
        PipelineStep *step = g_new0(PipelineStep, 1);
        g_ptr_array_add(plan->pipeline, step);
        *step = (PipelineStep){g_strdup(row->fields[P_INDICATOR]), g_strdup(row->fields[P_WITHIN]), row->row};
        table_file_text(table, row, P_INDICATOR, findings);
        table_file_text(table, row, P_WITHIN, findings);
    }
}

enum { F_ID, F_NAME_EN, F_NAME_ES, F_INDICATOR, F_STEP_EN, F_STEP_ES };
static const TableColumn FUNNELS[] = {
    [F_ID] = {"id", true},               [F_NAME_EN] = {"name_en", true}, [F_NAME_ES] = {"name_es", true},
    [F_INDICATOR] = {"indicator", true}, [F_STEP_EN] = {"step_en", true}, [F_STEP_ES] = {"step_es", true}};

void
plan_read_funnels(Plan *plan, const char *bytes, size_t size, FindingList *findings)
{
    g_autoptr(TableFile) table = table_file_parse(bytes, size, "funnels.csv", FUNNELS, G_N_ELEMENTS(FUNNELS), findings);
    for (guint i = 0; table && i < table->rows->len; i++) {
        const TableRow *row = table->rows->pdata[i];
        FunnelStep *step = g_new0(FunnelStep, 1);
        g_ptr_array_add(plan->funnels, step);
        *step = (FunnelStep){g_strdup(row->fields[F_ID]), g_strdup(row->fields[F_INDICATOR]),
                             bilingual_dup(row->fields[F_NAME_EN], row->fields[F_NAME_ES]),
                             bilingual_dup(row->fields[F_STEP_EN], row->fields[F_STEP_ES]), row->row};
        for (size_t column = F_ID; column <= F_STEP_ES; column++)
            table_file_text(table, row, column, findings);
    }
}

enum { Q_INDICATOR, Q_DAY, Q_ASSESSOR, Q_RATINGS };
static const TableColumn QUALITY[] = {
    [Q_INDICATOR] = {"indicator", true}, [Q_DAY] = {"assessed_on", true}, [Q_ASSESSOR] = {"assessor", true},
    [Q_RATINGS] = {"validity", true}, {"integrity", true}, {"precision", true}, {"reliability", true}, {"timeliness", true}};

void
plan_read_quality(Plan *plan, const char *bytes, size_t size, FindingList *findings)
{
    static const char *const RATINGS[] = {"unmet", "partly", "met"};
    g_autoptr(TableFile) table = table_file_parse(bytes, size, "quality.csv", QUALITY, G_N_ELEMENTS(QUALITY), findings);
    for (guint i = 0; table && i < table->rows->len; i++) {
        const TableRow *row = table->rows->pdata[i];
        QualityRecord *record = g_new0(QualityRecord, 1);
        g_ptr_array_add(plan->quality, record);
        record->row = row->row;
        record->indicator = g_strdup(row->fields[Q_INDICATOR]);
        record->assessor = g_strdup(row->fields[Q_ASSESSOR]);
        table_file_text(table, row, Q_INDICATOR, findings);
        table_file_day(table, row, Q_DAY, &record->day, findings);
        table_file_text(table, row, Q_ASSESSOR, findings);
        for (int s = 0; s < QUALITY_STANDARDS; s++) {
            const char *word = row->fields[Q_RATINGS + s];
            while (record->rating[s] < (int)G_N_ELEMENTS(RATINGS) && strcmp(RATINGS[record->rating[s]], word) != 0)
                record->rating[s]++;
            if (record->rating[s] == (int)G_N_ELEMENTS(RATINGS))
                finding_add(findings, 1312, table->file, row->row, QUALITY[Q_RATINGS + s].name, word, NULL);
        }
    }
}

enum { O_PARTNER, O_PERIOD, O_DUE };
static const TableColumn OBLIGATIONS[] = {
    [O_PARTNER] = {"partner", true}, [O_PERIOD] = {"period", true}, [O_DUE] = {"due", true}};

void
plan_read_obligations(Plan *plan, const char *bytes, size_t size, FindingList *findings)
{
    g_autoptr(TableFile) table =
        table_file_parse(bytes, size, "obligations.csv", OBLIGATIONS, G_N_ELEMENTS(OBLIGATIONS), findings);
    for (guint i = 0; table && i < table->rows->len; i++) {
        const TableRow *row = table->rows->pdata[i];
        const char *partner = row->fields[O_PARTNER], *period = row->fields[O_PERIOD];
        Quarter quarter;
        if (plan_find_obligation(plan, partner, period))
            finding_add(findings, 1313, table->file, row->row, partner, period, NULL);
        Obligation *obligation = g_new0(Obligation, 1);
        g_ptr_array_add(plan->obligations, obligation);
        *obligation = (Obligation){g_strdup(partner), g_strdup(period), 0, row->row};
        if (!plan_find_partner(plan, partner))
            finding_add(findings, 1054, table->file, row->row, partner, NULL);
        if (!calendar_parse_quarter(&plan->calendar, period, &quarter))
            finding_add(findings, 1010, table->file, row->row, period, NULL);
        table_file_day(table, row, O_DUE, &obligation->due_day, findings);
    }
}

enum { C_ID, C_KIND, C_PARTY_EN, C_PARTY_ES, C_NAME_EN, C_NAME_ES, C_UNIT, C_PLANNED, C_PROVIDED, C_STAGE, C_DUE, C_AS_OF };
static const TableColumn COMMITMENTS[] = {
    [C_ID] = {"id", true},           [C_KIND] = {"kind", true},       [C_PARTY_EN] = {"party_en", true},
    [C_PARTY_ES] = {"party_es", true}, [C_NAME_EN] = {"name_en", true}, [C_NAME_ES] = {"name_es", true},
    [C_UNIT] = {"unit", true},       [C_PLANNED] = {"planned", true}, [C_PROVIDED] = {"provided", true},
    [C_STAGE] = {"stage", true},     [C_DUE] = {"due", true},         [C_AS_OF] = {"as_of", true},
};

/* A contribution is a number with a unit; how something lasts is a stage. */
static void
read_commitment(const TableFile *table, const TableRow *row, Commitment *c, FindingList *findings)
{
    bool given = strcmp(c->kind, "contribution") == 0;
    if (!given && strcmp(c->kind, "sustainability") != 0)
        finding_add(findings, 1314, table->file, row->row, c->kind, NULL);
    for (size_t column = C_ID; column <= C_NAME_ES; column++)
        table_file_text(table, row, column, findings);
    table_file_day(table, row, C_AS_OF, &c->as_of_day, findings);
    table_file_day(table, row, C_DUE, &c->due_day, findings);
    const char *stage = row->fields[C_STAGE];
    if (given) {
        table_file_text(table, row, C_UNIT, findings);
        table_file_decimal(table, row, C_PLANNED, &c->planned, findings);
        table_file_decimal(table, row, C_PROVIDED, &c->provided, findings);
    } else if (strlen(stage) == 1 && *stage >= '0' && *stage <= '0' + STAGE_MAX) {
        c->stage = *stage - '0';
    } else {
        finding_add(findings, 1046, table->file, row->row, "stage", stage, NULL);
    }
}

void
plan_read_commitments(Plan *plan, const char *bytes, size_t size, FindingList *findings)
{
    g_autoptr(TableFile) table =
        table_file_parse(bytes, size, "commitments.csv", COMMITMENTS, G_N_ELEMENTS(COMMITMENTS), findings);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; table && i < table->rows->len; i++) {
        const TableRow *row = table->rows->pdata[i];
        Commitment *c = g_new0(Commitment, 1);
        g_ptr_array_add(plan->commitments, c);
        c->row = row->row;
        c->id = g_strdup(row->fields[C_ID]);
        c->kind = g_strdup(row->fields[C_KIND]);
        c->party = bilingual_dup(row->fields[C_PARTY_EN], row->fields[C_PARTY_ES]);
        c->name = bilingual_dup(row->fields[C_NAME_EN], row->fields[C_NAME_ES]);
        c->unit = g_strdup(row->fields[C_UNIT]);
        if (!g_hash_table_add(seen, c->id))
            finding_add(findings, 1053, table->file, row->row, c->id, NULL);
        read_commitment(table, row, c, findings);
    }
}
