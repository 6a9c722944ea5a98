/* SPDX-License-Identifier: Apache-2.0 */
#include "core/verify/verify.h"

#include <stdlib.h>
#include <string.h>

/* Sum of the terms over a set of counts. */
static bool
value_of(const VerifyProof *proof, const VerifyForm *form, const int64_t *cells, int64_t *value)
{
    *value = 0;
    for (size_t i = form->first; i < form->first + form->count; i++) {
        int64_t part;
        if (__builtin_mul_overflow(proof->terms[i].factor, cells[proof->terms[i].cell], &part) ||
            __builtin_add_overflow(*value, part, value))
            return false;
    }
    return true;
}

static bool
range_is_good(const VerifyProof *proof, size_t first, size_t count)
{
    return count <= proof->n_terms && first <= proof->n_terms - count;
}

static VerifyVerdict
check_indexes(const VerifyProof *proof, size_t *at)
{
    for (*at = 0; *at < proof->n_terms; ++*at) {
        if (proof->terms[*at].cell >= proof->n_cells)
            return VERIFY_BAD_INDEX;
    }
    for (*at = 0; *at < proof->n_witnesses; ++*at) {
        if (!range_is_good(proof, proof->witnesses[*at].first, proof->witnesses[*at].count))
            return VERIFY_BAD_INDEX;
    }
    for (*at = 0; *at < proof->n_forms; ++*at) {
        const VerifyForm *form = &proof->forms[*at];
        if (!range_is_good(proof, form->first, form->count) ||
            (form->raised != VERIFY_NO_WITNESS && form->raised >= proof->n_witnesses) ||
            (form->lowered != VERIFY_NO_WITNESS && form->lowered >= proof->n_witnesses))
            return VERIFY_BAD_INDEX;
    }
    return VERIFY_SOUND;
}

static bool
is_small(const VerifyProof *proof, const VerifyForm *form, int64_t value)
{
    return form->counts_children && value != 0 && value > -proof->k && value < proof->k;
}

/* The truth itself: no count below zero, every printed number what the counts give, no small count printed, and a
 * witness on both sides of every hidden one. A range that lies among the small ones tells as much as a number. */
static VerifyVerdict
check_truth(const VerifyProof *proof, size_t *at)
{
    for (*at = 0; *at < proof->n_cells; ++*at) {
        if (proof->cells[*at] < 0)
            return VERIFY_NEGATIVE;
    }
    for (*at = 0; *at < proof->n_forms; ++*at) {
        const VerifyForm *form = &proof->forms[*at];
        int64_t value;
        if (!value_of(proof, form, proof->cells, &value))
            return VERIFY_OVERFLOW;
        if (form->printed && (value < form->low || value > form->high))
            return VERIFY_UNTRUE;
        if (!is_small(proof, form, value))
            continue;
        if (form->printed && (value > 0 ? form->low > 0 || form->high < proof->k : form->high < 0 || form->low > -proof->k))
            return VERIFY_SMALL_PRINTED;
        if (!form->printed && (form->raised == VERIFY_NO_WITNESS || form->lowered == VERIFY_NO_WITNESS))
            return VERIFY_NO_PROOF;
    }
    return VERIFY_SOUND;
}

/* Counts under a witness, in scratch: none below zero and every printed number still the same. */
static VerifyVerdict
check_witness(const VerifyProof *proof, const VerifyWitness *witness, int64_t *scratch)
{
    memcpy(scratch, proof->cells, proof->n_cells * sizeof *scratch);
    for (size_t i = witness->first; i < witness->first + witness->count; i++) {
        int64_t *cell = &scratch[proof->terms[i].cell];
        if (__builtin_add_overflow(*cell, proof->terms[i].factor, cell))
            return VERIFY_OVERFLOW;
    }
    for (size_t i = witness->first; i < witness->first + witness->count; i++) {
        if (scratch[proof->terms[i].cell] < 0)
            return VERIFY_NEGATIVE;
    }
    for (size_t f = 0; f < proof->n_forms; f++) {
        int64_t value;
        if (!proof->forms[f].printed)
            continue;
        if (!value_of(proof, &proof->forms[f], scratch, &value))
            return VERIFY_OVERFLOW;
        if (value < proof->forms[f].low || value > proof->forms[f].high)
            return VERIFY_SHOWS;
    }
    return VERIFY_SOUND;
}

/* Every hidden small count that names this witness must be carried to zero on one side and to k on the other. */
static VerifyVerdict
check_reach(const VerifyProof *proof, size_t witness, const int64_t *scratch)
{
    for (size_t f = 0; f < proof->n_forms; f++) {
        const VerifyForm *form = &proof->forms[f];
        int64_t value, truth;
        if (form->printed || (form->raised != witness && form->lowered != witness))
            continue;
        if (!value_of(proof, form, scratch, &value) || !value_of(proof, form, proof->cells, &truth))
            return VERIFY_OVERFLOW;
        if (!is_small(proof, form, truth))
            continue;
        if ((form->raised == witness && value < (truth > 0 ? proof->k : 0)) ||
            (form->lowered == witness && value > (truth > 0 ? 0 : -proof->k)))
            return VERIFY_TOO_NARROW;
    }
    return VERIFY_SOUND;
}

static VerifyVerdict
check_witnesses(const VerifyProof *proof, size_t *at)
{
    int64_t *scratch = malloc((proof->n_cells + 1) * sizeof *scratch);
    VerifyVerdict verdict = scratch ? VERIFY_SOUND : VERIFY_NO_MEMORY;
    for (size_t w = 0; verdict == VERIFY_SOUND && w < proof->n_witnesses; w++) {
        *at = w;
        verdict = check_witness(proof, &proof->witnesses[w], scratch);
        if (verdict == VERIFY_SOUND)
            verdict = check_reach(proof, w, scratch);
    }
    free(scratch);
    return verdict;
}

VerifyVerdict
verify_proof(const VerifyProof *proof, size_t *at)
{
    size_t unused;
    size_t *where = at ? at : &unused;
    VerifyVerdict verdict = check_indexes(proof, where);
    if (verdict == VERIFY_SOUND)
        verdict = check_truth(proof, where);
    if (verdict == VERIFY_SOUND)
        verdict = check_witnesses(proof, where);
    return verdict;
}

const char *
verify_verdict_text(VerifyVerdict verdict)
{
    static const char *const TEXTS[VERIFY_VERDICT_COUNT] = {
        "sound",
        "an index points outside",
        "a sum leaves 64 bits",
        "a count is below zero",
        "a printed number is not what the counts give",
        "a small count of children is printed",
        "a hidden small count has no witness",
        "a witness changes a printed number",
        "a witness does not reach far enough",
        "no memory",
    };
    return verdict < VERIFY_VERDICT_COUNT ? TEXTS[verdict] : "unknown";
}
