/* SPDX-License-Identifier: Apache-2.0 */
/* What the report rests on: digests from which an auditor finds the files again. */
#include "reports/compose/compose_parts.h"
#include "reports/words/date.h"
#include "reports/words/number.h"

static void
add_line(BlockTable *table, const char *label, const char *words)
{
    BlockRow *row = block_table_add_row(table);
    block_row_add(row, label);
    block_row_add(row, words);
}

static BlockTable *
frame(const Compose *compose, WordId caption)
{
    BlockTable *table = block_table_new(compose_word(compose, caption));
    block_table_add_column(table, COLUMN_WORDS, compose_word(compose, WORD_MANIFEST_WHAT));
    block_table_add_column(table, COLUMN_DIGEST, compose_word(compose, WORD_MANIFEST_DIGEST));
    return table;
}

static void
add_programme(Compose *compose)
{
    const Publication *p = compose->publication;
    BlockTable *table = frame(compose, WORD_MANIFEST_PROGRAMME);
    add_line(table, compose_word(compose, WORD_MANIFEST_SOFTWARE), p->software);
    add_line(table, compose_word(compose, WORD_MANIFEST_PUBLICATION), p->sha256 ? p->sha256 : compose_word(compose, WORD_NONE));
    add_line(table, compose_word(compose, WORD_MANIFEST_PLAN), p->plan_sha256);
    add_line(table, compose_word(compose, WORD_MANIFEST_LEDGER), p->ledger_head);
    report_add_table(compose->report, table);
}

static void
add_plugins(Compose *compose)
{
    const GPtrArray *partners = compose->publication->partners;
    BlockTable *table = frame(compose, WORD_MANIFEST_PLUGINS);
    for (guint i = 0; i < partners->len; i++) {
        const PublicationPartner *partner = g_ptr_array_index(partners, i);
        if (!partner->reported)
            continue;
        g_autofree char *plugin = words_fill(compose->language, WORD_MANIFEST_PLUGIN, partner->short_name, partner->plugin,
                                             partner->plugin_version, NULL);
        g_autofree char *submission = words_fill(compose->language, WORD_MANIFEST_SUBMISSION, partner->short_name, NULL);
        add_line(table, plugin, partner->plugin_sha256);
        const char *digest = partner->submission_sha256;
        add_line(table, submission, *digest ? digest : compose_word(compose, WORD_MANIFEST_ONE_RUN));
    }
    if (table->rows->len)
        report_add_table(compose->report, table);
    else
        block_table_free(table);
}

/* What of the publication is signed: submissions by partners, the numbers by those who compiled and approved them. */
static void
add_signatures(Compose *compose)
{
    static const WordId HEADS[] = {WORD_SIGNATURE_OF, WORD_SIGNATURE_BY, WORD_SIGNATURE_DAY, WORD_SIGNATURE_KEY};
    static const BlockColumnKind KINDS[] = {COLUMN_WORDS, COLUMN_WORDS, COLUMN_WORDS, COLUMN_DIGEST};
    const GPtrArray *signatures = compose->publication->signatures;
    if (signatures->len == 0)
        return;
    BlockTable *table = block_table_new(compose_word(compose, WORD_SIGNATURES));
    for (size_t i = 0; i < G_N_ELEMENTS(HEADS); i++)
        block_table_add_column(table, KINDS[i], compose_word(compose, HEADS[i]));
    for (guint i = 0; i < signatures->len; i++) {
        const PublicationSignature *s = g_ptr_array_index(signatures, i);
        const PublicationPartner *partner = publication_find_partner(compose->publication, s->who);
        g_autofree char *day = date_iso(compose->language, s->day);
        WordId role = g_str_equal(s->role, "compiled") ? WORD_SIGNATURE_COMPILED
            : g_str_equal(s->role, "approved")         ? WORD_SIGNATURE_APPROVED
                                                       : WORD_SIGNATURE_SUBMISSION;
        BlockRow *row = block_table_add_row(table);
        block_row_add(row, compose_word(compose, role));
        block_row_add(row, partner && role == WORD_SIGNATURE_SUBMISSION ? partner->short_name : s->who);
        block_row_add(row, day);
        block_row_add(row, s->key);
    }
    report_add_table(compose->report, table);
}

static void
add_input(const Compose *compose, BlockTable *table, const PublicationPartner *partner, const PublicationInput *input)
{
    BlockRow *row = block_table_add_row(table);
    block_row_add(row, partner->short_name);
    block_row_add(row, input->file);
    const int64_t counts[] = {input->rows, input->used, input->rejected};
    for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
        g_autofree char *number = number_integer(compose->language, counts[i]);
        block_row_add(row, number);
    }
    block_row_add(row, input->sha256);
}

