/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/chart/legend.h"

#include <math.h>

#include "reports/chart/mark.h"

static const double SIGN = 16, GAP = 5, APART = 16, LINE = 14, UNDER = 5;

typedef struct Spot {
    double x, y; /* of the sign's left end and middle; from the legend's corner */
} Spot;

static double
entry_width(Typesetter *typesetter, const LegendEntry *entry)
{
    return SIGN + GAP + text_width(typesetter, theme_style(STYLE_LABEL), entry->text);
}

/* Returns the height of all lines; spots may be NULL. */
static double
lay(Typesetter *typesetter, const LegendEntry *entries, size_t count, double width, Spot *spots)
{
    double x = 0, y = LINE / 2;
    for (size_t i = 0; i < count; i++) {
        double wide = entry_width(typesetter, &entries[i]);
        if (x > 0 && x + wide > width) {
            x = 0;
            y += LINE;
        }
        if (spots)
            spots[i] = (Spot){x, y};
        x += wide + APART;
    }
    return count ? y + LINE / 2 + UNDER : 0;
}

double
legend_height(Typesetter *typesetter, const LegendEntry *entries, size_t count, double width)
{
    return lay(typesetter, entries, count, width, NULL);
}

double
legend_widest(Typesetter *typesetter, const LegendEntry *entries, size_t count)
{
    double widest = 0;
    for (size_t i = 0; i < count; i++)
        widest = fmax(widest, entry_width(typesetter, &entries[i]));
    return widest;
}

static void
draw_sign(Page *page, const LegendEntry *entry, double x, double y)
{
    PageBox box = {x, y - 4, SIGN, 8};
    PagePaint line = page_stroked(entry->colour, 1.6);
    switch (entry->sign) {
    case LEGEND_BOX:
        page_rect(page, box, page_filled(entry->colour));
        return;
    case LEGEND_HATCH:
        mark_hatch(page, box);
        return;
    case LEGEND_GAP:
        page_line(page, x, y, x + 5, y, line);
        page_line(page, x + SIGN - 5, y, x + SIGN, y, line);
        return;
    case LEGEND_TICK:
        mark_target(page, x + SIGN / 2, y - 5, y + 5);
        return;
    case LEGEND_DOT:
        mark_point(page, 0, entry->colour, x + SIGN / 2, y, 3.2);
        return;
    case LEGEND_RANGE:
        page_rect(page, box, page_outlined(COLOUR_RIBBON, COLOUR_LINE, 0.5));
        return;
    }
}

void
legend_draw(const ChartPlace *place, const LegendEntry *entries, size_t count)
{
    const TextStyle *style = theme_style(STYLE_LABEL);
    g_autofree Spot *spots = g_new0(Spot, count + 1);
    lay(place->typesetter, entries, count, place->box.width, spots);
    for (size_t i = 0; i < count; i++)
        draw_sign(place->page, &entries[i], place->box.x + spots[i].x, place->box.y + spots[i].y);
    for (size_t i = 0; i < count; i++) {
        double x = place->box.x + spots[i].x + SIGN + GAP, y = place->box.y + spots[i].y + theme_cap_height(style) / 2;
        if (entries[i].node)
            page_run_begin(place->page, entries[i].node);
        text_place(place->typesetter, place->page, style, TEXT_LEFT, x, y, entries[i].text);
    }
}
