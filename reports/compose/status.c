/* SPDX-License-Identifier: Apache-2.0 */
/* One page for the reader who has one minute: what is wrong first, then the counts, then the key indicators. */
#include "reports/compose/status_table.h"
#include "reports/words/number.h"

#define MOST_NAMED 10 /* indicators named in one alert */

static char *
headline(const Compose *compose, const Tally *tally)
{
    int64_t off = tally->standing[STANDING_OFF_TARGET], judged = off + tally->standing[STANDING_ON_TARGET];
    g_autofree char *all = number_integer(compose->language, judged);
    if (!tally->indicators)
        return g_strdup(compose_word(compose, WORD_STATUS_EMPTY));
    if (!judged)
        return g_strdup(compose_word(compose, WORD_STATUS_UNJUDGED));
    if (!off)
        return words_count(compose->language, WORD_STATUS_ALL_ON, judged, NULL);
    if (off == judged)
        return words_count(compose->language, WORD_STATUS_ALL_OFF, judged, NULL);
    return words_count(compose->language, WORD_STATUS_SOME_OFF, off, all, NULL);
}

static Block *
add_alert(Compose *compose, const char *strong)
{
    Block *block = report_add_paragraph(compose->report, TONE_ALERT, NULL);
    block_text_add_strong(block->text, strong);
    return block;
}

static void
alert_partners(Compose *compose)
{
    const GPtrArray *partners = compose->publication->partners;
    Block *block = NULL;
    for (guint i = 0; i < partners->len; i++) {
        const PublicationPartner *partner = g_ptr_array_index(partners, i);
        if (partner->reported)
            continue;
        if (!block)
            block = add_alert(compose, compose_word(compose, WORD_ALERT_PARTNERS));
        else
            block_text_add(block->text, ", ");
        g_autofree char *id = compose_partner_id(partner->id);
        block_text_add_link(block->text, compose_name(compose, &partner->name), id);
    }
    if (block)
        block_text_add(block->text, ".");
}

/* Who, how much, and of which target. */
static void
add_gap(const Compose *compose, Block *block, const PublicationIndicator *entry)
{
    const PublicationPartner *partner = publication_find_partner(compose->publication, entry->partner);
    g_auto(Figure) actual = figure_total(compose, entry->definition, compose->judged, MEASURE_ACTUAL);
    g_auto(Figure) target = figure_total(compose, entry->definition, compose->judged, MEASURE_TARGET);
    g_autofree char *words = words_fill(compose->language, WORD_ALERT_GAP, partner ? partner->short_name : entry->partner,
                                        actual.text, target.text, NULL);
    block_text_add(block->text, words);
}

static void
alert_off_target(Compose *compose)
{
    const GPtrArray *indicators = compose->publication->indicators;
    Tally tally = compose_tally(compose, NULL, NULL);
    int64_t count = tally.standing[STANDING_OFF_TARGET], named = 0;
    if (!count)
        return;
    g_autofree char *strong = words_count(compose->language, WORD_ALERT_OFF, count, NULL);
    Block *block = add_alert(compose, strong);
    for (guint i = 0; i < indicators->len && named < MOST_NAMED; i++) {
        const PublicationIndicator *entry = g_ptr_array_index(indicators, i);
        if (compose_standing(compose, entry->definition->code, compose->judged) != STANDING_OFF_TARGET)
            continue;
        if (named++)
            block_text_add(block->text, "; ");
        g_autofree char *id = compose_indicator_target(compose, entry->definition->code);
        g_autofree char *words =
            g_strconcat(entry->definition->code, " ", compose_name(compose, &entry->definition->name), NULL);
        block_text_add_link(block->text, words, id);
        add_gap(compose, block, entry);
    }
    g_autofree char *rest = words_count(compose->language, WORD_ALERT_MORE, count - named, NULL);
    block_text_add(block->text, count > named ? rest : ".");
}

