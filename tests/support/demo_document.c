/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/support/demo_document.h"

#include <stdlib.h>

#include "core/base/finding.h"
#include "reports/draw/draw.h"
#include "reports/finish/finish.h"

static const double LEFT = 54, WIDTH = 504;

static const char LOREM[] =
    "The quarter closed with more children identified than planned, and the time from identification to the first "
    "service fell below five days in three of the four crime types. ";

typedef struct Demo {
    Typesetter *typesetter;
    PageDocument *document;
    Page *page;
    PageNode *root;
    double y;
} Demo;

static void
new_page(Demo *demo)
{
    const PageSize *size = theme_letter();
    demo->page = page_add(demo->document, size);
    demo->y = size->top;
    page_artifact_begin(demo->page, PAGE_ARTIFACT_HEADER);
    text_place(demo->typesetter, demo->page, theme_style(STYLE_RUNNING), TEXT_LEFT, LEFT, theme_header_baseline(size),
               "Demonstration of the renderer");
    page_line(demo->page, LEFT, size->top - 16, LEFT + WIDTH, size->top - 16, page_stroked(COLOUR_AXIS, 0.5));
    page_artifact_begin(demo->page, PAGE_ARTIFACT_FOOTER);
    g_autofree char *number = g_strdup_printf("Page %u", demo->page->number);
    text_place(demo->typesetter, demo->page, theme_style(STYLE_RUNNING), TEXT_RIGHT, LEFT + WIDTH,
               theme_footer_baseline(size), number);
    page_run_end(demo->page);
}

static PageNode *
heading(Demo *demo, PageNodeType type, StyleName style, const char *text, const char *id)
{
    PageNode *node = page_node_add(demo->root, type);
    g_autoptr(TextBlock) block = text_block_new(demo->typesetter, theme_style(style), text, WIDTH);
    page_node_set_id(node, id);
    demo->y = text_block_place(block, demo->page, node, LEFT, demo->y, 0, text_block_lines(block)) + 6;
    return node;
}

static void
contents(Demo *demo)
{
    static const char *const TITLES[] = {"A long paragraph", "A table", "A figure"};
    static const char *const TARGETS[] = {"paragraph", "table", "figure"};
    PageNode *toc = page_node_add(demo->root, PAGE_NODE_TOC);
    for (size_t i = 0; i < G_N_ELEMENTS(TITLES); i++) {
        PageNode *item = page_node_add(toc, PAGE_NODE_TOCI);
        PageNode *reference = page_node_add(item, PAGE_NODE_REFERENCE);
        TextSpan span = {.text = TITLES[i], .target = TARGETS[i], .style = theme_style(STYLE_BODY_LINK)};
        g_autoptr(TextBlock) block =
            text_block_new_spans(demo->typesetter, theme_style(STYLE_BODY), &span, 1, WIDTH);
        demo->y = text_block_place(block, demo->page, reference, LEFT, demo->y, 0, 1) + 2;
    }
    demo->y += 10;
}

static void
broken_paragraph(Demo *demo)
{
    g_autoptr(GString) first = g_string_new(NULL);
    for (int i = 0; i < 30; i++)
        g_string_append(first, LOREM);
    TextSpan spans[] = {
        {.text = first->str},
        {.text = "La verdad, la justicia y la reparación", .lang = "es", .style = theme_style(STYLE_BODY_ITALIC)},
        {.text = " is a phrase in Spanish; see "},
        {.text = "the page of the convention (in full)", .uri = "https://www.example.org/convention?a=(1)&b=ñ",
         .style = theme_style(STYLE_BODY_LINK), .description = "Convention on the Rights of the Child"},
        {.text = ". Soft\u00adly hyphen\u00adated words lose their marks; 1.311\u00a0personas stay together."},
    };
    PageNode *node = page_node_add(demo->root, PAGE_NODE_P);
    g_autoptr(TextBlock) block = text_block_new_spans(demo->typesetter, theme_style(STYLE_BODY), spans, G_N_ELEMENTS(spans), WIDTH);
    size_t lines = text_block_lines(block);
    size_t fit = (size_t)((theme_letter()->height - theme_letter()->bottom - demo->y) / theme_style(STYLE_BODY)->leading);
    text_block_place(block, demo->page, node, LEFT, demo->y, 0, fit);
    new_page(demo);
    demo->y = text_block_place(block, demo->page, node, LEFT, demo->y, fit, lines - fit) + 10;
}

