/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "core/model/binding.h"
#include "core/protect/protect_parts.h"

static char *
text_of(const ActualTable *printable, const Change *change)
{
    size_t w = window_set_index(printable->windows, change->window);
    Decimal number;
    const Actual *now = &actual_cells(change->indicator, w, change->table)[change->cell];
    return actual_decimal(change->indicator->definition, now, &number) ? decimal_text(number) : g_strdup("");
}

void
protect_parts_changes(const PublicationDraft *draft, Publication *p)
{
    for (guint i = 0; i < draft->changes->len; i++) {
        const Change *change = &g_array_index(draft->changes, Change, i);
        char day[16];
        period_format_day(change->was->as_of_day, day);
        Restatement *r = g_new0(Restatement, 1);
        r->indicator = g_strdup(change->indicator->definition->code);
        r->window = g_strdup(change->window->id);
        r->table = actual_table_name(change->indicator, change->table);
        r->cell = change->words_only && change->table > 0 ? g_strdup("")
                                                           : actual_cell_name(change->indicator, change->table, change->cell);
        r->words_only = change->words_only;
        r->old_text = g_strdup(change->words_only ? "" : change->was->text);
        r->new_text = change->words_only ? g_strdup("") : text_of(draft->printable, change);
        r->reason = g_strdup(draft->reason);
        r->person = g_strdup(draft->person);
        r->released_as_of = g_strdup(day);
        g_ptr_array_add(p->restatements, r);
    }
}

/* Ten of a kind are enough to mend a file by; the rest is a count. */
enum { SHOWN_OF_A_KIND = 10 };

static PublicationFinding *
finding_of(const Finding *f)
{
    g_autofree char *en = finding_sentence(f, LANGUAGE_EN), *es = finding_sentence(f, LANGUAGE_ES);
    PublicationFinding *finding = g_new0(PublicationFinding, 1);
    *finding = (PublicationFinding){f->number, MIN(f->level, FINDING_ERROR), g_strdup(f->partner), g_strdup(f->file), f->row,
                                    f->count, bilingual_dup(en, es)};
    return finding;
}

/* The rest of a kind stands once, without a row, behind the rows that are named. */
static void
put_finding(Publication *p, GHashTable *kinds, const Finding *f)
{
    PublicationFinding *finding = finding_of(f);
    char *kind = g_strdup_printf("%s|%s|%u|%s", f->partner, f->file, (unsigned)f->number,
                                 bilingual_peek(&finding->sentence, LANGUAGE_EN));
    GArray *state = g_hash_table_lookup(kinds, kind);
    if (!state) {
        state = g_array_new(FALSE, TRUE, sizeof(guint));
        g_hash_table_insert(kinds, kind, state);
    } else {
        g_free(kind);
    }
    if (state->len <= SHOWN_OF_A_KIND) {
        if (state->len == SHOWN_OF_A_KIND)
            finding->row = 0;
        guint at = p->findings->len;
        g_array_append_val(state, at);
        g_ptr_array_add(p->findings, finding);
        return;
    }
    PublicationFinding *rest = p->findings->pdata[g_array_index(state, guint, SHOWN_OF_A_KIND)];
    rest->count += f->count;
    bilingual_clear(&finding->sentence);
    g_free(finding->partner);
    g_free(finding->file);
    g_free(finding);
}

static void
state_free(void *data)
{
    g_array_free(data, TRUE);
}

void
protect_parts_findings(const PublicationDraft *draft, Publication *p)
{
    g_autoptr(GHashTable) kinds = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, state_free);
    for (size_t i = 0; i < finding_list_size(draft->findings); i++)
        put_finding(p, kinds, finding_list_peek(draft->findings, i));
}

/* A narrative may name a cell that no table of the report shows, in a window whose breakdowns the ledger keeps. */
static void
put_bound_value(const PublicationDraft *draft, Publication *p, const Binding *b)
{
    const ActualIndicator *a = actual_find(draft->printable, b->indicator);
    const Window *window = window_set_find(draft->printable->windows, b->window);
    size_t w = window ? window_set_index(draft->printable->windows, window) : 0;
    bool done = false;
    bool kept = window && window->last == draft->printable->windows->report_quarter;
    for (size_t t = 1; a && kept && b->measure < MEASURE_TARGET && t < a->n_tables; t++) {
        g_autofree char *table = actual_table_name(a, t);
        for (size_t c = 0; strcmp(table, b->table) == 0 && actual_cells(a, w, t) && c < a->n_cells[t]; c++) {
            g_autofree char *cell = actual_cell_name(a, t, c);
            if (strcmp(cell, b->cell) == 0 && !publication_find(p, b->indicator, b->window, table, cell, MEASURE_ACTUAL)) {
                protect_parts_cell(p, draft->printable, a, w, t, c);
                done = b->measure == MEASURE_ACTUAL;
            }
        }
    }
    if (!done && a && window)
        publication_add_value(p, b->indicator, b->window, b->table, b->cell, b->measure,
                              actual_cells(a, w, 0) && actual_cells(a, w, 0)->status == STATUS_SUPPRESSED
                                  ? STATUS_SUPPRESSED : STATUS_NOT_APPLICABLE, "");
}

static void
put_pieces(const PublicationDraft *draft, Publication *p, const char *text, GArray *pieces)
{
    Binding b;
    for (const char *at = text; binding_next(&at, &b);) {
        NarrativePiece piece = {NULL, NULL};
        if (b.kind == BINDING_VALUE && actual_find(draft->printable, b.indicator) &&
            window_set_find(draft->printable->windows, b.window)) {
            piece.value = binding_value_id(&b);
            if (!publication_find(p, b.indicator, b.window, b.table, b.cell, b.measure)) {
                put_bound_value(draft, p, &b);
                publication_index(p);
            }
        } else {
            piece.text = g_strndup(b.start, b.length);
        }
        g_array_append_val(pieces, piece);
    }
}

/* A text about an indicator belongs to the partner that reports it. */
static const char *
partner_of(const PublicationDraft *draft, const Narrative *narrative)
{
    const ActualIndicator *a = *narrative->indicator ? actual_find(draft->printable, narrative->indicator) : NULL;
    return a ? ((const Partner *)draft->plan->partners->pdata[a->partner])->id : narrative->partner;
}

void
protect_parts_narratives(const PublicationDraft *draft, Publication *p)
{
    for (guint i = 0; i < draft->plan->narratives->len; i++) {
        const Narrative *from = draft->plan->narratives->pdata[i];
        PublicationNarrative *n = publication_narrative_new();
        n->partner = g_strdup(partner_of(draft, from));
        n->indicator = g_strdup(from->indicator);
        n->kind = g_strdup(from->kind);
        for (int l = 0; l < LANGUAGE_COUNT; l++)
            put_pieces(draft, p, from->text[l] ? from->text[l] : "", n->pieces[l]);
        g_ptr_array_add(p->narratives, n);
    }
}
