/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/finding.h"
#include "reports/text/text.h"

static const char SENTENCE[] =
    "Niñas, niños y adolescentes identificados como víctimas, con 1.311\u00a0personas atendidas (72\u00a0%) en el trimestre.";

static Typesetter *
typesetter(void)
{
    GError *error = NULL;
    Typesetter *made = typesetter_new(THEME_FONT_FOLDER, "es-CO", &error);
    ck_assert_msg(made != NULL, "%s", error ? error->message : "");
    return made;
}

static PageDocument *
paper(Page **page)
{
    PageMetadata metadata = {.title = "T", .lang = "es"};
    PageDocument *document = page_document_new(&metadata);
    *page = page_add(document, theme_letter());
    return document;
}

static const PageText *
text_at(const Page *page, size_t index)
{
    for (size_t i = 0; i < page->items->len; i++) {
        const PageText *text = g_array_index(page->items, PageItem, i).text;
        if (text && index-- == 0)
            return text;
    }
    return NULL;
}

START_TEST(width_is_proportional_to_size)
{
    g_autoptr(Typesetter) t = typesetter();
    TextStyle style = *theme_style(STYLE_BODY);
    double width = text_width(t, &style, SENTENCE);
    style.size *= 3;
    ck_assert_double_eq_tol(text_width(t, &style, SENTENCE), 3 * width, 1e-6);
    ck_assert_double_gt(width, 400);
    ck_assert_double_lt(width, 700);
}
END_TEST

START_TEST(tabular_figures_are_of_one_width)
{
    g_autoptr(Typesetter) t = typesetter();
    const TextStyle *number = theme_style(STYLE_NUMBER), *running = theme_style(STYLE_TABLE);
    ck_assert_double_eq_tol(text_width(t, number, "1111"), text_width(t, number, "8888"), 1e-9);
    ck_assert_double_lt(text_width(t, running, "1111"), text_width(t, running, "8888") - 1);
}
END_TEST

START_TEST(cuts_differ)
{
    g_autoptr(Typesetter) t = typesetter();
    TextStyle style = *theme_style(STYLE_BODY);
    double widths[FACE_COUNT];
    for (int face = 0; face < FACE_COUNT; face++) {
        style.face = (FontFace)face;
        widths[face] = text_width(t, &style, "Hamburgefonstiv");
        for (int other = 0; other < face; other++)
            ck_assert_double_gt(fabs(widths[face] - widths[other]), 1e-3);
    }
}
END_TEST

START_TEST(no_ligatures)
{
    g_autoptr(Typesetter) t = typesetter();
    Page *page;
    g_autoptr(PageDocument) document = paper(&page);
    text_place(t, page, theme_style(STYLE_BODY), TEXT_LEFT, 60, 100, "office -> ffi =>");
    const PageText *text = text_at(page, 0);
    ck_assert_uint_eq(text->cluster_count, strlen(text->text));
    ck_assert_uint_eq(text->glyph_count, text->cluster_count);
}
END_TEST

/* Whatever the width, the lines hold the whole text, none is wider than asked unless it is one word,
 * and none could have taken the first word of the next. */
START_TEST(wrapping_fills_lines)
{
    g_autoptr(Typesetter) t = typesetter();
    const TextStyle *style = theme_style(STYLE_BODY);
    double least = text_min_width(t, style, SENTENCE);
    for (double width = least; width < 700; width += 7.3) {
        Page *page;
        g_autoptr(PageDocument) document = paper(&page);
        g_autoptr(TextBlock) block = text_block_new(t, style, SENTENCE, width);
        g_autoptr(GString) all = g_string_new(NULL);
        PageNode *node = page_node_add(page_document_root(document), PAGE_NODE_P);
        ck_assert_double_le(text_block_width(block), width + 0.01);
        text_block_place(block, page, node, 60, 100, 0, text_block_lines(block));
        for (size_t i = 0; i < text_block_lines(block); i++) {
            const PageText *line = text_at(page, i), *next = text_at(page, i + 1);
            g_string_append(all, line->text);
            if (!next)
                continue;
            g_autofree char *word = g_strndup(next->text, strcspn(next->text, " "));
            g_autofree char *longer = g_strconcat(line->text, word, NULL);
            ck_assert_double_gt(text_width(t, style, longer), width - 0.01);
        }
        ck_assert_str_eq(all->str, SENTENCE);
    }
}
END_TEST

START_TEST(least_width_is_the_longest_word)
{
    g_autoptr(Typesetter) t = typesetter();
    const TextStyle *style = theme_style(STYLE_TABLE);
    ck_assert_double_eq_tol(text_min_width(t, style, "de la interinstitucional a"),
                            text_width(t, style, "interinstitucional"), 1e-9);
    ck_assert_double_eq_tol(text_min_width(t, style, "12\u00a0345\u00a0678 a"), text_width(t, style, "12\u00a0345\u00a0678"), 1e-9);
    g_autoptr(TextBlock) narrow = text_block_new(t, style, "de la interinstitucional a", 30);
    ck_assert_uint_eq(text_block_lines(narrow), 3);
    ck_assert_double_gt(text_block_width(narrow), 30);
}
END_TEST

START_TEST(invisible_characters_leave_no_trace)
{
    g_autoptr(Typesetter) t = typesetter();
    Page *page;
    g_autoptr(PageDocument) document = paper(&page);
    text_place(t, page, theme_style(STYLE_BODY), TEXT_LEFT, 60, 100, "inter\u00adinsti\u200btu\u2060cio\ufeffnal e\u0301\tx");
    ck_assert_str_eq(text_at(page, 0)->text, "interinstitucional é x");
    g_autoptr(TextBlock) block = text_block_new(t, theme_style(STYLE_BODY), "abc\u200bdef", 20);
    ck_assert_uint_eq(text_block_lines(block), 2);
}
END_TEST

