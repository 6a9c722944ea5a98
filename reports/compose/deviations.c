/* SPDX-License-Identifier: Apache-2.0 */
/* What came out further from its target than the programme allows, why, and what is done about it. */
#include "reports/compose/status_table.h"
#include "reports/words/date.h"
#include "reports/words/number.h"

/** An indicator that deviates in at least one window. */
typedef struct Deviation {
    const PublicationIndicator *entry;
    bool explained;
} Deviation;

static GArray *
collect(const Compose *compose)
{
    GArray *found = g_array_new(FALSE, TRUE, sizeof(Deviation));
    const Window *const windows[] = {compose->quarter, compose->year};
    const GPtrArray *indicators = compose->publication->indicators;
    for (guint i = 0; i < indicators->len; i++) {
        Deviation deviation = {g_ptr_array_index(indicators, i), false};
        bool deviates = false;
        for (size_t w = 0; w < G_N_ELEMENTS(windows); w++) {
            const Assessment *assessment = windows[w]
                ? publication_find_assessment(compose->publication, deviation.entry->definition->code, windows[w]->id)
                : NULL;
            if (!assessment || !assessment->deviates)
                continue;
            deviates = true;
            deviation.explained = deviation.explained || assessment->explained;
        }
        if (deviates)
            g_array_append_val(found, deviation);
    }
    return found;
}

static void
add_row(const Compose *compose, BlockTable *table, const Deviation *deviation)
{
    const Indicator *indicator = deviation->entry->definition;
    BlockRow *row = block_table_add_row(table);
    status_table_link(compose, row, indicator);
    const Window *const windows[] = {compose->quarter, compose->year};
    for (size_t i = 0; i < G_N_ELEMENTS(windows); i++) {
        g_auto(Figure) actual = figure_total(compose, indicator, windows[i], MEASURE_ACTUAL);
        g_auto(Figure) target = figure_total(compose, indicator, windows[i], MEASURE_TARGET);
        status_table_pair(compose, row, &actual, &target);
        status_table_share(compose, row, indicator, windows[i]);
    }
    BlockCell *cell = block_row_add(row, compose_word(compose, deviation->explained ? WORD_YES : WORD_MISSING_TEXT));
    cell->mark = deviation->explained ? MARK_ON : MARK_OFF;
}

static void
add_table(Compose *compose, const GArray *deviations)
{
    BlockTable *table = block_table_new(compose_word(compose, WORD_DEVIATIONS_CAPTION));
    block_table_add_column(table, COLUMN_WORDS, compose_word(compose, WORD_INDICATOR));
    const Window *const windows[] = {compose->quarter, compose->year};
    for (size_t i = 0; i < G_N_ELEMENTS(windows); i++) {
        g_autofree char *window = windows[i] ? date_window(compose->language, compose->calendar, windows[i]) : g_strdup("");
        block_table_add_column(table, COLUMN_NUMBER, window);
        block_table_add_column(table, COLUMN_NUMBER, compose_word(compose, WORD_REACHED));
    }
    block_table_add_column(table, COLUMN_STATUS, compose_word(compose, WORD_EXPLAINED));
    for (guint i = 0; i < deviations->len; i++)
        add_row(compose, table, &g_array_index(deviations, Deviation, i));
    report_add_table(compose->report, table);
}

static bool
has_text(const Compose *compose, const PublicationIndicator *entry)
{
    const GPtrArray *narratives = compose->publication->narratives;
    for (guint i = 0; i < narratives->len; i++) {
        const PublicationNarrative *narrative = g_ptr_array_index(narratives, i);
        bool kind = g_str_equal(narrative->kind, "deviation") || g_str_equal(narrative->kind, "action");
        if (kind && g_str_equal(narrative->indicator, entry->definition->code)
            && g_str_equal(narrative->partner, entry->partner))
            return true;
    }
    return false;
}

static void
add_texts(Compose *compose, const PublicationIndicator *entry)
{
    if (!has_text(compose, entry))
        return;
    Block *heading = report_add_heading(compose->report, 2, entry->definition->code, NULL);
    g_free(heading->title);
    heading->title = g_strconcat(entry->definition->code, " ", compose_name(compose, &entry->definition->name), NULL);
    heading->in_contents = false;
    compose_narrative(compose, entry->partner, entry->definition->code, "deviation", WORD_NARRATIVE_DEVIATION);
    compose_narrative(compose, entry->partner, entry->definition->code, "action", WORD_NARRATIVE_ACTION);
}

void
compose_deviations(Compose *compose)
{
    g_autoptr(GArray) deviations = collect(compose);
    g_autofree char *threshold = number_integer(compose->language, compose->publication->deviation_percent);
    g_autofree char *percent = g_strconcat(threshold, number_percent_mark(compose->language), NULL);
    guint unexplained = 0;
    for (guint i = 0; i < deviations->len; i++)
        unexplained += !g_array_index(deviations, Deviation, i).explained;
    compose_heading(compose, 1, WORD_DEVIATIONS, "deviations");
    g_autofree char *open = words_count(compose->language, WORD_DEVIATIONS_OPEN, unexplained, NULL);
    g_autofree char *lead = words_count(compose->language, WORD_DEVIATIONS_LEAD, deviations->len, percent,
                                        unexplained ? open : compose_word(compose, WORD_DEVIATIONS_ALL), NULL);
    g_autofree char *none = words_fill(compose->language, WORD_DEVIATIONS_NONE, percent, NULL);
    report_add_paragraph(compose->report, TONE_LEAD, deviations->len ? lead : none);
    if (deviations->len == 0)
        return;
    add_table(compose, deviations);
    for (guint i = 0; i < deviations->len; i++)
        add_texts(compose, g_array_index(deviations, Deviation, i).entry);
}