static void
list(Demo *demo)
{
    static const char *const TEXTS[] = {"A first point.", "A second point, which says a little more than the first one did."};
    PageNode *l = page_node_add(demo->root, PAGE_NODE_L);
    page_node_set_numbering(l, PAGE_NUMBERING_DISC);
    for (size_t i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        PageNode *item = page_node_add(l, PAGE_NODE_LI);
        g_autoptr(TextBlock) mark = text_block_new(demo->typesetter, theme_style(STYLE_BODY), "•", 12);
        g_autoptr(TextBlock) body = text_block_new(demo->typesetter, theme_style(STYLE_BODY), TEXTS[i], WIDTH - 14);
        text_block_place(mark, demo->page, page_node_add(item, PAGE_NODE_LBL), LEFT, demo->y, 0, 1);
        demo->y = text_block_place(body, demo->page, page_node_add(item, PAGE_NODE_LBODY), LEFT + 14, demo->y, 0, 9) + 3;
    }
    demo->y += 8;
}

static void
cell(Demo *demo, PageNode *row, PageNodeType type, PageScope scope, double x, double width, TextAlign align, const char *text)
{
    const TextStyle *style = theme_style(type == PAGE_NODE_TH ? STYLE_TABLE_HEAD : STYLE_NUMBER);
    PageNode *node = page_node_add(row, type);
    g_autoptr(TextBlock) block = text_block_new(demo->typesetter, style, text, width);
    page_node_set_scope(node, scope);
    text_block_align(block, align);
    text_block_place(block, demo->page, node, x, demo->y, 0, text_block_lines(block));
}

static void
spanning_head(Demo *demo, PageNode *section)
{
    PageNode *row = page_node_add(section, PAGE_NODE_TR);
    cell(demo, row, PAGE_NODE_TH, PAGE_SCOPE_COLUMN, LEFT, 200, TEXT_LEFT, "Indicator");
    page_node_set_spans(page_node_kid(row, 0)->node, 2, 1);
    cell(demo, row, PAGE_NODE_TH, PAGE_SCOPE_COLUMN, LEFT + 220, 160, TEXT_CENTRE, "FY2026 Q3");
    page_node_set_spans(page_node_kid(row, 1)->node, 1, 2);
    demo->y += 14;
    row = page_node_add(section, PAGE_NODE_TR);
    cell(demo, row, PAGE_NODE_TH, PAGE_SCOPE_COLUMN, LEFT + 220, 80, TEXT_RIGHT, "Actual");
    cell(demo, row, PAGE_NODE_TH, PAGE_SCOPE_COLUMN, LEFT + 300, 80, TEXT_RIGHT, "Target");
    demo->y += 14;
}

static void
table(Demo *demo)
{
    static const char *const ROWS[][3] = {
        {"Children identified", "412", "380"}, {"Cases charged", "46", "60"}, {"Difference", "−14", "n.a."}};
    PageNode *node = page_node_add(demo->root, PAGE_NODE_TABLE);
    spanning_head(demo, page_node_add(node, PAGE_NODE_THEAD));
    PageNode *body = page_node_add(node, PAGE_NODE_TBODY);
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        PageNode *row = page_node_add(body, PAGE_NODE_TR);
        cell(demo, row, PAGE_NODE_TH, PAGE_SCOPE_ROW, LEFT, 200, TEXT_LEFT, ROWS[i][0]);
        cell(demo, row, PAGE_NODE_TD, PAGE_SCOPE_NONE, LEFT + 220, 80, TEXT_RIGHT, ROWS[i][1]);
        cell(demo, row, PAGE_NODE_TD, PAGE_SCOPE_NONE, LEFT + 300, 80, TEXT_RIGHT, ROWS[i][2]);
        demo->y += 16;
        page_line(demo->page, LEFT, demo->y - 2, LEFT + 380, demo->y - 2, page_stroked(COLOUR_GRID, 0.5));
    }
    demo->y += 12;
}

