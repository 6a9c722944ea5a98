/* SPDX-License-Identifier: Apache-2.0 */
/* One sound document, and one change to it for each number of page_lint(). */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "reports/page/page_lint.h"

typedef struct Sound {
    PageDocument *document;
    Page *page;
    PageNode *root, *h1, *p, *table, *head, *th, *row, *figure, *list, *link;
} Sound;

static void
word_in(Page *page, const char *word, double x, double y, double width, uint32_t colour)
{
    PageText text = {.text = word, .style = theme_style_in(STYLE_BODY, colour), .x = x, .baseline = y, .width = width};
    page_text(page, &text);
}

static PageNode *
node_with(Page *page, PageNode *parent, PageNodeType type, const char *word, double x, double y)
{
    PageNode *node = page_node_add(parent, type);
    page_run_begin(page, node);
    word_in(page, word, x, y, 40, COLOUR_INK);
    page_run_end(page);
    return node;
}

static void
sound_table(Sound *sound)
{
    sound->table = page_node_add(sound->root, PAGE_NODE_TABLE);
    sound->head = page_node_add(page_node_add(sound->table, PAGE_NODE_THEAD), PAGE_NODE_TR);
    for (int column = 0; column < 2; column++) {
        sound->th = node_with(sound->page, sound->head, PAGE_NODE_TH, "head", 60 + 60 * column, 200);
        page_node_set_scope(sound->th, PAGE_SCOPE_COLUMN);
    }
    sound->row = page_node_add(page_node_add(sound->table, PAGE_NODE_TBODY), PAGE_NODE_TR);
    node_with(sound->page, sound->row, PAGE_NODE_TD, "1", 60, 220);
    page_node_add(sound->row, PAGE_NODE_TD);
}

static Sound
sound_new(const char *title, const char *lang)
{
    PageMetadata metadata = {.title = title, .lang = lang, .tool = "test"};
    Sound sound = {.document = page_document_new(&metadata)};
    sound.root = page_document_root(sound.document);
    sound.page = page_add(sound.document, theme_letter());
    sound.h1 = node_with(sound.page, sound.root, PAGE_NODE_H1, "Heading", 60, 100);
    page_node_set_id(sound.h1, "h1");
    sound.p = node_with(sound.page, sound.root, PAGE_NODE_P, "text", 60, 120);
    sound.link = node_with(sound.page, sound.p, PAGE_NODE_LINK, "link", 120, 120);
    page_link_id(sound.link, sound.page, (PageBox){120, 110, 40, 12}, "h1", "the heading");
    sound.list = page_node_add(sound.root, PAGE_NODE_L);
    node_with(sound.page, page_node_add(sound.list, PAGE_NODE_LI), PAGE_NODE_LBODY, "item", 60, 140);
    sound_table(&sound);
    sound.figure = node_with(sound.page, sound.root, PAGE_NODE_FIGURE, "label", 60, 300);
    page_node_set_alt(sound.figure, "A figure");
    page_rect(sound.page, (PageBox){50, 320, 100, 20}, page_filled(COLOUR_NAVY));
    page_artifact_begin(sound.page, PAGE_ARTIFACT_FOOTER);
    word_in(sound.page, "Page 1", 500, 760, 40, COLOUR_MUTED);
    page_run_end(sound.page);
    page_outline_add(sound.document, 1, "Heading", sound.h1);
    return sound;
}

/* The numbers found must all be the one expected, 0 for none. */
static void
expect(Sound *sound, unsigned number)
{
    g_autoptr(FindingList) findings = finding_list_new();
    bool good = page_lint(sound->document, findings);
    ck_assert(good == (finding_list_size(findings) == 0));
    if (number > 0)
        ck_assert_msg(!good, "H%04u was not found", number);
    for (size_t i = 0; i < finding_list_size(findings); i++) {
        g_autofree char *line = finding_line(finding_list_peek(findings, i), LANGUAGE_EN);
        ck_assert_msg(finding_list_peek(findings, i)->number == number, "expected H%04u: %s", number, line);
    }
    page_document_free(sound->document);
}

START_TEST(a_sound_document_passes)
{
    Sound sound = sound_new("T", "es-CO");
    expect(&sound, 0);
}
END_TEST

START_TEST(wrong_tree)
{
    Sound sound = sound_new("T", "en");
    node_with(sound.page, sound.p, PAGE_NODE_TD, "cell", 200, 120);
    expect(&sound, 7101);
    sound = sound_new("T", "en");
    page_run_begin(sound.page, sound.table);
    word_in(sound.page, "stray", 300, 200, 40, COLOUR_INK);
    expect(&sound, 7102);
    sound = sound_new("T", "en");
    page_node_add(sound.root, PAGE_NODE_P);
    expect(&sound, 7103);
    sound = sound_new("T", "en");
    node_with(sound.page, page_node_add(sound.list, PAGE_NODE_LI), PAGE_NODE_LBL, "1.", 60, 160);
    expect(&sound, 7121);
}
END_TEST

