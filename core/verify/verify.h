/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_VERIFY_VERIFY_H
#define CORE_VERIFY_VERIFY_H

/* The judge of disclosure control: integers and comparisons, no solver, no floating point, libc alone. It is meant to be
 * read in one sitting by somebody who trusts nothing else in this repository.
 *
 * What is to be proved: a reader who knows every printed number still cannot tell that a hidden small count is small, nor
 * that it is not zero. The proof shows, for each such count, two other sets of internal counts that give exactly the same
 * printed numbers: in one the hidden count is at least k, in the other it is zero.
 * Because both are possible, no method of the reader's can exclude either. Source: the witness argument follows from the
 * definition of interval disclosure in M. Fischetti, J.J. Salazar, Management Science 47 (2001) 1008-1027. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define VERIFY_NO_WITNESS SIZE_MAX

/** A whole number of times an internal count; in a witness: a change of that count. */
typedef struct VerifyTerm {
    uint32_t cell;
    int64_t factor;
} VerifyTerm;

/** A number about internal counts: the sum of its terms. Printed ones are known to lie in low..high (both equal for an
 *  exact number); hidden ones have two witnesses when they are small. */
typedef struct VerifyForm {
    size_t first, count; /* of VerifyProof.terms */
    bool printed;
    bool counts_children; /* a count from 1 to k-1 must not be learnt; of a difference its size */
    int64_t low, high;    /* printed forms */
    size_t raised, lowered; /* hidden forms: witnesses, or VERIFY_NO_WITNESS */
} VerifyForm;

/** Changes of internal counts that no printed number shows. */
typedef struct VerifyWitness {
    size_t first, count; /* of VerifyProof.terms */
} VerifyWitness;

/** All that is needed to check one release together with every earlier one. */
typedef struct VerifyProof {
    int64_t k;
    int64_t *cells; /* the true internal counts: restricted */
    VerifyTerm *terms;
    VerifyForm *forms;
    VerifyWitness *witnesses;
    size_t n_cells, n_terms, n_forms, n_witnesses;
} VerifyProof;

/** What is wrong with a proof. */
typedef enum VerifyVerdict {
    VERIFY_SOUND,
    VERIFY_BAD_INDEX,      /* a term, form or witness names something that is not there */
    VERIFY_OVERFLOW,       /* a sum leaves 64 bits */
    VERIFY_NEGATIVE,       /* a true count, or a count under a witness, is below zero */
    VERIFY_UNTRUE,         /* a printed number is not what the counts give */
    VERIFY_SMALL_PRINTED,  /* a printed number is a count of children from 1 to k-1 */
    VERIFY_NO_PROOF,       /* a hidden small count lacks a witness */
    VERIFY_SHOWS,          /* a witness changes a printed number */
    VERIFY_TOO_NARROW,     /* a witness does not carry its count far enough */
    VERIFY_NO_MEMORY,
    VERIFY_VERDICT_COUNT
} VerifyVerdict;

/** Check a whole proof. @p at, when not NULL, gets the index of the form or witness at fault.
 *  Errors: any verdict but VERIFY_SOUND means that the release must not be made. */
VerifyVerdict verify_proof(const VerifyProof *proof, size_t *at);

/** A short English sentence for a verdict. Owner: static. */
const char *verify_verdict_text(VerifyVerdict verdict);

#endif
