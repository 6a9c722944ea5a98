/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "reports/compose/compose_parts.h"
#include "reports/words/number.h"

#define LONGEST_SUBJECT 40 /* bytes */

static const char *
level_word(const Compose *compose, FindingLevel level)
{
    if (level == FINDING_NOTE)
        return compose_word(compose, WORD_LEVEL_NOTE);
    return compose_word(compose, level == FINDING_WARNING ? WORD_LEVEL_WARNING : WORD_LEVEL_ERROR);
}

/** Findings that say the same: of one rule in one file, or of one rule about several indicators. */
typedef struct Same {
    const PublicationFinding *first;
    GPtrArray *rows;   /* of char*, in the file */
    GString *sentence; /* its end once, its beginnings in a row ... */
    gssize subjects_end; /* ... up to here */
    int64_t count;
} Same;

static void
same_free(gpointer data)
{
    Same *same = data;
    g_ptr_array_free(same->rows, TRUE);
    g_string_free(same->sentence, TRUE);
    g_free(same);
}

static const char *
sentence_of(const Compose *compose, const PublicationFinding *finding)
{
    return compose_name(compose, &finding->sentence);
}

/* "REN-02: no reason is given" says ": no reason is given" of REN-02. NULL when there is no such subject. */
static const char *
predicate_of(const char *sentence)
{
    const char *colon = strstr(sentence, ": ");
    return colon && colon - sentence <= LONGEST_SUBJECT ? colon : NULL;
}

static bool
says_the_same(const Compose *compose, const Same *same, const PublicationFinding *finding)
{
    const PublicationFinding *first = same->first;
    if (first->number != finding->number || first->level != finding->level || !g_str_equal(first->file, finding->file) ||
        !g_str_equal(first->partner, finding->partner))
        return false;
    const char *before = sentence_of(compose, first), *now = sentence_of(compose, finding);
    if (*finding->file)
        return finding->row > 0 && first->row > 0 && g_str_equal(before, now);
    return predicate_of(before) && predicate_of(now) && g_str_equal(predicate_of(before), predicate_of(now));
}

static void
add_to(const Compose *compose, Same *same, const PublicationFinding *finding)
{
    const char *sentence = sentence_of(compose, finding), *predicate = predicate_of(sentence);
    same->count += finding->count;
    if (finding->row > 0)
        g_ptr_array_add(same->rows, number_integer(compose->language, finding->row));
    if (*finding->file || !predicate)
        return;
    g_autofree char *subject = g_strndup(sentence, (gsize)(predicate - sentence));
    gssize at = same->subjects_end;
    g_string_insert(same->sentence, at, "; ");
    g_string_insert(same->sentence, at + 2, subject);
    same->subjects_end = at + 2 + (gssize)strlen(subject);
}

static GPtrArray *
collect(const Compose *compose, const char *partner)
{
    const GPtrArray *findings = compose->publication->findings;
    GPtrArray *all = g_ptr_array_new_with_free_func(same_free);
    for (guint i = 0; i < findings->len; i++) {
        const PublicationFinding *finding = g_ptr_array_index(findings, i);
        if (!g_str_equal(finding->partner, partner))
            continue;
        Same *same = NULL;
        for (guint k = 0; k < all->len && !same; k++)
            if (says_the_same(compose, g_ptr_array_index(all, k), finding))
                same = g_ptr_array_index(all, k);
        if (same) {
            add_to(compose, same, finding);
            continue;
        }
        same = g_new0(Same, 1);
        *same = (Same){finding, g_ptr_array_new_with_free_func(g_free), g_string_new(sentence_of(compose, finding)), 0, finding->count};
        const char *predicate = predicate_of(same->sentence->str);
        same->subjects_end = predicate ? predicate - same->sentence->str : 0;
        if (finding->row > 0)
            g_ptr_array_add(same->rows, number_integer(compose->language, finding->row));
        g_ptr_array_add(all, same);
    }
    return all;
}

static char *
place_words(const Compose *compose, const Same *same)
{
    const char *file = same->first->file;
    if (!*file)
        return g_strdup(compose_word(compose, WORD_NO_FILE));
    if (same->rows->len == 0)
        return g_strdup(file);
    g_autofree char *rows = words_join(compose->language, same->rows);
    return words_fill(compose->language, same->rows->len > 1 ? WORD_FILE_ROWS : WORD_FILE_ROW, file, rows, NULL);
}

static void
add_row(const Compose *compose, BlockTable *table, const Same *same)
{
    g_autofree char *place = place_words(compose, same);
    g_autofree char *rule = g_strdup_printf("H%04u", same->first->number);
    g_autofree char *count = number_integer(compose->language, same->count);
    BlockRow *row = block_table_add_row(table);
    block_row_add(row, rule);
    BlockCell *level = block_row_add(row, level_word(compose, same->first->level));
    level->mark = same->first->level >= FINDING_ERROR ? MARK_OFF : MARK_NEUTRAL;
    block_row_add(row, place);
    block_row_add(row, count);
    BlockCell *sentence = block_row_add(row, NULL);
    block_text_free(sentence->text);
    sentence->text = same->count == same->first->count ? compose_text(compose, &same->first->sentence) : block_text_new(same->sentence->str);
}

/* Rows of one partner under its name; those of the whole programme first. */
static void
add_group(const Compose *compose, BlockTable *table, const char *partner, const char *name)
{
    g_autoptr(GPtrArray) all = collect(compose, partner);
    if (all->len > 0)
        block_row_add(block_table_add_row(table), name)->strong = true;
    for (guint i = 0; i < all->len; i++)
        add_row(compose, table, g_ptr_array_index(all, i));
}

void
compose_findings(Compose *compose)
{
    const Publication *p = compose->publication;
    compose_heading(compose, 1, WORD_FINDINGS, "findings");
    if (p->findings->len == 0) {
        report_add_paragraph(compose->report, TONE_LEAD, compose_word(compose, WORD_FINDINGS_NONE));
        return;
    }
    report_add_paragraph(compose->report, TONE_BODY, compose_word(compose, WORD_FINDINGS_LEAD))->keep_next = true;
    static const struct {
        BlockColumnKind kind;
        WordId head;
    } COLUMNS[] = {{COLUMN_WORDS, WORD_RULE},    {COLUMN_STATUS, WORD_LEVEL},     {COLUMN_WORDS, WORD_PLACE_IN_FILE},
                   {COLUMN_NUMBER, WORD_TIMES}, {COLUMN_WORDS, WORD_SENTENCE}};
    BlockTable *table = block_table_new(compose_word(compose, WORD_FINDINGS_CAPTION));
    for (size_t i = 0; i < G_N_ELEMENTS(COLUMNS); i++)
        block_table_add_column(table, COLUMNS[i].kind, compose_word(compose, COLUMNS[i].head));
    add_group(compose, table, "", compose_word(compose, WORD_WHOLE_PROGRAMME));
    for (guint i = 0; i < p->partners->len; i++) {
        const PublicationPartner *partner = g_ptr_array_index(p->partners, i);
        add_group(compose, table, partner->id, compose_name(compose, &partner->name));
    }
    report_add_table(compose->report, table);
}