START_TEST(line_ends_and_empty_texts)
{
    g_autoptr(Typesetter) t = typesetter();
    const TextStyle *style = theme_style(STYLE_BODY);
    g_autoptr(TextBlock) two = text_block_new(t, style, "uno\ndos", 500);
    g_autoptr(TextBlock) none = text_block_new(t, style, "", 500);
    ck_assert_uint_eq(text_block_lines(two), 2);
    ck_assert_uint_eq(text_block_lines(none), 0);
    ck_assert_double_eq_tol(text_width(t, style, "uno\ndos"), text_width(t, style, "uno dos"), 1e-9);
    ck_assert_double_eq_tol(text_width(t, style, ""), 0, 1e-9);
}
END_TEST

START_TEST(alignment)
{
    g_autoptr(Typesetter) t = typesetter();
    Page *page;
    g_autoptr(PageDocument) document = paper(&page);
    const TextStyle *style = theme_style(STYLE_NUMBER);
    double width = text_place(t, page, style, TEXT_RIGHT, 300, 100, "1.311,5");
    text_place(t, page, style, TEXT_CENTRE, 300, 120, "1.311,5");
    g_autoptr(TextBlock) block = text_block_new(t, style, "1.311,5", 100);
    text_block_align(block, TEXT_RIGHT);
    text_block_place(block, page, NULL, 200, 140, 0, 1);
    ck_assert_double_eq_tol(text_at(page, 0)->x, 300 - width, 1e-9);
    ck_assert_double_eq_tol(text_at(page, 1)->x, 300 - width / 2, 1e-9);
    ck_assert_double_eq_tol(text_at(page, 2)->x, 300 - width, 1e-9);
}
END_TEST

START_TEST(spans_become_nodes)
{
    g_autoptr(Typesetter) t = typesetter();
    Page *page;
    g_autoptr(PageDocument) document = paper(&page);
    TextSpan spans[] = {{.text = "see "}, {.text = "here now", .uri = "https://example.org"}, {.text = ".", .lang = "en"}};
    PageNode *node = page_node_add(page_document_root(document), PAGE_NODE_P);
    g_autoptr(TextBlock) block = text_block_new_spans(t, theme_style(STYLE_BODY), spans, 3, 50);
    ck_assert_uint_eq(text_block_lines(block), 2);
    text_block_place(block, page, node, 60, 100, 0, 1);
    text_block_place(block, page, node, 60, 120, 1, 1);
    ck_assert_uint_eq(node->kids->len, 3);
    const PageNode *link = page_node_kid(node, 1)->node, *span = page_node_kid(node, 2)->node;
    ck_assert_int_eq(link->type, PAGE_NODE_LINK);
    ck_assert_uint_eq(link->kids->len, 4); /* a run and a box on each line */
    ck_assert_str_eq(page_node_kid(link, 1)->link->description, "here now");
    ck_assert_int_eq(span->type, PAGE_NODE_SPAN);
    ck_assert_str_eq(span->lang, "en");
    ck_assert_str_eq(text_at(page, 2)->text, "now");
}
END_TEST

START_TEST(a_full_stop_stays_with_its_link)
{
    g_autoptr(Typesetter) t = typesetter();
    const TextStyle *style = theme_style(STYLE_BODY);
    TextSpan spans[] = {{.text = "see the "}, {.text = "convention", .uri = "https://example.org"}, {.text = "."}};
    double width = text_width(t, style, "see the convention") + 0.5;
    g_autoptr(TextBlock) block = text_block_new_spans(t, style, spans, 3, width);
    ck_assert_uint_eq(text_block_lines(block), 2);
    ck_assert_double_lt(text_block_width(block), width - 5); /* "convention." went down as one */
}
END_TEST

START_TEST(a_missing_letter_is_named)
{
    g_autoptr(Typesetter) t = typesetter();
    GError *error = NULL;
    text_width(t, theme_style(STYLE_BODY), "arrows → and − fit");
    ck_assert(text_check(t, &error));
    text_set_place(t, "narrative");
    text_width(t, theme_style(STYLE_BODY), "日");
    text_set_place(t, "later");
    text_width(t, theme_style(STYLE_BODY), "本");
    ck_assert(!text_check(t, &error));
    g_autoptr(FindingList) findings = finding_list_new();
    finding_add_error(findings, error);
    g_autofree char *line = finding_line(finding_list_peek(findings, 0), LANGUAGE_EN);
    ck_assert_str_eq(line, "narrative: [H7131] the font has no letter for the character U+65E5");
}
END_TEST

START_TEST(missing_fonts_are_an_error)
{
    GError *error = NULL;
    ck_assert_ptr_null(typesetter_new("/nonexistent", "en", &error));
    ck_assert_int_eq(error->code, 7130);
    g_clear_error(&error);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("reports/text");
    TCase *cases = tcase_create("text");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, width_is_proportional_to_size);
    tcase_add_test(cases, tabular_figures_are_of_one_width);
    tcase_add_test(cases, cuts_differ);
    tcase_add_test(cases, no_ligatures);
    tcase_add_test(cases, wrapping_fills_lines);
    tcase_add_test(cases, least_width_is_the_longest_word);
    tcase_add_test(cases, invisible_characters_leave_no_trace);
    tcase_add_test(cases, line_ends_and_empty_texts);
    tcase_add_test(cases, alignment);
    tcase_add_test(cases, spans_become_nodes);
    tcase_add_test(cases, a_full_stop_stays_with_its_link);
    tcase_add_test(cases, a_missing_letter_is_named);
    tcase_add_test(cases, missing_fonts_are_an_error);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
