/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/finding.h"
#include "reports/draw/draw.h"
#include "reports/page/page_dump.h"
#include "reports/page/page_lint.h"
#include "tests/support/demo_document.h"

static const char GOLDEN[] = "tests/golden/pages/demo.txt";

/* HITO_BLESS=1 rewrites the golden file; the change is then reviewed. */
START_TEST(the_demonstration_is_as_blessed)
{
    g_autoptr(Typesetter) typesetter = demo_typesetter();
    g_autoptr(PageDocument) document = demo_document(typesetter);
    g_autofree char *dump = page_dump(document), *golden = NULL;
    if (g_getenv("HITO_BLESS"))
        ck_assert(g_file_set_contents(GOLDEN, dump, -1, NULL));
    ck_assert(g_file_get_contents(GOLDEN, &golden, NULL, NULL));
    g_auto(GStrv) now = g_strsplit(dump, "\n", -1), then = g_strsplit(golden, "\n", -1);
    for (size_t i = 0; now[i] && then[i]; i++)
        ck_assert_str_eq(now[i], then[i]);
    ck_assert_uint_eq(g_strv_length(now), g_strv_length(then));
}
END_TEST

START_TEST(the_demonstration_passes_the_lint)
{
    g_autoptr(Typesetter) typesetter = demo_typesetter();
    g_autoptr(PageDocument) document = demo_document(typesetter);
    g_autoptr(FindingList) findings = finding_list_new();
    page_lint(document, findings);
    for (size_t i = 0; i < finding_list_size(findings); i++) {
        g_autofree char *line = finding_line(finding_list_peek(findings, i), LANGUAGE_EN);
        ck_abort_msg("%s", line);
    }
    ck_assert(text_check(typesetter, NULL));
}
END_TEST

START_TEST(a_document_without_pages_is_an_error)
{
    PageMetadata metadata = {.title = "T", .lang = "en"};
    g_autoptr(PageDocument) document = page_document_new(&metadata);
    GError *error = NULL;
    ck_assert_ptr_null(draw_pdf(document, THEME_FONT_FOLDER, &error));
    ck_assert_int_eq(error->code, 7140);
    g_clear_error(&error);
}
END_TEST

START_TEST(a_missing_font_is_an_error)
{
    g_autoptr(Typesetter) typesetter = demo_typesetter();
    g_autoptr(PageDocument) document = demo_document(typesetter);
    GError *error = NULL;
    ck_assert_ptr_null(draw_pdf(document, "/nonexistent", &error));
    ck_assert_int_eq(error->code, 7140);
    g_clear_error(&error);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("reports/draw");
    TCase *cases = tcase_create("draw");
    tcase_add_test(cases, the_demonstration_is_as_blessed);
    tcase_add_test(cases, the_demonstration_passes_the_lint);
    tcase_add_test(cases, a_document_without_pages_is_an_error);
    tcase_add_test(cases, a_missing_font_is_an_error);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
