/* SPDX-License-Identifier: Apache-2.0 */
/* Every plug-in over its own sample: the expected observations, byte for byte, however the rows are handed over. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/in_process.h"

static const char *const PLUGINS[] = {"template", "norc", "renacer", "aba_roli", "padf"};

typedef struct Sample {
    InProcess process;
    InProcessRows *rows;
    FindingList *findings;
    char *folder;
    InProcessRun run;
} Sample;

static Sample
open_sample(int index)
{
    const char *id = PLUGINS[index];
    Sample s = {.findings = finding_list_new()};
    g_autofree char *built = g_build_filename(g_getenv("HITO_BIN"), "..", "plugins", id, NULL);
    s.folder = g_build_filename(g_getenv("HITO_SOURCE"), "plugins", id, "sample", NULL);
    ck_assert(in_process_open(&s.process, built, s.findings));
    s.rows = in_process_read(s.process.manifest, s.folder, s.findings);
    ck_assert(calendar_parse_quarter(calendar_us_fiscal(), "FY2026Q1", &s.run.first));
    ck_assert(calendar_parse_quarter(calendar_us_fiscal(), "FY2026Q3", &s.run.last));
    return s;
}

static void
close_sample(Sample *s)
{
    in_process_rows_free(s->rows);
    in_process_clear(&s->process);
    finding_list_free(s->findings);
    g_free(s->folder);
}

static char *
run(const Sample *s, InProcessRun how)
{
    how.first = s->run.first;
    how.last = s->run.last;
    return in_process_run(&s->process, s->rows, &how);
}

/* The expected text: observations, findings of the plug-in, then rows that did not reach it. */
static char *
text_of(const Sample *s)
{
    g_autofree char *observed = run(s, (InProcessRun){0});
    GString *text = g_string_new(in_process_header());
    g_string_append(text, observed);
    for (size_t i = 0; i < finding_list_size(s->findings); i++) {
        const Finding *f = finding_list_peek(s->findings, i);
        g_string_append_printf(text, "left out,%s,%" G_GINT64_FORMAT ",H%04u,%s\n", f->file, f->row, f->number,
                               f->argument[0] ? f->argument[0] : "");
    }
    return g_string_free(text, FALSE);
}

START_TEST(sample_gives_what_is_expected)
{
    Sample s = open_sample(_i);
    g_autofree char *path = g_build_filename(s.folder, "expected.txt", NULL);
    g_autofree char *text = text_of(&s);
    g_autofree char *expected = NULL;
    if (g_getenv("HITO_GOLDEN_WRITE"))
        g_file_set_contents(path, text, -1, NULL);
    ck_assert(g_file_get_contents(path, &expected, NULL, NULL));
    ck_assert_str_eq(text, expected);
    close_sample(&s);
}
END_TEST

START_TEST(nothing_but_rows_matters)
{
    static const InProcessRun WAYS[] = {
        {.batch_rows = 1}, {.batch_rows = 2}, {.batch_rows = 7}, {.batch_rows = 1u << 20},
        {.shuffle = 1}, {.shuffle = 2, .batch_rows = 3}, {.relabel = 1}, {.relabel = 99, .shuffle = 5},
        {.saves = true}, {.shards = 2}, {.shards = 3, .batch_rows = 2}, {.shards = 4, .saves = true, .shuffle = 7, .relabel = 3},
    };
    Sample s = open_sample(_i);
    g_autofree char *plain = run(&s, (InProcessRun){0});
    for (size_t w = 0; w < G_N_ELEMENTS(WAYS); w++) {
        g_autofree char *text = run(&s, WAYS[w]);
        ck_assert_msg(strcmp(text, plain) == 0, "%s, way %zu", PLUGINS[_i], w);
    }
    close_sample(&s);
}
END_TEST

/* The lines of the indicators whose types are among a set of bits. */
static char *
lines_of(const Sample *s, const char *text, unsigned types)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    GString *kept = g_string_new(NULL);
    for (char **line = lines; *line; line++) {
        g_autofree char *code = g_strndup(*line, strcspn(*line, ","));
        int index = manifest_find_indicator(s->process.manifest, code);
        if (index >= 0 && types >> ((Indicator *)s->process.manifest->indicators->pdata[index])->type & 1)
            g_string_append_printf(kept, "%s\n", *line);
    }
    return g_string_free(kept, FALSE);
}

/* Persons and states do not become more when a row comes twice; ratios keep their value, so do medians. */
START_TEST(doubled_rows_double_no_person)
{
    const unsigned persons = 1u << ROLLUP_NEW | 1u << ROLLUP_UNIQUE | 1u << ROLLUP_STOCK | 1u << ROLLUP_MILESTONE | 1u << ROLLUP_ESTIMATE;
    Sample s = open_sample(_i);
    g_autofree char *once = run(&s, (InProcessRun){0});
    g_autofree char *twice = run(&s, (InProcessRun){.copies = 2});
    g_autofree char *persons_once = lines_of(&s, once, persons);
    g_autofree char *persons_twice = lines_of(&s, twice, persons);
    ck_assert_str_eq(persons_once, persons_twice);
    g_autofree char *flows_once = lines_of(&s, once, 1u << ROLLUP_FLOW | 1u << ROLLUP_CONTEXT | 1u << ROLLUP_RATIO);
    g_autofree char *flows_twice = lines_of(&s, twice, 1u << ROLLUP_FLOW | 1u << ROLLUP_CONTEXT | 1u << ROLLUP_RATIO);
    ck_assert_str_ne(flows_once, flows_twice);
    close_sample(&s);
}
END_TEST

START_TEST(absent_files_are_not_reported)
{
    Sample s = open_sample(_i);
    for (size_t i = 0; i < s.rows->n_inputs; i++)
        s.rows->inputs[i].is_present = false;
    g_autofree char *text = run(&s, (InProcessRun){0});
    ck_assert_ptr_nonnull(strstr(text, ",NOT_REPORTED,"));
    ck_assert_ptr_null(strstr(text, ",OK,"));
    close_sample(&s);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("plugins");
    TCase *cases = tcase_create("plugins");
    int n = G_N_ELEMENTS(PLUGINS);
    tcase_set_timeout(cases, 120);
    tcase_add_loop_test(cases, sample_gives_what_is_expected, 0, n);
    tcase_add_loop_test(cases, nothing_but_rows_matters, 0, n);
    tcase_add_loop_test(cases, doubled_rows_double_no_person, 0, n);
    tcase_add_loop_test(cases, absent_files_are_not_reported, 0, n);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
