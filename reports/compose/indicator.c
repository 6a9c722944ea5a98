/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/compose/picture.h"

static const char *
sheet_text(const Compose *compose, const Indicator *indicator, const char *field)
{
    const SheetField *row = indicator_sheet_find(indicator, field);
    return row ? compose_name(compose, &row->text) : "";
}

/* What is known to be weak stands beside the number, not only in the annex. */
static void
add_limits(Compose *compose, const Indicator *indicator)
{
    const char *limits = sheet_text(compose, indicator, "limitations");
    bool table = (compose->parts & COMPOSE_BREAKDOWNS) && compose_has_breakdown(compose, indicator);
    if (!*limits && !table)
        return;
    const GPtrArray *blocks = compose->report->blocks;
    ((Block *)g_ptr_array_index(blocks, blocks->len - 1))->keep_next = true;
    Block *note = report_add_paragraph(compose->report, TONE_NOTE, NULL);
    g_autofree char *words = words_fill(compose->language, WORD_LIMITS, limits, NULL);
    if (*limits)
        block_text_add(note->text, words);
    if (*limits && table)
        block_text_add(note->text, " ");
    g_autofree char *id = compose_breakdown_id(indicator->code);
    if (table)
        block_text_add_link(note->text, compose_word(compose, WORD_SEE_BREAKDOWN), id);
}

static bool
deviates(const Compose *compose, const Indicator *indicator)
{
    const Window *const windows[] = {compose->quarter, compose->year};
    for (size_t i = 0; i < G_N_ELEMENTS(windows); i++) {
        const Assessment *assessment =
            windows[i] ? publication_find_assessment(compose->publication, indicator->code, windows[i]->id) : NULL;
        if (assessment && assessment->deviates)
            return true;
    }
    return false;
}

/* What the public looks at first is shown by category too. */
static bool
add_categories(Compose *compose, const Indicator *indicator)
{
    BlockChart *chart = picture_categories(compose, indicator);
    if (!chart)
        return false;
    chart->compact = true;
    report_add_chart(compose->report, chart)->keep_next = true;
    return true;
}

void
compose_indicator(Compose *compose, const PublicationIndicator *entry)
{
    const Indicator *indicator = entry->definition;
    g_autofree char *title = g_strconcat(indicator->code, " ", compose_name(compose, &indicator->name), NULL);
    g_autofree char *id = compose_indicator_id(indicator->code);
    Block *heading = report_add_heading(compose->report, 2, title, id);
    heading->in_contents = false;
    BlockChart *chart = picture_choose(compose, indicator);
    bool brief = compose_is_brief(compose); /* the heading names what is drawn, the headline its unit */
    if (chart) {
        chart->compact = brief;
        if (brief)
            block_chart_set(&chart->subtitle, "");
        Block *block = report_add_chart(compose->report, chart);
        block->keep_next = true;
        if (!brief && chart->kind == CHART_LINE && compose_is_key(compose, indicator))
            block->keep_next = !add_categories(compose, indicator);
    } else {
        g_autofree char *sentence = picture_sentence(compose, indicator);
        report_add_paragraph(compose->report, TONE_BODY, sentence);
    }
    compose_narrative(compose, entry->partner, indicator->code, "progress", WORD_NARRATIVE_PROGRESS);
    compose_narrative(compose, entry->partner, indicator->code, "story", WORD_NARRATIVE_STORY);
    bool apart = (compose->parts & COMPOSE_DEVIATIONS) && deviates(compose, indicator);
    if (!apart) {
        compose_narrative(compose, entry->partner, indicator->code, "deviation", WORD_NARRATIVE_DEVIATION);
        compose_narrative(compose, entry->partner, indicator->code, "action", WORD_NARRATIVE_ACTION);
    }
    if (!brief)
        add_limits(compose, indicator);
    const GPtrArray *blocks = compose->report->blocks;
    ((Block *)g_ptr_array_index(blocks, blocks->len - 1))->keep_next = false;
}
