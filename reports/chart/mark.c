/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/chart/mark.h"

#include <math.h>

#include "reports/style/palette.h"

static PagePaint
pen(uint32_t colour, double width)
{
    PagePaint paint = page_stroked(colour, width);
    paint.rounded = true;
    return paint;
}

static void
draw_on(Page *page, double x, double y, double r)
{
    PagePoint tick[] = {{x - 0.48 * r, y + 0.05 * r, true}, {x - 0.1 * r, y + 0.42 * r, false}, {x + 0.5 * r, y - 0.38 * r, false}};
    page_circle(page, x, y, r, page_filled(COLOUR_GREEN));
    page_path(page, tick, 3, false, pen(COLOUR_WHITE, 0.32 * r));
}

static void
draw_off(Page *page, double x, double y, double r)
{
    PagePoint corners[] = {{x, y - r, true}, {x + 1.1 * r, y + 0.9 * r, false}, {x - 1.1 * r, y + 0.9 * r, false}};
    page_path(page, corners, 3, true, page_filled(COLOUR_RED));
    page_line(page, x, y - 0.35 * r, x, y + 0.25 * r, pen(COLOUR_WHITE, 0.28 * r));
    page_circle(page, x, y + 0.6 * r, 0.15 * r, page_filled(COLOUR_WHITE));
}

static void
draw_diamond(Page *page, double x, double y, double r, PagePaint paint)
{
    PagePoint corners[] = {{x, y - r, true}, {x + r, y, false}, {x, y + r, false}, {x - r, y, false}};
    page_path(page, corners, 4, true, paint);
}

void
mark_hatch(Page *page, PageBox box)
{
    page_rect(page, box, page_filled(COLOUR_WHITE));
    page_hatch_box(page, box, page_stroked(COLOUR_LINE, 0.7));
    page_rect(page, box, page_stroked(COLOUR_LINE, 0.7));
}

uint32_t
mark_colour(BlockMark mark)
{
    switch (mark) {
    case MARK_ON:
        return COLOUR_GREEN;
    case MARK_OFF:
        return COLOUR_RED;
    case MARK_NO_TARGET:
    case MARK_RESTATED:
        return COLOUR_GOLD;
    case MARK_NONE:
    case MARK_MISSING:
    case MARK_SUPPRESSED:
    case MARK_NEUTRAL:
        break;
    }
    return COLOUR_AXIS;
}

void
mark_status(Page *page, BlockMark mark, double x, double y, double size)
{
    double r = size / 2, middle = x + r;
    PageBox box = {x + 0.1 * size, y - 0.4 * size, 0.8 * size, 0.8 * size};
    switch (mark) {
    case MARK_NONE:
        return;
    case MARK_ON:
        draw_on(page, middle, y, r);
        return;
    case MARK_OFF:
        draw_off(page, middle, y, r);
        return;
    case MARK_NO_TARGET:
        page_circle(page, middle, y, 0.82 * r, page_stroked(COLOUR_GOLD, 0.3 * r));
        return;
    case MARK_MISSING:
        page_rect(page, box, page_stroked(COLOUR_AXIS, 0.22 * r));
        return;
    case MARK_SUPPRESSED:
        mark_hatch(page, box);
        return;
    case MARK_RESTATED:
        draw_diamond(page, middle, y, r, page_filled(COLOUR_GOLD));
        return;
    case MARK_NEUTRAL:
        page_line(page, x + 0.1 * size, y, x + 0.9 * size, y, page_stroked(COLOUR_AXIS, 0.4 * r));
        return;
    }
}

void
mark_point(Page *page, size_t shape, uint32_t colour, double x, double y, double radius)
{
    PagePaint paint = page_outlined(colour, COLOUR_WHITE, 0.6);
    double side = 0.88 * radius;
    PagePoint up[] = {{x, y - 1.2 * radius, true}, {x + 1.1 * radius, y + 0.8 * radius, false}, {x - 1.1 * radius, y + 0.8 * radius, false}};
    switch (shape % 4) {
    case 0:
        page_circle(page, x, y, radius, paint);
        return;
    case 1:
        page_rect(page, (PageBox){x - side, y - side, 2 * side, 2 * side}, paint);
        return;
    case 2:
        page_path(page, up, 3, true, paint);
        return;
    default:
        draw_diamond(page, x, y, 1.2 * radius, paint);
    }
}

void
mark_target(Page *page, double x, double top, double bottom)
{
    page_line(page, x, top - 0.8, x, bottom + 0.8, page_stroked(COLOUR_WHITE, 4));
    page_line(page, x, top, x, bottom, page_stroked(COLOUR_INK, 2));
}
