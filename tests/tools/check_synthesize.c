/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/digest.h"
#include "core/document/manifest_read.h"
#include "core/source/source_file.h"

static const char *const PARTNERS[] = {"norc", "renacer", "aba_roli", "padf"};

static char *folder;

static void
run(const char *out, const char *options)
{
    g_autofree char *line = g_strdup_printf("%s/hito-synthesize %s/%s %s", g_getenv("HITO_BIN"), folder, out, options);
    int status = -1;
    ck_assert(g_spawn_command_line_sync(line, NULL, NULL, &status, NULL));
    ck_assert_msg(status == 0, "%s", line);
}

static void
make_folder(void)
{
    folder = g_dir_make_tmp("hito-synthesize-XXXXXX", NULL);
}

static void
remove_folder(void)
{
    g_autofree char *line = g_strdup_printf("rm -r %s", folder);
    ck_assert(g_spawn_command_line_sync(line, NULL, NULL, NULL, NULL));
    g_free(folder);
}

static Manifest *
manifest_of(const char *partner)
{
    g_autofree char *path = g_strdup_printf("plugins/%s/manifest.json", partner);
    g_autoptr(FindingList) findings = finding_list_new();
    Manifest *manifest = manifest_read(path, findings);
    ck_assert_ptr_nonnull(manifest);
    return manifest;
}

/* One digest over all inputs of all partners. */
static char *
digest_of(const char *out)
{
    g_autoptr(Digest) digest = digest_new();
    for (size_t p = 0; p < G_N_ELEMENTS(PARTNERS); p++) {
        g_autoptr(Manifest) manifest = manifest_of(PARTNERS[p]);
        for (guint i = 0; i < manifest->inputs->len; i++) {
            const Input *input = manifest->inputs->pdata[i];
            g_autofree char *path = g_strdup_printf("%s/%s/%s/%s.csv", folder, out, PARTNERS[p], input->id);
            g_autofree char *sha256 = digest_file(path, NULL);
            ck_assert_msg(sha256 != NULL, "%s", path);
            digest_add(digest, sha256, 64);
        }
    }
    return digest_finish(digest);
}

START_TEST(a_seed_gives_the_same_bytes)
{
    make_folder();
    run("a", "--seed 7 --rows 2000");
    run("b", "--seed 7 --rows 2000");
    run("c", "--seed 8 --rows 2000");
    run("d", "--seed 7 --rows 2000 --mess");
    run("e", "--seed 7 --rows 2000 --mess");
    g_autofree char *a = digest_of("a"), *b = digest_of("b"), *c = digest_of("c"), *d = digest_of("d"), *e = digest_of("e");
    ck_assert_str_eq(a, b);
    ck_assert_str_ne(a, c);
    ck_assert_str_ne(a, d);
    ck_assert_str_eq(d, e);
    /* The bytes are the same on every machine: this digest was taken once. A change of the stories changes it. */
    ck_assert_str_eq(a, "4706b9114d3ffd94b7e3a721a4648f108bd755627a634629410100904c87fe19");
    remove_folder();
}
END_TEST

/* Every finding about a row as "partner/input.csv,row,number", in a set. */
static void
read_input(SourceRun *source, const Input *input, const char *out, const char *partner, GHashTable *seen, SourceCounts *counts)
{
    g_autofree char *path = g_strdup_printf("%s/%s/%s/%s.csv", folder, out, partner, input->id);
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(SourceFile) file = source_file_open(source, input, path, findings);
    ck_assert_msg(file != NULL, "%s", path);
    BatchLayout layout;
    ck_assert(source_layout(input, SOURCE_BATCH_ROWS, &layout));
    void *slot = aligned_alloc(64, layout.size);
    while (source_file_next(file, &layout, slot))
        ;
    free(slot);
    ck_assert(!source_file_failed(file));
    if (g_getenv("HITO_SHOW"))
        finding_list_print(findings, LANGUAGE_EN, stderr);
    SourceCounts more = source_file_counts(file);
    counts->read += more.read;
    counts->rejected += more.rejected;
    counts->repeated += more.repeated;
    for (size_t i = 0; i < finding_list_size(findings); i++) {
        const Finding *finding = finding_list_peek(findings, i);
        g_hash_table_add(seen, g_strdup_printf("%s/%s.csv,%d,%u", partner, input->id, (int)finding->row, finding->number));
    }
}

