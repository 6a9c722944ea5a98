/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/compose/picture.h"
#include "reports/words/status.h"

static WordId
kind_word(ChartKind kind)
{
    static const WordId WORDS[CHART_KIND_COUNT] = {
        [CHART_BARS] = WORD_ALT_BARS,           [CHART_GROUPED] = WORD_ALT_GROUPED,     [CHART_LINE] = WORD_ALT_LINE,
        [CHART_DOT_RANGE] = WORD_ALT_DOT_RANGE, [CHART_INTERVAL] = WORD_ALT_INTERVAL,   [CHART_MULTIPLES] = WORD_ALT_MULTIPLES,
        [CHART_FUNNEL] = WORD_ALT_FUNNEL,       [CHART_TIMELINE] = WORD_ALT_TIMELINE,   [CHART_DIVERGING] = WORD_ALT_DIVERGING,
        [CHART_MAP] = WORD_ALT_MAP,             [CHART_PYRAMID] = WORD_ALT_PYRAMID,
    };
    return WORDS[kind];
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

static void
add_series(const Compose *compose, const BlockChart *chart, const ChartSeries *series, GString *out)
{
    g_string_append_printf(out, " %s ", *series->name ? series->name : compose_word(compose, WORD_ALT_VALUES));
    if (series->target.state == CHART_PRESENT)
        g_string_append_printf(out, "(%s) ", series->target.text);
    for (guint i = 0; i < series->n_points; i++) {
        g_autofree char *words = point_words(compose, chart, i, &series->points[i]);
        g_string_append_printf(out, "%s%s", i ? "; " : "", words);
    }
    g_string_append_c(out, '.');
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
    if (chart->break_before > 0) {
        g_autofree char *from = picture_category(chart, (guint)chart->break_before);
        g_autofree char *words = words_fill(compose->language, WORD_ALT_BREAK, from, chart->break_text, NULL);
        g_string_append_printf(out, " %s", words);
    }
    for (guint s = 0; s < chart->series->len; s++)
        add_series(compose, chart, g_ptr_array_index(chart->series, s), out);
    return g_string_free(out, FALSE);
}
