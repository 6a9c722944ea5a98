/* SPDX-License-Identifier: Apache-2.0 */
/* The header's left side may take two lines, the second above the first; the footer's one below. */
#include <string.h>

#include "reports/layout/blocks.h"

static const double APART = 18, RULE = 15, LOWER = 3, STAMP_UP = 14, STAMP_PAD = 3;

static bool
is_cover(const Layout *layout, const Page *page)
{
    const GPtrArray *blocks = layout->report->blocks;
    return page->number == 1 && blocks->len > 0 && ((const Block *)g_ptr_array_index(blocks, 0))->kind == BLOCK_COVER;
}

/* Text wrapped in a width, its last (up) or first (down) line on the baseline. */
static void
draw_side(Layout *layout, Page *page, const char *text, double width, double baseline, bool up)
{
    const TextStyle *style = theme_style(STYLE_RUNNING);
    if (!text || !*text)
        return;
    g_autoptr(TextBlock) block = text_block_new(layout->typesetter, style, text, width);
    size_t lines = text_block_lines(block);
    if (lines > 2 || text_block_width(block) > width + 0.1)
        piece_fail(layout, 7163, g_ptr_array_index(layout->report->blocks, 0), text);
    double ascent = theme_ascent(style), rise = (style->leading - ascent - theme_descent(style)) / 2 + ascent;
    double top = baseline - rise - (up ? (double)(lines - 1) * style->leading : 0);
    text_block_place(block, page, NULL, layout->left, top, 0, lines);
}

static double
draw_stamps(Layout *layout, Page *page)
{
    const GPtrArray *stamps = layout->report->stamps;
    double right = layout->left + layout->width, y = theme_header_baseline(&layout->size) + LOWER - STAMP_UP;
    for (size_t i = stamps->len; i > 0; i--) {
        const char *text = g_ptr_array_index(stamps, i - 1);
        const TextStyle *style = theme_style(STYLE_STAMP);
        double width = text_width(layout->typesetter, style, text), cap = theme_cap_height(style);
        page_round_rect(page, (PageBox){right - width - 2 * STAMP_PAD, y - cap - STAMP_PAD, width + 2 * STAMP_PAD, cap + 2 * STAMP_PAD}, 2, page_stroked(COLOUR_RED, 0.9));
        text_place(layout->typesetter, page, style, TEXT_RIGHT, right - STAMP_PAD, y, text);
        right -= width + 2 * STAMP_PAD + 6;
    }
    return layout->left + layout->width - right;
}

static void
draw_header(Layout *layout, Page *page)
{
    const Report *report = layout->report;
    const TextStyle *style = theme_style(STYLE_RUNNING);
    double y = theme_header_baseline(&layout->size) + LOWER, right = layout->left + layout->width, taken = 0;
    page_artifact_begin(page, PAGE_ARTIFACT_HEADER);
    double stamps = draw_stamps(layout, page);
    if (!is_cover(layout, page)) {
        if (report->head_right && *report->head_right)
            taken = text_place(layout->typesetter, page, style, TEXT_RIGHT, right, y, report->head_right);
        draw_side(layout, page, report->head_left, layout->width - MAX(taken, stamps) - APART, y, true);
        page_line(page, layout->left, layout->top - RULE, right, layout->top - RULE, page_stroked(COLOUR_AXIS, 0.5));
    }
    page_run_end(page);
}

static char *
page_words(const Layout *layout, const Page *page)
{
    g_autofree char *number = g_strdup_printf("%u", page->number), *all = g_strdup_printf("%zu", page_document_size(layout->document));
    g_autoptr(GString) words = g_string_new(layout->report->foot_page ? layout->report->foot_page : "{1}");
    g_string_replace(words, "{1}", number, 0);
    g_string_replace(words, "{2}", all, 0);
    return g_string_free(g_steal_pointer(&words), FALSE);
}

static void
draw_footer(Layout *layout, Page *page)
{
    if (is_cover(layout, page))
        return;
    g_autofree char *number = page_words(layout, page);
    double y = theme_footer_baseline(&layout->size);
    page_artifact_begin(page, PAGE_ARTIFACT_FOOTER);
    double width = text_place(layout->typesetter, page, theme_style(STYLE_RUNNING), TEXT_RIGHT, layout->left + layout->width, y, number);
    draw_side(layout, page, layout->report->foot_left, layout->width - width - APART, y, false);
    page_run_end(page);
}

void
running_draw(Layout *layout)
{
    for (size_t i = 0; i < page_document_size(layout->document); i++) {
        Page *page = page_document_page(layout->document, i);
        draw_header(layout, page);
        draw_footer(layout, page);
    }
}
