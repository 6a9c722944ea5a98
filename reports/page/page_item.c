/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/page/page.h"

#include <math.h>
#include <string.h>

PagePaint
page_filled(uint32_t colour)
{
    return (PagePaint){.fill = true, .fill_colour = colour};
}

PagePaint
page_stroked(uint32_t colour, double width)
{
    return (PagePaint){.stroke = true, .stroke_colour = colour, .width = width};
}

PagePaint
page_outlined(uint32_t fill, uint32_t stroke, double width)
{
    return (PagePaint){
        .fill = true, .fill_colour = fill, .stroke = true, .stroke_colour = stroke, .width = width};
}

static void
add(Page *page, PageItem item)
{
    bool alone = !page->open;
    if (alone)
        page_artifact_begin(page, PAGE_ARTIFACT_LAYOUT);
    g_array_append_val(page->items, item);
    page->open->count = page->items->len - page->open->first;
    if (alone)
        page_run_end(page);
}

/* A box may be given with a negative extent (a bar to the left of zero); it is stored upright. */
static PageBox
upright(PageBox box)
{
    return (PageBox){
        .x = fmin(box.x, box.x + box.width),
        .y = fmin(box.y, box.y + box.height),
        .width = fabs(box.width),
        .height = fabs(box.height),
    };
}

static PageBox
bounds(const PagePoint *points, size_t count)
{
    double left = points[0].x, right = left, top = points[0].y, bottom = top;
    for (size_t i = 1; i < count; i++) {
        left = fmin(left, points[i].x);
        right = fmax(right, points[i].x);
        top = fmin(top, points[i].y);
        bottom = fmax(bottom, points[i].y);
    }
    return (PageBox){left, top, right - left, bottom - top};
}

void
page_rect(Page *page, PageBox box, PagePaint paint)
{
    add(page, (PageItem){.kind = PAGE_ITEM_RECT, .box = upright(box), .paint = paint});
}

void
page_round_rect(Page *page, PageBox box, double radius, PagePaint paint)
{
    PageBox stood = upright(box);
    double most = fmin(stood.width, stood.height) / 2;
    add(page, (PageItem){.kind = PAGE_ITEM_ROUND, .box = stood, .radius = fmin(radius, most), .paint = paint});
}

void
page_circle(Page *page, double x, double y, double radius, PagePaint paint)
{
    PageBox box = {x - radius, y - radius, 2 * radius, 2 * radius};
    add(page, (PageItem){.kind = PAGE_ITEM_CIRCLE, .box = box, .radius = radius, .paint = paint});
}

static void
add_points(Page *page, PageItem item, const PagePoint *points, size_t count)
{
    if (count == 0)
        return;
    PagePoint *copy = page_document_keep(page->document, points, count * sizeof *points);
    copy[0].move = true;
    item.points = copy;
    item.point_count = count;
    item.box = bounds(points, count);
    add(page, item);
}

void
page_line(Page *page, double x1, double y1, double x2, double y2, PagePaint paint)
{
    PagePoint points[] = {{x1, y1, true}, {x2, y2, false}};
    add_points(page, (PageItem){.kind = PAGE_ITEM_PATH, .paint = paint}, points, 2);
}

void
page_path(Page *page, const PagePoint *points, size_t count, bool closed, PagePaint paint)
{
    add_points(page, (PageItem){.kind = PAGE_ITEM_PATH, .closed = closed, .paint = paint}, points, count);
}

void
page_hatch_path(Page *page, const PagePoint *points, size_t count, PagePaint paint)
{
    add_points(page, (PageItem){.kind = PAGE_ITEM_HATCH, .closed = true, .paint = paint}, points, count);
}

void
page_hatch_box(Page *page, PageBox box, PagePaint paint)
{
    PageBox stood = upright(box);
    double right = stood.x + stood.width, bottom = stood.y + stood.height;
    PagePoint corners[] = {
        {stood.x, stood.y, true}, {right, stood.y, false}, {right, bottom, false}, {stood.x, bottom, false}};
    page_hatch_path(page, corners, G_N_ELEMENTS(corners), paint);
}

void
page_clip(Page *page, PageBox box)
{
    add(page, (PageItem){.kind = PAGE_ITEM_CLIP, .box = upright(box)});
}

void
page_unclip(Page *page)
{
    add(page, (PageItem){.kind = PAGE_ITEM_UNCLIP});
}

void
page_text(Page *page, const PageText *text)
{
    PageDocument *document = page->document;
    PageText *copy = page_document_keep(document, text, sizeof *text);
    copy->text = page_document_keep(document, text->text, strlen(text->text) + 1);
    copy->glyphs = page_document_keep(document, text->glyphs, text->glyph_count * sizeof *text->glyphs);
    copy->clusters = page_document_keep(document, text->clusters, text->cluster_count * sizeof *text->clusters);
    double ascent = theme_ascent(&text->style), descent = theme_descent(&text->style);
    PageBox box = {text->x, text->baseline - ascent, text->width, ascent + descent};
    add(page, (PageItem){.kind = PAGE_ITEM_TEXT, .box = box, .text = copy});
}