START_TEST(wrong_attributes)
{
    Sound sound = sound_new("T", "en");
    page_node_set_alt(sound.figure, "");
    expect(&sound, 7104);
    sound = sound_new("T", "en");
    g_autofree char *longest = g_strnfill(8001, 'x');
    page_node_set_alt(sound.figure, longest);
    expect(&sound, 7105);
    sound = sound_new("T", "en");
    page_node_set_scope(sound.th, PAGE_SCOPE_NONE);
    expect(&sound, 7106);
    sound = sound_new("T", "en");
    node_with(sound.page, sound.root, PAGE_NODE_NOTE, "note", 60, 400);
    expect(&sound, 7107);
    sound = sound_new("T", "en");
    page_node_set_id(sound.p, "h1");
    expect(&sound, 7108);
    sound = sound_new("T", "en");
    page_node_set_headers(sound.th, (const char *const[]){"h1", NULL});
    expect(&sound, 7109);
    sound = sound_new("T", "en");
    page_node_set_lang(sound.p, "spanish-");
    expect(&sound, 7111);
    sound = sound_new("T", "");
    expect(&sound, 7111);
    sound = sound_new("", "en");
    expect(&sound, 7119);
}
END_TEST

START_TEST(wrong_headings_links_and_tables)
{
    Sound sound = sound_new("T", "en");
    node_with(sound.page, sound.root, PAGE_NODE_H3, "Deep", 60, 400);
    expect(&sound, 7110);
    sound = sound_new("T", "en");
    page_node_add(sound.row, PAGE_NODE_TD);
    expect(&sound, 7112);
    sound = sound_new("T", "en");
    page_node_set_spans(sound.th, 2, 1);
    expect(&sound, 7112);
    sound = sound_new("T", "en");
    page_link_uri(sound.link, sound.page, (PageBox){0}, "https://example.org", "");
    expect(&sound, 7113);
    sound = sound_new("T", "en");
    page_link_id(sound.link, sound.page, (PageBox){0}, "nowhere", "x");
    expect(&sound, 7109);
    sound = sound_new("T", "en");
    page_outline_add(sound.document, 1, "Cell", page_node_kid(sound.row, 1)->node);
    expect(&sound, 7120);
}
END_TEST

START_TEST(spans_that_tile_pass)
{
    Sound sound = sound_new("T", "en");
    page_node_set_spans(sound.th, 1, 2);
    PageNode *row = page_node_kid(page_node_kid(sound.table, 0)->node, 0)->node;
    ck_assert_ptr_eq(row, sound.head);
    page_node_add(sound.row, PAGE_NODE_TD);
    expect(&sound, 0);
}
END_TEST

START_TEST(wrong_places)
{
    static const struct {
        double x, y, width;
        uint32_t colour;
        unsigned number;
    } ROWS[] = {
        {530, 500, 40, COLOUR_INK, 7114}, {40, 500, 30, COLOUR_INK, 7114},    {60, 60, 40, COLOUR_INK, 7114},
        {60, 760, 40, COLOUR_INK, 7114},  {80, 124, 30, COLOUR_INK, 7115},    {60, 500, 40, COLOUR_GRID, 7116},
        {60, 334, 40, COLOUR_INK, 7116},  {60, 334, 40, COLOUR_WHITE, 0},     {130, 334, 40, COLOUR_WHITE, 7116},
        {60, 500, 40, COLOUR_INK, 0},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        Sound sound = sound_new("T", "en");
        PageNode *node = page_node_add(sound.root, PAGE_NODE_P);
        page_run_begin(sound.page, node);
        word_in(sound.page, "new", ROWS[i].x, ROWS[i].y, ROWS[i].width, ROWS[i].colour);
        page_run_end(sound.page);
        expect(&sound, ROWS[i].number);
    }
}
END_TEST

START_TEST(wrong_clip_and_no_page)
{
    Sound sound = sound_new("T", "en");
    page_clip(sound.page, (PageBox){0, 0, 10, 10});
    expect(&sound, 7117);
    PageMetadata metadata = {.title = "T", .lang = "en"};
    PageDocument *document = page_document_new(&metadata);
    g_autoptr(FindingList) findings = finding_list_new();
    ck_assert(!page_lint(document, findings));
    ck_assert_uint_eq(finding_list_peek(findings, 0)->number, 7118);
    page_document_free(document);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("reports/page lint");
    TCase *cases = tcase_create("lint");
    tcase_add_test(cases, a_sound_document_passes);
    tcase_add_test(cases, wrong_tree);
    tcase_add_test(cases, wrong_attributes);
    tcase_add_test(cases, wrong_headings_links_and_tables);
    tcase_add_test(cases, spans_that_tile_pass);
    tcase_add_test(cases, wrong_places);
    tcase_add_test(cases, wrong_clip_and_no_page);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
