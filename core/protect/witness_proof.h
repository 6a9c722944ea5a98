/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_PROTECT_WITNESS_PROOF_H
#define CORE_PROTECT_WITNESS_PROOF_H

#include "core/protect/witness_search.h"
#include "core/verify/verify.h"

/** Write what a search found as a proof for the verifier: each cell a count, each equation a printed form, each cell a
 *  printed or a hidden form, and the witnesses as often as they are taken.
 *  With @p k above zero the counts marked as children are protected up to k; with 0 every sensitive cell by its own levels,
 *  which the proof carries by multiples: a form m * (count - truth) + m * fall is small, zero under its lowered witness and
 *  no longer small under its raised one. Owner: caller, witness_proof_clear(). */
void witness_proof(const CellSystem *system, const WitnessSearch *search, int64_t k, VerifyProof *proof);

/** Put another proof of the same k behind a proof, its counts and witnesses renumbered. */
void witness_proof_append(VerifyProof *proof, const VerifyProof *more);

/** Free the arrays of such a proof and set all to zero. */
void witness_proof_clear(VerifyProof *proof);

#endif