static void
figure(Demo *demo)
{
    PagePoint line[] = {{LEFT, demo->y + 70, true}, {LEFT + 100, demo->y + 40, false}, {LEFT + 200, demo->y + 20, false}};
    PagePaint pen = page_stroked(COLOUR_BLUE, 2);
    PageNode *node = page_node_add(demo->root, PAGE_NODE_FIGURE);
    page_node_set_alt(node, "Line chart: the value rises from 10 to 30; one bar is suppressed.");
    pen.rounded = true;
    page_run_begin(demo->page, node);
    page_path(demo->page, line, G_N_ELEMENTS(line), false, pen);
    page_circle(demo->page, LEFT + 200, demo->y + 20, 3, page_outlined(COLOUR_BLUE, COLOUR_WHITE, 1));
    text_place(demo->typesetter, demo->page, theme_style(STYLE_LABEL), TEXT_LEFT, LEFT + 208, demo->y + 23, "Total 30");
    PageBox bar = {LEFT + 300, demo->y + 30, 120, 16};
    page_hatch_box(demo->page, bar, page_stroked(COLOUR_LINE, 0.75));
    page_round_rect(demo->page, bar, 2, page_stroked(COLOUR_LINE, 0.75));
    page_rect(demo->page, (PageBox){LEFT + 300, demo->y + 54, 120, 16}, page_filled(COLOUR_NAVY));
    TextStyle white = theme_style_in(STYLE_VALUE, COLOUR_WHITE);
    text_place(demo->typesetter, demo->page, &white, TEXT_RIGHT, LEFT + 416, demo->y + 65, "108 %");
    page_clip(demo->page, (PageBox){LEFT + 300, demo->y + 76, 60, 16});
    PagePaint dashed = page_stroked(COLOUR_INK, 1);
    dashed.dash = PAGE_DASH_DASHED;
    page_line(demo->page, LEFT + 300, demo->y + 80, LEFT + 480, demo->y + 80, dashed);
    page_unclip(demo->page);
    page_run_end(demo->page);
    demo->y += 100;
}

PageDocument *
demo_document(Typesetter *typesetter)
{
    PageMetadata metadata = {.title = "Demonstration <of> the renderer", .lang = "en-US", .author = "Hito",
                             .subject = "Everything a report may hold", .keywords = "demonstration",
                             .tool = "Hito test", .epoch = 1784073600};
    Demo demo = {.typesetter = typesetter, .document = page_document_new(&metadata)};
    demo.root = page_document_root(demo.document);
    new_page(&demo);
    page_set_label(demo.page, "i");
    PageNode *title = heading(&demo, PAGE_NODE_H1, STYLE_TITLE, "Everything a report may hold, in one document", "title");
    page_outline_add(demo.document, 1, "Everything", title);
    contents(&demo);
    page_outline_add(demo.document, 2, "A long paragraph", heading(&demo, PAGE_NODE_H2, STYLE_SECTION, "A long paragraph", "paragraph"));
    broken_paragraph(&demo);
    list(&demo);
    page_outline_add(demo.document, 2, "A table", heading(&demo, PAGE_NODE_H2, STYLE_SECTION, "A table", "table"));
    table(&demo);
    page_outline_add(demo.document, 2, "A figure", heading(&demo, PAGE_NODE_H2, STYLE_SECTION, "A figure", "figure"));
    figure(&demo);
    return demo.document;
}

Typesetter *
demo_typesetter(void)
{
    GError *error = NULL;
    Typesetter *typesetter = typesetter_new(THEME_FONT_FOLDER, "en-US", &error);
    if (!typesetter)
        g_error("no fonts: %s", error->message);
    return typesetter;
}

GBytes *
demo_pdf(const PageDocument *document)
{
    GError *error = NULL;
    g_autoptr(GBytes) drawn = draw_pdf(document, THEME_FONT_FOLDER, &error);
    if (!drawn)
        g_error("draw: %s", error->message);
    GBytes *finished = finish_pdf(document, drawn, &error);
    if (!finished)
        g_error("finish: %s", error->message);
    return finished;
}
