/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "reports/page/page_dump.h"

static const PageMetadata METADATA = {.title = "T", .lang = "en", .tool = "test", .epoch = 86400};

static void
put_word(Page *page, const char *word, double x, double y)
{
    PageText text = {.text = word, .style = *theme_style(STYLE_BODY), .x = x, .baseline = y, .width = 30};
    page_text(page, &text);
}

START_TEST(dump_tells_tree_and_pages)
{
    g_autoptr(PageDocument) document = page_document_new(&METADATA);
    Page *page = page_add(document, theme_letter());
    PageNode *p = page_node_add(page_document_root(document), PAGE_NODE_P);
    page_node_set_id(p, "a");
    page_rect(page, (PageBox){10, 20, -4, 8}, page_filled(COLOUR_TRACK));
    page_run_begin(page, p);
    put_word(page, "say \"ñ\"", 60, 100.004);
    page_line(page, 1, 2, -0.001, 4, page_stroked(COLOUR_RED, 0.5));
    page_run_end(page);
    page_outline_add(document, 2, "Start", p);
    g_autofree char *dump = page_dump(document);
    ck_assert_str_eq(dump, "hito page dump 1\n"
                           " title \"T\" lang \"en\" author \"\" subject \"\" keywords \"\" epoch 86400\n"
                           "outline 1 \"Start\"\n"
                           "Document\n"
                           "  P id \"a\"\n"
                           "    run 1.2 \"say \\\"ñ\\\"\"\n"
                           "page 1 612.00 792.00\n"
                           "  run 1.1 layout\n"
                           "    rect 6.00 20.00 4.00 8.00 fill f0f0f0\n"
                           "  run 1.2 P\n"
                           "    text 60.00 100.00 30.00 regular 10.50 1b1b1b \"say \\\"ñ\\\"\"\n"
                           "    path M 1.00 2.00 L 0.00 4.00 stroke b50909 0.50\n");
}
END_TEST

START_TEST(a_run_without_items_vanishes)
{
    g_autoptr(PageDocument) document = page_document_new(&METADATA);
    Page *page = page_add(document, theme_letter());
    PageNode *p = page_node_add(page_document_root(document), PAGE_NODE_P);
    page_run_begin(page, p);
    page_node_add(p, PAGE_NODE_SPAN);
    page_run_begin(page, p);
    put_word(page, "x", 60, 100);
    page_run_end(page);
    page_artifact_begin(page, PAGE_ARTIFACT_LAYOUT);
    page_run_end(page);
    ck_assert_uint_eq(page->runs->len, 1);
    ck_assert_uint_eq(p->kids->len, 2);
    ck_assert_int_eq(page_node_kid(p, 0)->kind, PAGE_KID_NODE);
    ck_assert_int_eq(page_node_kid(p, 1)->kind, PAGE_KID_RUN);
}
END_TEST

START_TEST(the_digest_can_be_printed_in_the_document)
{
    g_autoptr(PageDocument) document = page_document_new(&METADATA);
    Page *first = page_add(document, theme_letter()), *second = page_add(document, theme_letter());
    PageNode *slot = page_node_add(page_document_root(document), PAGE_NODE_P);
    put_word(first, "one", 60, 100);
    put_word(second, "two", 60, 100);
    g_autofree char *before = page_digest(document);
    page_run_begin(first, slot);
    page_run_undigested(first);
    put_word(first, before, 60, 200);
    page_run_end(first);
    g_autofree char *after = page_digest(document);
    ck_assert_str_eq(before, after);
    put_word(first, "three", 60, 300);
    g_autofree char *changed = page_digest(document);
    ck_assert_str_ne(before, changed);
}
END_TEST

START_TEST(extent_follows_runs_and_clips)
{
    g_autoptr(PageDocument) document = page_document_new(&METADATA);
    Page *page = page_add(document, theme_letter()), *next = page_add(document, theme_letter());
    PageNode *figure = page_node_add(page_document_root(document), PAGE_NODE_FIGURE);
    PageBox box;
    ck_assert_ptr_null(page_node_extent(figure, &box));
    page_run_begin(page, figure);
    page_rect(page, (PageBox){100, 100, 50, 20}, page_filled(COLOUR_INK));
    page_clip(page, (PageBox){100, 100, 80, 100});
    page_line(page, 100, 150, 400, 150, page_stroked(COLOUR_INK, 1));
    page_unclip(page);
    page_run_begin(next, figure);
    page_circle(next, 10, 10, 5, page_filled(COLOUR_INK));
    ck_assert_ptr_eq(page_node_extent(figure, &box), page);
    ck_assert_double_eq_tol(box.x, 100, 1e-9);
    ck_assert_double_eq_tol(box.y, 100, 1e-9);
    ck_assert_double_eq_tol(box.width, 80, 1e-9);
    ck_assert_double_eq_tol(box.height, 50, 1e-9);
}
END_TEST

START_TEST(the_document_keeps_its_own_copies)
{
    char title[] = "Title", word[] = "word";
    PagePoint points[] = {{1, 1, true}, {2, 2, false}};
    PageMetadata metadata = METADATA;
    metadata.title = title;
    g_autoptr(PageDocument) document = page_document_new(&metadata);
    Page *page = page_add(document, theme_letter());
    put_word(page, word, 60, 100);
    page_path(page, points, 2, false, page_stroked(COLOUR_INK, 1));
    g_autofree char *before = page_dump(document);
    memset(title, 'x', 5);
    memset(word, 'x', 4);
    points[0].x = 99;
    g_autofree char *after = page_dump(document);
    ck_assert_str_eq(before, after);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("reports/page");
    TCase *cases = tcase_create("page");
    tcase_add_test(cases, dump_tells_tree_and_pages);
    tcase_add_test(cases, a_run_without_items_vanishes);
    tcase_add_test(cases, the_digest_can_be_printed_in_the_document);
    tcase_add_test(cases, extent_follows_runs_and_clips);
    tcase_add_test(cases, the_document_keeps_its_own_copies);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
