/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/chart/notes.h"

#include <math.h>

#include "reports/chart/rows.h"

static const double FLOOR = 15; /* pt between a point and the axis, for words under it */
static const double OVER = 8;   /* pt that words may be wider than a step: those that would meet are left out */
static const double FAR = 15;   /* pt that words may be moved off their place, to leave the line of the target or baseline free */
static const double CLEAR = 2;  /* pt between such a line and words */

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

/* Off the lines of target and baseline, away from the point; false when no place is near enough. */
static bool
step_off(const BlockChart *chart, const Plot *plot, bool below, Note *note)
{
    double cap = theme_cap_height(theme_style(STYLE_AXIS)), y = note->y;
    const ChartPoint *const lines[] = {&chart->target, &chart->baseline, &chart->target};
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        double line = lines[i]->state == CHART_PRESENT ? scale_at(&plot->y, lines[i]->value) : -1;
        if (line >= 0 && line > y - cap - CLEAR && line < y + CLEAR)
            y = below ? line + CLEAR + cap : line - CLEAR;
    }
    bool near = fabs(y - note->y) <= FAR && y <= plot->y.from - CLEAR;
    note->y = y;
    return near;
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
    bool free = step_off(chart, plot, below, &note) && is_clear(notes, &note);
    if (!below && !free && plot->y.from - y > FLOOR && !(fell && rises)) {
        note.x = fmax(edge, x - note.width / 2);
        note.y = under;
        free = step_off(chart, plot, true, &note) && is_clear(notes, &note);
    }
    bool valley = fell && rises && !below; /* both arms of the line would cross the words */
    if (!valley && free)
        g_array_append_val(notes, note);
}

bool
notes_fit(Typesetter *typesetter, const BlockChart *chart, double room)
{
    double widest = 0;
    for (size_t i = 0; i < chart->categories->len; i++)
        if (rows_point(chart, 0, i)->state == CHART_PRESENT)
            widest = fmax(widest, text_width(typesetter, theme_style(STYLE_AXIS), rows_point(chart, 0, i)->text));
    return chart->series->len == 1 && widest <= room + OVER;
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