static SourceCounts
read_all(const char *out, GHashTable *seen)
{
    SourceCounts counts = {0};
    for (size_t p = 0; p < G_N_ELEMENTS(PARTNERS); p++) {
        g_autoptr(Manifest) manifest = manifest_of(PARTNERS[p]);
        g_autoptr(SourceRun) source = source_run_new(manifest);
        for (guint i = 0; i < manifest->inputs->len; i++)
            read_input(source, manifest->inputs->pdata[i], out, PARTNERS[p], seen, &counts);
    }
    return counts;
}

START_TEST(no_row_of_clean_data_is_left_out)
{
    make_folder();
    run("clean", "");
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    SourceCounts counts = read_all("clean", seen);
    ck_assert_int_eq((int)counts.rejected, 0);
    ck_assert_int_eq((int)counts.repeated, 0);
    ck_assert_int_gt((int)counts.read, 36000);
    ck_assert_int_lt((int)counts.read, 50000); /* the samples of norc come on top */
    remove_folder();
}
END_TEST

START_TEST(every_defect_is_found_where_it_was_made)
{
    make_folder();
    run("mess", "--mess --rows 3000");
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    SourceCounts counts = read_all("mess", seen);
    g_autofree char *path = g_strdup_printf("%s/mess/mess.txt", folder);
    g_autofree char *text = NULL;
    ck_assert(g_file_get_contents(path, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    int rejected = 0, expected = 0;
    for (int i = 1; lines[i] && *lines[i]; i++) {
        g_auto(GStrv) parts = g_strsplit(lines[i], ",", 4);
        if (strcmp(parts[2], "0") == 0)
            continue;
        expected++;
        rejected += strcmp(parts[2], "2117") != 0;
        g_autofree char *key = g_strjoin(",", parts[0], parts[1], parts[2], NULL);
        ck_assert_msg(g_hash_table_contains(seen, key), "%s was not found", lines[i]);
    }
    ck_assert_int_gt(expected, 150);
    ck_assert_int_eq((int)counts.rejected, rejected);
    remove_folder();
}
END_TEST

START_TEST(late_cases_leave_the_others_as_they_are)
{
    make_folder();
    run("on_time", "--rows 2000 --partner renacer");
    run("late", "--rows 2000 --partner renacer --late 25");
    g_autofree char *before_path = g_strdup_printf("%s/on_time/renacer/cases.csv", folder);
    g_autofree char *after_path = g_strdup_printf("%s/late/renacer/cases.csv", folder);
    g_autofree char *before = NULL, *after = NULL;
    ck_assert(g_file_get_contents(before_path, &before, NULL, NULL));
    ck_assert(g_file_get_contents(after_path, &after, NULL, NULL));
    ck_assert(g_str_has_prefix(after, before));
    g_auto(GStrv) added = g_strsplit(after + strlen(before), "\n", -1);
    ck_assert_uint_eq(g_strv_length(added), 25 + 1);
    for (int i = 0; i < 25; i++) {
        g_auto(GStrv) fields = g_strsplit(added[i], ",", -1);
        ck_assert_int_ge(strcmp(fields[2], "2025-10-01"), 0);
        ck_assert_int_lt(strcmp(fields[2], "2026-01-01"), 0);
    }
    remove_folder();
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("synthesize");
    TCase *tests = tcase_create("tools");
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, a_seed_gives_the_same_bytes);
    tcase_add_test(tests, no_row_of_clean_data_is_left_out);
    tcase_add_test(tests, every_defect_is_found_where_it_was_made);
    tcase_add_test(tests, late_cases_leave_the_others_as_they_are);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}
