/* SPDX-License-Identifier: Apache-2.0 */
/* Narrative keeps no numbers of its own: each is the text of a value, so that it cannot contradict the table. */
#include "reports/compose/figure.h"

#define ID_PARTS 5 /* indicator, window, table, cell, measure */

/* A value that is not there is told by its word; an id that leads nowhere was refused when the file was read. */
static char *
value_words(const Compose *compose, const char *id)
{
    g_auto(GStrv) part = g_strsplit(id, ":", ID_PARTS);
    Measure measure;
    if (g_strv_length(part) != ID_PARTS || !measure_parse(part[4], &measure))
        return g_strdup(compose_word(compose, WORD_NONE));
    const PublicationIndicator *entry = publication_find_indicator(compose->publication, part[0]);
    const Window *window = window_set_find(compose->publication->windows, part[1]);
    if (!entry || !window)
        return g_strdup(compose_word(compose, WORD_NONE));
    g_auto(Figure) figure = figure_cell(compose, entry->definition, window, part[2], part[3], measure);
    return g_steal_pointer(&figure.text);
}

static char *
join_pieces(const Compose *compose, const GArray *pieces)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < pieces->len; i++) {
        const NarrativePiece *piece = &g_array_index(pieces, NarrativePiece, i);
        g_autofree char *value = piece->value ? value_words(compose, piece->value) : NULL;
        g_string_append(out, value ? value : piece->text);
    }
    return g_string_free(out, FALSE);
}

/* An empty line parts paragraphs; single line ends are spaces. */
static void
add_paragraphs(Compose *compose, const char *text, WordId title, const char *lang)
{
    g_auto(GStrv) paragraphs = g_strsplit(text, "\n\n", -1);
    bool first = true;
    for (char **paragraph = paragraphs; *paragraph; paragraph++) {
        g_strdelimit(g_strstrip(*paragraph), "\n", ' ');
        if (!**paragraph)
            continue;
        Block *block = report_add_paragraph(compose->report, TONE_BODY, NULL);
        if (first)
            block_text_add_strong(block->text, compose_word(compose, title));
        BlockSpan *span = block_text_add(block->text, *paragraph);
        span->lang = g_strdup(lang);
        first = false;
    }
}

static bool
fits(const PublicationNarrative *narrative, const char *partner, const char *indicator, const char *kind)
{
    return g_str_equal(narrative->partner, partner) && g_str_equal(narrative->indicator, indicator)
        && g_str_equal(narrative->kind, kind);
}

bool
compose_narrative(Compose *compose, const char *partner, const char *indicator, const char *kind, WordId title)
{
    const GPtrArray *narratives = compose->publication->narratives;
    bool found = false;
    for (guint i = 0; i < narratives->len; i++) {
        const PublicationNarrative *narrative = g_ptr_array_index(narratives, i);
        if (!fits(narrative, partner, indicator, kind))
            continue;
        Language other = compose->language == LANGUAGE_EN ? LANGUAGE_ES : LANGUAGE_EN;
        bool foreign = narrative->pieces[compose->language]->len == 0;
        g_autofree char *text = join_pieces(compose, narrative->pieces[foreign ? other : compose->language]);
        add_paragraphs(compose, text, title, foreign ? words_locale(other) : NULL);
        found = true;
    }
    return found;
}
