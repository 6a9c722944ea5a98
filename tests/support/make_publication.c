/* SPDX-License-Identifier: Apache-2.0 */
/* Writes a publication with made-up numbers over real manifests, for tests of readers and renderers:
 * make_publication ROOT OUT. Every status, measure, standing and kind of narrative occurs. */
#include <stdio.h>
#include <string.h>

#include "core/base/decimal.h"
#include "core/document/manifest_read.h"
#include "core/document/publication_write.h"
#include "core/model/publication_build.h"

static uint32_t seed = 20260630;

static int64_t
draw(int64_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (int64_t)(seed >> 8) % below;
}

static void
put(Publication *p, const char *code, const char *window, const char *table, const char *cell, Measure m, int64_t units,
    int scale)
{
    g_autofree char *text = decimal_text((Decimal){units, scale});
    publication_add_value(p, code, window, table, cell, m, STATUS_OK, text);
}

static void
put_cell(Publication *p, const Indicator *d, const char *window, const char *table, const char *cell, int64_t scale)
{
    int64_t n = 12 + draw(30 * scale), den = n + 11 + draw(20 * scale);
    switch (d->type) {
    case ROLLUP_RATIO:
        put(p, d->code, window, table, cell, MEASURE_ACTUAL, n * 1000 / den, 1);
        put(p, d->code, window, table, cell, MEASURE_NUMERATOR, n, 0);
        put(p, d->code, window, table, cell, MEASURE_DENOMINATOR, den, 0);
        break;
    case ROLLUP_MEDIAN:
        put(p, d->code, window, table, cell, MEASURE_ACTUAL, n * 5, 1);
        put(p, d->code, window, table, cell, MEASURE_DENOMINATOR, den, 0);
        break;
    case ROLLUP_ESTIMATE:
        put(p, d->code, window, table, cell, MEASURE_ACTUAL, n * 10, d->decimals);
        put(p, d->code, window, table, cell, MEASURE_LOWER, n * 7, d->decimals);
        put(p, d->code, window, table, cell, MEASURE_UPPER, n * 14, d->decimals);
        put(p, d->code, window, table, cell, MEASURE_LEVEL, 95, 0);
        put(p, d->code, window, table, cell, MEASURE_SAMPLE, 400, 0);
        break;
    default:
        put(p, d->code, window, table, cell, MEASURE_ACTUAL, n, 0);
    }
    if (d->type == ROLLUP_ESTIMATE) {
        PublicationEstimate *e = g_new0(PublicationEstimate, 1);
        *e = (PublicationEstimate){g_strdup(d->code), g_strdup(window), g_strdup(table), g_strdup(cell),
                                   g_strdup("rds2"), period_day(2026, 5, 15), 10, 17,
                                   bilingual_dup("Made-up place", "Lugar inventado")};
        g_ptr_array_add(p->estimates, e);
    }
}

static void
put_table(Publication *p, const Indicator *d, const char *window, const Table *table)
{
    g_autofree char *id = publication_table_id(p, table);
    uint16_t code[4] = {0};
    bool hidden = draw(4) == 0;
    for (;;) {
        GString *cell = g_string_new(NULL);
        for (size_t i = 0; i < table->n_dimensions; i++) {
            const Dimension *dimension = p->dimensions->pdata[table->dimensions[i]];
            g_string_append_printf(cell, "%s%s", i ? "/" : "", (char *)dimension->codes->pdata[code[i]]);
        }
        if (hidden)
            publication_add_value(p, d->code, window, id, cell->str, MEASURE_ACTUAL, STATUS_SUPPRESSED, "");
        else
            put_cell(p, d, window, id, cell->str, 3);
        g_string_free(cell, TRUE);
        size_t i = table->n_dimensions;
        while (i > 0) {
            const Dimension *dimension = p->dimensions->pdata[table->dimensions[i - 1]];
            if (++code[i - 1] < dimension->codes->len)
                break;
            code[--i] = 0;
        }
        if (i == 0)
            return;
    }
}

static void
put_assessment(Publication *p, const char *code, const char *window)
{
    Assessment *a = g_new0(Assessment, 1);
    *a = (Assessment){g_strdup(code), g_strdup(window), (Standing)draw(STANDING_COUNT), draw(3) == 0, draw(2) == 0};
    g_ptr_array_add(p->assessments, a);
}

