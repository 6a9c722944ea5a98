/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "reports/draw/draw.h"
#include "reports/finish/content.h"
#include "reports/finish/finish.h"
#include "reports/finish/metadata.h"
#include "reports/finish/profile.h"
#include "reports/page/page_dump.h"
#include "tests/support/demo_document.h"

static PageDocument *
small_document(Page **page)
{
    PageMetadata metadata = {.title = "T", .lang = "en", .tool = "test"};
    PageDocument *document = page_document_new(&metadata);
    PageText text = {.text = "x", .style = *theme_style(STYLE_BODY)};
    *page = page_add(document, theme_letter());
    page_rect(*page, (PageBox){1, 1, 5, 5}, page_filled(COLOUR_INK));
    page_run_begin(*page, page_node_add(page_document_root(document), PAGE_NODE_P));
    page_text(*page, &text);
    page_run_end(*page);
    return document;
}

static void
expect_rewrite(const char *content, const char *expected)
{
    Page *page;
    GError *error = NULL;
    g_autoptr(PageDocument) document = small_document(&page);
    g_autoptr(GHashTable) marks = content_marks(document);
    GString *out = content_rewrite(page, marks, (const unsigned char *)content, strlen(content), &error);
    if (expected) {
        ck_assert_msg(out != NULL, "%s", error ? error->message : "");
        ck_assert_str_eq(out->str, expected);
        g_string_free(out, TRUE);
        return;
    }
    ck_assert_ptr_null(out);
    ck_assert_int_eq(error->code, 7150);
    g_clear_error(&error);
}

START_TEST(runs_get_their_nodes)
{
    expect_rewrite("q /Div <</MCID 0>> BDC 1 1 5 5 re f EMC /Div << /MCID 1 >> BDC BT (EMC \\) BDC) Tj <41> Tj ET EMC Q",
                   "q\n/Artifact <</Type/Layout>> BDC 1 1 5 5 re f EMC\n/P <</MCID 0>> BDC BT (EMC \\) BDC) Tj <41> Tj ET EMC Q");
    /* A dot in a run without text is an anchor of the drawing library's. */
    expect_rewrite("/Div <</MCID 0>> BDC 1 1 5 5 re f* BT (.) Tj ET EMC /Div <</MCID 1>> BDC /Span <</ActualText(a)>> BDC [(x)] TJ EMC EMC",
                   "\n/Artifact <</Type/Layout>> BDC 1 1 5 5 re f* BT ET EMC\n/P <</MCID 0>> BDC /Span <</ActualText(a)>> BDC [(x)] TJ EMC EMC");
}
END_TEST

