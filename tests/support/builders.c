/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/support/builders.h"

#include <string.h>

#include "core/document/manifest_read.h"

static CodeList *
list_of(const char *id, const char *codes)
{
    CodeList *list = code_list_new(id, "1");
    g_auto(GStrv) words = g_strsplit(codes, " ", -1);
    for (char **word = words; *word; word++)
        code_list_add(list, *word, *word, *word, "");
    return list;
}

Plan *
build_plan(void)
{
    Plan *plan = plan_new();
    g_free(plan->id);
    plan->id = g_strdup("fixture");
    plan->name = bilingual_dup("A made-up programme", "Un programa inventado");
    plan->agency = bilingual_dup("A made-up office", "Una oficina inventada");
    plan->data_note = bilingual_dup("All numbers are made up.", "Todos los números son inventados.");
    plan->synthetic = true;
    plan->threshold = 11;
    plan->deviation_percent = 10;
    g_free(plan->sha256);
    plan->sha256 = g_strnfill(64, 'd');
    Partner *partner = g_new0(Partner, 1);
    *partner = (Partner){g_strdup("alfa"), g_strdup("alfa"), bilingual_dup("Alfa", "Alfa"), g_strdup("Alfa"),
                         g_strdup("S-1"), g_strdup(""), bilingual_dup("Made up.", "Inventado."), period_day(2024, 10, 1),
                         period_day(2027, 10, 1)};
    g_ptr_array_add(plan->partners, partner);
    Objective *objective = g_new0(Objective, 1);
    *objective = (Objective){g_strdup("PROT"), bilingual_dup("Protection", "Protección")};
    g_ptr_array_add(plan->objectives, objective);
    g_ptr_array_add(plan->code_lists, list_of("sex", "F M"));
    g_ptr_array_add(plan->code_lists, list_of("age_band", "0-11 12-17 U"));
    g_ptr_array_add(plan->code_lists, list_of("service", "HEALTH LEGAL SHELTER"));
    plan->first_quarter = calendar_quarter_of_day(period_day(2024, 10, 1));
    return plan;
}

void
build_target(Plan *plan, const char *indicator, const char *window, const char *value)
{
    Target *target = g_new0(Target, 1);
    target->indicator = g_strdup(indicator);
    target->window = g_strdup(window);
    target->span = strchr(window, 'Q') ? TARGET_QUARTER : *window == 'L' ? TARGET_LIFE : TARGET_FISCAL_YEAR;
    target->waiver = bilingual_dup("", "");
    target->approved_by = g_strdup("");
    decimal_parse(value, &target->value);
    g_ptr_array_add(plan->targets, target);
}

Submission *
build_submission(const char *period)
{
    Submission *s = submission_new();
    g_autoptr(FindingList) findings = finding_list_new();
    char *bytes = NULL;
    gsize size = 0;
    if (!g_file_get_contents("tests/support/manifest.json", &bytes, &size, NULL))
        g_error("tests run from the root of the sources");
    s->manifest = manifest_parse(bytes, size, "manifest.json", findings);
    finding_list_print(findings, LANGUAGE_EN, stderr);
    s->manifest_bytes = g_bytes_new_take(bytes, size);
    s->layers = (1u << SANDBOX_LAYERS) - 1;
    char **const texts[] = {&s->programme, &s->partner, &s->period, &s->software, &s->plan_sha256};
    const char *const values[] = {"fixture", "alfa", period, "hito 0.1.0", "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_free(*texts[i]);
        *texts[i] = g_strdup(values[i]);
    }
    Quarter report = 0;
    calendar_parse_quarter(calendar_us_fiscal(), period, &report);
    s->windows = calendar_windows(calendar_us_fiscal(), calendar_quarter_of_day(period_day(2024, 10, 1)), report);
    s->as_of_day = calendar_quarter_period(report).to_day + 30;
    s->synthetic = true;
    SubmissionInput *input = submission_add_input(s, "cases");
    g_free(input->file);
    input->file = g_strdup("cases.csv");
    g_free(input->sha256);
    input->sha256 = g_strnfill(64, 'c');
    input->present = true;
    input->rows = 1234;
    input->used = 1230;
    input->rejected = 4;
    return s;
}

static uint16_t
code_of(const Manifest *manifest, size_t dimension, const char *code)
{
    const GPtrArray *codes = ((const Dimension *)manifest->dimensions->pdata[dimension])->codes;
    for (guint i = 0; i < codes->len; i++) {
        if (strcmp(codes->pdata[i], code) == 0)
            return (uint16_t)i;
    }
    g_error("no code %s", code);
}

void
build_count(Submission *s, const char *indicator, const char *window, size_t table, const char *cell, int64_t numerator,
            int64_t denominator, int64_t subjects)
{
    int index = manifest_find_indicator(s->manifest, indicator);
    const Indicator *definition = s->manifest->indicators->pdata[index];
    const Table *declared = &g_array_index(definition->tables, Table, table);
    Observation o = {.indicator = (uint16_t)index, .table = (uint16_t)table, .numerator = numerator, .denominator = denominator,
                     .subjects = subjects, .estimate = -1};
    o.window = (uint16_t)window_set_index(s->windows, window_set_find(s->windows, window));
    if (definition->type == ROLLUP_RATIO && denominator == 0)
        o.status = STATUS_DEN_ZERO;
    g_auto(GStrv) codes = g_strsplit(cell, "/", -1);
    for (size_t d = 0; d < declared->n_dimensions; d++)
        o.codes[d] = code_of(s->manifest, declared->dimensions[d], codes[d]);
    g_array_append_val(s->observations->observations, o);
}

void
build_table(Submission *s, const char *indicator, const char *window, size_t table, const int64_t *cells, bool with_total)
{
    int index = manifest_find_indicator(s->manifest, indicator);
    const Indicator *definition = s->manifest->indicators->pdata[index];
    const Table *declared = &g_array_index(definition->tables, Table, table);
    bool child = definition->protection == PROTECTION_A;
    size_t n = 1;
    int64_t total = 0;
    for (size_t d = 0; d < declared->n_dimensions; d++)
        n *= ((const Dimension *)s->manifest->dimensions->pdata[declared->dimensions[d]])->codes->len;
    for (size_t i = 0; i < n; i++) {
        Observation o = {.indicator = (uint16_t)index, .table = (uint16_t)table, .numerator = cells[i],
                         .subjects = child ? cells[i] : -1, .estimate = -1};
        o.window = (uint16_t)window_set_index(s->windows, window_set_find(s->windows, window));
        size_t rest = i;
        for (size_t d = declared->n_dimensions; d > 0; d--) {
            size_t codes = ((const Dimension *)s->manifest->dimensions->pdata[declared->dimensions[d - 1]])->codes->len;
            o.codes[d - 1] = (uint16_t)(rest % codes);
            rest /= codes;
        }
        total += cells[i];
        if (cells[i] > 0)
            g_array_append_val(s->observations->observations, o);
    }
    if (with_total)
        build_count(s, indicator, window, 0, "", total, 0, child ? total : -1);
}

void
build_done(Submission *s)
{
    if (observation_set_sort(s->observations) >= 0)
        g_error("a cell stands twice");
}
