/* SPDX-License-Identifier: Apache-2.0 */
/* Headlines say what the drawn points show: the last value, its target, its place among the others. */
#include <math.h>

#include "reports/compose/picture.h"
#include "reports/words/number.h"
#include "reports/words/status.h"

#define A_YEAR 4 /* quarters */

/** Where the extremes of a series stand; indexes of present points. */
typedef struct Extremes {
    size_t first, last, least, most, present;
    bool level; /* all the same */
    bool shared; /* the last value, where it is an extreme, was reached before */
} Extremes;

static bool
is_present(const ChartPoint *point)
{
    return point->state == CHART_PRESENT;
}

static const ChartSeries *
only_series(const BlockChart *chart)
{
    return g_ptr_array_index(chart->series, 0);
}

/* Of equal values the later one counts. */
static Extremes
find_extremes(const BlockChart *chart)
{
    const ChartSeries *series = only_series(chart);
    size_t begin = (size_t)MAX(0, chart->break_before); /* what another definition counted is not compared */
    Extremes found = {.level = true};
    for (size_t i = begin; i < series->n_points; i++) {
        if (!is_present(&series->points[i]))
            continue;
        double value = series->points[i].value;
        if (!found.present++)
            found.first = found.least = found.most = i;
        found.last = i;
        if (value <= series->points[found.least].value)
            found.least = i;
        if (value >= series->points[found.most].value)
            found.most = i;
    }
    for (size_t i = begin; i < found.last && found.present; i++)
        found.shared = found.shared || (is_present(&series->points[i]) && fabs(series->points[i].value - series->points[found.last].value) <= 0);
    found.level = fabs(series->points[found.most].value - series->points[found.least].value) <= 0;
    return found;
}

static char *
with_unit(const Compose *compose, const Indicator *indicator, const ChartPoint *point)
{
    Figure figure = {is_present(point), STATUS_OK, point->value, point->text};
    return figure_with_unit(compose, indicator, &figure);
}

static char *
target_clause(const Compose *compose, const Indicator *indicator, const BlockChart *chart, const ChartPoint *now)
{
    g_auto(Figure) target = picture_target(compose, indicator, chart->kind);
    if (!target.there)
        return g_strdup("");
    double gap = now->value - target.place;
    WordId word = gap > 0 ? WORD_HEAD_ABOVE : gap < 0 ? WORD_HEAD_BELOW : WORD_HEAD_EQUAL;
    return words_fill(compose->language, word, target.text, NULL);
}

/* The highest or lowest of all drawn, else against a year before, else against the one before. */
static char *
movement_clause(const Compose *compose, const BlockChart *chart, const Extremes *found)
{
    const ChartSeries *series = only_series(chart);
    const ChartPoint *now = &series->points[found->last];
    bool quarters = chart->kind == CHART_LINE;
    if (found->level)
        return g_strdup(compose_word(compose, WORD_HEAD_LEVEL));
    if (!found->shared && (found->last == found->most || found->last == found->least)) {
        bool high = found->last == found->most;
        WordId word = quarters ? (high ? WORD_HEAD_HIGHEST : WORD_HEAD_LOWEST)
                               : (high ? WORD_HEAD_HIGHEST_YEAR : WORD_HEAD_LOWEST_YEAR);
        return words_count(compose->language, word, (int64_t)found->present, NULL);
    }
    size_t begin = (size_t)MAX(0, chart->break_before);
    bool year = quarters && found->last >= A_YEAR + begin && is_present(&series->points[found->last - A_YEAR]);
    size_t before = year ? found->last - A_YEAR : found->last - 1;
    if (found->last <= begin || !is_present(&series->points[before]))
        return g_strdup("");
    g_autofree char *then = picture_category(chart, (guint)before);
    double change = now->value - series->points[before].value;
    WordId word = change > 0 ? WORD_HEAD_UP : change < 0 ? WORD_HEAD_DOWN : WORD_HEAD_SAME;
    return words_fill(compose->language, word, series->points[before].text, then, NULL);
}

