/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/compose/figure.h"

#include "core/base/decimal.h"
#include "reports/words/number.h"
#include "reports/words/status.h"

void
figure_clear(Figure *figure)
{
    g_clear_pointer(&figure->text, g_free);
}

bool
figure_is_percent(const Indicator *indicator)
{
    return g_str_equal(indicator->unit, "percent");
}

static bool
prints_percent(const Indicator *indicator, Measure measure)
{
    if (measure == MEASURE_PROGRESS || measure == MEASURE_LEVEL)
        return true;
    bool count = measure == MEASURE_NUMERATOR || measure == MEASURE_DENOMINATOR || measure == MEASURE_SAMPLE;
    return figure_is_percent(indicator) && !count;
}

static Figure
absent(const Compose *compose, Measure measure)
{
    if (measure == MEASURE_ACTUAL)
        return (Figure){.status = STATUS_NOT_REPORTED,
                        .text = g_strdup(status_word(compose->language, STATUS_NOT_REPORTED))};
    WordId word = measure == MEASURE_TARGET ? WORD_NO_TARGET : WORD_NONE;
    return (Figure){.status = STATUS_NOT_APPLICABLE, .text = g_strdup(compose_word(compose, word))};
}

Figure
figure_cell(const Compose *compose, const Indicator *indicator, const Window *window, const char *table, const char *cell,
            Measure measure)
{
    const Value *value =
        window ? publication_find(compose->publication, indicator->code, window->id, table, cell, measure) : NULL;
    if (!value)
        return absent(compose, measure);
    Decimal number;
    if (value->status != STATUS_OK || !decimal_parse(value->text, &number))
        return (Figure){.status = value->status, .text = g_strdup(status_word(compose->language, value->status))};
    char *text = prints_percent(indicator, measure) ? number_percent(compose->language, value->text)
                                                    : number_text(compose->language, value->text);
    return (Figure){true, STATUS_OK, decimal_to_double(number), text};
}

Figure
figure_total(const Compose *compose, const Indicator *indicator, const Window *window, Measure measure)
{
    return figure_cell(compose, indicator, window, "", "", measure);
}

char *
figure_whole(const Compose *compose, const Indicator *indicator, const Window *window, const char *table, const char *cell)
{
    g_auto(Figure) actual = figure_cell(compose, indicator, window, table, cell, MEASURE_ACTUAL);
    g_auto(Figure) numerator = figure_cell(compose, indicator, window, table, cell, MEASURE_NUMERATOR);
    g_auto(Figure) denominator = figure_cell(compose, indicator, window, table, cell, MEASURE_DENOMINATOR);
    if (!actual.there || !denominator.there)
        return g_steal_pointer(&actual.text);
    if (numerator.there)
        return words_fill(compose->language, WORD_RATIO, actual.text, numerator.text, denominator.text, NULL);
    return words_fill(compose->language, WORD_WITH_N, actual.text, denominator.text, NULL);
}

char *
figure_with_unit(const Compose *compose, const Indicator *indicator, const Figure *figure)
{
    if (!figure->there || figure_is_percent(indicator))
        return g_strdup(figure->text);
    const char *unit = status_unit(compose->language, indicator->unit, g_str_equal(figure->text, "1"));
    return g_strconcat(figure->text, " ", unit, NULL);
}

char *
figure_interval(const Compose *compose, const Indicator *indicator, const Window *window, const char *table,
                const char *cell)
{
    g_auto(Figure) lower = figure_cell(compose, indicator, window, table, cell, MEASURE_LOWER);
    g_auto(Figure) upper = figure_cell(compose, indicator, window, table, cell, MEASURE_UPPER);
    if (!lower.there || !upper.there)
        return NULL;
    return words_fill(compose->language, WORD_INTERVAL, lower.text, upper.text, NULL);
}

void
figure_draw(const Figure *figure, ChartPoint *point)
{
    ChartState state = figure->there                                ? CHART_PRESENT
        : figure->status == STATUS_SUPPRESSED                       ? CHART_SUPPRESSED
        : figure->status == STATUS_NOT_REPORTED                     ? CHART_MISSING
                                                                    : CHART_NOT_APPLICABLE;
    chart_point_set(point, state, figure->place, figure->text);
}
