/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_VERIFY_PROOF_H
#define CORE_VERIFY_PROOF_H

#include <stdio.h>

#include "core/verify/verify.h"

/* The proof file: lines of words and decimal numbers, so that it can be checked by hand with additions alone.
 *     hito-proof 1 K CELLS FORMS WITNESSES TERMS
 *     c COUNT...                                  the true internal counts, any number a line; restricted
 *     p CHILDREN LOW HIGH N CELL FACTOR ...       a printed number with its N terms; CHILDREN is 1 or 0
 *     h CHILDREN RAISED LOWERED N CELL FACTOR ... a hidden number; witnesses by index from 0, - for none
 *     w N CELL CHANGE ...                         a witness
 *     end */

/** Write a proof. Errors: false when the stream fails. */
bool proof_write(const VerifyProof *proof, FILE *stream);

/** Read a proof; hostile until verified. @p line gets the number of the line at fault.
 *  Owner: caller, proof_clear(). Errors: false, and *proof is empty. */
bool proof_read(FILE *stream, VerifyProof *proof, size_t *line);

/** Free the arrays of a proof that was read and set all to zero. */
void proof_clear(VerifyProof *proof);

#endif
