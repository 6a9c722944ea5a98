/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "core/document/plan_read_parts.h"
#include "core/document/table_file.h"

enum { STAGE_MAX = 4, CODES_MAX = 4096 };

/* FY2026Q3, FY2026 or LOA. */
static bool
parse_window(const Calendar *calendar, const char *text, TargetSpan *span)
{
    Quarter quarter;
    if (calendar_parse_quarter(calendar, text, &quarter)) {
        *span = TARGET_QUARTER;
    } else if (calendar_parse_year(calendar, text, &quarter)) {
        *span = TARGET_FISCAL_YEAR;
    } else if (strcmp(text, "LOA") == 0) {
        *span = TARGET_LIFE;
    } else {
        return false;
    }
    return true;
}

enum { T_INDICATOR, T_WINDOW, T_TARGET, T_WAIVER_EN, T_WAIVER_ES, T_APPROVED_ON, T_APPROVED_BY };
static const TableColumn TARGETS[] = {
    [T_INDICATOR] = {"indicator", true},     [T_WINDOW] = {"window", true},
    [T_TARGET] = {"target", true},           [T_WAIVER_EN] = {"waiver_en", true},
    [T_WAIVER_ES] = {"waiver_es", true},     [T_APPROVED_ON] = {"approved_on", true},
    [T_APPROVED_BY] = {"approved_by", true},
};

/* A target is a number, or a text in both languages that says why there is none: never both, never neither. */
static void
read_target_value(const TableFile *table, const TableRow *row, Target *target, FindingList *findings)
{
    bool has_value = *row->fields[T_TARGET];
    const char *en = row->fields[T_WAIVER_EN], *es = row->fields[T_WAIVER_ES];
    target->waived = *en || *es;
    target->waiver = bilingual_dup(en, es);
    if (has_value && target->waived)
        finding_add(findings, 1048, table->file, row->row, target->indicator, target->window, NULL);
    else if (has_value)
        table_file_decimal(table, row, T_TARGET, &target->value, findings);
    else if (!target->waived)
        finding_add(findings, 1049, table->file, row->row, target->indicator, target->window, NULL);
    else if (!*en || !*es)
        finding_add(findings, 1050, table->file, row->row, *en ? "waiver_es" : "waiver_en", NULL);
}

void
plan_read_targets(Plan *plan, const char *bytes, size_t size, FindingList *findings)
{
    g_autoptr(TableFile) table =
        table_file_parse(bytes, size, "targets.csv", TARGETS, G_N_ELEMENTS(TARGETS), findings);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; table && i < table->rows->len; i++) {
        const TableRow *row = table->rows->pdata[i];
        Target *target = g_new0(Target, 1);
        g_ptr_array_add(plan->targets, target);
        target->row = row->row;
        target->indicator = g_strdup(row->fields[T_INDICATOR]);
        target->window = g_strdup(row->fields[T_WINDOW]);
        target->approved_by = g_strdup(row->fields[T_APPROVED_BY]);
        table_file_text(table, row, T_INDICATOR, findings);
        table_file_text(table, row, T_APPROVED_BY, findings);
        table_file_day(table, row, T_APPROVED_ON, &target->approved_day, findings);
        if (!parse_window(&plan->calendar, target->window, &target->span))
            finding_add(findings, 1045, table->file, row->row, "window", target->window, NULL);
        if (!g_hash_table_add(seen, g_strjoin("\n", target->indicator, target->window, NULL)))
            finding_add(findings, 1047, table->file, row->row, target->indicator, target->window, NULL);
        read_target_value(table, row, target, findings);
    }
}

enum { B_INDICATOR, B_VALUE, B_DATE, B_SOURCE };
static const TableColumn BASELINES[] = {
    [B_INDICATOR] = {"indicator", true},
    [B_VALUE] = {"baseline", true},
    [B_DATE] = {"date", true},
    [B_SOURCE] = {"source", true},
};

void
plan_read_baselines(Plan *plan, const char *bytes, size_t size, FindingList *findings)
{
    g_autoptr(TableFile) table =
        table_file_parse(bytes, size, "baselines.csv", BASELINES, G_N_ELEMENTS(BASELINES), findings);
    for (guint i = 0; table && i < table->rows->len; i++) {
        const TableRow *row = table->rows->pdata[i];
        if (plan_find_baseline(plan, row->fields[B_INDICATOR]))
            finding_add(findings, 1052, table->file, row->row, row->fields[B_INDICATOR], NULL);
        Baseline *baseline = g_new0(Baseline, 1);
        g_ptr_array_add(plan->baselines, baseline);
        baseline->row = row->row;
        baseline->indicator = g_strdup(row->fields[B_INDICATOR]);
        baseline->source = g_strdup(row->fields[B_SOURCE]);
        table_file_text(table, row, B_INDICATOR, findings);
        table_file_decimal(table, row, B_VALUE, &baseline->value, findings);
        table_file_day(table, row, B_DATE, &baseline->day, findings);
        table_file_text(table, row, B_SOURCE, findings);
    }
}

