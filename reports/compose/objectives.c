/* SPDX-License-Identifier: Apache-2.0 */
/* Per objective: how it stands, how near each indicator came to its target, its pipelines, and its table. */
#include "reports/compose/overview.h"
#include "reports/compose/status_table.h"
#include "reports/words/date.h"

static void
add_row(const Compose *compose, BlockTable *table, const PublicationIndicator *entry)
{
    const PublicationPartner *partner = publication_find_partner(compose->publication, entry->partner);
    BlockRow *row = block_table_add_row(table);
    g_auto(Figure) actual = figure_total(compose, entry->definition, compose->judged, MEASURE_ACTUAL);
    g_auto(Figure) target = figure_total(compose, entry->definition, compose->judged, MEASURE_TARGET);
    status_table_link(compose, row, entry->definition);
    block_row_add(row, partner ? partner->short_name : entry->partner);
    status_table_figure(row, &actual);
    status_table_figure(row, &target);
    status_table_standing(compose, row, entry->definition, compose->judged);
}

static void
add_table(Compose *compose, const Code *objective)
{
    g_autofree char *window = date_window(compose->language, compose->calendar, compose->judged);
    g_autofree char *caption =
        words_fill(compose->language, WORD_OBJECTIVE_CAPTION, compose_name(compose, &objective->label), window, NULL);
    BlockTable *table = block_table_new(caption);
    block_table_add_column(table, COLUMN_WORDS, compose_word(compose, WORD_INDICATOR));
    block_table_add_column(table, COLUMN_WORDS, compose_word(compose, WORD_PARTNER));
    block_table_add_column(table, COLUMN_NUMBER, compose_word(compose, WORD_ACTUAL));
    block_table_add_column(table, COLUMN_NUMBER, compose_word(compose, WORD_TARGET));
    block_table_add_column(table, COLUMN_STATUS, compose_word(compose, WORD_STATUS));
    const GPtrArray *indicators = compose->publication->indicators;
    for (guint i = 0; i < indicators->len; i++) {
        const PublicationIndicator *entry = g_ptr_array_index(indicators, i);
        if (g_str_equal(entry->definition->objective, objective->code))
            add_row(compose, table, entry);
    }
    report_add_table(compose->report, table);
}

/* Funnels stand with the objective of their first step. */
static void
add_funnels(Compose *compose, const Code *objective)
{
    const GPtrArray *steps = compose->publication->funnels;
    for (guint first = 0, end; first < steps->len; first = end) {
        const PublicationStep *step = g_ptr_array_index(steps, first);
        for (end = first + 1; end < steps->len; end++)
            if (!g_str_equal(((const PublicationStep *)g_ptr_array_index(steps, end))->funnel, step->funnel))
                break;
        const PublicationIndicator *entry = publication_find_indicator(compose->publication, step->indicator);
        if (!g_str_equal(entry->definition->objective, objective->code))
            continue;
        overview_add(compose, overview_funnel(compose, first, end));
        if (!compose_is_brief(compose))
            overview_add(compose, overview_steps(compose, first, end));
    }
}

static void
add_objective(Compose *compose, const Code *objective)
{
    Tally tally = compose_tally(compose, NULL, objective->code);
    if (!tally.indicators)
        return;
    g_autofree char *id = g_strconcat("objective-", objective->code, NULL);
    g_autofree char *words = compose_tally_words(compose, &tally);
    g_autofree char *lead = words_count(compose->language, WORD_PARTNER_LEAD, tally.indicators, words, NULL);
    report_add_heading(compose->report, 2, compose_name(compose, &objective->label), id);
    report_add_paragraph(compose->report, TONE_LEAD, lead)->keep_next = true;
    overview_add(compose, overview_progress(compose, objective->code));
    add_funnels(compose, objective);
    if (!compose_is_brief(compose))
        add_table(compose, objective);
}

void
compose_objectives(Compose *compose)
{
    const GPtrArray *objectives = compose->publication->objectives;
    compose_heading(compose, 1, WORD_OBJECTIVES, "objectives");
    if (compose->publication->indicators->len == 0 || !compose->judged) {
        report_add_paragraph(compose->report, TONE_BODY, compose_word(compose, WORD_NO_INDICATORS));
        return;
    }
    compose_narrative(compose, "", "", "progress", WORD_NARRATIVE_PROGRESS);
    compose_narrative(compose, "", "", "deviation", WORD_NARRATIVE_DEVIATION);
    compose_narrative(compose, "", "", "action", WORD_NARRATIVE_ACTION);
    compose_narrative(compose, "", "", "story", WORD_NARRATIVE_STORY);
    for (guint i = 0; i < objectives->len; i++)
        add_objective(compose, g_ptr_array_index(objectives, i));
}
