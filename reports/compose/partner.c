/* SPDX-License-Identifier: Apache-2.0 */
/* A partner's section: who, how it stands, all its indicators in one table, then each by itself. */
#include "reports/compose/overview.h"
#include "reports/compose/status_table.h"
#include "reports/words/date.h"

static void
add_award(Compose *compose, const PublicationPartner *partner)
{
    Block *block = report_add_paragraph(compose->report, TONE_NOTE, NULL);
    g_autofree char *from = date_day(compose->language, partner->award_from_day);
    g_autofree char *to = date_day(compose->language, partner->award_to_day - 1);
    g_autofree char *words = words_fill(compose->language, WORD_PARTNER_AWARD, partner->award, from, to,
                                        compose_name(compose, &partner->purpose), NULL);
    block_text_add(block->text, words);
    block->keep_next = true; /* a chapter does not begin at the foot of a page */
}

/* The finding that cost the section has the sentence; its number alone is told when the list lacks it. */
static void
add_absence(Compose *compose, const PublicationPartner *partner)
{
    Block *block = report_add_paragraph(compose->report, TONE_ALERT, NULL);
    block_text_add_strong(block->text, compose_word(compose, WORD_PARTNER_ABSENT));
    const GPtrArray *findings = compose->publication->findings;
    for (guint i = 0; partner->reason && i < findings->len; i++) {
        const PublicationFinding *finding = g_ptr_array_index(findings, i);
        if (finding->number != partner->reason || !g_str_equal(finding->partner, partner->id))
            continue;
        g_autofree char *words = words_fill(compose->language, WORD_PARTNER_REASON,
                                            compose_name(compose, &finding->sentence), NULL);
        block_text_add(block->text, words);
        return;
    }
    if (partner->reason) {
        g_autofree char *number = g_strdup_printf("H%04d", (int)partner->reason);
        g_autofree char *words = words_fill(compose->language, WORD_PARTNER_REASON_NUMBER, number, NULL);
        block_text_add(block->text, words);
    }
}

/* The short edition has no chart of each indicator: a small line stands for it, and the life of the award is left out. */
static void
add_row(const Compose *compose, BlockTable *table, const Indicator *indicator)
{
    BlockRow *row = block_table_add_row(table);
    bool brief = compose_is_brief(compose);
    const Window *const windows[] = {compose->quarter, compose->year, compose->life};
    status_table_link(compose, row, indicator);
    for (size_t i = 0; i < (brief ? 2 : G_N_ELEMENTS(windows)); i++) {
        status_table_actual(compose, row, indicator, windows[i]);
        if (windows[i] == compose->year)
            status_table_share(compose, row, indicator, windows[i]);
    }
    if (brief)
        status_table_spark(compose, row, indicator);
    status_table_standing(compose, row, indicator, compose->judged);
}

static void
add_table(Compose *compose, const PublicationPartner *partner)
{
    g_autofree char *quarter = date_window(compose->language, compose->calendar, compose->quarter);
    g_autofree char *year = date_fiscal_year(compose->language, compose->calendar, compose->quarter->first);
    g_autofree char *to_date = words_fill(compose->language, WORD_TO_DATE, year, NULL);
    g_autofree char *caption = words_fill(compose->language, WORD_PARTNER_CAPTION, partner->short_name, NULL);
    BlockTable *table = block_table_new(caption);
    block_table_add_column(table, COLUMN_WORDS, compose_word(compose, WORD_INDICATOR));
    block_table_add_column(table, COLUMN_NUMBER, quarter);
    block_table_add_column(table, COLUMN_NUMBER, to_date);
    block_table_add_column(table, COLUMN_NUMBER, compose_word(compose, WORD_REACHED));
    if (compose_is_brief(compose))
        status_table_spark_column(compose, table);
    else
        block_table_add_column(table, COLUMN_NUMBER, compose_word(compose, WORD_LIFE_HEAD));
    block_table_add_column(table, COLUMN_STATUS, compose_word(compose, WORD_STATUS));
    const GPtrArray *indicators = compose->publication->indicators;
    for (guint i = 0; i < indicators->len; i++) {
        const PublicationIndicator *entry = g_ptr_array_index(indicators, i);
        if (g_str_equal(entry->partner, partner->id))
            add_row(compose, table, entry->definition);
    }
    report_add_table(compose->report, table);
}

void
compose_partner(Compose *compose, const PublicationPartner *partner)
{
    g_autofree char *id = compose_partner_id(partner->id);
    Block *heading = report_add_heading(compose->report, 1, compose_name(compose, &partner->name), id);
    Tally tally = compose_tally(compose, partner->id, NULL);
    heading->new_page = tally.indicators > 0 && !compose_is_brief(compose) &&
                        partner != g_ptr_array_index(compose->publication->partners, 0);
    if (tally.indicators) {
        g_autofree char *standing = compose_tally_words(compose, &tally);
        g_autofree char *lead = words_count(compose->language, WORD_PARTNER_LEAD, tally.indicators, standing, NULL);
        report_add_paragraph(compose->report, TONE_LEAD, lead)->keep_next = true;
    }
    add_award(compose, partner);
    if (!partner->reported)
        add_absence(compose, partner);
    if (tally.indicators && compose->quarter)
        add_table(compose, partner);
    if (!compose_is_brief(compose)) /* there the table has a small line for each indicator */
        overview_add(compose, overview_percentages(compose, partner->id));
    compose_narrative(compose, partner->id, "", "progress", WORD_NARRATIVE_PROGRESS);
    compose_narrative(compose, partner->id, "", "deviation", WORD_NARRATIVE_DEVIATION);
    compose_narrative(compose, partner->id, "", "action", WORD_NARRATIVE_ACTION);
    const GPtrArray *indicators = compose->publication->indicators;
    for (guint i = 0; i < indicators->len; i++) {
        const PublicationIndicator *entry = g_ptr_array_index(indicators, i);
        if ((compose->parts & COMPOSE_INDICATORS) && g_str_equal(entry->partner, partner->id))
            compose_indicator(compose, entry);
    }
    compose_narrative(compose, partner->id, "", "story", WORD_NARRATIVE_STORY);
}
