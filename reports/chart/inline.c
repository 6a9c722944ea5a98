/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/chart/inline.h"

#include <math.h>

#include "reports/chart/mark.h"

static const double SHARE_MOST = 1.3; /* of the target, at the track's end */
static const double THICK = 7, HATCH = 20;

/* A white slanted stroke: the bar goes on. */
static void
cut_bar(Page *page, double x, double top, double bottom)
{
    page_line(page, x - 1.5, bottom + 1, x + 1.5, top - 1, page_stroked(COLOUR_WHITE, 2));
}

void
inline_bar(Page *page, const ChartPoint *share, BlockMark mark, PageBox track)
{
    double y = track.y + track.height / 2, tick = track.x + track.width / SHARE_MOST;
    PageBox bar = {track.x, y - THICK / 2, track.width, THICK};
    page_rect(page, bar, page_filled(COLOUR_TRACK));
    if (share->state == CHART_SUPPRESSED) {
        bar.width = fmin(HATCH, track.width);
        mark_hatch(page, bar);
    } else if (share->state == CHART_PRESENT) {
        bar.width = track.width * fmin(fmax(share->value, 0), SHARE_MOST) / SHARE_MOST;
        page_rect(page, bar, page_filled(mark == MARK_OFF ? COLOUR_RED : COLOUR_BLUE));
        if (share->value > SHARE_MOST)
            cut_bar(page, track.x + track.width - 7, bar.y, bar.y + THICK);
    }
    mark_target(page, tick, bar.y - 2, bar.y + THICK + 2);
}

static double
height_at(const ChartPoint *point, double most, PageBox box)
{
    return box.y + box.height - 1.5 - point->value / most * (box.height - 3);
}

void
inline_line(Page *page, const ChartPoint *points, size_t count, PageBox box)
{
    double most = 0, step = count > 1 ? (box.width - 6) / (double)(count - 1) : 0;
    PagePaint pen = page_stroked(COLOUR_BLUE, 1.3);
    pen.rounded = true;
    for (size_t i = 0; i < count; i++)
        most = points[i].state == CHART_PRESENT ? fmax(most, points[i].value) : most;
    most = most > 0 ? most : 1;
    g_autofree PagePoint *path = g_new0(PagePoint, count + 1);
    size_t drawn = 0;
    bool broken = true;
    for (size_t i = 0; i < count; i++) {
        double x = box.x + 2 + (double)i * step;
        if (points[i].state == CHART_PRESENT)
            path[drawn++] = (PagePoint){x, height_at(&points[i], most, box), broken};
        else if (points[i].state == CHART_SUPPRESSED)
            page_hatch_box(page, (PageBox){x - 2, box.y + box.height - 4, 4, 4}, page_stroked(COLOUR_LINE, 0.6));
        else
            page_line(page, x - 1.5, box.y + box.height - 1, x + 1.5, box.y + box.height - 1, page_stroked(COLOUR_AXIS, 1));
        broken = points[i].state != CHART_PRESENT;
    }
    if (drawn > 0)
        page_path(page, path, drawn, false, pen);
    for (size_t i = 0; i < drawn; i++)
        if (path[i].move && (i + 1 == drawn || path[i + 1].move))
            page_circle(page, path[i].x, path[i].y, 1.2, page_filled(COLOUR_BLUE));
    if (count > 0 && points[count - 1].state == CHART_PRESENT)
        page_circle(page, path[drawn - 1].x, path[drawn - 1].y, 2, page_filled(COLOUR_BLUE));
}