enum { M_ID, M_PARTNER, M_NAME_EN, M_NAME_ES, M_STAGE, M_DUE, M_DONE };
static const TableColumn MILESTONES[] = {
    [M_ID] = {"id", true},       [M_PARTNER] = {"partner", true}, [M_NAME_EN] = {"name_en", true}, [M_NAME_ES] = {"name_es", true},
    [M_STAGE] = {"stage", true}, [M_DUE] = {"due", true},         [M_DONE] = {"done", true},
};

static const Milestone *
find_milestone(const Plan *plan, const char *id)
{
    for (guint i = 0; i < plan->milestones->len; i++) {
        const Milestone *milestone = plan->milestones->pdata[i];
        if (strcmp(milestone->id, id) == 0)
            return milestone;
    }
    return NULL;
}

static void
read_milestone(const TableFile *table, const TableRow *row, Milestone *milestone, FindingList *findings)
{
    milestone->id = g_strdup(row->fields[M_ID]);
    milestone->partner = g_strdup(row->fields[M_PARTNER]);
    milestone->name = bilingual_dup(row->fields[M_NAME_EN], row->fields[M_NAME_ES]);
    table_file_text(table, row, M_ID, findings);
    table_file_text(table, row, M_NAME_EN, findings);
    table_file_text(table, row, M_NAME_ES, findings);
    table_file_day(table, row, M_DUE, &milestone->due_day, findings);
    if (*row->fields[M_DONE])
        table_file_day(table, row, M_DONE, &milestone->done_day, findings);
    const char *stage = row->fields[M_STAGE];
    if (strlen(stage) == 1 && *stage >= '0' && *stage <= '0' + STAGE_MAX)
        milestone->stage = *stage - '0';
    else
        finding_add(findings, 1046, table->file, row->row, "stage", stage, NULL);
}

void
plan_read_milestones(Plan *plan, const char *bytes, size_t size, FindingList *findings)
{
    g_autoptr(TableFile) table =
        table_file_parse(bytes, size, "milestones.csv", MILESTONES, G_N_ELEMENTS(MILESTONES), findings);
    for (guint i = 0; table && i < table->rows->len; i++) {
        const TableRow *row = table->rows->pdata[i];
        if (find_milestone(plan, row->fields[M_ID]))
            finding_add(findings, 1053, table->file, row->row, row->fields[M_ID], NULL);
        if (!plan_find_partner(plan, row->fields[M_PARTNER]))
            finding_add(findings, 1054, table->file, row->row, row->fields[M_PARTNER], NULL);
        Milestone *milestone = g_new0(Milestone, 1);
        read_milestone(table, row, milestone, findings);
        g_ptr_array_add(plan->milestones, milestone);
    }
}

enum { C_CODE, C_EN, C_ES, C_PARENT };
static const TableColumn CODES[] = {
    [C_CODE] = {"code", true},
    [C_EN] = {"en", true},
    [C_ES] = {"es", true},
    [C_PARENT] = {"parent", false},
};

/* A parent must be a code of the same list, and no code its own ancestor. */
static void
check_parents(const CodeList *list, const TableFile *table, FindingList *findings)
{
    for (guint i = 0; i < table->rows->len; i++) {
        const TableRow *row = table->rows->pdata[i];
        const Code *code = code_list_find(list, row->fields[C_CODE]);
        guint steps = 0;
        for (const Code *above = code; above && *above->parent; above = code_list_find(list, above->parent)) {
            if (!code_list_find(list, above->parent) || ++steps > list->codes->len) {
                finding_add(findings, steps > list->codes->len ? 1058 : 1057, table->file, row->row, code->code,
                            above->parent, NULL);
                break;
            }
        }
    }
}

void
plan_read_codes(CodeList *list, const char *bytes, size_t size, FindingList *findings)
{
    g_autofree char *file = g_strconcat(list->id, ".csv", NULL);
    g_autoptr(TableFile) table = table_file_parse(bytes, size, file, CODES, G_N_ELEMENTS(CODES), findings);
    if (table && table->rows->len > CODES_MAX)
        finding_add(findings, 1060, file, 0, NULL);
    if (!table || table->rows->len > CODES_MAX)
        return;
    for (guint i = 0; i < table->rows->len; i++) {
        const TableRow *row = table->rows->pdata[i];
        table_file_text(table, row, C_CODE, findings);
        table_file_text(table, row, C_EN, findings);
        table_file_text(table, row, C_ES, findings);
        if (code_list_find(list, row->fields[C_CODE]))
            finding_add(findings, 1056, file, row->row, row->fields[C_CODE], NULL);
        else
            code_list_add(list, row->fields[C_CODE], row->fields[C_EN], row->fields[C_ES], row->fields[C_PARENT]);
    }
    if (table->rows->len == 0)
        finding_add(findings, 1059, file, 0, NULL);
    check_parents(list, table, findings);
}