static int64_t
count_unexplained(const Compose *compose)
{
    const GPtrArray *assessments = compose->publication->assessments;
    int64_t count = 0;
    for (guint i = 0; i < assessments->len; i++) {
        const Assessment *assessment = g_ptr_array_index(assessments, i);
        count += compose->judged && g_str_equal(assessment->window, compose->judged->id) && assessment->deviates
            && !assessment->explained;
    }
    return count;
}

static int64_t
count_errors(const Compose *compose)
{
    const GPtrArray *findings = compose->publication->findings;
    int64_t count = 0;
    for (guint i = 0; i < findings->len; i++)
        count += ((const PublicationFinding *)g_ptr_array_index(findings, i))->level >= FINDING_ERROR;
    return count;
}

/* Flags that are a number, in one paragraph, each leading to its part. */
static void
alert_counts(Compose *compose, const Tally *tally)
{
    const struct {
        WordId word;
        int64_t count;
        unsigned part;
        const char *target;
    } COUNTS[] = {
        {WORD_ALERT_NO_TARGET, tally->standing[STANDING_NO_TARGET], COMPOSE_OBJECTIVES, "objectives"},
        {WORD_ALERT_UNEXPLAINED, count_unexplained(compose), COMPOSE_DEVIATIONS, "deviations"},
        {WORD_ALERT_RESTATED, compose->publication->restatements->len, COMPOSE_RESTATEMENTS, "restatements"},
        {WORD_ALERT_ERRORS, count_errors(compose), COMPOSE_FINDINGS, "findings"},
    };
    Block *block = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(COUNTS); i++) {
        if (!COUNTS[i].count)
            continue;
        if (block)
            block_text_add(block->text, "; ");
        else
            block = report_add_paragraph(compose->report, TONE_ALERT, NULL);
        g_autofree char *words = words_count(compose->language, COUNTS[i].word, COUNTS[i].count, NULL);
        if (compose->parts & COUNTS[i].part)
            block_text_add_link(block->text, words, COUNTS[i].target);
        else
            block_text_add(block->text, words);
    }
    if (block)
        block_text_add(block->text, ".");
}

static void
add_tiles(Compose *compose, const Tally *tally)
{
    static const struct {
        Standing standing;
        WordId label;
    } TILES[] = {{STANDING_ON_TARGET, WORD_ON_TARGET},
                 {STANDING_OFF_TARGET, WORD_OFF_TARGET},
                 {STANDING_NO_TARGET, WORD_NO_TARGET},
                 {STANDING_NOT_REPORTED, WORD_STANDS_NOT_REPORTED},
                 {STANDING_SUPPRESSED, WORD_SUPPRESSED}};
    Block *tiles = report_add(compose->report, BLOCK_TILES);
    const char *more = compose->parts & COMPOSE_OBJECTIVES ? "objectives" : NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(TILES); i++) {
        g_autofree char *number = number_integer(compose->language, tally->standing[TILES[i].standing]);
        block_add_tile(tiles, number, compose_word(compose, TILES[i].label), compose_mark(TILES[i].standing), more);
    }
    g_autofree char *restated = number_integer(compose->language, compose->publication->restatements->len);
    block_add_tile(tiles, restated, compose_word(compose, WORD_RESTATED), MARK_RESTATED,
                   compose->parts & COMPOSE_RESTATEMENTS ? "restatements" : NULL);
    int64_t unjudged = tally->standing[STANDING_NOT_ASSESSED];
    g_autofree char *all = number_integer(compose->language, tally->indicators);
    g_autofree char *note = words_count(compose->language, WORD_TILES_NOTE, unjudged, all, NULL);
    report_add_paragraph(compose->report, TONE_NOTE, note);
}

void
compose_status(Compose *compose)
{
    Tally tally = compose_tally(compose, NULL, NULL);
    g_autofree char *title = headline(compose, &tally);
    Block *heading = report_add_heading(compose->report, 1, title, "status");
    heading->new_page = true;
    alert_partners(compose);
    alert_off_target(compose);
    alert_counts(compose, &tally);
    add_tiles(compose, &tally);
    status_table_add(compose);
}
