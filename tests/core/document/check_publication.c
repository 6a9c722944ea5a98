/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <string.h>

#include "core/document/publication_read.h"
#include "core/document/publication_write.h"

static char *
golden(size_t *size)
{
    char *bytes = NULL;
    ck_assert(g_file_get_contents("tests/golden/publication.json", &bytes, size, NULL));
    return bytes;
}

START_TEST(reading_and_writing_gives_the_same_bytes)
{
    size_t size, again_size;
    g_autofree char *bytes = golden(&size);
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(Publication) publication = publication_parse(bytes, size, "publication.json", findings);
    finding_list_print(findings, LANGUAGE_EN, stderr);
    ck_assert_ptr_nonnull(publication);
    g_autofree char *again = publication_bytes(publication, &again_size);
    ck_assert_uint_eq(size, again_size);
    ck_assert_int_eq(memcmp(bytes, again, size), 0);
    ck_assert_uint_gt(publication->values->len, 1000);
    const Value *value = publication->values->pdata[0];
    ck_assert_ptr_eq(publication_find(publication, value->indicator, value->window, value->table, value->cell,
                                      value->measure), value);
}
END_TEST

static void
expect_refused(const char *from, const char *to, unsigned number)
{
    size_t size;
    g_autofree char *bytes = golden(&size);
    g_auto(GStrv) around = g_strsplit(bytes, from, 2);
    ck_assert_msg(g_strv_length(around) == 2, "%s", from);
    g_autofree char *changed = g_strconcat(around[0], to, around[1], NULL);
    g_autoptr(FindingList) findings = finding_list_new();
    Publication *publication = publication_parse(changed, strlen(changed), "x", findings);
    ck_assert_msg(publication == NULL, "%s read as good", to);
    bool seen = false;
    for (size_t i = 0; i < finding_list_size(findings); i++)
        seen |= finding_list_peek(findings, i)->number == number;
    ck_assert_msg(seen, "%s: no H%04u", to, number);
}

START_TEST(a_note_is_found_by_its_cell_and_older_files_have_none)
{
    size_t size;
    g_autofree char *bytes = golden(&size);
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(Publication) publication = publication_parse(bytes, size, "x", findings);
    const PublicationNote *note = publication_find_note(publication, "NORC-02", "FY2026Q3", "site", "CUC");
    ck_assert_ptr_nonnull(note);
    ck_assert_str_eq(bilingual_peek(&note->text, LANGUAGE_EN), "Too few people in the sample for this method.");
    ck_assert_ptr_null(publication_find_note(publication, "NORC-02", "FY2026Q3", "site", "BOG"));
    const char *begin = strstr(bytes, "\"notes\":["), *end = strstr(begin, "],\n\"objectives");
    g_autofree char *head = g_strndup(bytes, (gsize)(begin - bytes)), *older = g_strconcat(head, end + 3, NULL);
    g_autoptr(Publication) before = publication_parse(older, strlen(older), "x", findings);
    ck_assert_ptr_nonnull(before);
    ck_assert_uint_eq(before->notes->len, 0);
}
END_TEST

START_TEST(a_wrong_publication_is_refused)
{
    expect_refused("\"publication\":1", "\"publication\":2", 7004);
    expect_refused("\"complete\":", "\"compleet\":", 7003);
    expect_refused("\"actual\",\"OK\",\"", "\"actual\",\"OK\",\"x", 7002);
    expect_refused("\"actual\",\"SUPPRESSED\",\"\"", "\"actual\",\"SUPPRESSED\",\"4\"", 7002);
    expect_refused("\"values\":[\n[\"", "\"values\":[\n[\"X", 7002);
    expect_refused("\"as_of\":\"2026-07-31\"", "\"as_of\":\"31/07/2026\"", 7002);
    expect_refused("\"software\":\"hito 0.1.0\",", "", 7005);
    expect_refused("\"ABA-01\",\"Investigations (cases)", "\"XYZ-01\",\"Investigations (cases)", 7002);
    expect_refused("true,2,2,", "true,2,3,", 7002);
    expect_refused("\"notes\":[\n[\"", "\"notes\":[\n[1,\"", 7002);
    expect_refused("{\n", "{{", 7001);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("publication");
    TCase *tests = tcase_create("document");
    tcase_add_test(tests, reading_and_writing_gives_the_same_bytes);
    tcase_add_test(tests, a_note_is_found_by_its_cell_and_older_files_have_none);
    tcase_add_test(tests, a_wrong_publication_is_refused);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}
