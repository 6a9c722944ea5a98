/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/compose/picture.h"
#include "reports/words/status.h"

static WordId
kind_word(ChartKind kind)
{
    if (kind == CHART_LINE)
        return WORD_ALT_LINE;
    if (kind == CHART_MAP)
        return WORD_ALT_MAP;
    if (kind == CHART_DOT_RANGE)
        return WORD_ALT_DOT_RANGE;
    return kind == CHART_INTERVAL ? WORD_ALT_INTERVAL : WORD_ALT_BARS;
}

static char *
point_words(const Compose *compose, const BlockChart *chart, guint index, const ChartPoint *point)
{
    g_autofree char *name = picture_category(chart, index);
    const ChartCategory *category = g_ptr_array_index(chart->categories, index);
    g_autofree char *target = category->target.state == CHART_PRESENT
        ? words_fill(compose->language, WORD_ALT_TARGET, category->target.text, NULL)
        : g_strdup("");
    const char *interval = point->has_interval ? point->interval_text : "";
    return g_strconcat(name, " ", point->text, *interval ? " " : "", interval, target, NULL);
}

/* Every drawn value is told, so that nothing is only for the eye; a hidden one has its word alone. */
char *
picture_alt(const Compose *compose, const BlockChart *chart)
{
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "%s %s. %s.", compose_word(compose, kind_word(chart->kind)), chart->subtitle, chart->headline);
    const ChartPoint *const lines[] = {&chart->target, &chart->baseline};
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
        if (lines[i]->state == CHART_PRESENT)
            g_string_append_printf(out, " %s.", lines[i]->text);
    const ChartSeries *series = g_ptr_array_index(chart->series, 0);
    g_string_append_printf(out, " %s ", compose_word(compose, WORD_ALT_VALUES));
    for (guint i = 0; i < series->n_points; i++) {
        g_autofree char *words = point_words(compose, chart, i, &series->points[i]);
        g_string_append_printf(out, "%s%s", i ? "; " : "", words);
    }
    g_string_append_c(out, '.');
    return g_string_free(out, FALSE);
}
