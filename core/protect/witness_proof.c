/* SPDX-License-Identifier: Apache-2.0 */
#include "core/protect/witness_proof.h"

#include <string.h>

/* Small enough for a proof file, so large that multiples of it tell levels up to ten thousand exactly. */
static const int64_t LEVELS_K = 100000000;

typedef struct Writer {
    const CellSystem *system;
    const WitnessSearch *search;
    int64_t k;       /* 0: by levels */
    GArray *terms;   /* of VerifyTerm */
    GArray *forms;   /* of VerifyForm */
    GArray *witnesses; /* of VerifyWitness */
    GHashTable *known; /* "witness times" to index + 1 */
} Writer;

static void
add_term(Writer *w, uint32_t cell, int64_t factor)
{
    VerifyTerm term = {cell, factor};
    g_array_append_val(w->terms, term);
}

static void
add_equations(Writer *w)
{
    for (size_t e = 0; e < cell_system_equations(w->system); e++) {
        size_t count;
        const SystemTerm *terms = cell_system_equation(w->system, e, &count);
        int64_t sum = 0;
        VerifyForm form = {w->terms->len, count, true, false, 0, 0, VERIFY_NO_WITNESS, VERIFY_NO_WITNESS};
        for (size_t t = 0; t < count; t++) {
            sum += terms[t].factor * cell_system_cell(w->system, terms[t].cell)->value;
            add_term(w, terms[t].cell, terms[t].factor);
        }
        form.low = form.high = sum;
        g_array_append_val(w->forms, form);
    }
}

static size_t
add_witness(Writer *w, WitnessUse use)
{
    if (use.witness < 0)
        return VERIFY_NO_WITNESS;
    char *name = g_strdup_printf("%d %" G_GINT64_FORMAT, use.witness, use.times);
    size_t at = GPOINTER_TO_SIZE(g_hash_table_lookup(w->known, name));
    if (at > 0) {
        g_free(name);
        return at - 1;
    }
    const Witness *witness = g_ptr_array_index(w->search->cover->witnesses, (guint)use.witness);
    VerifyWitness written = {w->terms->len, witness->count};
    for (size_t i = 0; i < witness->count; i++)
        add_term(w, witness->cells[i], use.times * witness->changes[i]);
    g_array_append_val(w->witnesses, written);
    g_hash_table_insert(w->known, name, GSIZE_TO_POINTER((gsize)w->witnesses->len));
    return w->witnesses->len - 1;
}

static void
add_cell(Writer *w, uint32_t index)
{
    const SystemCell *cell = cell_system_cell(w->system, index);
    VerifyForm form = {w->terms->len, 1, !cell->hidden, w->k > 0 && cell->counts_children, cell->value, cell->value,
                       VERIFY_NO_WITNESS, VERIFY_NO_WITNESS};
    add_term(w, index, 1);
    if (cell->hidden && w->k > 0 && cell->rise > 0 && cell->fall > 0) {
        form.raised = add_witness(w, w->search->uses[2 * (size_t)index]);
        form.lowered = add_witness(w, w->search->uses[2 * (size_t)index + 1]);
    }
    g_array_append_val(w->forms, form);
}

/* A sensitive cell by its levels; the count after the last cell is 1 and printed. */
static void
add_levels(Writer *w, uint32_t index)
{
    const SystemCell *cell = cell_system_cell(w->system, index);
    if (cell->rise <= 0 || cell->fall <= 0)
        return;
    int64_t times = (LEVELS_K + cell->rise + cell->fall - 1) / (cell->rise + cell->fall);
    size_t raised = add_witness(w, w->search->uses[2 * (size_t)index]);
    size_t lowered = add_witness(w, w->search->uses[2 * (size_t)index + 1]);
    VerifyForm form = {w->terms->len, 2, false, true, 0, 0, raised, lowered};
    add_term(w, index, times);
    add_term(w, (uint32_t)cell_system_size(w->system), -times * (cell->value - cell->fall));
    g_array_append_val(w->forms, form);
}