static void
add_inputs(Compose *compose)
{
    static const struct {
        BlockColumnKind kind;
        WordId head;
    } COLUMNS[] = {{COLUMN_WORDS, WORD_PARTNER},     {COLUMN_DIGEST, WORD_MANIFEST_FILE},    {COLUMN_NUMBER, WORD_MANIFEST_ROWS},
                   {COLUMN_NUMBER, WORD_MANIFEST_USED}, {COLUMN_NUMBER, WORD_MANIFEST_REJECTED}, {COLUMN_DIGEST, WORD_MANIFEST_DIGEST}};
    BlockTable *table = block_table_new(compose_word(compose, WORD_MANIFEST_INPUTS));
    for (size_t i = 0; i < G_N_ELEMENTS(COLUMNS); i++)
        block_table_add_column(table, COLUMNS[i].kind, compose_word(compose, COLUMNS[i].head));
    const GPtrArray *partners = compose->publication->partners;
    for (guint i = 0; i < partners->len; i++) {
        const PublicationPartner *partner = g_ptr_array_index(partners, i);
        for (guint k = 0; k < partner->inputs->len; k++)
            add_input(compose, table, partner, &g_array_index(partner->inputs, PublicationInput, k));
    }
    if (table->rows->len)
        report_add_table(compose->report, table);
    else
        block_table_free(table);
}

/* Whose numbers were computed behind a layer: every partner's, those of some by name, or none. Owner: caller. */
static char *
in_force(const Compose *compose, unsigned bit)
{
    const GPtrArray *partners = compose->publication->partners;
    guint with = 0, computed = 0;
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < partners->len; i++) {
        const PublicationPartner *partner = g_ptr_array_index(partners, i);
        computed += partner->reported;
        if (!partner->reported || !(partner->layers & 1u << bit))
            continue;
        g_string_append_printf(names, "%s%s", with++ ? ", " : "", partner->short_name);
    }
    return g_strdup(with == 0 ? compose_word(compose, WORD_MANIFEST_NO_PARTNER)
                              : with == computed ? compose_word(compose, WORD_MANIFEST_EVERY_PARTNER) : names->str);
}

/* The lines of hito doctor, as they stood when the numbers were computed. */
static void
add_layers(Compose *compose)
{
    BlockTable *table = block_table_new(compose_word(compose, WORD_MANIFEST_SANDBOX));
    static const WordId HEADS[] = {WORD_MANIFEST_LAYER, WORD_MANIFEST_IN_FORCE, WORD_MANIFEST_LOST};
    for (size_t i = 0; i < G_N_ELEMENTS(HEADS); i++)
        block_table_add_column(table, COLUMN_WORDS, compose_word(compose, HEADS[i]));
    for (unsigned bit = 0; bit < SANDBOX_LAYERS; bit++) {
        const SandboxLayerText *text = sandbox_layer_text(bit);
        g_autofree char *whose = in_force(compose, bit);
        BlockRow *row = block_table_add_row(table);
        block_row_add(row, text->what[compose->language]);
        block_row_add(row, whose);
        block_row_add(row, text->lost[compose->language]);
    }
    report_add_table(compose->report, table);
}

/* "openat, socket (100 times or more)". Owner: caller. */
static char *
refused_calls(const Compose *compose, const GArray *refusals)
{
    g_autoptr(GString) calls = g_string_new(NULL);
    for (guint i = 0; i < refusals->len; i++) {
        const SandboxRefusal *refusal = &g_array_index(refusals, SandboxRefusal, i);
        g_autofree char *often = words_fill(compose->language, WORD_MANIFEST_REFUSED_OFTEN, refusal->call, NULL);
        g_string_append_printf(calls, "%s%s", i ? ", " : "", refusal->times < SANDBOX_TIMES_MAX ? refusal->call : often);
    }
    return g_strdup(calls->str);
}

static void
add_refusals(Compose *compose)
{
    const GPtrArray *partners = compose->publication->partners;
    bool none = true;
    for (guint i = 0; i < partners->len; i++) {
        const PublicationPartner *partner = g_ptr_array_index(partners, i);
        if (partner->refusals->len == 0)
            continue;
        g_autofree char *calls = refused_calls(compose, partner->refusals);
        g_autofree char *words = words_fill(compose->language, WORD_MANIFEST_REFUSED, partner->short_name, partner->plugin, calls, NULL);
        report_add_paragraph(compose->report, TONE_ALERT, words);
        none = false;
    }
    if (none)
        report_add_paragraph(compose->report, TONE_BODY, compose_word(compose, WORD_MANIFEST_REFUSED_NONE));
}

static bool
anything_computed(const Publication *publication)
{
    bool computed = false;
    for (guint i = 0; i < publication->partners->len; i++) {
        const PublicationPartner *partner = g_ptr_array_index(publication->partners, i);
        computed = computed || partner->layers != 0;
    }
    return computed;
}

void
compose_manifest(Compose *compose)
{
    compose_heading(compose, 1, WORD_MANIFEST, "manifest")->new_page = true;
    report_add_paragraph(compose->report, TONE_BODY, compose_word(compose, WORD_MANIFEST_LEAD));
    add_programme(compose);
    add_plugins(compose);
    add_signatures(compose);
    add_inputs(compose);
    if (anything_computed(compose->publication)) {
        add_layers(compose);
        add_refusals(compose);
    }
    Block *digest = report_add(compose->report, BLOCK_DIGEST);
    digest->title = g_strdup(compose_word(compose, WORD_MANIFEST_CONTENT));
}
