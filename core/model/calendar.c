/* SPDX-License-Identifier: Apache-2.0 */
/* Year kinds differ only in the quarter of the calendar in which they start and in which
 * calendar year names them. Source: 22 U.S.C. 7107(b) for the TIP year. */
#include "core/model/calendar.h"

#include <glib.h>
#include <string.h>

enum { QUARTERS_PER_YEAR = 4, QUARTERS_MAX = 64 };

static const struct {
    const char *name;
    const char *prefix;
    int start; /* the quarter of the calendar year in which it starts, 0 to 3 */
} KINDS[WINDOW_KIND_COUNT] = {
    [WINDOW_QUARTER] = {"quarter", "FY", 0},
    [WINDOW_FISCAL_YEAR] = {"fiscal_year", "FY", 3},
    [WINDOW_TIP_YEAR] = {"tip_year", "TY", 1},
    [WINDOW_CALENDAR_YEAR] = {"calendar_year", "CY", 0},
    [WINDOW_LIFE] = {"life", "LOA", 0},
};

const char *
window_kind_name(WindowKind kind)
{
    return KINDS[kind].name;
}

bool
window_kind_parse(const char *name, WindowKind *kind)
{
    for (int i = 0; i < WINDOW_KIND_COUNT; i++) {
        if (strcmp(name, KINDS[i].name) == 0) {
            *kind = (WindowKind)i;
            return true;
        }
    }
    return false;
}

/* Years are named by the calendar year in which they end. */
static int
year_of_quarter(Quarter quarter, WindowKind kind)
{
    int start = KINDS[kind].start;
    return (quarter + (start ? QUARTERS_PER_YEAR - start : 0)) / QUARTERS_PER_YEAR;
}

static Quarter
first_of_year(int year, WindowKind kind)
{
    int start = KINDS[kind].start;
    return year * QUARTERS_PER_YEAR - (start ? QUARTERS_PER_YEAR - start : 0);
}

bool
calendar_parse_quarter(const char *text, Quarter *quarter)
{
    if (strlen(text) != 8 || strncmp(text, "FY", 2) != 0 || text[6] != 'Q' || text[7] < '1' || text[7] > '4')
        return false;
    int year = 0;
    for (int i = 2; i < 6; i++) {
        if (!g_ascii_isdigit(text[i]))
            return false;
        year = year * 10 + (text[i] - '0');
    }
    *quarter = first_of_year(year, WINDOW_FISCAL_YEAR) + (text[7] - '1');
    return true;
}

void
calendar_format_quarter(Quarter quarter, char *buffer)
{
    int year = calendar_fiscal_year(quarter);
    g_snprintf(buffer, 12, "FY%04dQ%d", year, quarter - first_of_year(year, WINDOW_FISCAL_YEAR) + 1);
}

Quarter
calendar_quarter_of_day(int32_t day)
{
    int y, m, d;
    period_civil(day, &y, &m, &d);
    return y * QUARTERS_PER_YEAR + (m - 1) / 3;
}

Period
calendar_quarter_period(Quarter quarter)
{
    int next = quarter + 1;
    return (Period){period_day(quarter / QUARTERS_PER_YEAR, quarter % QUARTERS_PER_YEAR * 3 + 1, 1),
                    period_day(next / QUARTERS_PER_YEAR, next % QUARTERS_PER_YEAR * 3 + 1, 1)};
}

int
calendar_fiscal_year(Quarter quarter)
{
    return year_of_quarter(quarter, WINDOW_FISCAL_YEAR);
}

static Window
window_between(WindowKind kind, Quarter first, Quarter last, bool to_date)
{
    Window window = {.kind = kind, .first = first, .last = last, .to_date = to_date};
    window.period.from_day = calendar_quarter_period(first).from_day;
    window.period.to_day = calendar_quarter_period(last).to_day;
    return window;
}

static void
append_years(GArray *windows, WindowKind kind, Quarter first, Quarter last)
{
    for (int year = year_of_quarter(first, kind); year <= year_of_quarter(last, kind); year++) {
        Quarter from = first_of_year(year, kind);
        Quarter to = from + QUARTERS_PER_YEAR - 1;
        Window window = window_between(kind, MAX(from, first), MIN(to, last), to > last);
        g_snprintf(window.id, sizeof window.id, "%s%04d", KINDS[kind].prefix, year);
        g_array_append_val(windows, window);
    }
}

WindowSet *
calendar_windows(Quarter first_quarter, Quarter report_quarter)
{
    if (report_quarter < first_quarter || report_quarter - first_quarter >= QUARTERS_MAX)
        return NULL;
    g_autoptr(GArray) windows = g_array_new(FALSE, TRUE, sizeof(Window));
    for (Quarter q = first_quarter; q <= report_quarter; q++) {
        Window window = window_between(WINDOW_QUARTER, q, q, false);
        calendar_format_quarter(q, window.id);
        g_array_append_val(windows, window);
    }
    append_years(windows, WINDOW_FISCAL_YEAR, first_quarter, report_quarter);
    append_years(windows, WINDOW_TIP_YEAR, first_quarter, report_quarter);
    append_years(windows, WINDOW_CALENDAR_YEAR, first_quarter, report_quarter);
    Window life = window_between(WINDOW_LIFE, first_quarter, report_quarter, true);
    g_strlcpy(life.id, KINDS[WINDOW_LIFE].prefix, sizeof life.id);
    g_array_append_val(windows, life);
    WindowSet *set = g_new0(WindowSet, 1);
    set->first_quarter = first_quarter;
    set->report_quarter = report_quarter;
    set->n_windows = windows->len;
    set->windows = (Window *)(void *)g_array_free(g_steal_pointer(&windows), FALSE);
    return set;
}

void
window_set_free(WindowSet *set)
{
    if (!set)
        return;
    g_free(set->windows);
    g_free(set);
}

const Window *
window_set_find(const WindowSet *set, const char *id)
{
    for (size_t i = 0; i < set->n_windows; i++) {
        if (strcmp(set->windows[i].id, id) == 0)
            return &set->windows[i];
    }
    return NULL;
}

size_t
window_set_index(const WindowSet *set, const Window *window)
{
    return (size_t)(window - set->windows);
}
