/* SPDX-License-Identifier: Apache-2.0 */
/* What hito plugin header and pack write: golden text, refusals, and a manifest that keeps its own layout. */
#include <check.h>
#include <string.h>
#include <glib/gstdio.h>

#include "core/document/header_write.h"
#include "core/document/manifest_pack.h"
#include "core/document/manifest_read.h"

static char *
read_text(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(g_getenv("HITO_SOURCE"), folder, name, NULL);
    char *text = NULL;
    ck_assert(g_file_get_contents(path, &text, NULL, NULL));
    return text;
}

START_TEST(header_is_golden)
{
    g_autoptr(FindingList) findings = finding_list_new();
    g_autofree char *json = read_text("plugins/template", "manifest.json");
    g_autoptr(Manifest) manifest = manifest_parse(json, strlen(json), "manifest.json", findings);
    g_autofree char *header = header_write(manifest, "manifest.json", findings);
    if (g_getenv("HITO_GOLDEN_WRITE"))
        g_file_set_contents("tests/golden/template.h.txt", header, -1, NULL);
    g_autofree char *golden = read_text("tests/golden", "template.h.txt");
    ck_assert_msg(strcmp(header, golden) == 0, "the header is another: HITO_GOLDEN_WRITE=1, then git diff"); /* too long to be shown */
    ck_assert_uint_eq(finding_list_size(findings), 0);
}
END_TEST

/* The header of a changed template; NULL and the finding's number when it is refused. */
static char *
header_of(const char *old, const char *new, unsigned *number)
{
    g_autoptr(FindingList) findings = finding_list_new();
    g_autofree char *json = read_text("plugins/template", "manifest.json");
    GString *text = g_string_new(json);
    ck_assert_uint_gt(g_string_replace(text, old, new, 0), 0);
    g_autoptr(Manifest) manifest = manifest_parse(text->str, text->len, "manifest.json", findings);
    ck_assert_ptr_nonnull(manifest);
    char *header = header_write(manifest, "manifest.json", findings);
    *number = finding_list_size(findings) ? finding_list_peek(findings, 0)->number : 0;
    g_string_free(text, TRUE);
    return header;
}

START_TEST(names_are_c)
{
    unsigned number;
    g_autofree char *clash = header_of("\"SOUTH\"", "\"N-RTH\", \"N.RTH\"", &number);
    ck_assert_ptr_null(clash);
    ck_assert_uint_eq(number, 3022);
    g_autofree char *same = header_of("\"first_contact\"", "\"CASE ID\"", &number);
    ck_assert_ptr_null(same);
    ck_assert_uint_eq(number, 3022);
    g_autofree char *word = header_of("\"opened\"", "\"register\"", &number);
    ck_assert_ptr_nonnull(word);
    ck_assert_ptr_nonnull(strstr(word, "int32_t register_;"));
    g_autofree char *comment = header_of("\"Cases opened\"", "\"1 */ int x; /*\"", &number);
    ck_assert_ptr_null(strstr(comment, "1 */ int x; /* */"));
}
END_TEST

START_TEST(wording_keeps_the_fingerprint)
{
    unsigned number;
    g_autofree char *before = header_of("Monitoring officer", "Monitoring officer", &number);
    g_autofree char *wording = header_of("Monitoring officer", "Somebody else", &number);
    g_autofree char *table = header_of("\"SOUTH\"", "\"SOUTH\", \"WEST\"", &number);
    ck_assert_str_eq(before, wording);
    ck_assert_str_ne(strstr(before, "HITO_OWN_FINGERPRINT"), strstr(table, "HITO_OWN_FINGERPRINT"));
}
END_TEST

START_TEST(library_is_set_in_place)
{
    g_autofree char *added = manifest_set_library("{\n  \"id\": \"a,}\\\"b\",\n  \"version\": \"1\",\n  \"x\": {\"library\": 1}\n}\n",
                                                  "{\"file\": \"a.so\"}");
    ck_assert_str_eq(added, "{\n  \"id\": \"a,}\\\"b\",\n  \"version\": \"1\",\n  \"library\": {\"file\": \"a.so\"},\n"
                            "  \"x\": {\"library\": 1}\n}\n");
    g_autofree char *again = manifest_set_library(added, "{\"file\": \"a.so\"}");
    ck_assert_str_eq(again, added);
    g_autofree char *last = manifest_set_library("{\"version\":\"1\", \"library\": {\"file\": \"b\"} }", "7");
    ck_assert_str_eq(last, "{\"version\":\"1\", \"library\": 7 }");
    g_autofree char *one_line = manifest_set_library("{\"version\":\"1\"}", "7");
    ck_assert_str_eq(one_line, "{\"version\":\"1\", \"library\": 7}");
}
END_TEST

START_TEST(pack_names_the_library)
{
    g_autoptr(FindingList) findings = finding_list_new();
    g_autofree char *folder = g_dir_make_tmp("hito-pack-XXXXXX", NULL);
    g_autofree char *manifest_path = g_build_filename(folder, "manifest.json", NULL);
    g_autofree char *library_path = g_build_filename(folder, "template.so", NULL);
    g_autofree char *json = read_text("plugins/template", "manifest.json");
    ck_assert(g_file_set_contents(manifest_path, json, -1, NULL));
    ck_assert(!manifest_pack(folder, NULL, findings));
    ck_assert_uint_eq(finding_list_peek(findings, 0)->number, 3020);
    ck_assert(g_file_set_contents(library_path, "abc", 3, NULL));
    ck_assert(manifest_pack(folder, NULL, findings));
    ck_assert(manifest_pack(folder, NULL, findings));
    g_autoptr(Manifest) manifest = manifest_read(manifest_path, findings);
    ck_assert_str_eq(manifest->library, "template.so");
    ck_assert_str_eq(manifest->library_sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    ck_assert_uint_eq(manifest->library_size, 3);
    g_unlink(manifest_path);
    g_unlink(library_path);
    g_rmdir(folder);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("plugin_files");
    TCase *cases = tcase_create("plugin_files");
    tcase_add_test(cases, header_is_golden);
    tcase_add_test(cases, names_are_c);
    tcase_add_test(cases, wording_keeps_the_fingerprint);
    tcase_add_test(cases, library_is_set_in_place);
    tcase_add_test(cases, pack_names_the_library);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