static void
put_windows(Publication *p, const PublicationIndicator *entry)
{
    const Indicator *d = entry->definition;
    for (size_t w = 0; w < p->windows->n_windows; w++) {
        const Window *window = &p->windows->windows[w];
        if (!(d->windows & 1u << window->kind))
            continue;
        if (draw(9) == 0) {
            ObservationStatus status = (ObservationStatus)(1 + draw(STATUS_COUNT - 1));
            publication_add_value(p, d->code, window->id, "", "", MEASURE_ACTUAL, status, "");
            continue;
        }
        put_cell(p, d, window->id, "", "", window->kind == WINDOW_QUARTER ? 10 : 40);
        if (window->last != p->windows->report_quarter)
            continue;
        if (window->kind == WINDOW_QUARTER || window->kind == WINDOW_FISCAL_YEAR || window->kind == WINDOW_LIFE) {
            put(p, d->code, window->id, "", "", MEASURE_TARGET, 100 + draw(300), 0);
            put(p, d->code, window->id, "", "", MEASURE_BASELINE, draw(60), 0);
            put(p, d->code, window->id, "", "", MEASURE_PROGRESS, 600 + draw(600), 1);
            put_assessment(p, d->code, window->id);
        }
        for (guint t = 1; window->kind <= WINDOW_FISCAL_YEAR && t < d->tables->len; t++)
            put_table(p, d, window->id, &g_array_index(d->tables, Table, t));
    }
}

static void
put_manifest(Publication *p, const Manifest *m)
{
    size_t base = p->dimensions->len;
    for (guint i = 0; i < m->dimensions->len; i++) {
        const Dimension *from = m->dimensions->pdata[i];
        Dimension *d = g_new0(Dimension, 1);
        *d = (Dimension){g_strdup(from->id), g_strdup(from->list),
                         bilingual_dup(from->name.text[0], from->name.text[1]), g_ptr_array_ref(from->codes), from->place};
        g_ptr_array_add(p->dimensions, d);
        if (publication_find_code_list(p, from->list))
            continue;
        CodeList *list = code_list_new(from->list, "1");
        for (guint c = 0; c < from->codes->len; c++) {
            const char *code = from->codes->pdata[c];
            g_autofree char *en = g_strdup_printf("%s %s", bilingual_peek(&from->name, LANGUAGE_EN), code);
            g_autofree char *es = g_strdup_printf("%s %s", bilingual_peek(&from->name, LANGUAGE_ES), code);
            code_list_add(list, code, en, es, "");
        }
        g_ptr_array_add(p->code_lists, list);
    }
    for (guint i = 0; i < m->indicators->len; i++) {
        const Indicator *from = m->indicators->pdata[i];
        PublicationIndicator *entry = publication_indicator_new(from->code, m->id);
        indicator_free(entry->definition);
        entry->definition = indicator_dup(from);
        for (guint t = 1; t < entry->definition->tables->len; t++) {
            Table *table = &g_array_index(entry->definition->tables, Table, t);
            for (size_t k = 0; k < table->n_dimensions; k++)
                table->dimensions[k] += base;
        }
        g_ptr_array_add(p->indicators, entry);
        put_windows(p, entry);
    }
}

static void
put_partner(Publication *p, const char *root, const char *id, FindingList *findings)
{
    PublicationPartner *partner = publication_partner_new(id);
    g_autofree char *award = g_strdup_printf("S-MADEUP-26-%s", id);
    partner->short_name = g_strdup(id);
    partner->award = g_strdup(award);
    partner->name = bilingual_dup(id, id);
    partner->purpose = bilingual_dup("A made-up purpose of a made-up award.", "Un propósito inventado de un acuerdo inventado.");
    partner->award_from_day = period_day(2022, 10, 1);
    partner->award_to_day = period_day(2027, 10, 1);
    partner->plugin = g_strdup(id);
    partner->plugin_version = g_strdup("1.0.0");
    partner->plugin_sha256 = g_strnfill(64, 'a');
    partner->submission_sha256 = g_strnfill(64, 'b');
    g_autofree char *path = g_build_filename(root, "plugins", id, "manifest.json", NULL);
    g_autoptr(Manifest) manifest = manifest_read(path, findings);
    partner->reported = manifest != NULL;
    partner->reason = manifest ? 0 : 7006;
    g_ptr_array_add(p->partners, partner);
    if (!manifest)
        return;
    for (guint i = 0; i < manifest->inputs->len; i++) {
        const char *input = ((Input *)manifest->inputs->pdata[i])->id;
        PublicationInput row = {g_strdup(input), g_strdup_printf("%s.csv", input), g_strnfill(64, 'c'), 10000, 9990, 10};
        g_array_append_val(partner->inputs, row);
    }
    partner->layers = (1u << SANDBOX_LAYERS) - 1;
    if (strcmp(id, "padf") == 0) { /* a machine that offers less, and a plug-in that tries more */
        static const SandboxRefusal REFUSALS[] = {{"openat", SANDBOX_TIMES_MAX}, {"socket", 1}};
        partner->layers &= ~(uint32_t)SANDBOX_NETWORK;
        g_array_append_vals(partner->refusals, REFUSALS, G_N_ELEMENTS(REFUSALS));
    }
    put_manifest(p, manifest);
}