char *
picture_trend_headline(const Compose *compose, const Indicator *indicator, const BlockChart *chart)
{
    const ChartSeries *series = only_series(chart);
    Extremes found = find_extremes(chart);
    size_t end = series->n_points - 1;
    const ChartPoint *last = &series->points[found.last];
    g_autofree char *value = with_unit(compose, indicator, last), *when = picture_category(chart, (guint)found.last);
    if (found.last != end) {
        g_autofree char *now = picture_category(chart, (guint)end);
        return words_fill(compose->language, WORD_HEAD_GAP, now, series->points[end].text, value, when, NULL);
    }
    g_autofree char *target = target_clause(compose, indicator, chart, last);
    g_autofree char *movement = movement_clause(compose, chart, &found);
    return words_fill(compose->language, WORD_HEAD_NOW, value, when, target, movement, NULL);
}

static guint
count_hidden(const ChartSeries *series)
{
    guint hidden = 0;
    for (size_t i = 0; i < series->n_points; i++)
        hidden += series->points[i].state == CHART_SUPPRESSED;
    return hidden;
}

/* The second largest of present points. */
static size_t
runner_up(const ChartSeries *series, const Extremes *found)
{
    size_t second = found->least;
    for (size_t i = 0; i < series->n_points; i++)
        if (i != found->most && is_present(&series->points[i]) && series->points[i].value >= series->points[second].value)
            second = i;
    return second;
}

static char *
bars_headline(const Compose *compose, const Indicator *indicator, const BlockChart *chart)
{
    const ChartSeries *series = only_series(chart);
    Extremes found = find_extremes(chart);
    g_autofree char *top = picture_category(chart, (guint)found.most);
    const char *most = series->points[found.most].text, *least = series->points[found.least].text;
    if (found.level)
        return words_fill(compose->language, WORD_HEAD_BARS_LEVEL, most, NULL);
    if (count_hidden(series) > 0) {
        g_autofree char *all = number_integer(compose->language, (int64_t)series->n_points);
        return words_count(compose->language, WORD_HEAD_BARS_HIDDEN, (int64_t)found.present, all, top, most, NULL);
    }
    bool counts = !figure_is_percent(indicator) && indicator->type != ROLLUP_MEDIAN;
    size_t other = counts ? runner_up(series, &found) : found.least;
    g_autofree char *second = picture_category(chart, (guint)other);
    if (!counts)
        return words_fill(compose->language, WORD_HEAD_BARS_RANGE, top, most, second, least, NULL);
    return words_fill(compose->language, WORD_HEAD_BARS_MOST, top, most, second, series->points[other].text, NULL);
}

void
picture_tell_bars(const Compose *compose, const Indicator *indicator, BlockChart *chart)
{
    picture_scale(compose, indicator, chart);
    picture_tell(compose, chart, bars_headline(compose, indicator, chart));
}

void
picture_tell(const Compose *compose, BlockChart *chart, char *take_headline)
{
    g_free(chart->headline);
    chart->headline = take_headline;
    g_free(chart->alt);
    chart->alt = picture_alt(compose, chart);
}

char *
picture_interval_headline(const Compose *compose, const Indicator *indicator, const BlockChart *chart)
{
    (void)indicator;
    const ChartSeries *series = only_series(chart);
    Extremes found = find_extremes(chart);
    const ChartPoint *low = &series->points[found.least], *high = &series->points[found.most];
    g_autofree char *least = picture_category(chart, (guint)found.least), *most = picture_category(chart, (guint)found.most);
    WordId word = low->has_interval && high->has_interval && low->upper < high->lower ? WORD_HEAD_APART : WORD_HEAD_OVERLAP;
    return words_fill(compose->language, word, least, low->text, most, high->text, NULL);
}
