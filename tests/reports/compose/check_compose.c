/* SPDX-License-Identifier: Apache-2.0 */
/* What a report says, compared with reviewed text. HITO_BLESS=1 writes the files anew, to be read before they are
 * kept. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "reports/compose/compose.h"
#include "tests/reports/compose/golden_publication.h"

static void
compare(Language language, unsigned parts, const char *name)
{
    g_autoptr(Publication) publication = golden_publication();
    g_autofree char *dump = golden_dump(publication, language, parts);
    g_autofree char *path = g_strdup_printf("tests/golden/report/%s.%s.txt", name, language_tag(language));
    if (g_getenv("HITO_BLESS"))
        ck_assert(g_file_set_contents(path, dump, -1, NULL));
    g_autofree char *wanted = NULL;
    ck_assert(g_file_get_contents(path, &wanted, NULL, NULL));
    g_auto(GStrv) got_lines = g_strsplit(dump, "\n", -1), wanted_lines = g_strsplit(wanted, "\n", -1);
    for (guint i = 0; got_lines[i] || wanted_lines[i]; i++)
        ck_assert_msg(g_strcmp0(got_lines[i], wanted_lines[i]) == 0, "%s:%u: %s", path, i + 1, got_lines[i]);
}

START_TEST(english_is_as_reviewed)
{
    compare(LANGUAGE_EN, COMPOSE_ALL, "blocks");
}
END_TEST

START_TEST(spanish_is_as_reviewed)
{
    compare(LANGUAGE_ES, COMPOSE_ALL, "blocks");
}
END_TEST

START_TEST(the_short_edition_is_part_of_the_whole)
{
    g_autoptr(Publication) publication = golden_publication();
    g_autofree char *whole = golden_dump(publication, LANGUAGE_EN, COMPOSE_ALL);
    g_autofree char *part = golden_dump(publication, LANGUAGE_EN, COMPOSE_SHORT);
    ck_assert_uint_lt(strlen(part), strlen(whole) / 2);
    ck_assert_ptr_nonnull(strstr(part, "id \"status\""));
    ck_assert_ptr_nonnull(strstr(part, "id \"protection\""));
    ck_assert_ptr_null(strstr(part, "id \"sheets\""));
    ck_assert_ptr_null(strstr(part, "to \"findings\""));
}
END_TEST

START_TEST(the_same_publication_says_the_same)
{
    g_autoptr(Publication) one = golden_publication(), other = golden_publication();
    g_autofree char *first = golden_dump(one, LANGUAGE_ES, COMPOSE_ALL), *second = golden_dump(other, LANGUAGE_ES, COMPOSE_ALL);
    ck_assert_str_eq(first, second);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("compose");
    TCase *tests = tcase_create("compose");
    tcase_add_test(tests, english_is_as_reviewed);
    tcase_add_test(tests, spanish_is_as_reviewed);
    tcase_add_test(tests, the_short_edition_is_part_of_the_whole);
    tcase_add_test(tests, the_same_publication_says_the_same);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