static void
put_texts(Publication *p)
{
    const PublicationIndicator *first = p->indicators->pdata[0];
    static const char *const KINDS[] = {"progress", "deviation", "action", "story"};
    for (size_t k = 0; k < G_N_ELEMENTS(KINDS); k++) {
        PublicationNarrative *n = publication_narrative_new();
        n->partner = g_strdup(first->partner);
        n->indicator = g_strdup(k == 1 ? first->definition->code : "");
        n->kind = g_strdup(KINDS[k]);
        for (int l = 0; l < LANGUAGE_COUNT; l++) {
            NarrativePiece pieces[] = {
                {g_strdup(l ? "En el trimestre el valor fue " : "In the quarter the value was "), NULL},
                {NULL, g_strdup_printf("%s:%s:::actual", first->definition->code, p->period)},
                {g_strdup("."), NULL}};
            g_array_append_vals(n->pieces[l], pieces, G_N_ELEMENTS(pieces));
        }
        g_ptr_array_add(p->narratives, n);
    }
    for (int words = 0; words < 2; words++) {
        Restatement *r = g_new0(Restatement, 1);
        *r = (Restatement){g_strdup(first->definition->code), g_strdup("FY2026Q2"), g_strdup(""), g_strdup(""),
                           g_strdup(words ? "" : "310"), g_strdup(words ? "" : "335"), words,
                           g_strdup("Two late forms were added."), g_strdup("M&E officer"), g_strdup("2026-04-30")};
        g_ptr_array_add(p->restatements, r);
    }
    PublicationFinding *f = g_new0(PublicationFinding, 1);
    *f = (PublicationFinding){7005, FINDING_WARNING, g_strdup(first->partner), g_strdup("cases.csv"), 41, 3,
                              bilingual_dup("a made-up finding", "un hallazgo inventado")};
    g_ptr_array_add(p->findings, f);
}

int
main(int argc, char **argv)
{
    static const char *const PARTNERS[] = {"norc", "renacer", "aba_roli", "padf"};
    if (argc != 3)
        return 2;
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(Publication) p = publication_new("public");
    Quarter first, last;
    calendar_parse_quarter(calendar_us_fiscal(), "FY2024Q1", &first);
    calendar_parse_quarter(calendar_us_fiscal(), "FY2026Q3", &last);
    p->windows = calendar_windows(calendar_us_fiscal(), first, last);
    p->programme = g_strdup("fixture");
    p->period = g_strdup("FY2026Q3");
    p->map_list = g_strdup("dept");
    p->map_outlines = g_strdup("co_departments");
    p->name = bilingual_dup("A made-up programme", "Un programa inventado");
    p->agency = bilingual_dup("A made-up office", "Una oficina inventada");
    p->data_note = bilingual_dup("All numbers are made up.", "Todos los números son inventados.");
    p->synthetic = p->draft = true;
    p->as_of_day = period_day(2026, 7, 31);
    p->threshold = 11;
    p->deviation_percent = 10;
    p->software = g_strdup("hito 0.1.0");
    p->ledger_head = g_strnfill(64, '0');
    p->plan_sha256 = g_strnfill(64, 'd');
    static const char *const OBJECTIVES[][3] = {{"PROS", "Prosecution", "Judicialización"}, {"PROT", "Protection", "Protección"},
        {"PREV", "Prevention", "Prevención"}, {"PART", "Partnership", "Alianzas"}, {"RES", "Research", "Investigación"}};
    for (size_t i = 0; i < G_N_ELEMENTS(OBJECTIVES); i++) {
        Code *code = g_new0(Code, 1);
        *code = (Code){g_strdup(OBJECTIVES[i][0]), g_strdup(""), bilingual_dup(OBJECTIVES[i][1], OBJECTIVES[i][2])};
        g_ptr_array_add(p->objectives, code);
    }
    Code *method = g_new0(Code, 1);
    *method = (Code){g_strdup("rds2"), g_strdup(""), bilingual_dup("respondent-driven sampling", "muestreo dirigido por entrevistados")};
    g_ptr_array_add(p->methods, method);
    for (size_t i = 0; i < G_N_ELEMENTS(PARTNERS); i++)
        put_partner(p, argv[1], PARTNERS[i], findings);
    put_texts(p);
    p->cells_printed = 300;
    p->cells_held = 100;
    size_t size;
    g_autofree char *bytes = publication_bytes(p, &size);
    return g_file_set_contents(argv[2], bytes, (gssize)size, NULL) ? 0 : 4;
}