static void
take(Writer *w, VerifyProof *proof)
{
    size_t n = cell_system_size(w->system);
    *proof = (VerifyProof){.k = w->k > 0 ? w->k : LEVELS_K, .n_cells = n + (w->k == 0), .n_terms = w->terms->len,
                           .n_forms = w->forms->len, .n_witnesses = w->witnesses->len};
    proof->cells = g_new(int64_t, n + 1);
    for (size_t c = 0; c < n; c++)
        proof->cells[c] = cell_system_cell(w->system, c)->value;
    proof->cells[n] = 1;
    proof->terms = (VerifyTerm *)(void *)g_array_free(w->terms, FALSE);
    proof->forms = (VerifyForm *)(void *)g_array_free(w->forms, FALSE);
    proof->witnesses = (VerifyWitness *)(void *)g_array_free(w->witnesses, FALSE);
}

void
witness_proof(const CellSystem *system, const WitnessSearch *search, int64_t k, VerifyProof *proof)
{
    size_t n = cell_system_size(system);
    Writer w = {system, search, k, g_array_new(FALSE, FALSE, sizeof(VerifyTerm)), g_array_new(FALSE, FALSE, sizeof(VerifyForm)),
                g_array_new(FALSE, FALSE, sizeof(VerifyWitness)), g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    add_equations(&w);
    for (uint32_t c = 0; c < n; c++)
        add_cell(&w, c);
    if (k == 0) {
        VerifyForm one = {w.terms->len, 1, true, false, 1, 1, VERIFY_NO_WITNESS, VERIFY_NO_WITNESS};
        add_term(&w, (uint32_t)n, 1);
        g_array_append_val(w.forms, one);
        for (uint32_t c = 0; c < n; c++)
            add_levels(&w, c);
    }
    take(&w, proof);
    g_hash_table_unref(w.known);
}

static size_t
moved(size_t witness, size_t by)
{
    return witness == VERIFY_NO_WITNESS ? witness : witness + by;
}

void
witness_proof_append(VerifyProof *proof, const VerifyProof *more)
{
    size_t cells = proof->n_cells, terms = proof->n_terms, forms = proof->n_forms, witnesses = proof->n_witnesses;
    proof->cells = g_renew(int64_t, proof->cells, cells + more->n_cells + 1);
    proof->terms = g_renew(VerifyTerm, proof->terms, terms + more->n_terms + 1);
    proof->forms = g_renew(VerifyForm, proof->forms, forms + more->n_forms + 1);
    proof->witnesses = g_renew(VerifyWitness, proof->witnesses, witnesses + more->n_witnesses + 1);
    memcpy(proof->cells + cells, more->cells, more->n_cells * sizeof *proof->cells);
    for (size_t t = 0; t < more->n_terms; t++)
        proof->terms[terms + t] = (VerifyTerm){(uint32_t)(more->terms[t].cell + cells), more->terms[t].factor};
    for (size_t f = 0; f < more->n_forms; f++) {
        VerifyForm form = more->forms[f];
        form.first += terms;
        form.raised = moved(form.raised, witnesses);
        form.lowered = moved(form.lowered, witnesses);
        proof->forms[forms + f] = form;
    }
    for (size_t w = 0; w < more->n_witnesses; w++)
        proof->witnesses[witnesses + w] = (VerifyWitness){more->witnesses[w].first + terms, more->witnesses[w].count};
    proof->n_cells += more->n_cells;
    proof->n_terms += more->n_terms;
    proof->n_forms += more->n_forms;
    proof->n_witnesses += more->n_witnesses;
}

void
witness_proof_clear(VerifyProof *proof)
{
    g_free(proof->cells);
    g_free(proof->terms);
    g_free(proof->forms);
    g_free(proof->witnesses);
    memset(proof, 0, sizeof *proof);
}
