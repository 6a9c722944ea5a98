/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/compose/compose_parts.h"

#include "reports/words/status.h"

const char *
compose_word(const Compose *compose, WordId id)
{
    return words_peek(compose->language, id);
}

bool
compose_is_brief(const Compose *compose)
{
    return !(compose->parts & COMPOSE_SHEETS);
}

bool
compose_is_key(const Compose *compose, const Indicator *indicator)
{
    const GPtrArray *keys = compose->publication->key_indicators;
    for (guint i = 0; i < keys->len; i++)
        if (g_str_equal(g_ptr_array_index(keys, i), indicator->code))
            return true;
    return false;
}

static Language
language_of(const Compose *compose, const Bilingual *texts)
{
    Language other = compose->language == LANGUAGE_EN ? LANGUAGE_ES : LANGUAGE_EN;
    bool absent = !*bilingual_peek(texts, compose->language) && *bilingual_peek(texts, other);
    return absent ? other : compose->language;
}

BlockText *
compose_text(const Compose *compose, const Bilingual *texts)
{
    Language language = language_of(compose, texts);
    BlockText *text = block_text_new(NULL);
    BlockSpan *span = block_text_add(text, bilingual_peek(texts, language));
    if (language != compose->language)
        span->lang = g_strdup(words_locale(language));
    return text;
}

const char *
compose_name(const Compose *compose, const Bilingual *texts)
{
    return bilingual_peek(texts, language_of(compose, texts));
}

char *
compose_indicator_id(const char *code)
{
    return g_strconcat("indicator-", code, NULL);
}

char *
compose_indicator_target(const Compose *compose, const char *code)
{
    const PublicationIndicator *entry = publication_find_indicator(compose->publication, code);
    return entry && !(compose->parts & COMPOSE_INDICATORS) ? compose_partner_id(entry->partner) : compose_indicator_id(code);
}

char *
compose_breakdown_id(const char *code)
{
    return g_strconcat("table-", code, NULL);
}

char *
compose_partner_id(const char *id)
{
    return g_strconcat("partner-", id, NULL);
}

BlockText *
compose_link(const Compose *compose, const Indicator *indicator)
{
    g_autofree char *words = g_strconcat(indicator->code, " ", compose_name(compose, &indicator->name), NULL);
    g_autofree char *id = compose_indicator_target(compose, indicator->code);
    BlockText *text = block_text_new(NULL);
    block_text_add_link(text, words, id);
    return text;
}

Block *
compose_heading(Compose *compose, unsigned level, WordId title, const char *id)
{
    return report_add_heading(compose->report, level, compose_word(compose, title), id);
}

const char *
compose_label(const Compose *compose, const Dimension *dimension, const char *code)
{
    const CodeList *list = publication_find_code_list(compose->publication, dimension->list);
    const Code *found = list ? code_list_find(list, code) : NULL;
    const char *label = found ? compose_name(compose, &found->label) : "";
    return *label ? label : code;
}

const Dimension *
compose_dimension(const Compose *compose, const Table *table, size_t index)
{
    return g_ptr_array_index(compose->publication->dimensions, table->dimensions[index]);
}

Standing
compose_standing(const Compose *compose, const char *indicator, const Window *window)
{
    const Assessment *assessment = window ? publication_find_assessment(compose->publication, indicator, window->id) : NULL;
    if (assessment)
        return assessment->standing;
    const Value *value = window ? publication_find(compose->publication, indicator, window->id, "", "", MEASURE_ACTUAL) : NULL;
    if (!value || value->status == STATUS_NOT_REPORTED)
        return STANDING_NOT_REPORTED;
    return value->status == STATUS_SUPPRESSED ? STANDING_SUPPRESSED : STANDING_NOT_ASSESSED;
}

BlockMark
compose_mark(Standing standing)
{
    static const BlockMark MARKS[STANDING_COUNT] = {MARK_ON,      MARK_OFF,        MARK_NO_TARGET,
                                                    MARK_MISSING, MARK_SUPPRESSED, MARK_NEUTRAL};
    return MARKS[standing];
}

Tally
compose_tally(const Compose *compose, const char *partner, const char *objective)
{
    Tally tally = {0};
    const GPtrArray *indicators = compose->publication->indicators;
    for (guint i = 0; i < indicators->len; i++) {
        const PublicationIndicator *entry = g_ptr_array_index(indicators, i);
        if (partner && !g_str_equal(entry->partner, partner))
            continue;
        if (objective && !g_str_equal(entry->definition->objective, objective))
            continue;
        tally.standing[compose_standing(compose, entry->definition->code, compose->judged)]++;
        tally.indicators++;
    }
    return tally;
}

char *
compose_tally_words(const Compose *compose, const Tally *tally)
{
    static const WordId WORDS[STANDING_COUNT] = {WORD_TALLY_ON,           WORD_TALLY_OFF,        WORD_TALLY_NO_TARGET,
                                                 WORD_TALLY_NOT_REPORTED, WORD_TALLY_SUPPRESSED, WORD_TALLY_NOT_ASSESSED};
    g_autoptr(GPtrArray) clauses = g_ptr_array_new_with_free_func(g_free);
    for (int i = 0; i < STANDING_COUNT; i++)
        if (tally->standing[i] > 0)
            g_ptr_array_add(clauses, words_count(compose->language, WORDS[i], tally->standing[i], NULL));
    return words_join(compose->language, clauses);
}
