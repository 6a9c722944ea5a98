/* SPDX-License-Identifier: Apache-2.0 */
/* Year kinds differ only in the quarter of the calendar in which they start and in which
 * calendar year names them. Source: 22 U.S.C. 7107(b) for the TIP year. */
#include "core/model/calendar.h"

#include <glib.h>
#include <string.h>

enum { QUARTERS_PER_YEAR = 4, QUARTERS_MAX = 64, YEAR_DIGITS = 4, PREFIX_MAX = 2 };

#define ALSO(kind) (1u << (kind))

static const Calendar US_FISCAL = {3, false, "FY", {"FY{1}", "AF{1}"}, ALSO(WINDOW_TIP_YEAR) | ALSO(WINDOW_CALENDAR_YEAR)};
static const Calendar PLAIN = {0, false, "CY", {"{1}", "{1}"}, 0};

/* The years that are the same for everybody; prefix and start of the reporting year stand in the calendar. */
static const struct {
    const char *name;
    const char *prefix;
    int start; /* the quarter of the calendar year in which it starts, 0 to 3 */
} KINDS[WINDOW_KIND_COUNT] = {
    [WINDOW_QUARTER] = {"quarter", "", 0},
    [WINDOW_FISCAL_YEAR] = {"fiscal_year", "", 0},
    [WINDOW_TIP_YEAR] = {"tip_year", "TY", 1},
    [WINDOW_CALENDAR_YEAR] = {"calendar_year", "CY", 0},
    [WINDOW_LIFE] = {"life", "LOA", 0},
};

const Calendar *
calendar_us_fiscal(void)
{
    return &US_FISCAL;
}

const Calendar *
calendar_plain(void)
{
    return &PLAIN;
}

bool
calendar_same(const Calendar *a, const Calendar *b)
{
    bool same = a->start == b->start && a->named_by_start == b->named_by_start && strcmp(a->prefix, b->prefix) == 0 &&
                a->also == b->also;
    for (int l = 0; l < LANGUAGE_COUNT; l++)
        same = same && strcmp(a->year[l], b->year[l]) == 0;
    return same;
}

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

/* Years are named by the calendar year in which they end, unless the calendar says otherwise of its own. */
static int
lead_of(const Calendar *calendar, WindowKind kind)
{
    bool own = kind == WINDOW_FISCAL_YEAR;
    int start = own ? calendar->start : KINDS[kind].start;
    if (own && calendar->named_by_start)
        return -start;
    return start ? QUARTERS_PER_YEAR - start : 0;
}

static int
year_of_quarter(const Calendar *calendar, Quarter quarter, WindowKind kind)
{
    return (quarter + lead_of(calendar, kind)) / QUARTERS_PER_YEAR;
}

static Quarter
first_of_year(const Calendar *calendar, int year, WindowKind kind)
{
    return year * QUARTERS_PER_YEAR - lead_of(calendar, kind);
}

/* The four digits behind a prefix; NULL when there are none. */
static const char *
year_digits(const char *text, const char *prefix, int *year)
{
    size_t n = strlen(prefix);
    if (strncmp(text, prefix, n) != 0)
        return NULL;
    *year = 0;
    for (const char *p = text + n; p < text + n + YEAR_DIGITS; p++) {
        if (!g_ascii_isdigit(*p))
            return NULL;
        *year = *year * 10 + (*p - '0');
    }
    return text + n + YEAR_DIGITS;
}

bool
calendar_is_quarter(const char *text)
{
    char prefix[PREFIX_MAX + 1] = "";
    for (size_t i = 0; i < PREFIX_MAX && g_ascii_isupper(text[i]); i++)
        prefix[i] = text[i];
    int year;
    const char *rest = year_digits(text, prefix, &year);
    return rest && rest[0] == 'Q' && rest[1] >= '1' && rest[1] <= '4' && rest[2] == '\0';
}

bool
calendar_parse_quarter(const Calendar *calendar, const char *text, Quarter *quarter)
{
    int year;
    const char *rest = year_digits(text, calendar->prefix, &year);
    if (!rest || rest[0] != 'Q' || rest[1] < '1' || rest[1] > '4' || rest[2] != '\0')
        return false;
    *quarter = first_of_year(calendar, year, WINDOW_FISCAL_YEAR) + (rest[1] - '1');
    return true;
}

void
calendar_format_quarter(const Calendar *calendar, Quarter quarter, char *buffer)
{
    g_snprintf(buffer, 12, "%s%04dQ%d", calendar->prefix, calendar_fiscal_year(calendar, quarter),
               calendar_quarter_number(calendar, quarter));
}

bool
calendar_parse_year(const Calendar *calendar, const char *text, Quarter *first)
{
    int year;
    const char *rest = year_digits(text, calendar->prefix, &year);
    if (!rest || *rest)
        return false;
    *first = first_of_year(calendar, year, WINDOW_FISCAL_YEAR);
    return true;
}

void
calendar_format_year(const Calendar *calendar, Quarter quarter, char *buffer)
{
    g_snprintf(buffer, 12, "%s%04d", calendar->prefix, calendar_fiscal_year(calendar, quarter));
}

int
calendar_quarter_number(const Calendar *calendar, Quarter quarter)
{
    return quarter - first_of_year(calendar, calendar_fiscal_year(calendar, quarter), WINDOW_FISCAL_YEAR) + 1;
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
calendar_fiscal_year(const Calendar *calendar, Quarter quarter)
{
    return year_of_quarter(calendar, quarter, WINDOW_FISCAL_YEAR);
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
append_years(GArray *windows, const Calendar *calendar, WindowKind kind, Quarter first, Quarter last)
{
    int until = year_of_quarter(calendar, last, kind);
    for (int year = year_of_quarter(calendar, first, kind); year <= until; year++) {
        Quarter from = first_of_year(calendar, year, kind);
        Quarter to = from + QUARTERS_PER_YEAR - 1;
        Window window = window_between(kind, MAX(from, first), MIN(to, last), to > last);
        g_snprintf(window.id, sizeof window.id, "%s%04d",
                   kind == WINDOW_FISCAL_YEAR ? calendar->prefix : KINDS[kind].prefix, year);
        g_array_append_val(windows, window);
    }
}

WindowSet *
calendar_windows(const Calendar *calendar, Quarter first_quarter, Quarter report_quarter)
{
    if (report_quarter < first_quarter || report_quarter - first_quarter >= QUARTERS_MAX)
        return NULL;
    g_autoptr(GArray) windows = g_array_new(FALSE, TRUE, sizeof(Window));
    for (Quarter q = first_quarter; q <= report_quarter; q++) {
        Window window = window_between(WINDOW_QUARTER, q, q, false);
        calendar_format_quarter(calendar, q, window.id);
        g_array_append_val(windows, window);
    }
    append_years(windows, calendar, WINDOW_FISCAL_YEAR, first_quarter, report_quarter);
    for (WindowKind kind = WINDOW_TIP_YEAR; kind <= WINDOW_CALENDAR_YEAR; kind++) {
        if (calendar->also & ALSO(kind))
            append_years(windows, calendar, kind, first_quarter, report_quarter);
    }
    Window life = window_between(WINDOW_LIFE, first_quarter, report_quarter, true);
    g_strlcpy(life.id, KINDS[WINDOW_LIFE].prefix, sizeof life.id);
    g_array_append_val(windows, life);
    WindowSet *set = g_new0(WindowSet, 1);
    set->calendar = *calendar;
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
