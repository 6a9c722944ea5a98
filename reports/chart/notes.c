/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/chart/notes.h"

#include <math.h>

#include "reports/chart/rows.h"

static const double FLOOR = 15; /* pt between a point and the axis, for words under it */

/* A value written at its point: left end and baseline of the words. */
typedef struct Note {
    const char *text;
    double x, y, width;
} Note;

static bool
is_clear(const GArray *notes, const Note *note)
{
    double cap = theme_cap_height(theme_style(STYLE_AXIS)) + 2;
    for (guint i = notes->len; i > 0; i--) {
        const Note *other = &g_array_index(notes, Note, i - 1);
        if (fabs(other->y - note->y) < cap && note->x < other->x + other->width + 2 && other->x < note->x + note->width + 2)
            return false;
    }
    return true;
}

/* On the side from which the line does not come; on the other side when another value stands there; else left out. */
static void
add_note(const BlockChart *chart, const Plot *plot, int i, Note note, GArray *notes)
{
    const ChartPoint *point = &rows_series(chart, 0)->points[i];
    bool joined = i > 0 && point[-1].state == CHART_PRESENT && i != chart->break_before;
    bool goes_on = point[1].state == CHART_PRESENT && i + 1 != chart->break_before;
    bool fell = joined && point[-1].value > point->value, rises = goes_on && point[1].value > point->value;
    double x = plot_x(plot, (size_t)i), y = scale_at(&plot->y, point->value);
    double under = y + 6 + theme_cap_height(theme_style(STYLE_AXIS)), left = fell && !rises ? x - 3 : rises && !fell ? x + 3 - note.width : x - note.width / 2;
    bool below = (fell || !joined) && (rises || !goes_on) && (joined || goes_on) && plot->y.from - y > FLOOR;
    double edge = plot_x(plot, 0) - plot->step / 2 + 1; /* left of it stand the numbers of the axis */
    note.x = fmax(edge, below ? x - note.width / 2 : left);
    note.y = below ? under : y - 6;
    if (!below && !is_clear(notes, &note) && plot->y.from - y > FLOOR && !(fell && rises)) {
        note.x = fmax(edge, x - note.width / 2);
        note.y = under;
    }
    bool valley = fell && rises && !below; /* both arms of the line would cross the words */
    if (!valley && is_clear(notes, &note))
        g_array_append_val(notes, note);
}

bool
notes_fit(Typesetter *typesetter, const BlockChart *chart, double room)
{
    double widest = 0;
    for (size_t i = 0; i < chart->categories->len; i++)
        if (rows_point(chart, 0, i)->state == CHART_PRESENT)
            widest = fmax(widest, text_width(typesetter, theme_style(STYLE_AXIS), rows_point(chart, 0, i)->text));
    return chart->series->len == 1 && widest + 4 <= room;
}

GArray *
notes_make(const BlockChart *chart, Typesetter *typesetter, const Plot *plot)
{
    GArray *notes = g_array_new(FALSE, FALSE, sizeof(Note));
    int last = plot_last(chart, rows_series(chart, 0));
    for (int i = 0; i < last; i++) {
        const ChartPoint *point = rows_point(chart, 0, (size_t)i);
        Note note = {.text = point->text, .width = text_width(typesetter, theme_style(STYLE_AXIS), point->text)};
        if (point->state == CHART_PRESENT)
            add_note(chart, plot, i, note, notes);
    }
    return notes;
}

void
notes_draw(const ChartPlace *place, const GArray *notes, bool words)
{
    const TextStyle *style = theme_style(STYLE_AXIS);
    for (guint i = 0; notes && i < notes->len; i++) {
        const Note *note = &g_array_index(notes, Note, i);
        if (words)
            text_place(place->typesetter, place->page, style, TEXT_LEFT, note->x, note->y, note->text);
        else
            rows_clear(place, style, note->x, note->y - theme_cap_height(style) / 2, note->text);
    }
}
