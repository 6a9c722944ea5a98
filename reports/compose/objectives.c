/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/compose/status_table.h"
#include "reports/words/date.h"

static void
add_group(const Compose *compose, BlockTable *table, const Code *objective)
{
    Tally tally = compose_tally(compose, NULL, objective->code);
    if (!tally.indicators)
        return;
    g_autofree char *words = compose_tally_words(compose, &tally);
    BlockCell *head = block_row_add(block_table_add_row(table), NULL);
    block_text_add_strong(head->text, compose_name(compose, &objective->label));
    block_text_add(head->text, ": ");
    block_text_add(head->text, words);
    const GPtrArray *indicators = compose->publication->indicators;
    for (guint i = 0; i < indicators->len; i++) {
        const PublicationIndicator *entry = g_ptr_array_index(indicators, i);
        if (!g_str_equal(entry->definition->objective, objective->code))
            continue;
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
    g_autofree char *window = date_window(compose->language, compose->calendar, compose->judged);
    g_autofree char *caption = words_fill(compose->language, WORD_OBJECTIVES_CAPTION, window, NULL);
    BlockTable *table = block_table_new(caption);
    block_table_add_column(table, COLUMN_WORDS, compose_word(compose, WORD_INDICATOR));
    block_table_add_column(table, COLUMN_WORDS, compose_word(compose, WORD_PARTNER));
    block_table_add_column(table, COLUMN_NUMBER, compose_word(compose, WORD_ACTUAL));
    block_table_add_column(table, COLUMN_NUMBER, compose_word(compose, WORD_TARGET));
    block_table_add_column(table, COLUMN_STATUS, compose_word(compose, WORD_STATUS));
    for (guint i = 0; i < objectives->len; i++)
        add_group(compose, table, g_ptr_array_index(objectives, i));
    report_add_table(compose->report, table);
}