START_TEST(content_that_does_not_fit_is_refused)
{
    static const char FIRST[] = "/Div <</MCID 0>> BDC f EMC ", SECOND[] = "/Div <</MCID 1>> BDC (x) Tj EMC ";
    static const struct {
        const char *before, *between, *after;
    } ROWS[] = {
        {"f ", "", ""},  {"", "(x) Tj ", ""}, {"", "", "/Im Do "}, {"", "", "EMC "},
        {"", "", "BI "}, {"", "", "/Div <</MCID 2>> BDC EMC "},    {"", "/A BMC ", ""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autofree char *content = g_strconcat(ROWS[i].before, FIRST, ROWS[i].between, SECOND, ROWS[i].after, NULL);
        expect_rewrite(content, NULL);
    }
    expect_rewrite(FIRST, NULL);
    expect_rewrite("/Div <</MCID 1>> BDC EMC /Div <</MCID 0>> BDC EMC", NULL);
    expect_rewrite("/Div <</MCID 0>> BDC /Div <</MCID 1>> BDC EMC EMC", NULL);
}
END_TEST

START_TEST(the_same_document_gives_the_same_bytes)
{
    g_autoptr(Typesetter) typesetter = demo_typesetter();
    g_autoptr(PageDocument) one = demo_document(typesetter);
    g_autoptr(GBytes) first = demo_pdf(one);
    g_setenv("TZ", "Asia/Tokyo", TRUE);
    g_autoptr(Typesetter) other_fonts = demo_typesetter();
    g_autoptr(PageDocument) other = demo_document(other_fonts);
    g_autoptr(GBytes) second = demo_pdf(other);
    ck_assert(g_bytes_equal(first, second));
}
END_TEST

START_TEST(drawing_and_document_must_belong_together)
{
    g_autoptr(Typesetter) typesetter = demo_typesetter();
    g_autoptr(PageDocument) document = demo_document(typesetter);
    GError *error = NULL;
    g_autoptr(GBytes) drawn = draw_pdf(document, THEME_FONT_FOLDER, &error);
    page_rect(page_document_page(document, 1), (PageBox){1, 1, 1, 1}, page_filled(COLOUR_INK));
    ck_assert_ptr_null(finish_pdf(document, drawn, &error));
    ck_assert_int_eq(error->code, 7150);
    g_clear_error(&error);
    g_autoptr(GBytes) garbage = g_bytes_new_static("no PDF", 6);
    ck_assert_ptr_null(finish_pdf(document, garbage, &error));
    ck_assert_int_eq(error->code, 7150);
    g_clear_error(&error);
}
END_TEST

START_TEST(the_profile_is_well_formed)
{
    g_autoptr(GByteArray) profile = profile_srgb();
    const guint8 *bytes = profile->data;
    ck_assert_uint_eq(profile->len, (guint)(bytes[2] << 8 | bytes[3]));
    ck_assert_mem_eq(bytes + 12, "mntrRGB XYZ ", 12);
    ck_assert_mem_eq(bytes + 36, "acsp", 4);
    ck_assert_uint_eq(bytes[131], 9);
    double sums[3] = {0};
    for (size_t tag = 0; tag < 9; tag++) {
        const guint8 *entry = bytes + 132 + 12 * tag;
        guint offset = (guint)(entry[6] << 8 | entry[7]), size = (guint)(entry[10] << 8 | entry[11]);
        ck_assert_uint_eq(offset % 4, 0);
        ck_assert_uint_le(offset + size, profile->len);
        for (size_t i = 0; i < 3 && tag >= 3 && tag <= 5; i++) {
            const guint8 *number = bytes + offset + 8 + 4 * i;
            sums[i] += (double)(number[0] << 24 | number[1] << 16 | number[2] << 8 | number[3]) / 65536;
        }
    }
    /* The three primaries add up to white. */
    ck_assert_double_eq_tol(sums[0], 0.9642, 0.0005);
    ck_assert_double_eq_tol(sums[1], 1.0, 0.0005);
    ck_assert_double_eq_tol(sums[2], 0.8249, 0.0005);
}
END_TEST

START_TEST(metadata_is_escaped_and_dated)
{
    PageMetadata metadata = {.title = "A & <B>", .lang = "es-CO", .author = "", .subject = "s", .keywords = "",
                             .tool = "Hito", .epoch = 1784073600};
    GString *xmp = metadata_xmp(&metadata, "abc");
    ck_assert_ptr_nonnull(strstr(xmp->str, "A &amp; &lt;B&gt;"));
    ck_assert_ptr_nonnull(strstr(xmp->str, "<dc:identifier>urn:sha256:abc</dc:identifier>"));
    ck_assert_ptr_nonnull(strstr(xmp->str, "<xmp:CreateDate>2026-07-15T00:00:00Z</xmp:CreateDate>"));
    ck_assert_ptr_null(strstr(xmp->str, "dc:creator"));
    g_string_free(xmp, TRUE);
    g_autofree char *date = metadata_pdf_date(0);
    ck_assert_str_eq(date, "D:19700101000000Z");
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("reports/finish");
    TCase *cases = tcase_create("finish");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, runs_get_their_nodes);
    tcase_add_test(cases, content_that_does_not_fit_is_refused);
    tcase_add_test(cases, the_same_document_gives_the_same_bytes);
    tcase_add_test(cases, drawing_and_document_must_belong_together);
    tcase_add_test(cases, the_profile_is_well_formed);
    tcase_add_test(cases, metadata_is_escaped_and_dated);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
